"""A visitor's websocket to a kernel: opened, and all widget state received, as the page does it."""

import json
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bench.http_client import Visitor

MOST_BYTES = 64_000_000
PROTOCOL = "v1.kernel.websocket.jupyter.org"
"""What JupyterLab's and Voilà's scripts speak. Voilà 0.5.13 takes a binary message of the older
protocol for one of this, and counts without end."""
Channel = Callable[[Visitor, str], Awaitable[WebSocketClientConnection]]
"""Opens the channel of a visitor and a kernel id; done once all state has come."""


async def voila(visitor: Visitor, kernel_id: str) -> WebSocketClientConnection:
    """Ask the kernel for the state of all its widgets, as Voilà's manager does."""
    session, comm_id = uuid.uuid4().hex, uuid.uuid4().hex
    path = f"/api/kernels/{kernel_id}/channels?session_id={session}"
    socket = await _open(visitor, path, PROTOCOL)
    opening = {"comm_id": comm_id, "target_name": "jupyter.widget.control", "data": {}}
    metadata = {"version": "1.0.0"}
    await _say(socket, _message(session, "comm_open", opening, metadata))
    asking = {"comm_id": comm_id, "data": {"method": "request_states"}}
    await _say(socket, _message(session, "comm_msg", asking))
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


async def _say(socket: WebSocketClientConnection, text: str) -> None:
    """Send a message as `PROTOCOL` packs it."""
    whole = json.loads(text)
    parts = [json.dumps(whole[name]) for name in ("header", "parent_header", "metadata", "content")]
    raw = [part.encode() for part in parts]
    packed: Any = serialize_msg_to_ws_v1(raw, whole["channel"])
    await socket.write_message(bytes(packed), binary=True)


async def _open(
    visitor: Visitor, path: str, protocol: str | None = None
) -> WebSocketClientConnection:
    headers = {"Origin": f"http://localhost:{visitor.port}", "Cookie": visitor.header()}
    request = HTTPRequest(
        f"ws://localhost:{visitor.port}{path}",
        headers=headers,
        connect_timeout=120,
        request_timeout=600,
    )
    return await websocket_connect(
        request, max_message_size=MOST_BYTES, subprotocols=[protocol] if protocol else None
    )


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
