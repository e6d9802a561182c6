"""Somebody at the desk as the server knows him: the messages that his browser exchanges with it.

Thirty browsers would measure themselves on a small machine; these visitors cost next to nothing.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60  # seconds
SHOWN = 20.0  # seconds after which a page that shows nothing new counts as one that never does


class Visitor:
    """A session with the workbench open; it asks for news as often as the page wants it to."""

    def __init__(self, connection: ClientConnection, query: str) -> None:
        self._connection = connection
        self._query = query
        self._component = self._fragment = ""
        self._revisions: dict[str, int] = {}
        self._shown = asyncio.Condition()
        self._asking: dict[str, asyncio.Task[None]] = {}

    async def listen(self) -> None:
        """Take in what the server sends, until the connection is closed."""
        async for data in self._connection:
            message = ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode())
            kind = message.WhichOneof("type")
            if kind == "delta":
                await self._see(message.delta)
            elif kind == "auto_rerun":
                self._ask(message.auto_rerun)
            elif kind == "stop_auto_rerun":
                for fragment in message.stop_auto_rerun.fragment_ids:
                    self._stop_asking(fragment)

    async def open(self) -> float:
        """Open the workbench; the seconds until it is there."""
        start = time.perf_counter()
        await self._send()
        await self._until(lambda: bool(self._component))
        return time.perf_counter() - start

    async def decide(self, fingerprint: str, revision: int) -> float:
        """Decide on a finding; the seconds from the click until the page shows it decided.

        ``SHOWN`` if it does not by then: what was stored is still unseen.
        """
        act = {
            "id": f"{fingerprint}-{revision}",
            "kind": "decide",
            "seen": [{"fingerprint": fingerprint, "revision": revision}],
            "state": "doubtful",
        }
        start = time.perf_counter()
        await self._send([{"event": "act", "value": act}], self._fragment)
        try:
            await self._until(lambda: self._revisions[fingerprint] > revision, SHOWN)
        except TimeoutError:
            return SHOWN
        return time.perf_counter() - start

    async def leave(self) -> None:
        """Stop asking and close the connection."""
        for task in self._asking.values():
            task.cancel()
        await self._connection.close()

    async def _until(self, is_shown: Callable[[], bool], seconds: float = PATIENCE) -> None:
        async with asyncio.timeout(seconds), self._shown:
            await self._shown.wait_for(is_shown)

    async def _see(self, delta: Any) -> None:
        if delta.new_element.WhichOneof("type") != "bidi_component":
            return
        shown = delta.new_element.bidi_component
        if "workbench" in shown.component_name:
            async with self._shown:
                self._component, self._fragment = shown.id, delta.fragment_id
                found = json.loads(shown.json or shown.mixed.json)["findings"]
                self._revisions = {each["key"]: each["revision"] for each in found}
                self._shown.notify_all()

    def _ask(self, wish: Any) -> None:
        if wish.fragment_id not in self._asking:
            task = asyncio.create_task(self._keep_asking(wish.fragment_id, wish.interval))
            self._asking[wish.fragment_id] = task

    def _stop_asking(self, fragment: str) -> None:
        if fragment in self._asking:
            self._asking.pop(fragment).cancel()

    async def _keep_asking(self, fragment: str, interval: float) -> None:
        while True:
            await asyncio.sleep(interval)
            await self._send(fragment=fragment)

    async def _send(self, events: list[Any] | None = None, fragment: str = "") -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = self._query, "workbench"
        state.fragment_id, state.is_auto_rerun = fragment, bool(fragment) and events is None
        if events is not None:
            state.widget_states.widgets.add(id=self._component, json_value="{}")
            trigger = trigger_of(self._component)
            state.widget_states.widgets.add(id=trigger, json_trigger_value=json.dumps(events))
        await self._connection.send(message.SerializeToString())


def trigger_of(component: str) -> str:
    """The id of the widget to which the events of a component belong."""
    from streamlit.components.v2.bidi_component.main import _make_trigger_id

    return _make_trigger_id(component, "events")


@asynccontextmanager
async def visitor(port: int, query: str) -> AsyncIterator[Visitor]:
    """A visitor of the server at this port."""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    origin: Any = f"http://127.0.0.1:{port}"
    connection = await connect(address, origin=origin, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
    found = Visitor(connection, query)
    async with asyncio.TaskGroup() as group:  # so that a fault in listening ends the waiting
        group.create_task(found.listen())
        yield found
        await found.leave()
