"""A static host that knows nothing of lessons: files below a path, and a switch to turn it off."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    """Files of a folder, or the host's own error."""

    server: "_Host"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.server.fault:
            self.send_error(self.server.fault)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: the tests read `asked`."""


class _Host(ThreadingHTTPServer):
    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.asked: list[str] = []
        self.fault: int | None = None


class StaticHost:
    """The host, running until it is stopped."""

    def __init__(self, folder: Path) -> None:
        self._host = _Host(folder)
        self._thread = threading.Thread(target=self._host.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self._stopped = False

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return self._host.asked

    def url(self, path: str = "") -> str:
        """The address of a folder on it."""
        return f"http://localhost:{self._host.server_address[1]}/{path}"

    def fail_with(self, status: int) -> None:
        """Answer everything with this status from now on."""
        self._host.fault = status

    def stop(self) -> None:
        """Close the port: further requests are refused."""
        if not self._stopped:
            self._stopped = True
            self._host.shutdown()
            self._host.server_close()
            self._thread.join()


@contextmanager
def static_host(folder: Path) -> Iterator[StaticHost]:
    """Serve a folder on a free port of this machine."""
    host = StaticHost(folder)
    try:
        yield host
    finally:
        host.stop()
