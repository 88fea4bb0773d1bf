"""Small HTML templates of published pages."""

from pathlib import Path

import jinja2

from bodylesson.compose.draft import html_template


def template(name: str) -> jinja2.Template:
    """The template `<name>.html.j2` of this folder."""
    return html_template(Path(__file__).with_name(f"{name}.html.j2"))
