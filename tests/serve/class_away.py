"""Phones with the page's own connection, and what they show while a server is away."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from tests.browser.help.servers import ROOT
from tests.serve.class_clients import PATIENCE_S

SCRIPT = Path(__file__).with_name("class_phones.ts")
END_S = 10
"""How long phones may take to leave, before they are ended."""


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
        self._over = ""
        """Why nothing more is heard of them."""

    async def hear(self, lines: asyncio.StreamReader) -> None:
        """Take what the phones print, to its end: whoever stopped reading would hold them up."""
        while line := await lines.readline():
            said = json.loads(line)
            shown = self.shown[said.pop("phone")]
            if "why" in said:
                self._over = f"a phone was sent away: {said['why']}"
            else:
                shown.append(Shown(time.perf_counter(), **said))
            self._news.set()
        self._over = self._over or "the phones have ended"
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
                    raise ConnectionError(self._over)
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
        try:
            async with asyncio.timeout(END_S):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
        await hearing
