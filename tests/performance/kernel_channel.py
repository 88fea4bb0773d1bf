"""A visitor's websocket to a kernel: opened, and all widget state received, as the page does it."""

import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from performance.http_client import Visitor

MOST_BYTES = 64_000_000
Channel = Callable[[Visitor, str], Awaitable[WebSocketClientConnection]]
"""Opens the channel of a visitor and a kernel id; done once all state has come."""


async def voila(visitor: Visitor, kernel_id: str) -> WebSocketClientConnection:
    """Ask the kernel for the state of all its widgets, as Voilà's manager does."""
    session, comm_id = uuid.uuid4().hex, uuid.uuid4().hex
    path = f"/api/kernels/{kernel_id}/channels?session_id={session}"
    socket = await _open(visitor, path)
    opening = {"comm_id": comm_id, "target_name": "jupyter.widget.control", "data": {}}
    metadata = {"version": "1.0.0"}
    await socket.write_message(_message(session, "comm_open", opening, metadata))
    asking = {"comm_id": comm_id, "data": {"method": "request_states"}}
    await socket.write_message(_message(session, "comm_msg", asking))
    await _until(socket, b"update_states")
    return socket


async def solara(visitor: Visitor, kernel_id: str) -> WebSocketClientConnection:
    """Have the app run, as Solara's page does; all its widgets come before it says so."""
    session, comm_id = str(uuid.uuid4()), str(uuid.uuid4())
    path = f"/jupyter/api/kernels/{kernel_id}/channels?session_id={session}"
    socket = await _open(visitor, path)
    await socket.write_message(_message(session, "kernel_info_request", {}))
    opening = {"comm_id": comm_id, "target_name": "solara.control", "data": {}}
    await socket.write_message(_message(session, "comm_open", opening))
    how = {"path": "/", "dark": False, "themes": {"light": {}, "dark": {}}, "appName": None}
    asking = {"comm_id": comm_id, "data": {"method": "run", "args": how}}
    await socket.write_message(_message(session, "comm_msg", asking))
    await _until(socket, comm_id.encode(), b"finished")
    return socket


CHANNELS: dict[str, Channel] = {"voila": voila, "solara": solara}


async def _open(visitor: Visitor, path: str) -> WebSocketClientConnection:
    headers = {"Origin": f"http://localhost:{visitor.port}", "Cookie": visitor.header()}
    request = HTTPRequest(
        f"ws://localhost:{visitor.port}{path}", headers=headers, connect_timeout=120
    )
    return await websocket_connect(request, max_message_size=MOST_BYTES)


async def _until(socket: WebSocketClientConnection, *words: bytes) -> None:
    """Read until a message holds all the words.

    Raises:
        RuntimeError: the server closed the channel before.
    """
    while True:
        message = await socket.read_message()
        if message is None:
            raise RuntimeError(f"the channel was closed ({socket.close_code}) before {words!r}")
        content = message.encode() if isinstance(message, str) else message
        if all(word in content for word in words):
            return


def _message(
    session: str, kind: str, content: dict[str, Any], metadata: dict[str, Any] | None = None
) -> str:
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": session,
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    whole = {
        "header": header,
        "parent_header": {},
        "metadata": metadata or {},
        "content": content,
        "channel": "shell",
        "buffers": [],
    }
    return json.dumps(whole)
