"""All rooms of this server: who may enter, who may change what, and who hears of it."""

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bodylesson.lesson.faults import LessonError
from bodylesson.serve.classroom.ceilings import Ceiling
from bodylesson.serve.classroom.channel import Channel, UnreachableError
from bodylesson.serve.classroom.codes import CODE, hashed, new_code, new_token
from bodylesson.serve.classroom.commands import RefusedError, StaleError, done
from bodylesson.serve.classroom.facts import Facts
from bodylesson.serve.classroom.members import Member, Role, present, ready
from bodylesson.serve.classroom.messages import desk_snapshot, results, snapshot
from bodylesson.serve.classroom.room import Room, Stage

LOG = logging.getLogger(__name__)
MOST_ROOMS = 40
MOST_MEMBERS = 400
"""People in a room, at this server."""
WRONG_A_MINUTE = 120
"""So many wrong codes a minute are answered, over the whole server; right ones always are."""
COUNTS_SECONDS = 0.4
"""Comings and goings are told at most so often."""
REFRESH_SECONDS = 8.0
"""So often this server says again how many are here, so that the others go on counting them."""
MOST_BALLOT = 64
"""Characters of a ballot."""
MOST_BALLOTS = 2 * MOST_MEMBERS
"""Ballots of one question. By requests somebody could send thousands."""


class NoEntryError(Exception):
    """There is no way in; its text is a word for the client."""


@dataclass(frozen=True)
class Opened:
    """A new room's secrets; the token is nowhere else."""

    code: str
    token: str


