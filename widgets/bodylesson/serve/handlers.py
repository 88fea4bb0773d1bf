"""What a visitor can ask for: the page, its parts, the server's health, and nothing else."""

import re
from typing import Any

import tornado.web

from bodylesson.serve.compose import ComposeError
from bodylesson.serve.page_cache import PageCache
from bodylesson.serve.parts import Part

POLICY = "; ".join(
    (
        "default-src 'none'",
        # A widget's placeholder module is a blob that this page itself makes.
        "script-src 'self' blob:",
        # anywidget and Lumino set styles from scripts.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
)
A_YEAR = "public, max-age=31536000, immutable"


class QuietHandler(tornado.web.RequestHandler):
    """Base: security headers, no cookies, and a friendly page for every fault."""

    def set_default_headers(self) -> None:
        """Close what a page does not need."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.clear_header("Server")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A page in the lesson's own style; never a traceback."""
        template = self.settings["fault_template"]
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(template.render(status=status_code))

    def send(self, part: Part, cache: str) -> None:
        """Send a part, compressed as the browser can take it, or only that it has not changed."""
        self.set_header("Content-Type", part.content_type)
        self.set_header("Cache-Control", cache)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("ETag", f'"{part.digest}"')
        if self.check_etag_header():
            self.set_status(304)
            self.finish()
            return
        content = part.content
        accepted = self.request.headers.get("Accept-Encoding", "")
        for coding, compressed in (("br", part.brotli), ("gzip", part.gzip)):
            if compressed is not None and re.search(
                rf"\b{coding}\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted
            ):
                self.set_header("Content-Encoding", coding)
                content = compressed
                break
        self.finish(content)

    def compute_etag(self) -> None:
        """Tags are set by `send`; Tornado shall not hash every answer again."""
        return None

    def head(self, *args: str) -> Any:
        """As GET; Tornado leaves the body out."""
        return self.get(*args)


class PageHandler(QuietHandler):
    """The composed page."""

    def initialize(self, cache: PageCache) -> None:
        """Take the page's cache."""
        self.cache = cache

    async def get(self) -> None:
        """The page; the browser asks each time whether it has changed."""
        try:
            page = await self.cache.get()
        except ComposeError:
            raise tornado.web.HTTPError(503) from None
        self.send(page.document, "no-cache")


class PartHandler(QuietHandler):
    """A part of the page, under a name that changes with its content."""

    def initialize(self, cache: PageCache) -> None:
        """Take the page's cache."""
        self.cache = cache

    def get(self, name: str) -> None:
        """The part, to be kept for a year."""
        for page in (self.cache.page, self.cache.previous):
            if page is not None and name in page.parts:
                self.send(page.parts[name], A_YEAR)
                return
        raise tornado.web.HTTPError(404)


class HealthHandler(QuietHandler):
    """For monitoring: whether there is a page, and what is wrong with the newest inputs."""

    def initialize(self, cache: PageCache) -> None:
        """Take the page's cache."""
        self.cache = cache

    def get(self) -> None:
        """JSON with `status`: `ok`, `stale` (an old page is served), `starting` or `failed`."""
        self.cache.refresh()
        served, fault = self.cache.page is not None, self.cache.fault
        if served:
            status = "stale" if fault else "ok"
        else:
            status = "failed" if fault and not self.cache.composing else "starting"
        self.set_status(200 if served else 503)
        self.set_header("Cache-Control", "no-store")
        self.finish({"status": status, "fault": fault, "composing": self.cache.composing})


class NotFoundHandler(QuietHandler):
    """Everything else."""

    def prepare(self) -> None:
        """Nothing is here."""
        raise tornado.web.HTTPError(404)
