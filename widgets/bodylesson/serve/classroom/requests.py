"""A class by plain requests: opening one, and following it where WebSockets are blocked."""

import json
import secrets
from typing import Any

import tornado.web
from tornado.httputil import split_host_and_port

from bodylesson.serve.classroom.channel import UnreachableError
from bodylesson.serve.classroom.commands import RefusedError
from bodylesson.serve.classroom.members import Member, Role
from bodylesson.serve.classroom.rooms import NoEntryError, Rooms
from bodylesson.serve.classroom.socket import parsed, sync
from bodylesson.serve.guard import LOCAL_NAMES, Guarded, is_local
from bodylesson.serve.invitation import address, network_address

WAIT_SECONDS = 20
"""How long a request waits for something new."""


class ClassRequest(Guarded):
    """Base: JSON for this origin alone. Secrets come in headers, which no log holds."""

    def initialize(self, rooms: Rooms, key: str) -> None:
        """`key` opens a class from another machine."""
        self.rooms = rooms
        self.key = key

    def prepare(self) -> None:
        """Refuse what another site's page asks for."""
        super().prepare()
        origin = self.request.headers.get("Origin")
        if origin is not None and origin.partition("//")[2] != self.request.host:
            raise tornado.web.HTTPError(403)

    def hello(self) -> dict[str, Any]:
        """The greeting that the headers hold."""
        headers = self.request.headers
        named = {"code": "Class-Code", "token": "Class-Token", "role": "Class-Role"}
        return {name: headers.get(header) for name, header in named.items()}

    def say(self, message: dict[str, Any], status: int = 200) -> None:
        """Answer in JSON that nobody keeps."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(message))


class OpenHandler(ClassRequest):
    """Opens a class, from this machine or with the key that was printed at the start."""

    async def post(self) -> None:
        """The new room's code and token."""
        given = self.request.headers.get("Class-Key", "")
        if not is_local(self.request) and not secrets.compare_digest(given, self.key):
            self.say({"t": "no", "why": "key"}, 403)
            return
        try:
            opened = await self.rooms.open()
        except (NoEntryError, UnreachableError):
            self.say({"t": "no", "why": "full"}, 503)
            return
        self.say({"code": opened.code, "token": opened.token})


class AddressHandler(ClassRequest):
    """Where phones find this machine, which a board that was opened as `localhost` cannot know."""

    def get(self) -> None:
        """The address; null where the one that was asked for is as good."""
        host, port = split_host_and_port(self.request.host.lower())
        reached = network_address() if host.strip("[]") in LOCAL_NAMES else None
        self.say({"address": address(reached, port or 80) if reached else None})


class StateHandler(ClassRequest):
    """The state once it is newer than what the client has, for networks without WebSockets."""

    async def get(self) -> None:
        """A snapshot, at the latest after `WAIT_SECONDS`."""
        received = self.rooms.now()
        try:
            room, role = await self.rooms.find(self.hello())
            after = self.get_query_argument("after", "0")
            if after.isdecimal() and len(after) < 12:
                v = int(after)
                room = await self.rooms.changed_since(room.code, v, WAIT_SECONDS) or room
        except NoEntryError as error:
            self.say({"t": "no", "why": str(error)}, 404)
        except UnreachableError:
            self.say({"t": "again"}, 503)
        else:
            self.say({**self.rooms.state(room, role), "s1": received, "s2": self.rooms.now()})


class SayHandler(ClassRequest):
    """What a client without a WebSocket says."""

    async def post(self) -> None:
        """One message, as the socket takes it."""
        received = self.rooms.now()
        message = parsed(self.request.body.decode("utf-8", "replace"))
        if message is None:
            raise tornado.web.HTTPError(400)
        try:
            room, role = await self.rooms.find(self.hello())
            member = Member(role, lambda _: None)
            if message.get("t") == "sync":
                self.say(sync(message, received, self.rooms.now()))
                return
            if message.get("t") == "answer":
                await self.rooms.answer(room.code, member, message)
            elif message.get("t") == "cmd":
                await self.rooms.command(room.code, member, message.get("v"), message.get("do"))
            elif message.get("t") == "results" and role is Role.DESK:
                self.say(json.loads(await self.rooms.results(room.code)))
                return
        except NoEntryError as error:
            self.say({"t": "no", "why": str(error)}, 404)
        except RefusedError as error:
            self.say(error.message(), 409)
        except UnreachableError:
            self.say({"t": "again"}, 503)
        else:
            self.say({"t": "heard"})
