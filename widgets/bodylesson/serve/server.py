"""Voilà, set up to serve a lesson: composed once for all, or live with a kernel a visitor."""

import logging
import time
from pathlib import Path
from typing import Any

import jinja2
import nbformat
import tornado.web
from tornado.ioloop import IOLoop
from traitlets import Bool
from voila.app import Voila

from bodylesson.serve.compose import PACKAGE, compose
from bodylesson.serve.handlers import HealthHandler, NotFoundHandler, PageHandler, PartHandler
from bodylesson.serve.inputs import version_of
from bodylesson.serve.page_cache import PageCache

TEMPLATES = PACKAGE / "page" / "template"


class LessonServer(Voila):  # type: ignore[misc]
    """Serves one lesson's notebook at `/`."""

    live = Bool(False, help="Serve with a kernel for every visitor, as plain Voilà does.").tag(
        config=True
    )

    def start(self) -> None:
        """Serve until interrupted."""
        self.log.setLevel(logging.INFO)
        self.tornado_settings = {
            "log_function": log_request,
            "xheaders": True,
            "fault_template": fault_template(),
        }
        super().start()

    def init_handlers(self) -> list[Any]:
        """The page and its parts; Voilà's own routes only for a page that is live."""
        if self.live:
            handlers: list[Any] = super().init_handlers()
            return handlers
        self.cache = PageCache(self._compose, self._version, self.log)
        IOLoop.current().add_callback(self.cache.refresh)
        pages = {"cache": self.cache}
        return [
            (r"/", PageHandler, pages),
            (r"/assets/([A-Za-z0-9_.-]+)", PartHandler, pages),
            (r"/health", HealthHandler, pages),
            (r"/.*", NotFoundHandler),
        ]

    async def _compose(self) -> Any:
        notebook = Path(self.notebook_path)
        return await compose(self, notebook.name)

    def _version(self) -> str:
        return version_of((Path(self.notebook_path).parent, PACKAGE))


def needs_no_kernel(notebook: Path) -> bool:
    """Whether the notebook's metadata says that its page works without a kernel."""
    read = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    about = read.metadata.get("bodylesson", {})
    return bool(about.get("composed", False))


def log_request(handler: tornado.web.RequestHandler) -> None:
    """One line a request, without address, query or anything else of a person."""
    request = handler.request
    milliseconds = 1000 * request.request_time()
    stamp = time.strftime("%H:%M:%S")
    path = request.path.encode("ascii", "backslashreplace").decode()
    print(
        f"{stamp} {handler.get_status()} {request.method} {path} {milliseconds:.0f} ms", flush=True
    )


def fault_template() -> jinja2.Template:
    """The page for whatever is not there or does not work."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True).get_template("fault.html.j2")
