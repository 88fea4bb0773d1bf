"""People of a class as a server sees them: connections that speak its few words."""

import asyncio
import json
import shutil
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.browser.help.servers import ROOT, Server, health, started_server

Message = dict[str, Any]
PATIENCE_S = 60
"""Whoever waits longer for a message has failed."""
PREPARE: Message = {
    "name": "prepare",
    "variant": "drape",
    "side": "left",
    "breaths": 3,
    "tempo": 6,
    "digest": "0123abcd",
}


def class_folder(folder: Path, **settings: str) -> Path:
    """A project folder with the real lesson and a store of classes of its own."""
    for name in ("lessons", ".composed"):
        (ROOT / name).mkdir(exist_ok=True)
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "voila.json", folder)
    kept = json.loads((folder / "voila.json").read_text("utf-8"))
    kept["LessonServer"] |= {"class_store": "classes", **settings}
    (folder / "voila.json").write_text(json.dumps(kept), "utf-8")
    return folder


@contextmanager
def class_server(folder: Path, port: int | None = None, log: str = "log") -> Iterator[Server]:
    """A server of that folder, once its page is there.

    Composing takes half a minute of both processors, and some of it holds up the server's own loop
    for half a second. A test that measures meanwhile measures that: so it was with two servers of a
    tree whose page had not been composed yet.
    """
    with started_server(folder / log, folder, port) as server:
        while (said := health(server)) and said["status"] != "ok":
            assert said["fault"] is None, said["fault"]
            time.sleep(0.1)
        yield server


def open_class(server: Server) -> Message:
    """Open a class as the desk does; its code and token."""
    request = urllib.request.Request(f"{server.url}class", method="POST", data=b"")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return dict(json.load(answer))


class Client:
    """One connection, and all that it has heard."""

    def __init__(self, connection: WebSocketClientConnection) -> None:
        self.connection = connection
        self.states: list[Message] = []
        self.others: list[Message] = []
        self.at: dict[int, float] = {}
        """By version when its state first came, by the clock of this machine."""

    @property
    def state(self) -> Message:
        """The newest."""
        return self.states[-1]

    async def hear(self) -> Message | None:
        """The next message; None once the connection is gone."""
        text = await self.connection.read_message()
        if text is None:
            return None
        message: Message = json.loads(text)
        if message["t"] == "state":
            self.states.append(message)
            self.at.setdefault(message["v"], time.perf_counter())
        else:
            self.others.append(message)
        return message

    async def until(self, v: int) -> Message:
        """The state of that version or a later one."""
        async with asyncio.timeout(PATIENCE_S):
            while not self.states or self.state["v"] < v:
                await self._hear_more()
        return self.state

    async def answered(self, kind: str) -> Message:
        """The first message of a kind other than the state."""
        async with asyncio.timeout(PATIENCE_S):
            while not (found := [one for one in self.others if one["t"] == kind]):
                await self._hear_more()
        return found[0]

    async def let_go(self) -> int | None:
        """The status with which the server ends this connection, unless it first gives an answer.

        What changes of the state may still come: a class hears of those who come and go.
        """
        async with asyncio.timeout(PATIENCE_S):
            while await self.hear() is not None:
                assert not self.others, self.others
        return self.connection.close_code

    async def _hear_more(self) -> None:
        if await self.hear() is None:
            raise ConnectionError(f"closed at {self.connection.close_code}")

    async def say(self, **message: Any) -> None:
        """Send a message."""
        await self.connection.write_message(json.dumps(message))

    async def do(self, name: str, **more: Any) -> None:
        """As a desk: a command at the newest version."""
        await self.say(t="cmd", v=self.state["v"], do={"name": name, **more})


def socket_url(server: Server) -> str:
    """The address of the one connection."""
    return server.url.replace("http", "ws").replace("localhost", "127.0.0.1") + "class/socket"


async def connect(server: Server, **headers: str) -> Client:
    """A connection that has said nothing yet."""
    request = HTTPRequest(socket_url(server), headers=headers, connect_timeout=20)
    return Client(await websocket_connect(request))


async def join(server: Server, opened: Message, role: str = "student") -> Client:
    """Someone who is in."""
    client = await connect(server)
    secret = {"token": opened["token"]} if role == "desk" else {"code": opened["code"]}
    await client.say(t="hello", role=role, **secret)
    await client.until(1)
    return client
