"""Which notebooks of a lesson's folder are served, and how."""

import re
from collections.abc import Callable
from pathlib import Path

import nbformat

LESSON = "lesson.ipynb"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""What a notebook's name must look like, so that it can stand in an address."""


def needs_no_kernel(notebook: Path) -> bool:
    """Whether the notebook's metadata says that its page works without a kernel."""
    read = nbformat.read(notebook, as_version=4)
    about = read.metadata.get("bodylesson", {})
    return bool(about.get("composed", False))


def live_notebooks(folder: Path, warn: Callable[[str], object] = lambda _: None) -> dict[str, str]:
    """File names of the live notebooks beside the lesson, by the last part of their address.

    One that cannot be read is left out; `warn` is told which and why, in one line.
    """
    found = {}
    for path in sorted(folder.glob("*.ipynb")):
        if path.name == LESSON or not NAME.fullmatch(path.stem):
            continue
        try:
            if not needs_no_kernel(path):
                found[path.stem] = path.name
        except Exception as error:
            reason = " ".join(str(error).split())[:100] or "it is empty"
            warn(f"{path.name} is not served: {type(error).__name__}: {reason}")
    return found
