"""A page whose parts have no place yet: on a server, in a folder, or in the page itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2

from bodylesson.compose.lean import lean
from bodylesson.compose.page import Page, Part
from bodylesson.compose.pictures import move_pictures
from bodylesson.compose.widgets import Widgets

MARKS = {"head": "<!--bl:head-->", "note": "<!--bl:note-->", "scripts": "<!--bl:scripts-->"}
"""Marks in the page's template for whatever depends on where its parts are."""
PREFIX = "assets/"
"""The folder of a page's parts, from the page."""


class ComposeError(Exception):
    """Why a page could not be composed, in words for the log: file, cell and cause."""


@dataclass(frozen=True)
class Draft:
    """A page's HTML with marks, its widgets, and the scripts that it fetches when needed."""

    html: str
    widgets: Widgets
    modules: Mapping[str, Part]
    """By name, as in `page.files.MODULES`."""

    def filled(self, **texts: str) -> str:
        """The HTML with its marks replaced; a mark without a text is removed.

        Raises:
            ValueError: a mark does not stand in the page exactly once.
        """
        html = self.html
        for name, mark in MARKS.items():
            if (count := html.count(mark)) != 1:
                raise ValueError(f"page: expected the mark {mark} once, found it {count} times")
            html = html.replace(mark, texts.get(name, ""))
        return html

    def page(self, **texts: str) -> Page:
        """The page whose parts are under `PREFIX`; `texts` fill its other marks.

        Raises:
            ValueError: as `filled`.
        """
        state = Part("widgets", "json", self.widgets.served(PREFIX))
        scripts = html_template(Path(__file__).with_name("scripts.html.j2")).render(
            modules={name: PREFIX + part.name for name, part in self.modules.items()},
            widgets=PREFIX + state.name,
        )
        moved = move_pictures(self.filled(scripts=scripts, **texts), PREFIX)
        all_parts = (*self.modules.values(), state, *self.widgets.parts.values(), *moved.parts)
        return Page(
            Part("page", "html", lean(moved.html).encode()), {one.name: one for one in all_parts}
        )


def html_template(path: Path) -> jinja2.Template:
    """A small HTML template."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(path.read_text("utf-8"))
