"""The one connection of a class: whole snapshots down, few small messages up."""

import asyncio
import json
import logging
import socket
from typing import Any

import tornado.web
import tornado.websocket

from bodylesson.serve.classroom.ceilings import Ceiling
from bodylesson.serve.classroom.channel import UnreachableError
from bodylesson.serve.classroom.commands import RefusedError
from bodylesson.serve.classroom.members import Member, Role
from bodylesson.serve.classroom.messages import MOST_BYTES
from bodylesson.serve.classroom.rooms import NoEntryError, Rooms
from bodylesson.serve.guard import Guarded

LOG = logging.getLogger(__name__)
A_SECOND = 10
"""So many messages a second a connection may send."""
AT_ONCE = 25
"""And so many at once: joining sends a greeting and eight questions about the clock."""
GREETING_SECONDS = 10
MOST_STRANGERS = 500
"""Connections that have not said yet which class they want."""
KEPT_BYTES = 16 * 1024
"""Bytes on their way that the system keeps for a connection; Linux doubles it for its own needs."""
POLICY_VIOLATED, TRY_LATER = 1008, 1013


class ClassSocket(tornado.websocket.WebSocketHandler, Guarded):
    """Someone in a class, or about to be. Sets no cookie and reads none."""

    _strangers = 0

    def initialize(self, rooms: Rooms) -> None:
        """Take the rooms."""
        self._rooms = rooms
        self._code = ""
        self._member: Member | None = None
        self._newest: str | None = None
        self._sending = False
        self._greeted: asyncio.TimerHandle | None = None
        self._is_stranger = False

    def open(self, *_: str, **__: str) -> None:
        """Wait for the greeting."""
        loop = asyncio.get_running_loop()
        self.set_nodelay(True)
        _keep_little(self)
        self._ceiling = Ceiling(A_SECOND, AT_ONCE, loop.time)
        if ClassSocket._strangers >= MOST_STRANGERS:
            self.close(TRY_LATER, "busy")
            return
        ClassSocket._strangers += 1
        self._is_stranger = True
        self._greeted = loop.call_later(GREETING_SECONDS, self.close, POLICY_VIOLATED, "hello")

    async def on_message(self, text: str | bytes) -> None:
        """Hear a message; whoever sends too many, or nonsense, is let go."""
        received = self._rooms.now()
        if not self._ceiling.take():
            self.close(POLICY_VIOLATED, "too many")
            return
        message = parsed(text)
        if message is None:
            self.close(POLICY_VIOLATED, "message")
        elif message.get("t") == "hello":
            await self._greet(message)
        elif self._member is None:
            self.close(POLICY_VIOLATED, "hello")
        else:
            await self._hear(self._member, message, received)

    async def _greet(self, hello: dict[str, Any]) -> None:
        if self._member is not None:
            return
        try:
            room, role = await self._rooms.find(hello)
            member = Member(role, self.offer, ready=hello.get("ready") is True)
            self._rooms.enter(room, member)
        except NoEntryError as error:
            self._say({"t": "no", "why": str(error)})
            self.close(TRY_LATER if str(error) == "busy" else POLICY_VIOLATED, str(error))
        except UnreachableError:
            self.close(TRY_LATER, "busy")
        else:
            self._code, self._member = room.code, member
            self._known()

    async def _hear(self, member: Member, message: dict[str, Any], received: int) -> None:
        try:
            match message.get("t"):
                case "sync":
                    self._say(sync(message, received, self._rooms.now()))
                case "ready":
                    self._rooms.set_ready(self._code, member, message.get("ready") is True)
                case "answer":
                    await self._rooms.answer(self._code, member, message)
                case "cmd":
                    do, v = message.get("do"), message.get("v")
                    await self._rooms.command(self._code, member, v, do)
                case "results" if member.role is Role.DESK:
                    self._send(await self._rooms.results(self._code))
                case _:
                    self.close(POLICY_VIOLATED, "message")
        except RefusedError as error:
            self._say(error.message())
            if self._newest is None and member.role is Role.DESK:
                # It saw something older: here is what there is.
                await self._rooms.say_again(self._code, member)
        except UnreachableError:
            self._say({"t": "again"})

    def offer(self, text: str) -> None:
        """Take the newest snapshot; a slow phone misses those in between, and none of it waits."""
        self._newest = text
        if not self._sending:
            self._sending = True
            asyncio.create_task(self._send_newest())  # noqa: RUF006 (ends with the connection)

    async def _send_newest(self) -> None:
        try:
            while self._newest is not None:
                text, self._newest = self._newest, None
                await self.write_message(text)
                if text == CLOSED:
                    self.close(1000, "closed")
        except (tornado.websocket.WebSocketClosedError, tornado.iostream.StreamClosedError):
            self._newest = None
        finally:
            self._sending = False

    def _say(self, message: dict[str, Any]) -> None:
        self._send(json.dumps(message, separators=(",", ":")))

    def _send(self, text: str) -> None:
        # Whoever does not read gets no more to read.
        if self._sending and self._is_slow():
            return
        try:
            self.write_message(text)
        except tornado.websocket.WebSocketClosedError:
            return

    def _is_slow(self) -> bool:
        stream = getattr(self.ws_connection, "stream", None)
        return stream is None or bool(stream.writing())

    def on_close(self) -> None:
        """The connection is gone."""
        self._known()
        if self._member is not None:
            self._rooms.leave(self._code, self._member)

    def _known(self) -> None:
        """Whoever it is, it is no stranger any more."""
        if self._is_stranger:
            ClassSocket._strangers -= 1
            self._is_stranger = False
        if self._greeted is not None:
            self._greeted.cancel()
            self._greeted = None


CLOSED = json.dumps({"t": "closed"})


def _keep_little(handler: ClassSocket) -> None:
    """Let the system keep little for a phone that does not read.

    By itself Linux keeps up to 4 MB for a connection, thousands of snapshots that nobody wants any
    more. Where little is kept, the next one waits here, and the newest takes its place.
    """
    stream = getattr(handler.ws_connection, "stream", None)
    if stream is not None:
        stream.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KEPT_BYTES)


def parsed(text: str | bytes) -> dict[str, Any] | None:
    """A message; None where it is none."""
    if isinstance(text, bytes) or len(text) > MOST_BYTES:
        return None
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return message if isinstance(message, dict) else None


def sync(asked: dict[str, Any], received: int, now: int) -> dict[str, Any]:
    """An answer about the clock: when the question left, came here, and was answered, in ms."""
    c0 = asked.get("c0")
    return {"t": "sync", "c0": c0 if isinstance(c0, int | float) else 0, "s1": received, "s2": now}
