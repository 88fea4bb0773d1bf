"""The lesson's server: one notebook, composed once for all, and no way to a kernel."""

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import Callable
from pathlib import Path

import jinja2
import tornado.web
from tornado.httpserver import HTTPServer
from traitlets import List, Unicode
from traitlets.config import Application

from bodylesson.compose.composer import Composer
from bodylesson.compose.store import PageStore
from bodylesson.lesson.yaml_file import read_document
from bodylesson.page.files import TEMPLATES
from bodylesson.serve.guard import own_names
from bodylesson.serve.handlers import HealthHandler, NotFoundHandler, PageHandler, PartHandler
from bodylesson.serve.invitation import address
from bodylesson.ui.words import BASE

MOST_BODY_BYTES = 64 * 1024
"""No visitor has anything longer to send."""
MOST_FILES = 65_536
"""Connections and files that the server may hold open at once, if the system allows it."""
SLOWEST_REQUEST_SECONDS = 60
"""How long a connection may take to send a request, and to wait before the next."""


class LessonServer(Application):
    """Serves one notebook at `/`. Its settings stand in `voila.json` in the working folder."""

    hosts = List(
        Unicode(), help="Names by which visitors reach this server, e.g. behind a proxy."
    ).tag(config=True)
    page_store = Unicode(
        "", help="Folder that keeps the composed page over a restart; none if empty."
    ).tag(config=True)

    def __init__(self, notebook: Path) -> None:
        """Read the settings; nothing listens yet."""
        super().__init__(log_level=logging.INFO)
        self.load_config_file("voila", path=str(Path.cwd()))
        self._notebook = notebook
        name = notebook.parent.name
        store = PageStore(Path(self.page_store) / f"{name}.zip", self.log)
        self.composer = Composer(notebook, self.log, store if self.page_store else None)

    def serve(self, host: str, port: int, show: Callable[[], object] | None = None) -> None:
        """Serve until interrupted or terminated; `show` is called once it listens."""
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(self._serve(host, port, show))

    async def _serve(self, host: str, port: int, show: Callable[[], object] | None) -> None:
        """Listen on one port."""
        allow_many_connections()
        server = http_server(self._application())
        server.listen(port, host, backlog=1024)
        self.log.info("The lesson is running at %s", address(host, port))
        self.composer.refresh()
        if show:
            show()
        terminated = asyncio.Event()
        # Windows has no such signal; Ctrl+C cancels this task everywhere.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, terminated.set)
        try:
            await terminated.wait()
        finally:
            self.log.info("Stopping …")
            server.stop()
            # Whatever is under way is cancelled with the loop: a composing kernel is ended.

    def _application(self) -> tornado.web.Application:
        """The routes: the page, its parts, its health, and nothing else."""
        composer = {"composer": self.composer}
        return tornado.web.Application(
            [
                (r"/", PageHandler, composer),
                (r"/assets/([A-Za-z0-9_.-]+)", PartHandler, composer),
                (r"/health", HealthHandler, composer),
                (r"/.*", NotFoundHandler),
            ],
            log_function=log_request,
            fault_template=fault_template(),
            language=language_of(self._notebook.parent),
            hosts=own_names() | {host.lower() for host in self.hosts},
        )


def http_server(
    application: tornado.web.Application, slowest_s: float = SLOWEST_REQUEST_SECONDS
) -> HTTPServer:
    """A server with limits on how much a visitor may send, and for how long."""
    return HTTPServer(
        application,
        max_body_size=MOST_BODY_BYTES,
        max_header_size=16 * 1024,
        idle_connection_timeout=slowest_s,
        body_timeout=slowest_s,
    )


def allow_many_connections() -> None:
    """Let this process hold as many connections as the system grants it, within reason.

    Many systems start at 1,024: that many idle sockets of one visitor would shut out all others.
    """
    try:
        import resource
    except ImportError:  # Windows knows no such limit.
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def log_request(handler: tornado.web.RequestHandler) -> None:
    """One line per request, without address, query or anything else about a person."""
    request = handler.request
    milliseconds = 1000 * request.request_time()
    stamp = time.strftime("%H:%M:%S")
    path = request.path.encode("ascii", "backslashreplace").decode()
    print(
        f"{stamp} {handler.get_status()} {request.method} {path} {milliseconds:.0f} ms", flush=True
    )


def language_of(folder: Path) -> str:
    """The language of a lesson, English while its lesson.yaml names none."""
    data = read_document(folder / "lesson.yaml").data
    named = data.get("language") if isinstance(data, dict) else None
    return named if isinstance(named, str) else BASE


def fault_template() -> jinja2.Template:
    """The page for anything that is missing or does not work."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True).get_template("fault.html.j2")
