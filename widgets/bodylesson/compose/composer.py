"""The newest page of a notebook: composed once for all visitors and kept across restarts."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bodylesson.compose.draft import ComposeError, Draft
from bodylesson.compose.former import FormerPages
from bodylesson.compose.inputs import page_version
from bodylesson.compose.page import Page, Part
from bodylesson.compose.store import PageStore

RETRY_SECONDS = 5.0
"""How long after a fault the same inputs are tried again: a crash may have been an accident."""


@dataclass(frozen=True)
class Failure:
    """Inputs from which no page could be composed."""

    version: str
    at: float
    fault: str


async def render(notebook: Path) -> Draft:
    """Run the notebook; Voilà takes a second to import, which a kept page does not need."""
    from bodylesson.compose import render

    return await render.render(notebook)


class Composer:
    """Gives the page of the newest version of a notebook that could be composed.

    When the inputs change, the old page is served until the new one is ready; if composing fails,
    the old page stays.
    """

    def __init__(
        self,
        notebook: Path,
        log: logging.Logger,
        store: PageStore | None = None,
        *,
        render: Callable[[Path], Awaitable[Draft]] = render,
        version: Callable[[], str] | None = None,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """`store` keeps the page across restarts; the last four arguments are for tests."""
        self._notebook = notebook
        self._log = log
        self._store = store
        self._render = render
        self._look = version or page_version(notebook)
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._failed: Failure | None = None
        self._page: Page | None = None
        self._former = FormerPages(wall)
        """Earlier pages, whose parts may still be requested."""
        self._looked_for_former = store is None
        self._version: str | None = None
        self._fault: str | None = None
        """Why the newest version could not be composed; None if all is well."""

    async def page(self) -> Page:
        """The page: at once if there is one, otherwise once it has been composed.

        Raises:
            ComposeError: there is no page yet and it cannot be composed.
        """
        self.refresh()
        if self._page is None and self._task is not None:
            await asyncio.shield(self._task)
        if self._page is None:
            raise ComposeError(self._fault or "not composed yet")
        return self._page

    async def part(self, name: str) -> Part | None:
        """A part of this page or of one replaced within the last day, else None.

        A page left open during a restart waits until there are parts again.

        Raises:
            ComposeError: as `page`.
        """
        page = self._page or await self.page()
        if name in page.parts:
            return page.parts[name]
        if not self._looked_for_former and self._store:
            self._looked_for_former = True
            self._former.found(await asyncio.to_thread(self._store.former))
        return self._former.part(name)

    def refresh(self) -> None:
        """Start composing if the inputs have changed and no page is being made."""
        if self.composing:
            return
        try:
            version = self._look()
        except Exception as error:
            self._tell("looking at the inputs", words_of(error))
            return
        if version == self._version:
            # Also after a fault: the inputs may have been changed back.
            self._fault = self._failed = None
        elif self._failed is not None and self._failed_lately(version):
            self._fault = self._failed.fault
        else:
            self._task = asyncio.create_task(self._make(version))

    @property
    def composing(self) -> bool:
        """Whether a page is being made right now."""
        return self._task is not None and not self._task.done()

    def report(self) -> tuple[bool, dict[str, Any]]:
        """For `/health`: whether there is a page, and its state.

        `status` is `ok`, `stale` (an old page is served), `starting` or `failed`.
        """
        self.refresh()
        served = self._page is not None
        if served:
            status = "stale" if self._fault else "ok"
        else:
            status = "failed" if self._fault and not self.composing else "starting"
        return served, {"status": status, "fault": self._fault, "composing": self.composing}

    def _failed_lately(self, version: str) -> bool:
        if self._failed is None or self._failed.version != version:
            return False
        return self._page is not None or self._clock() - self._failed.at < RETRY_SECONDS

    async def _make(self, version: str) -> None:
        started = self._clock()
        try:
            page = await self._compose(version)
            await asyncio.to_thread(page.compress)
        except Exception as error:
            # Whatever went wrong, visitors keep the page there is, and the inputs are not retried
            # for each.
            fault = words_of(error)
            self._failed = Failure(version, self._clock(), fault)
            self._fault = None
            self._tell("composing", fault)
            return
        if self._page is not None:
            self._former.replaced(self._page)
        self._page, self._version = page, version
        self._fault = self._failed = None
        self._log.info("the page is ready after %.1f s", self._clock() - started)

    async def _compose(self, version: str) -> Page:
        """The page that was kept, or else a new one."""
        kept = await asyncio.to_thread(self._store.read, version) if self._store else None
        if kept is not None:
            return kept
        try:
            page = (await self._render(self._notebook)).page()
        except ValueError as error:
            raise ComposeError(f"{self._notebook.name}: {error}") from error
        if self._store:
            await asyncio.to_thread(self._store.write, version, page)
        return page

    def _tell(self, what: str, fault: str) -> None:
        """Note a fault; one that lasts is logged once."""
        if fault == self._fault:
            return
        self._fault = fault
        kept = "the old page stays" if self._page else "there is no page yet"
        self._log.error("%s failed, %s: %s", what, kept, fault)


def words_of(error: Exception) -> str:
    """The message of a ComposeError as it is; of any other error, with its type."""
    return str(error) if isinstance(error, ComposeError) else f"{type(error).__name__}: {error}"
