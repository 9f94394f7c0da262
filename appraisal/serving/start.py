"""Starting the server from a command or a notebook."""

import os
import runpy
import socket
from pathlib import Path

from appraisal.errors import AppraisalError, CallError
from appraisal.places import APP
from appraisal.serving.settings import REHEARSE_VARIABLE, streamlit_settings
from appraisal.workshops import FOLDER_VARIABLE, held_workshops, let_go


class ServeError(AppraisalError):
    """The server cannot start as asked."""


def serve(
    port: int = 8501,
    address: str = "127.0.0.1",
    data: Path | None = None,
    database: str | None = None,
    rehearse: int | None = None,
) -> None:
    """Start the server and keep going until it is stopped.

    `data` is the folder of the workshops' file; `rehearse` begins a workshop with so many
    simulated people. Raises `AppraisalError` where it cannot start, before anything is changed.
    """
    if database is not None:
        raise CallError(
            f"--database was given as '{database}'. This version keeps its workshops in a DuckDB "
            "file only: leave --database out, and choose the folder with --data."
        )
    if rehearse is not None and not 1 <= rehearse <= 2000:
        raise CallError(f"--rehearse was given as {rehearse}. Use a number from 1 to 2000.")
    _check_port(address, port)
    if data is not None:
        os.environ[FOLDER_VARIABLE] = str(data)
    os.environ[REHEARSE_VARIABLE] = str(rehearse or "")
    held_workshops()
    try:
        app = runpy.run_path(str(APP))["app"]
        app.run(
            config={**streamlit_settings(), "server.port": port, "server.address": address},
        )
    finally:
        let_go()


def _check_port(address: str, port: int) -> None:
    try:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OverflowError as error:
        raise CallError(f"--port was given as {port}. Use a number from 1 to 65535.") from error
    except socket.gaierror as error:
        raise CallError(
            f"--address was given as '{address}', which is no address of this machine. Use "
            "127.0.0.1 for this machine alone, or 0.0.0.0 for everybody on its network."
        ) from error
    except OSError as error:
        raise ServeError(
            f"Port {port} on {address} cannot be used ({error.strerror}). Another server may be "
            f"running there: stop it, or choose another port with --port."
        ) from error
