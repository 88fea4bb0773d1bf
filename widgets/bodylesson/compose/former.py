"""Parts of earlier versions of a page, for tabs that were opened before the newest one."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bodylesson.compose.page import Page, Part

KEPT_SECONDS = 24 * 60 * 60.0
"""How long after it was replaced a version's parts can be asked for."""
MOST_VERSIONS = 8
"""Keep no more versions than this, however often a lesson changes in a day."""


@dataclass(frozen=True)
class Former:
    """A page that was replaced."""

    page: Page
    at: float
    """When, in seconds since 1970."""


class FormerPages:
    """The last versions, newest first; those too old or too many are dropped."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        """`clock` gives seconds since 1970."""
        self._clock = clock
        self._pages: deque[Former] = deque(maxlen=MOST_VERSIONS)

    def replaced(self, page: Page) -> None:
        """A page has just been replaced by a newer one."""
        self._pages.appendleft(Former(page, self._clock()))

    def found(self, pages: list[Former]) -> None:
        """Pages, newest first, that were replaced before this server started."""
        for former in pages[: MOST_VERSIONS - len(self._pages)]:
            self._pages.append(former)

    def part(self, name: str) -> Part | None:
        """The part of that name; None if no kept version has it."""
        oldest = self._clock() - KEPT_SECONDS
        while self._pages and self._pages[-1].at < oldest:
            self._pages.pop()
        for former in self._pages:
            if name in former.page.parts:
                return former.page.parts[name]
        return None
