"""One composed page for all visitors: made once a version, the old one served meanwhile."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bodylesson.serve.compose import ComposedPage, ComposeError

RETRY_SECONDS = 5.0
"""How long after a fault the same inputs are tried again: a crash may have been an accident."""


class PageCache:
    """Gives the page of the newest version that could be composed."""

    def __init__(
        self,
        compose: Callable[[], Awaitable[ComposedPage]],
        version: Callable[[], str],
        log: logging.Logger,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._compose = compose
        self._version = version
        self._log = log
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._failed: tuple[str, float] | None = None
        self.page: ComposedPage | None = None
        self.previous: ComposedPage | None = None
        """The page before, whose parts may still be asked for."""
        self.version: str | None = None
        self.fault: str | None = None
        """Why the newest version could not be composed; None where all is well."""

    async def get(self) -> ComposedPage:
        """The page: at once where there is one, else after the composing that is under way.

        Raises:
            ComposeError: there is no page yet and it cannot be composed.
        """
        self.refresh()
        if self.page is None and self._task is not None:
            await asyncio.shield(self._task)
        if self.page is None:
            raise ComposeError(self.fault or "not composed yet")
        return self.page

    def refresh(self) -> None:
        """Start composing where the inputs have changed and nothing is under way."""
        if self._task is not None and not self._task.done():
            return
        version = self._version()
        if version == self.version or self._failed_lately(version):
            return
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
        served = self.page is not None
        if served:
            status = "stale" if self.fault else "ok"
        else:
            status = "failed" if self.fault and not self.composing else "starting"
        return served, {"status": status, "fault": self.fault, "composing": self.composing}

    def _failed_lately(self, version: str) -> bool:
        if self._failed is None or self._failed[0] != version:
            return False
        return self.page is not None or self._clock() - self._failed[1] < RETRY_SECONDS

    async def _make(self, version: str) -> None:
        started = self._clock()
        try:
            page = await self._compose()
        except ComposeError as error:
            self.fault, self._failed = str(error), (version, self._clock())
            self._log.error("composing failed, the old page stays: %s", error)
            return
        self.previous, self.page, self.version = self.page, page, version
        self.fault = self._failed = None
        self._log.info("composed in %.1f s", self._clock() - started)
