"""`bodylesson serve`: find the lesson, look at the address, say where it is, serve."""

import os
import socket
import sys
import webbrowser
from pathlib import Path

from tornado.ioloop import IOLoop
from traitlets.config import Config

from bodylesson.compose.notebooks import LESSON, live_notebooks, needs_no_kernel
from bodylesson.serve.invitation import address, invitation
from bodylesson.serve.server import LessonServer


class ServeError(Exception):
    """What keeps the lesson from being served, in one line."""


def serve(lessons: Path, host: str, port: int, live: bool = False) -> None:
    """Serve the one lesson below `lessons` until interrupted.

    Raises:
        ServeError: no lesson, more than one, or nothing can listen at that address.
    """
    notebook = find_notebook(lessons)
    check_free(host, port)
    server = LessonServer(
        config=Config(LessonServer={"live": live or not needs_no_kernel(notebook)})
    )
    server.initialize([str(notebook), "--no-browser", f"--Voila.ip={host}", f"--port={port}"])
    print(invitation(host, port, tuple(live_notebooks(notebook.parent))), flush=True)
    if has_display():
        IOLoop.current().add_callback(webbrowser.open, address("localhost", port))
    server.start()


def find_notebook(lessons: Path) -> Path:
    """The one lesson's notebook below `lessons`.

    Raises:
        ServeError: there is none or more than one.
    """
    found = sorted(lessons.glob(f"*/{LESSON}"))
    if len(found) != 1:
        names = ", ".join(path.parent.name for path in found) or "none"
        raise ServeError(f"{lessons}: expected one folder with a lesson.ipynb, found {names}")
    return found[0]


def check_free(host: str, port: int) -> None:
    """Raise ServeError where nothing can listen at that address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise ServeError(
                f"cannot listen on {host}:{port} ({reason.lower()}); "
                "choose another port: make lesson PORT=9000"
            ) from None


def has_display() -> bool:
    """Whether a graphical browser could open here."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
