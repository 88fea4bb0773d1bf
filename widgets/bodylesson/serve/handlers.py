"""What a visitor can ask of a composed page: the page, its parts, the server's health."""

import re
from typing import Any

import tornado.web

from bodylesson.compose.composer import Composer
from bodylesson.compose.draft import ComposeError
from bodylesson.compose.licenses import licenses
from bodylesson.compose.page import Part
from bodylesson.serve.guard import Guarded, is_local

ELSEWHERE = "see the log, or ask for this page on the server's own machine"
"""What other visitors read instead of a fault."""
A_YEAR = "public, max-age=31536000, immutable"


class ComposedHandler(Guarded):
    """Base: has the composer, and sends parts in a coding that the browser accepts."""

    def initialize(self, composer: Composer) -> None:
        """Take what composes the page."""
        self.composer = composer

    def send(self, part: Part, cache: str) -> None:
        """Send a part, compressed if the browser accepts it, or say that it has not changed."""
        self.set_header("Content-Type", part.content_type)
        self.set_header("Cache-Control", cache)
        self.set_header("Vary", "Accept-Encoding")
        coding, content = self._coded(part)
        # Different bytes need different tags: a cache must not mistake one coding for another.
        self.set_header("ETag", f'"{part.digest}{f"-{coding}" if coding else ""}"')
        if self.check_etag_header():
            self.set_status(304)
            self.finish()
            return
        if coding:
            self.set_header("Content-Encoding", coding)
        self.finish(content)

    def _coded(self, part: Part) -> tuple[str, bytes]:
        """The best coding that the browser accepts, "" for none, and the part in it."""
        accepted = self.request.headers.get("Accept-Encoding", "")
        for coding, compressed in (("br", part.brotli), ("gzip", part.gzip)):
            if compressed is not None and re.search(
                rf"\b{coding}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted
            ):
                return coding, compressed
        return "", part.content

    def compute_etag(self) -> None:
        """Tags are set by `send`, so Tornado need not hash every response again."""
        return None

    def head(self, *args: str, **kwargs: str) -> Any:
        """As GET; Tornado leaves the body out."""
        return self.get(*args, **kwargs)


class PageHandler(ComposedHandler):
    """The composed page."""

    async def get(self) -> None:
        """The page; the browser asks every time whether it has changed."""
        try:
            page = await self.composer.page()
        except ComposeError:
            raise tornado.web.HTTPError(503) from None
        self.send(page.document, "no-cache")


class PartHandler(ComposedHandler):
    """A part of a page, under a name that changes with its content."""

    async def get(self, name: str) -> None:
        """The part, which may be cached for a year."""
        try:
            part = await self.composer.part(name)
        except ComposeError:
            raise tornado.web.HTTPError(503) from None
        if part is None:
            raise tornado.web.HTTPError(404)
        self.send(part, A_YEAR)


class HealthHandler(ComposedHandler):
    """For monitoring: whether there is a page, and what is wrong with the newest inputs."""

    def get(self) -> None:
        """JSON, with status 503 while there is no page to serve.

        A fault names files and a line of a notebook: those are for the person at this machine.
        """
        well, about = self.composer.report()
        if about.get("fault") and not is_local(self.request):
            about = {**about, "fault": ELSEWHERE}
        self.set_status(200 if well else 503)
        self.set_header("Cache-Control", "no-store")
        self.finish(about)


class LicensesHandler(Guarded):
    """Whose work the page and its parts hold, and under which licenses."""

    def get(self) -> None:
        """Plain text."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-cache")
        self.finish(licenses())

    def head(self) -> None:
        """As GET; Tornado leaves the body out."""
        self.get()


class NotFoundHandler(Guarded):
    """Everything else."""

    def prepare(self) -> None:
        """Nothing is here."""
        super().prepare()
        raise tornado.web.HTTPError(404)
