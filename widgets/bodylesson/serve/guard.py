"""Rules for every response: strict headers, known host names only, plain words about faults."""

import ipaddress
import socket
from typing import Any

import tornado.web
from tornado.httputil import HTTPServerRequest, split_host_and_port
from tornado.log import app_log

from bodylesson.page.policy import POLICY

MISDIRECTED = 421
"""The status of a response to a host name that is not this server's."""
LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


class Guarded(tornado.web.RequestHandler):
    """Base of all handlers."""

    def set_default_headers(self) -> None:
        """Set headers that switch off what a page does not need."""
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.clear_header("Server")

    def prepare(self) -> None:
        """Refuse another site's page whose own name points here (DNS rebinding)."""
        if not is_ours(self.request, self.settings["hosts"]):
            raise tornado.web.HTTPError(MISDIRECTED)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A page in the lesson's own style; never a traceback."""
        if status_code == 405:
            allowed = [name for name in ("GET", "HEAD") if self._answers(name.lower())]
            self.set_header("Allow", ", ".join(allowed))
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        template = self.settings["fault_template"]
        self.finish(template.render(status=status_code, language=self.settings["language"]))

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Log what broke but not who asked: Tornado's own message contains the address."""
        if not isinstance(value, tornado.web.HTTPError):
            what = f"{self.request.method} {type(self).__name__}"
            app_log.error("%s: not handled", what, exc_info=(typ, value, tb))

    def _answers(self, method: str) -> bool:
        default = getattr(tornado.web.RequestHandler, method)
        return getattr(type(self), method, default) is not default


def is_ours(request: HTTPServerRequest, names: frozenset[str]) -> bool:
    """Whether the request asks for this machine by a name or address that it really has."""
    host = split_host_and_port(request.host.lower())[0].strip("[]").rstrip(".")
    return host in LOCAL_NAMES or host in names or _is_own_address(request, host)


def is_local(request: HTTPServerRequest) -> bool:
    """Whether the request comes from this very machine, without a proxy."""
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "Via")):
        return False
    try:
        return ipaddress.ip_address((request.remote_ip or "").partition("%")[0]).is_loopback
    except ValueError:
        return False


def _is_own_address(request: HTTPServerRequest, host: str) -> bool:
    """Whether `host` is the address under which this very connection came in."""
    try:
        asked = ipaddress.ip_address(host)
        connection: Any = request.connection
        here = connection.stream.socket.getsockname()[0].partition("%")[0]
        own = ipaddress.ip_address(here)
    except (ValueError, AttributeError, OSError):
        return False
    return asked in (own, getattr(own, "ipv4_mapped", None))


def own_names() -> frozenset[str]:
    """The names of this machine, including those by which its neighbors on the network know it."""
    name = socket.gethostname().lower()
    short = name.partition(".")[0]
    return frozenset({name, short, f"{short}.local"})