class Rooms:
    """The rooms, over a `Channel`."""

    def __init__(
        self,
        channel: Channel,
        facts: Callable[[], Facts],
        clock: Callable[[], int],
        seconds: Callable[[], float],
    ) -> None:
        """Nothing is read yet.

        Args:
            channel: where rooms are kept.
            facts: reads what the lesson has; asked in a thread, once.
            clock: ms, as `clock.anchored` gives them.
            seconds: a clock that never goes back.
        """
        self._channel = channel
        self._read_facts = facts
        self._facts: Facts | None = None
        self.now = clock
        self._wrong = Ceiling(WRONG_A_MINUTE / 60, WRONG_A_MINUTE, seconds)
        self._members: dict[str, set[Member]] = {}
        self._known: dict[str, Room] = {}
        """The newest of each room that has members here."""
        self._telling: dict[str, asyncio.Task[None]] = {}
        self._news: dict[str, asyncio.Event] = {}
        """Of each room that is being told: set where the news is urgent."""
        self._unsaid: set[str] = set()
        self._waiting: dict[str, set[asyncio.Future[None]]] = {}
        self._refreshing: asyncio.Task[None] | None = None
        channel.listen(self._changed)

    async def start(self) -> None:
        """Begin to hear other servers."""
        await self._channel.start()
        self._refreshing = asyncio.create_task(self._refresh())

    async def stop(self) -> None:
        """End all that goes on by itself."""
        tasks = [*self._telling.values(), *([self._refreshing] if self._refreshing else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._channel.stop()

    async def facts(self) -> Facts:
        """What the lesson has, as it was when it was first asked for.

        Raises:
            LessonError: the lesson's files have faults.
        """
        if self._facts is None:
            self._facts = await asyncio.to_thread(self._read_facts)
        return self._facts

    async def open(self) -> Opened:
        """A new room.

        Raises:
            NoEntryError: there are too many, or the lesson has faults.
        """
        try:
            await self.facts()
        except LessonError as error:
            LOG.error("no class: %s", error)
            raise NoEntryError("lesson") from None
        if await self._channel.number() >= MOST_ROOMS:
            raise NoEntryError("full")
        token = new_token()
        for _ in range(20):
            room = Room(code=new_code(), token=hashed(token), opened=self.now())
            if await self._channel.create(room):
                return Opened(room.code, token)
        raise NoEntryError("full")

    async def find(self, hello: Mapping[str, Any]) -> tuple[Room, Role]:
        """The room that a greeting asks for, and as what.

        Raises:
            NoEntryError: there is none, or `busy` where too many wrong codes were tried.
        """
        role, code, token = (hello.get(name) for name in ("role", "code", "token"))
        room = None
        if role == Role.DESK:
            if isinstance(token, str) and len(token) <= 64:
                code = await self._channel.code_of(hashed(token))
                room = await self._channel.read(code) if code else None
        elif role in (Role.STUDENT, Role.OBSERVER, Role.BOARD):
            if isinstance(code, str) and CODE.fullmatch(code):
                room = await self._channel.read(code)
        else:
            raise NoEntryError("role")
        if room is None:
            raise NoEntryError("code" if self._wrong.take() else "busy")
        return room, Role(role)

    def enter(self, room: Room, member: Member) -> None:
        """Let somebody in; the state follows at once.

        Raises:
            NoEntryError: the room is full.
        """
        members = self._members.setdefault(room.code, set())
        if len(members) >= MOST_MEMBERS and member.role is not Role.DESK:
            raise NoEntryError("full")
        members.add(member)
        known = self._known.get(room.code)
        if known is None or known.v < room.v:
            self._known[room.code] = room
        self._offer(self._known[room.code], [member], present(members), ready(members), 0)
        self._tell(room.code, urgent=False)

    def leave(self, code: str, member: Member) -> None:
        """Somebody's connection is gone."""
        members = self._members.get(code, set())
        members.discard(member)
        if members:
            self._tell(code, urgent=False)
        else:
            self._members.pop(code, None)
            self._known.pop(code, None)

    def set_ready(self, code: str, member: Member, is_ready: bool) -> None:
        """Somebody says that they are ready, or no longer."""
        member.ready = is_ready
        self._tell(code, urgent=False)

    async def answer(self, code: str, member: Member, said: Mapping[str, Any]) -> None:
        """Count a ballot.

        Raises:
            RefusedError: the question is not open, the answer is none of the lesson's, or this
                connection gave another ballot before.
        """
        poll, choices, ballot = (said.get(name) for name in ("poll", "choice", "ballot"))
        room = await self._channel.read(code)
        if room is None or not any(p.id == poll and p.status == "open" for p in room.polls):
            raise RefusedError("answer: this question is not open")
        assert isinstance(poll, str), "the id of a question of this room"
        facts = await self.facts()
        known = facts.polls.get(poll, ())
        if (
            not isinstance(choices, list)
            or not 1 <= len(choices) <= facts.most_choices(poll)
            or not all(isinstance(one, str) and one in known for one in choices)
        ):
            raise RefusedError("answer: expected answers that the lesson has")
        if not isinstance(ballot, str) or not 16 <= len(ballot) <= MOST_BALLOT:
            raise RefusedError("answer: expected a ballot")
        if member.role is not Role.STUDENT and member.role is not Role.OBSERVER:
            raise RefusedError("answer: expected a student")
        if member.ballots.setdefault(poll, ballot) != ballot:
            raise RefusedError("answer: one ballot each")
        # Ballots of two rooms or questions cannot be held against each other.
        kept = hashed(ballot, f"{room.code} {poll} {room.opened}")
        given = await self._channel.ballots(code, poll)
        if len(given) >= MOST_BALLOTS and kept not in given:
            raise RefusedError("answer: enough ballots")
        await self._channel.vote(code, poll, kept, tuple(choices))

    async def command(self, code: str, member: Member, v: object, do: object) -> None:
        """Do what a desk wants; the new state follows by itself.

        Raises:
            RefusedError: it is no desk, or the command makes no sense.
            StaleError: it saw an older version.
        """
        room = await self._read(code)
        if room is None:
            raise RefusedError("command: the class is over")
        if member.role is not Role.DESK:
            raise RefusedError("command: expected a desk")
        if v != room.v:
            raise StaleError(f"command: expected version {room.v}, got {v!r}")
        if not isinstance(do, dict):
            raise RefusedError("command: expected what to do")
        facts = await self.facts()
        open_polls = [poll.id for poll in room.polls if poll.status == "open"]
        given = {poll: await self._channel.ballots(code, poll) for poll in open_polls}
        after = done(room, do, facts, self.now(), given)
        if not await self._channel.replace(room, after):
            raise StaleError("command: another desk was faster")
        for poll in open_polls:
            if not any(p.id == poll and p.status == "open" for p in after.polls):
                await self._channel.forget(code, poll)
        for poll in {p.id for p in after.polls} - {p.id for p in room.polls}:
            for one in self._members.get(code, set()):
                one.ballots.pop(poll, None)
        if after.stage is Stage.CLOSED:
            await self._channel.erase(after)

    async def results(self, code: str) -> str:
        """For the desk: all that was shown."""
        room = await self._channel.read(code)
        return json.dumps(results(room)) if room else ""

    async def say_again(self, code: str, member: Member) -> None:
        """Send the state as it is to one of its members."""
        room = await self._channel.read(code)
        members = self._members.get(code, set())
        if room is not None:
            self._offer(room, [member], present(members), ready(members), 0)

    async def changed_since(self, code: str, v: int, seconds: float) -> Room | None:
        """The room once its version is another than `v`, at the latest after `seconds`."""
        room = await self._channel.read(code)
        if room is None or room.v != v:
            return room
        waits = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(code, set()).add(waits)
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await waits
        finally:
            self._forget_waiting(code, waits)
        return await self._channel.read(code)

    def _forget_waiting(self, code: str, waits: asyncio.Future[None]) -> None:
        left = self._waiting.get(code, set())
        left.discard(waits)
        if not left:
            self._waiting.pop(code, None)

    def state(self, room: Room, role: Role) -> dict[str, Any]:
        """A snapshot for somebody without a connection that stays."""
        members = self._members.get(room.code, set())
        if role is Role.DESK:
            return desk_snapshot(room, present(members), ready(members), 0)
        return snapshot(room, present(members))

    def _changed(self, code: str) -> None:
        """A room changed, here or elsewhere; an empty code: any of them may have."""
        for one in [code] if code else [*self._members, *self._waiting]:
            for waits in self._waiting.pop(one, set()):
                if not waits.done():
                    waits.set_result(None)
            self._tell(one, urgent=True)

    def _tell(self, code: str, *, urgent: bool) -> None:
        """Tell a room's members what is new: at once, or where people come and go, in a moment."""
        if code not in self._members:
            return
        news = self._news.get(code)
        if news is None:
            news = self._news[code] = asyncio.Event()
            self._telling[code] = asyncio.create_task(self._tell_soon(code, news))
        self._unsaid.add(code)
        if urgent:
            news.set()

    async def _tell_soon(self, code: str, urgent: asyncio.Event) -> None:
        try:
            while code in self._unsaid:
                # What comes meanwhile goes along; what is urgent does not wait.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(COUNTS_SECONDS):
                        await urgent.wait()
                urgent.clear()
                self._unsaid.discard(code)
                await self._tell_now(code)
        finally:
            self._news.pop(code, None)
            self._telling.pop(code, None)

    async def _tell_now(self, code: str) -> None:
        members = self._members.get(code)
        if not members:
            return
        here, are_ready = present(members), ready(members)
        given = 0
        try:
            room = await self._read(code)
            here, are_ready = await self._channel.count(code, here, are_ready)
            for poll in room.polls if room else ():
                given = max(given, len(await self._channel.ballots(code, poll.id)))
        except UnreachableError:
            room = self._known.get(code)
        if room is None:
            self._say_closed(code)
            return
        self._known[code] = room
        self._offer(room, list(members), here, are_ready, given)

    async def _read(self, code: str) -> Room | None:
        """A room of somebody here; a Redis that began again hears of it from this server."""
        room, known = await self._channel.read(code), self._known.get(code)
        if room is None and known is not None and known.stage is not Stage.CLOSED:
            await self._channel.restore(known)
            room = await self._channel.read(code)
        return room

    def _say_closed(self, code: str) -> None:
        closed = json.dumps({"t": "closed"})
        for member in self._members.get(code, set()):
            member.offer(closed)

    def _offer(
        self, room: Room, members: list[Member], here: int, are_ready: int, given: int
    ) -> None:
        everyone = json.dumps(snapshot(room, here), separators=(",", ":"))
        desk = json.dumps(desk_snapshot(room, here, are_ready, given), separators=(",", ":"))
        for member in members:
            member.offer(desk if member.role is Role.DESK else everyone)

    async def _refresh(self) -> None:
        while True:
            await asyncio.sleep(REFRESH_SECONDS)
            for code in list(self._members):
                self._tell(code, urgent=False)
