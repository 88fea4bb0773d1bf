"""One composed page for all visitors: made once a version, the old one served meanwhile."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bodylesson.compose.compose import ComposedPage, ComposeError

RETRY_SECONDS = 5.0
"""How long after a fault the same inputs are tried again: a crash may have been an accident."""


@dataclass(frozen=True)
class Failure:
    """Inputs that could not be composed."""

    version: str
    at: float
    fault: str


class PageCache:
    """Gives the page of the newest version that could be composed."""

    def __init__(
        self,
        compose: Callable[[str], Awaitable[ComposedPage]],
        version: Callable[[], str],
        log: logging.Logger,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._compose = compose
        self._version = version
        self._log = log
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._failed: Failure | None = None
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
        if self.composing:
            return
        try:
            version = self._version()
        except Exception as error:
            self._tell("looking at the inputs", words_of(error))
            return
        if version == self.version:
            # Also after a fault: whoever changed the inputs has changed them back.
            self.fault = self._failed = None
        elif self._failed is not None and self._failed_lately(version):
            self.fault = self._failed.fault
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
        served = self.page is not None
        if served:
            status = "stale" if self.fault else "ok"
        else:
            status = "failed" if self.fault and not self.composing else "starting"
        return served, {"status": status, "fault": self.fault, "composing": self.composing}

    def _failed_lately(self, version: str) -> bool:
        if self._failed is None or self._failed.version != version:
            return False
        return self.page is not None or self._clock() - self._failed.at < RETRY_SECONDS

    async def _make(self, version: str) -> None:
        started = self._clock()
        try:
            page = await self._compose(version)
        except Exception as error:
            # Whatever it is, visitors keep what there is, and the same inputs are not tried anew
            # for each of them.
            fault = words_of(error)
            self._failed = Failure(version, self._clock(), fault)
            self.fault = None
            self._tell("composing", fault)
            return
        self.previous, self.page, self.version = self.page, page, version
        self.fault = self._failed = None
        self._log.info("the page is ready after %.1f s", self._clock() - started)

    def _tell(self, what: str, fault: str) -> None:
        """Note a fault; one that lasts is logged once."""
        if fault == self.fault:
            return
        self.fault = fault
        kept = "the old page stays" if self.page else "there is no page yet"
        self._log.error("%s failed, %s: %s", what, kept, fault)


def words_of(error: Exception) -> str:
    """A composing's own words as they are, anything else with its type."""
    return str(error) if isinstance(error, ComposeError) else f"{type(error).__name__}: {error}"
