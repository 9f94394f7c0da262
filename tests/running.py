"""A real server in a process of its own, for tests that need one."""

import contextlib
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

PATIENCE = 60.0


@dataclass
class Server:
    """A running server: its address, the facilitator's link it printed, and its data folder."""

    process: subprocess.Popen[bytes]
    address: str
    facilitator_link: str
    folder: Path

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def facilitator_cookie(self) -> str:
        """The Cookie header of a browser that opened the facilitator's link."""
        answer = httpx.get(self.facilitator_link)
        return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running_server(folder: Path, *arguments: str) -> Iterator[Server]:
    """Start `appraisal serve` on a free port and wait until it answers; stop it at the end."""
    port = free_port()
    log = folder.parent / f"server-{port}.log"
    command = [sys.executable, "-m", "appraisal", "serve", "--port", str(port)]
    command += ["--data", str(folder), *arguments]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: process.poll() is not None or _answers(address))
        printed = log.read_text()
        link = re.search(r"http://\S+/f/\S+", printed)
        assert link, f"The server did not start:\n{printed}"
        yield Server(process, address, link.group(), folder)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until(condition: Callable[[], bool], patience: float = PATIENCE) -> None:
    """Wait for a condition, and fail when patience runs out."""
    never = threading.Event()
    until = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < until, "What the test waits for did not happen."
        # Gives way to the server between two looks.
        never.wait(0.05)


def _answers(address: str) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return httpx.get(f"{address}/_stcore/health").status_code == 200
    return False
