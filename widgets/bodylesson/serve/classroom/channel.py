"""Where rooms are kept, and how servers hear of each other's changes."""

from collections.abc import Callable
from typing import Protocol

from bodylesson.serve.classroom.room import Room

KEPT_SECONDS = 12 * 60 * 60
"""A room that nobody closed is erased after so long."""
DAY_SECONDS = 24 * 60 * 60
"""A code is not used again for so long."""

Choices = tuple[str, ...]


class UnreachableError(Exception):
    """The place where rooms are kept does not answer right now; asking again may help."""


class Channel(Protocol):
    """Keeps rooms, whole, and the answers to what is open.

    Every method but `listen` may raise UnreachableError.
    """

    async def create(self, room: Room) -> bool:
        """Keep a new room; false where its code is taken or was used today."""

    async def read(self, code: str) -> Room | None:
        """The room of a code; None if there is none."""

    async def code_of(self, token: str) -> str | None:
        """The code of the room whose desk's token has this hash."""

    async def replace(self, room: Room, after: Room) -> bool:
        """Keep `after` in place of `room`; false where the room has moved on."""

    async def erase(self, room: Room) -> None:
        """Forget a room and all answers; its code stays used for today."""

    async def restore(self, room: Room) -> None:
        """Keep a room that this server still knows, where the other end has forgotten it."""

    async def vote(self, code: str, poll: str, ballot: str, choices: Choices) -> None:
        """Keep what a ballot says; it counts once, the last time that it is given."""

    async def ballots(self, code: str, poll: str) -> dict[str, Choices]:
        """By ballot what it says."""

    async def forget(self, code: str, poll: str) -> None:
        """Forget a question's ballots."""

    async def count(self, code: str, here: int, ready: int) -> tuple[int, int]:
        """Say how many are here and ready at this server, and hear how many at all together."""

    async def number(self) -> int:
        """How many rooms there are."""

    def listen(self, heard: Callable[[str], None]) -> None:
        """Have `heard` called with the code of every room that changes, here or elsewhere."""

    async def start(self) -> None:
        """Begin to hear other servers."""

    async def stop(self) -> None:
        """End it."""
