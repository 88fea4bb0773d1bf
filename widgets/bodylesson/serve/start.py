"""`bodylesson serve`: check the address, say where the lesson is, serve it."""

import os
import socket
import sys
import webbrowser
from functools import partial
from pathlib import Path

from bodylesson.serve.invitation import address, class_invitation, invitation
from bodylesson.serve.server import LessonServer


class ServeError(Exception):
    """What keeps the lesson from being served, in one line."""


def serve(notebook: Path, host: str, port: int, *, for_class: bool = False) -> None:
    """Serve a lesson's notebook until interrupted.

    Args:
        notebook: the lesson's.
        host: where to listen.
        port: where to listen.
        for_class: whether somebody is about to teach, and opens the desk.

    Raises:
        ServeError: nothing can listen at that address, or the lesson has no classes.
    """
    check_free(host, port)
    server = LessonServer(notebook)
    home = address("localhost", port)
    if for_class:
        if server.classroom is None:
            raise ServeError("the lesson has no classes: expected `classroom` in lesson.yaml")
        home += f"desk#k={server.classroom.key}"
        print(class_invitation(host, port, server.classroom.key), flush=True)
    else:
        print(invitation(host, port), flush=True)
    show = partial(webbrowser.open, home) if has_display() else None
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
