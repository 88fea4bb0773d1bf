"""Voilà, set up to serve a lesson: composed once for all, or live with a kernel a visitor."""

import asyncio
import logging
import time
from pathlib import Path
from typing import Any

import jinja2
import tornado.web
from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from traitlets import Bool, List, Unicode
from voila.app import Voila

from bodylesson.compose.compose import ComposedPage, compose, composing_kernels
from bodylesson.compose.composition import PACKAGE
from bodylesson.compose.inputs import Glance, version_of
from bodylesson.compose.notebooks import live_notebooks
from bodylesson.compose.page_cache import PageCache
from bodylesson.compose.page_store import PageStore, surroundings
from bodylesson.compose.parts import Part
from bodylesson.serve.guard import own_names
from bodylesson.serve.handlers import HealthHandler, NotFoundHandler, PageHandler, PartHandler
from bodylesson.serve.live_handlers import MOST_MESSAGE_BYTES, without_ids
from bodylesson.serve.live_kernels import LiveKernels
from bodylesson.serve.live_routes import LiveRoutes

TEMPLATES = PACKAGE / "page" / "template"
MOST_BODY_BYTES = 64 * 1024
"""No visitor has anything longer to send."""
SLOWEST_REQUEST_SECONDS = 60
"""How long a connection may take to send a request, and to think of the next."""


class LessonServer(Voila):  # type: ignore[misc]
    """Serves one lesson: its notebook at `/`, the live notebooks beside it below `/live/`."""

    live = Bool(False, help="Serve the lesson itself with a kernel for every visitor.").tag(
        config=True
    )
    hosts = List(
        Unicode(), help="Names by which visitors reach this server, e.g. behind a proxy."
    ).tag(config=True)
    page_store = Unicode(
        "", help="Folder that keeps the composed page over a restart; none where empty."
    ).tag(config=True)
    cache: PageCache | None = None

    level = logging.INFO
    """What is worth a line in the log."""

    def start(self) -> None:
        """Serve until interrupted."""
        self.log.setLevel(self.level)
        self.log.addFilter(is_worth_a_line)
        self.tornado_settings = {
            "log_function": log_request,
            "fault_template": fault_template(),
            "hosts": own_names() | {str(host).lower() for host in self.hosts},
            "websocket_max_message_size": MOST_MESSAGE_BYTES,
            # Voilà would load MathJax from another site.
            "mathjax_url": "",
        }
        super().start()

    def setup_template_dirs(self) -> None:
        """Take our template from the package, so that a change in it is seen at once."""
        super().setup_template_dirs()
        self.template_paths.insert(0, str(TEMPLATES))

    def init_settings(self) -> dict[str, Any]:
        """Voilà's; live kernels are capped, and no route reaches those that compose."""
        voila = self.voila_configuration
        self.ready_pages = voila.default_pool_size if voila.preheat_kernel else 0
        # Voilà would make every notebook of the folder ready, composed ones too.
        voila.preheat_kernel = False
        voila.multi_kernel_manager_class = LiveKernels
        # A page cannot go on with an empty kernel in place of the one that made it.
        self.config.KernelRestarter.restart_limit = 0
        settings: dict[str, Any] = super().init_settings()
        self.composing = composing_kernels(self)
        return settings

    def init_handlers(self) -> list[Any]:
        """The page and its parts; what live pages need only where there are any."""
        folder = Path(self.notebook_path).parent
        self._version = Glance(lambda: version_of((folder, PACKAGE)))
        self._around = surroundings(self.base_url, str(self.config.VoilaConfiguration))
        notebooks = live_notebooks(folder, self.log.warning)
        if self.live:
            notebooks[""] = Path(self.notebook_path).name
        self.routes = LiveRoutes(self, notebooks, self._version) if notebooks else None
        handlers = self.routes.handlers() if self.routes else []
        if not self.live:
            self.cache = PageCache(self._compose, self._version_to_keep, self.log)
            IOLoop.current().add_callback(self.cache.refresh)
            handlers.append((r"/", PageHandler, {"cache": self.cache}))
        return [
            *handlers,
            (r"/assets/([A-Za-z0-9_.-]+)", PartHandler, {"find": self._part}),
            (r"/health", HealthHandler, {"report": self._health}),
            (r"/.*", NotFoundHandler),
        ]

    def listen(self) -> None:
        """Listen on one port, with bounds on what a visitor may send; Voilà's own sets none."""
        server = HTTPServer(
            self.app,
            max_body_size=MOST_BODY_BYTES,
            max_header_size=16 * 1024,
            idle_connection_timeout=SLOWEST_REQUEST_SECONDS,
            body_timeout=SLOWEST_REQUEST_SECONDS,
        )
        server.listen(self.port, self.ip, backlog=1024)
        self.log.info("The lesson is running at %s", self.display_url)
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            self.log.info("Stopping …")
        finally:
            server.stop()
            self.stop()

    def stop(self) -> None:
        """End every kernel."""
        run_sync(self.composing.shutdown_all)(now=True)
        super().stop()

    def _version_to_keep(self) -> str:
        """The version of all that makes the page, also of what changes only with a restart."""
        return f"{self._version()} {self._around}"

    async def _compose(self, version: str) -> ComposedPage:
        """The page that was kept, or else a new one."""
        notebook = Path(self.notebook_path)
        if not self.page_store:
            return await compose(self, self.composing, notebook.name)
        store = PageStore(Path(self.page_store) / f"{notebook.parent.name}.zip", self.log)
        page = await asyncio.to_thread(store.read, version)
        if page is None:
            page = await compose(self, self.composing, notebook.name)
            await asyncio.to_thread(store.write, version, page)
        else:
            await asyncio.to_thread(page.compress)
        return page

    async def _part(self, name: str) -> Part | None:
        """A part by name; a page that is open over a restart waits until there are parts again."""
        if self.routes and name in self.routes.parts:
            return self.routes.parts[name]
        if self.cache is None:
            return None
        if self.cache.page is None:
            await self.cache.get()
        for page in (self.cache.page, self.cache.previous):
            if page is not None and name in page.parts:
                return page.parts[name]
        return None

    def _health(self) -> tuple[bool, dict[str, Any]]:
        well, about = self.cache.report() if self.cache else (True, {"status": "ok"})
        return well, {**about, "live": self.routes.report() if self.routes else None}


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """All but Jupyter's word on trust, which is about outputs that are kept in a notebook."""
    return not str(record.msg).endswith("is not trusted")


def log_request(handler: tornado.web.RequestHandler) -> None:
    """One line a request, without address, query or anything else of a person."""
    request = handler.request
    milliseconds = 1000 * request.request_time()
    stamp = time.strftime("%H:%M:%S")
    path = without_ids(request.path.encode("ascii", "backslashreplace").decode())
    print(
        f"{stamp} {handler.get_status()} {request.method} {path} {milliseconds:.0f} ms", flush=True
    )


def fault_template() -> jinja2.Template:
    """The page for whatever is not there or does not work."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True).get_template("fault.html.j2")
