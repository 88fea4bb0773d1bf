"""A visitor's websocket to a kernel, which can also say what Voilà's script never would."""

import json
import re
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.browser.servers import Server
from tests.serve.asking import ask, port

PROTOCOL = "v1.kernel.websocket.jupyter.org"


def take_page(server: Server, path: str = "/live/instructor") -> tuple[str, str]:
    """Open a live page as a visitor; its HTML and the id of its kernel."""
    answer = ask(server, path)
    assert answer.status == 200, answer.status
    found = re.search(r'"kernelId": "([0-9a-f-]{36})"', answer.text)
    assert found
    return answer.text, found[1]


def leave(server: Server, kernel_id: str) -> None:
    """Leave a live page, as Voilà's script says it."""
    ask(server, f"/voila/api/shutdown/{kernel_id}", "POST", b"")


def message(kind: str, content: dict[str, Any], channel: str = "shell") -> dict[str, Any]:
    """A message of Jupyter's protocol."""
    header = {
        "msg_id": uuid.uuid4().hex,
        "msg_type": kind,
        "session": "visitor",
        "username": "",
        "version": "5.3",
        "date": "2026-01-01T00:00:00Z",
    }
    return {
        "channel": channel,
        "header": header,
        "parent_header": {},
        "metadata": {},
        "content": content,
        "buffers": [],
    }


def packed(sent: dict[str, Any]) -> bytes:
    """The same in the protocol of today's browsers."""
    parts = [sent[name] for name in ("header", "parent_header", "metadata", "content")]
    raw = [json.dumps(part).encode() for part in parts]
    whole: bytes = serialize_msg_to_ws_v1(raw, sent["channel"])
    return whole


def header_of(received: str | bytes | None) -> dict[str, Any]:
    """The header of what came, in either protocol; empty where the connection was closed."""
    if received is None:
        return {}
    if isinstance(received, str):
        header: dict[str, Any] = json.loads(received)["header"]
        return header
    count = int.from_bytes(received[:8], "little")
    offsets = [int.from_bytes(received[8 * (n + 1) : 8 * (n + 2)], "little") for n in range(count)]
    header = json.loads(received[offsets[1] : offsets[2]])
    return header


@asynccontextmanager
async def channel(
    server: Server, kernel_id: str, protocol: str | None = PROTOCOL, **headers: str
) -> AsyncIterator[WebSocketClientConnection]:
    """An open websocket to a kernel."""
    address = f"ws://127.0.0.1:{port(server)}/api/kernels/{kernel_id}/channels?session_id=visitor"
    request = HTTPRequest(address, headers=headers, request_timeout=60)
    socket = await websocket_connect(request, subprotocols=[protocol] if protocol else None)
    try:
        yield socket
    finally:
        socket.close()
