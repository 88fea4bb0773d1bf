"""The page's own files, by name: no other room spells their paths."""

from pathlib import Path
from typing import Literal

from bodylesson.ui.palette import stylesheet

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "template"
"""The folder of the Voilà template."""

Bundle = Literal["hydrate", "offline", "service_worker"]
"""A script of the page: what brings it to life, what starts the offline file, what keeps it."""


def bundle(name: Bundle) -> bytes:
    """The bundled script `name`, as `tools/bundle_hook.py` made it.

    Raises:
        FileNotFoundError: it was not bundled; installing the package does that.
    """
    return (ROOM / name / f"{name}.js").read_bytes()


def page_style() -> str:
    """The stylesheet of everything that a notebook shows, also in JupyterLab."""
    return stylesheet() + (TEMPLATES / "static" / "page.css").read_text("utf-8")
