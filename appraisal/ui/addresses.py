"""The server's own addresses, by its settings and by the browser that asks."""

import socket
from urllib.parse import urlsplit

import streamlit as st

_EVERYWHERE = {"", "0.0.0.0", "::"}  # noqa: S104 - compared with, not bound to


def own_address() -> str:
    """The address at which this machine reaches its own server."""
    address = st.get_option("server.address") or ""
    return _address("127.0.0.1" if address in _EVERYWHERE else address)


def join_address() -> str:
    """The address at which people in the room reach the server, as far as it can be known."""
    address = st.get_option("server.address") or ""
    return _address(_on_the_network() if address in _EVERYWHERE else address)


def address_asked_for() -> str:
    """The address of this server as this browser reached it; empty where there is no browser."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _address(name: str) -> str:
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{st.get_option('server.port')}"


def _on_the_network() -> str:
    """This machine's address on its network, or localhost where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Connecting a datagram socket sends nothing; it only picks the way out.
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"
