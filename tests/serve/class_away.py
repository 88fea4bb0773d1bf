"""Phones with the page's own connection, and a way in that leads to several servers."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from tests.browser.help.servers import ROOT
from tests.serve.class_crowd import PATIENCE_S

SCRIPT = Path(__file__).with_name("class_phones.ts")


@dataclass(frozen=True)
class Shown:
    """What a phone shows from an instant on, by `time.perf_counter`."""

    at: float
    contact: bool = False
    v: int = 0
    stage: str = ""
    practice: dict[str, Any] | None = None

    @property
    def room(self) -> tuple[int, str, dict[str, Any] | None]:
        """What it knows of the class, with or without contact."""
        return self.v, self.stage, self.practice


class Phones:
    """All phones of one process."""

    def __init__(self, number: int) -> None:
        self.shown = [[Shown(time.perf_counter())] for _ in range(number)]
        """By phone all that it showed, one after the other."""
        self._news = asyncio.Event()
        self._over = False

    async def hear(self, lines: asyncio.StreamReader) -> None:
        """Take what the phones print, to its end."""
        try:
            while line := await lines.readline():
                said = json.loads(line)
                shown = self.shown[said.pop("phone")]
                assert "why" not in said, f"a phone was sent away: {said['why']}"
                shown.append(Shown(time.perf_counter(), **said))
                self._news.set()
        finally:
            self._over = True
            self._news.set()

    async def until(self, wanted: Callable[[Shown], bool]) -> None:
        """Wait until every phone shows it now."""
        await self._heard(lambda: all(wanted(shown[-1]) for shown in self.shown))

    async def lost(self, number: int, since: float) -> set[int]:
        """Wait until so many have lost contact after an instant; which ones."""

        def gone() -> set[int]:
            later = enumerate(self.since(since))
            return {phone for phone, shown in later if any(not one.contact for one in shown)}

        await self._heard(lambda: len(gone()) >= number)
        return gone()

    async def back(self, lost: set[int], since: float) -> float:
        """Wait until those who lost contact after an instant have it again; when the last had."""
        await self._heard(lambda: all(self.shown[phone][-1].contact for phone in lost))
        later = self.since(since)
        return max(next(one.at for one in later[phone] if one.contact) for phone in lost)

    async def _heard(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE_S):
            while not is_so():
                if self._over:
                    raise ConnectionError("the phones have ended")
                self._news.clear()
                await self._news.wait()

    def since(self, at: float) -> list[list[Shown]]:
        """By phone what it came to show after an instant."""
        return [[one for one in shown if one.at > at] for shown in self.shown]


@asynccontextmanager
async def phones_in(base: str, code: str, number: int) -> AsyncIterator[Phones]:
    """So many phones that join a class at a page's address, and leave it in the end."""
    command = ["run", "--quiet", "--frozen", "--no-prompt", "--allow-net=127.0.0.1"]
    process = await asyncio.create_subprocess_exec(
        find_deno_bin(),
        *command,
        SCRIPT,
        *(base, code, str(number)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    phones = Phones(number)
    hearing = asyncio.create_task(phones.hear(process.stdout))
    try:
        yield phones
    finally:
        process.stdin.close()
        await process.wait()
        await hearing


class Front:
    """Carries each connection to one of several servers in turn, past those that do not listen.

    What nginx does in `docs/class-server.md` with two processes.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = list(ports)
        self._turn = 0
        self._carrying: set[asyncio.Task[None]] = set()
        self.carried = dict.fromkeys(ports, 0)
        """By port how many connections there are."""

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one."""
        self._turn += 1
        for number in range(len(self._ports)):
            port = self._ports[(self._turn + number) % len(self._ports)]
            with contextlib.suppress(ConnectionRefusedError):
                there, back = await asyncio.open_connection("127.0.0.1", port)
                break
        else:
            writer.close()
            return
        self.carried[port] += 1
        both = [asyncio.create_task(_carry(*way)) for way in ((reader, back), (there, writer))]
        self._carrying.update(both)
        await asyncio.gather(*both)
        self._carrying.difference_update(both)
        self.carried[port] -= 1

    async def ended(self) -> None:
        """Wait until there are no more connections."""
        await asyncio.gather(*self._carrying)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            writer.write(data)
    writer.close()


@asynccontextmanager
async def one_way_in(ports: Sequence[int]) -> AsyncIterator[tuple[str, Front]]:
    """An address before several servers, and what carries it."""
    front = Front(ports)
    server = await asyncio.start_server(front.connected, "127.0.0.1", 0, backlog=1024)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", front
    finally:
        server.close()
        await front.ended()
