"""Rooms of one server: in its memory, and in a folder where there is one, so they survive it."""

import contextlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from bodylesson.serve.classroom.channel import DAY_SECONDS, KEPT_SECONDS, Choices
from bodylesson.serve.classroom.room import Room, from_json, to_json


class MemoryChannel:
    """A `Channel` without a network.

    A room's file holds its JSON and the ballots of what is open. It is written whole in
    place of the one before, readable for this user alone.
    """

    def __init__(self, folder: Path | None, wall: Callable[[], float] = time.time) -> None:
        """Read what the folder keeps; `wall` gives seconds since 1970."""
        self._folder = folder
        self._wall = wall
        self._rooms: dict[str, Room] = {}
        self._ballots: defaultdict[str, dict[str, dict[str, Choices]]] = defaultdict(dict)
        self._used: dict[str, float] = {}
        self._heard: list[Callable[[str], None]] = []
        if folder is not None and folder.is_dir():
            for file in folder.glob("*.json"):
                self._take(file)

    async def create(self, room: Room) -> bool:
        """Keep a new room."""
        self._tidy()
        if room.code in self._used:
            return False
        self._used[room.code] = self._wall()
        self._keep(room)
        return True

    async def read(self, code: str) -> Room | None:
        """The room of a code."""
        self._tidy()
        return self._rooms.get(code)

    async def code_of(self, token: str) -> str | None:
        """The code of the room of a token's hash."""
        self._tidy()
        return next((room.code for room in self._rooms.values() if room.token == token), None)

    async def replace(self, room: Room, after: Room) -> bool:
        """Keep `after` where nobody was faster."""
        now = self._rooms.get(room.code)
        if now is None or now.v != room.v:
            return False
        self._keep(after)
        return True

    async def erase(self, room: Room) -> None:
        """Forget it."""
        self._rooms.pop(room.code, None)
        self._ballots.pop(room.code, None)
        if self._folder is not None:
            self._file(room.code).unlink(missing_ok=True)
        self._tell(room.code)

    async def restore(self, room: Room) -> None:
        """Nothing to do: nobody else could have forgotten it."""

    async def vote(self, code: str, poll: str, ballot: str, choices: Choices) -> None:
        """Keep a ballot."""
        if code in self._rooms:
            self._ballots[code].setdefault(poll, {})[ballot] = choices
            self._write(code)
            self._tell(code)

    async def ballots(self, code: str, poll: str) -> dict[str, Choices]:
        """The ballots of a question."""
        return dict(self._ballots[code].get(poll, {}))

    async def forget(self, code: str, poll: str) -> None:
        """Forget them."""
        if self._ballots[code].pop(poll, None) is not None:
            self._write(code)

    async def count(self, code: str, here: int, ready: int) -> tuple[int, int]:
        """There is only this server."""
        return here, ready

    async def number(self) -> int:
        """How many rooms there are."""
        self._tidy()
        return len(self._rooms)

    def listen(self, heard: Callable[[str], None]) -> None:
        """Call `heard` from now on."""
        self._heard.append(heard)

    async def start(self) -> None:
        """There is nobody else to hear."""

    async def stop(self) -> None:
        """Nothing was started."""

    def _keep(self, room: Room) -> None:
        self._rooms[room.code] = room
        self._write(room.code)
        self._tell(room.code)

    def _tell(self, code: str) -> None:
        for heard in self._heard:
            heard(code)

    def _tidy(self) -> None:
        now = self._wall()
        for code, room in list(self._rooms.items()):
            if now - room.opened / 1000 > KEPT_SECONDS:
                del self._rooms[code]
                self._ballots.pop(code, None)
                if self._folder is not None:
                    self._file(code).unlink(missing_ok=True)
        self._used = {code: at for code, at in self._used.items() if now - at < DAY_SECONDS}

    def _file(self, code: str) -> Path:
        assert self._folder is not None, "asked before"
        return self._folder / f"{code}.json"

    def _write(self, code: str) -> None:
        if self._folder is None or code not in self._rooms:
            return
        kept = {"room": to_json(self._rooms[code]), "ballots": self._ballots[code]}
        unfinished = self._file(code).with_suffix(f".{os.getpid()}")
        # A full disk keeps nobody from the class: then it does not survive a restart.
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished.touch(mode=0o600)
            unfinished.write_text(json.dumps(kept), "utf-8")
            unfinished.replace(self._file(code))

    def _take(self, file: Path) -> None:
        """Take up a room from its file; one that cannot be read is none."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            kept = json.loads(file.read_text("utf-8"))
            room = from_json(kept["room"])
            for poll, ballots in kept["ballots"].items():
                self._ballots[room.code][poll] = {one: tuple(c) for one, c in ballots.items()}
            self._rooms[room.code] = room
            self._used[room.code] = room.opened / 1000
