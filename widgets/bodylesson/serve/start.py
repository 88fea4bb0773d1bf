"""`bodylesson serve`: check the address, say where the lesson is, serve it."""

import os
import socket
import sys
import webbrowser
from functools import partial
from pathlib import Path

from bodylesson.serve.invitation import address, invitation
from bodylesson.serve.server import LessonServer


class ServeError(Exception):
    """What keeps the lesson from being served, in one line."""


def serve(notebook: Path, host: str, port: int) -> None:
    """Serve a lesson's notebook until interrupted.

    Raises:
        ServeError: nothing can listen at that address.
    """
    check_free(host, port)
    server = LessonServer(notebook)
    print(invitation(host, port), flush=True)
    show = partial(webbrowser.open, address("localhost", port)) if has_display() else None
    server.serve(host, port, show)


def check_free(host: str, port: int) -> None:
    """Raise ServeError if nothing can listen at that address."""
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
