"""Checks that a page opened from a file requests nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext


class FileGuard:
    """Aborts and counts whatever a file's page asks for, other than itself and its own blobs."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self._url = url
        self.asked: list[str] = []
        self.errors: list[str] = []
        context.on("request", lambda request: self._see(request.url))
        context.on("console", lambda line: self._hear(line.type, line.text))
        context.route(self._is_outside, lambda route: route.abort())

    def check(self) -> None:
        """Fail if anything was requested, or refused by the page's own policy."""
        assert not self.asked, f"the offline file asked for {self.asked}"
        assert not self.errors, f"the offline file's console: {self.errors}"

    def _see(self, url: str) -> None:
        if self._is_outside(url):
            self.asked.append(url)

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self.errors.append(text)

    def _is_outside(self, url: str) -> bool:
        return not url.startswith(("blob:", "data:")) and url.split("#")[0] != self._url
