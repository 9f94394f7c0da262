"""The server as a whole: links, doors, compression, and how it says that it cannot start."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from appraisal.errors import CallError
from appraisal.serving import serve
from appraisal.serving.start import ServeError
from appraisal.workshops import Workshops
from tests.running import Server, free_port, running_server, wait_until

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("serving") / "data") as started:
        yield started


def test_it_prints_the_private_link_the_join_link_and_a_qr_code(server: Server) -> None:
    log = next(server.folder.parent.glob("server-*.log")).read_text()
    assert f"Facilitator: {server.facilitator_link}" in log
    assert f"To join:     {server.address}/b" in log
    assert "█" in log or "▄" in log


def test_the_private_link_lets_in_and_leaves_no_secret_in_the_address(server: Server) -> None:
    answer = httpx.get(server.facilitator_link)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()


def test_it_stops_though_phones_are_listening(tmp_path: Path, small_set: str) -> None:
    folder = tmp_path / "data"
    prepared = Workshops(folder)
    code = prepared.open_workshop("Stopping", small_set).code
    prepared.close()
    with (
        running_server(folder) as stopping,
        httpx.stream("GET", f"{stopping.address}/live/{code}") as stream,
    ):
        lines = stream.iter_lines()
        while not next(lines).startswith("data:"):
            pass
        stopping.process.terminate()
        assert not any(line.startswith("data:") for line in lines)
        assert stopping.process.wait(30) is not None


@pytest.mark.parametrize("path", ["/f/guess", "/board/guess"])
def test_a_made_up_link_is_refused_in_a_sentence(server: Server, path: str) -> None:
    answer = httpx.get(server.address + path)
    assert answer.status_code == 404
    assert "link of this server. Use the one" in answer.text
    assert "set-cookie" not in answer.headers


def test_the_ballots_door_is_open_to_everybody(server: Server) -> None:
    assert httpx.get(f"{server.address}/b").status_code == 200


def test_only_the_facilitator_may_upload(server: Server) -> None:
    answer = httpx.put(f"{server.address}/_stcore/upload_file/session/file", content=b"x")
    assert answer.status_code == 403
    assert answer.text == "Only the facilitator may upload files."


def test_streamlits_scripts_come_compressed(server: Server) -> None:
    page = httpx.get(server.address).text
    script = page.split('src="./static/js/')[1].split('"')[0]
    url = f"{server.address}/static/js/{script}"
    small = httpx.get(url, headers={"Accept-Encoding": "br"})
    plain = httpx.get(url, headers={"Accept-Encoding": "identity"})
    assert small.headers["content-encoding"] == "br"
    assert small.content == plain.content
    assert int(small.headers["content-length"]) < len(plain.content) / 2


def test_a_second_server_on_the_same_folder_gets_a_sentence(server: Server) -> None:
    command = [sys.executable, "-m", "appraisal", "serve", "--port", str(free_port())]
    second = subprocess.run(
        [*command, "--data", str(server.folder)], capture_output=True, text=True, check=False
    )
    assert second.returncode == 1
    assert f"is already open in process {server.process.pid}." in second.stderr
    assert "Traceback" not in second.stderr


def test_a_port_in_use_is_said_so(server: Server, tmp_path: Path) -> None:
    port = int(server.address.rsplit(":", 1)[1])
    with pytest.raises(ServeError, match=rf"Port {port} .* choose another port with --port"):
        serve(port=port, data=tmp_path)


def test_a_rehearsal_of_a_thousandfold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="--rehearse was given as 100000"):
        serve(port=free_port(), data=tmp_path, rehearse=100_000)


def test_a_rehearsal_runs_by_itself_and_is_marked(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with running_server(folder, "--rehearse", "3") as rehearsing:
        log = next(folder.parent.glob("server-*.log"))
        wait_until(lambda: "simulated people: code " in log.read_text())
        code = log.read_text().split("simulated people: code ")[1][:6]
        assert "Rehearsal" in httpx.get(f"{rehearsing.address}/b/{code}").text
        wait_until(lambda: _joined(rehearsing, code) >= 1, patience=60)
    after = Workshops(folder)
    workshop = after.by_code(code)
    after.close()
    assert workshop.rehearsal


def _joined(server: Server, code: str) -> int:
    with httpx.stream("GET", f"{server.address}/live/{code}") as stream:
        for line in stream.iter_lines():
            if line.startswith("data:"):
                return int(line.split('"joined":')[1].split(",")[0])
    return 0
