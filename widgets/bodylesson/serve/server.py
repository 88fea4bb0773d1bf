"""The lesson's server: one notebook, composed once for all, and no way to a kernel."""

import asyncio
import contextlib
import logging
import re
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import jinja2
import tornado.web
from tornado.httpserver import HTTPServer
from traitlets import List, Unicode
from traitlets.config import Application

from bodylesson.compose.composer import Composer
from bodylesson.compose.licenses import FILE as LICENSES
from bodylesson.compose.store import PageStore
from bodylesson.lesson.yaml_file import read_document
from bodylesson.page.files import TEMPLATES
from bodylesson.serve.classroom.messages import MOST_BYTES
from bodylesson.serve.classroom.routes import Classes
from bodylesson.serve.guard import own_names
from bodylesson.serve.handlers import (
    HealthHandler,
    LicensesHandler,
    NotFoundHandler,
    PageHandler,
    PartHandler,
)
from bodylesson.serve.invitation import address
from bodylesson.ui.words import BASE

MOST_BODY_BYTES = 64 * 1024
"""No visitor has anything longer to send."""
PING_SECONDS = 20
"""A phone that fell asleep and does not answer is let go after so long."""
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

    class_store = Unicode(
        "", help="Folder that keeps open classes over a restart; none if empty."
    ).tag(config=True)
    redis = Unicode(
        "", help="A Redis server that several lesson servers share, e.g. redis://localhost:6379/0."
    ).tag(config=True)
    class_key = Unicode(
        "", help="What opens a class from another machine; a new one at each start if empty."
    ).tag(config=True)

    def __init__(self, notebook: Path) -> None:
        """Read the settings; nothing listens yet."""
        super().__init__(log_level=logging.INFO)
        self.load_config_file("voila", path=str(Path.cwd()))
        self._notebook = notebook
        name = notebook.parent.name
        store = PageStore(Path(self.page_store) / f"{name}.zip", self.log)
        self.composer = Composer(notebook, self.log, store if self.page_store else None)
        self._about = about(notebook.parent)
        self.classroom = (
            Classes.of(notebook.parent, self.class_store, self.redis, self.class_key)
            if "classroom" in self._about
            else None
        )

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
        if self.classroom:
            await self.classroom.rooms.start()
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
            if self.classroom:
                await self.classroom.rooms.stop()
            # Whatever is under way is cancelled with the loop: a composing kernel is ended.

    def _application(self) -> tornado.web.Application:
        """The routes: the page, its parts, its health, classes, and nothing else."""
        composer = {"composer": self.composer}
        classes = self.classroom.routes(composer) if self.classroom else []
        return tornado.web.Application(
            [
                (r"/", PageHandler, composer),
                (r"/assets/([A-Za-z0-9_.-]+)", PartHandler, composer),
                (r"/health", HealthHandler, composer),
                (rf"/{re.escape(LICENSES)}", LicensesHandler),
                *classes,
                (r"/.*", NotFoundHandler),
            ],
            log_function=log_request,
            websocket_max_message_size=MOST_BYTES,
            websocket_ping_interval=PING_SECONDS,
            websocket_ping_timeout=PING_SECONDS,
            fault_template=fault_template(),
            language=language_in(self._about),
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


def about(folder: Path) -> Mapping[str, object]:
    """What stands in a lesson's lesson.yaml, unchecked; empty where it cannot be read."""
    data = read_document(folder / "lesson.yaml").data
    return data if isinstance(data, dict) else {}


def language_in(data: Mapping[str, object]) -> str:
    """The language of a lesson, English while its lesson.yaml names none."""
    named = data.get("language")
    return named if isinstance(named, str) else BASE


def fault_template() -> jinja2.Template:
    """The page for anything that is missing or does not work."""
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return jinja2.Environment(loader=loader, autoescape=True).get_template("fault.html.j2")
