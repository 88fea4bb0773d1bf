"""A lesson's classes as one thing for the server: the rooms, the key, and the addresses."""

import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodylesson.lesson.lesson import read_lesson
from bodylesson.serve.classroom.channel import Channel
from bodylesson.serve.classroom.clock import anchored
from bodylesson.serve.classroom.facts import facts_of
from bodylesson.serve.classroom.memory import MemoryChannel
from bodylesson.serve.classroom.pack import PackHandler, Packs
from bodylesson.serve.classroom.redis_channel import RedisChannel
from bodylesson.serve.classroom.requests import (
    AddressHandler,
    OpenHandler,
    SayHandler,
    StateHandler,
)
from bodylesson.serve.classroom.rooms import Rooms
from bodylesson.serve.classroom.socket import ClassSocket
from bodylesson.serve.handlers import PageHandler


@dataclass(frozen=True)
class Classes:
    """The classes of one lesson at this server."""

    rooms: Rooms
    key: str
    """Opens a class from another machine."""
    packs: Packs

    @classmethod
    def of(cls, lesson: Path, store: str, redis: str, key: str) -> "Classes":
        """The classes of a lesson's folder. The lesson is read once somebody opens a class.

        Raises:
            ImportError: `redis` is named and its package is not installed.
            ValueError: `redis` is no address.
        """
        channel: Channel
        if redis:
            channel = RedisChannel(redis)
        else:
            channel = MemoryChannel(Path(store) / lesson.name if store else None)
        rooms = Rooms(
            channel, lambda: facts_of(read_lesson(lesson).content), anchored(), time.monotonic
        )
        return cls(rooms, key or secrets.token_urlsafe(8), Packs(lesson))

    def routes(self, composer: dict[str, Any]) -> list[tuple[str, Any, dict[str, Any]]]:
        """Addresses and what answers them; board and desk are the lesson's own page."""
        rooms = {"rooms": self.rooms}
        keyed = {**rooms, "key": self.key}
        return [
            (r"/(?:board|desk)", PageHandler, composer),
            (r"/class", OpenHandler, keyed),
            (r"/class/socket", ClassSocket, rooms),
            (r"/class/state", StateHandler, keyed),
            (r"/class/say", SayHandler, keyed),
            (r"/class/pack", PackHandler, {**keyed, "packs": self.packs}),
            (r"/class/address", AddressHandler, keyed),
        ]
