"""Pages with a kernel of their own for every visitor, a few of them made ready beforehand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bodylesson.serve.guard import Busy
from bodylesson.serve.live_kernels import LiveKernels


@dataclass(frozen=True)
class LivePage:
    """A page whose kernel has run all its cells and waits."""

    html: str
    kernel_id: str


MakePage = Callable[[str], Awaitable[LivePage]]
"""Makes the page of a notebook; raises Busy where there is no room for its kernel."""


class LivePages:
    """Gives a fresh page to every visitor: at once where one waits."""

    def __init__(
        self,
        make: MakePage,
        kernels: LiveKernels,
        version: Callable[[], str],
        ready: int,
        log: logging.Logger,
    ) -> None:
        self._make = make
        self._kernels = kernels
        self._version = version
        self._most_ready = ready
        self._log = log
        self._ready: dict[str, list[tuple[str, LivePage]]] = {}
        self._filling: dict[str, asyncio.Task[None]] = {}

    @property
    def ready(self) -> int:
        """How many pages wait for a visitor."""
        return sum(len(pages) for pages in self._ready.values())

    async def take(self, notebook: str) -> str:
        """The HTML of a page for one visitor.

        Raises:
            Busy: there are as many live kernels as there may be.
        """
        page = await self._waiting(notebook)
        if page is None:
            filling = self._filling.get(notebook)
            if filling is not None and not self._kernels.room:
                # The last seat is being made ready: this visitor shall have it.
                await asyncio.shield(filling)
                page = await self._waiting(notebook)
            if page is None:
                page = await self._make(notebook)
        self._kernels.hand_over(page.kernel_id)
        self.fill(notebook)
        return page.html

    def fill(self, notebook: str) -> None:
        """Begin to make pages ready, as many as there is room for."""
        if notebook not in self._filling:
            self._filling[notebook] = asyncio.create_task(self._fill(notebook))

    async def _waiting(self, notebook: str) -> LivePage | None:
        """A page that waits, made from what is on disk now, with a kernel that lives."""
        version = self._version()
        pages = self._ready.get(notebook, [])
        while pages:
            made_from, page = pages.pop(0)
            if made_from == version and page.kernel_id in self._kernels:
                return page
            await self._kernels.end(page.kernel_id)
        return None

    async def _fill(self, notebook: str) -> None:
        pages = self._ready.setdefault(notebook, [])
        try:
            while len(pages) < self._most_ready and self._kernels.room:
                version = self._version()
                pages.append((version, await self._make(notebook)))
        except Busy:
            pass
        except Exception as error:
            self._log.error("%s: no page could be made ready: %s", notebook, error)
        finally:
            del self._filling[notebook]
