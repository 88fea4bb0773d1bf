"""The page's own files, by name; no other room knows their paths."""

import json
from pathlib import Path
from typing import Literal

from bodylesson.ui.older_styles import with_older_ways
from bodylesson.ui.palette import stylesheet
from bodylesson.ui.words import words

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "template"
"""The folder of the Voilà template."""

Bundle = Literal["hydrate", "older", "path", "placeholder", "qr", "service_worker"]
"""A script of the page: it brings widgets to life, helps older browsers, leads through the steps,
stands in for a widget until it is wanted, draws the page's address, or keeps the page."""
MODULES: tuple[Bundle, ...] = ("hydrate", "older", "placeholder", "qr")
"""Scripts that the page fetches when it needs them."""


def bundle(name: Bundle) -> bytes:
    """The bundled script `name`, as `tools/bundle_hook.py` made it.

    Raises:
        FileNotFoundError: it was not bundled; installing the package does that.
    """
    folder = TEMPLATES if name == "path" else ROOM
    return (folder / name / f"{name}.js").read_bytes()


def path_script() -> str:
    """The exact text of the page's one inline script."""
    text = (TEMPLATES / "path_script.html.j2").read_text("utf-8").strip()
    return text.replace("{% include 'path/path.js' %}", bundle("path").decode().rstrip("\n"))


NOT_RUNNING = """
.jp-OutputArea-output.jupyter-widgets:not(:has(*)) {{
  font-size: 0;
}}
.jp-OutputArea-output.jupyter-widgets:not(:has(*))::after {{
  content: {text};
  font: 1rem/1.5 var(--bl-font, system-ui, sans-serif);
}}
"""
"""If a widget's kernel is gone, JupyterLab says "model not found" and nothing else."""


def page_style(language: str) -> str:
    """The stylesheet of everything that a notebook shows, also in JupyterLab."""
    not_running = NOT_RUNNING.format(text=json.dumps(words(language).texts("page")["not_running"]))
    style = (TEMPLATES / "static" / "page.css").read_text("utf-8")
    return stylesheet() + with_older_ways(style + not_running)
