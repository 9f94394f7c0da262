"""A projector without a browser: Streamlit's own messages, sent and read as the browser does."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

import websockets
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.typing import Origin, Subprotocol


@dataclass
class Projector:
    """One open Screen page. `shown` lists (moment, ledger version) for each redraw that ended."""

    address: str
    code: str
    cookie: str
    shown: list[tuple[float, int]] = field(default_factory=list)
    _socket: Any = None
    _fragment: str = ""
    _listener: str = ""
    _pending: int = 0

    async def open(self) -> None:
        """Open the page and read it until it has been drawn."""
        url = self.address.replace("http", "ws", 1) + "/_stcore/stream"
        self._socket = await websockets.connect(
            url,
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": self.cookie},
            origin=Origin(self.address),
            max_size=None,
        )
        await self._rerun()
        while not self.shown:
            await self._read()

    async def follow(self, versions: "asyncio.Queue[int]") -> None:
        """Do what the listener on the page does: ask for a redraw when a later version comes.

        One redraw at a time, always for the latest version, until cancelled.
        """
        while True:
            latest = await versions.get()
            while not versions.empty():
                latest = versions.get_nowait()
            if latest <= self.shown[-1][1]:
                continue
            drawn = len(self.shown)
            await self._rerun(tick=latest)
            while len(self.shown) == drawn:
                await self._read()

    async def _rerun(self, tick: int | None = None) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = f"workshop={self.code}"
        state.page_name = "screen"
        state.context_info.url = f"{self.address}/screen?workshop={self.code}"
        if tick is not None:
            state.fragment_id = self._fragment
            widget = state.widget_states.widgets.add()
            widget.id = _make_trigger_id(self._listener, "events")
            widget.json_trigger_value = json.dumps([{"event": "tick", "value": tick}])
        await self._socket.send(message.SerializeToString())

    async def _read(self) -> None:
        message = ForwardMsg()
        message.ParseFromString(await self._socket.recv())
        kind = message.WhichOneof("type")
        if kind == "delta":
            element = message.delta.new_element
            if element.WhichOneof("type") == "bidi_component":
                self._note(element.bidi_component, message.delta.fragment_id)
            elif element.WhichOneof("type") == "exception":
                raise RuntimeError(element.exception.message)
        elif kind == "script_finished" and self._pending:
            self.shown.append((time.perf_counter(), self._pending))

    def _note(self, component: BidiComponent, fragment: str) -> None:
        data = json.loads(component.json)
        if "version" in data:
            self._listener, self._fragment = component.id, fragment
            self._pending = data["version"]
