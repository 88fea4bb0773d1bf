"""What composing gives before it is decided where a page's parts lie."""

from dataclasses import dataclass
from pathlib import Path

import jinja2

from bodylesson.compose.parts import Part
from bodylesson.compose.widget_state import Composed

PACKAGE = Path(__file__).parent.parent
MARKS = {"head": "<!--bl:head-->", "note": "<!--bl:note-->", "scripts": "<!--bl:scripts-->"}
"""Where the page's template leaves room for what depends on the place of its parts."""


@dataclass(frozen=True)
class Composition:
    """A page's words with marks, its widgets' state, and the script that brings it to life."""

    html: str
    composed: Composed
    script: Part

    def page(self, **filled: str) -> str:
        """The HTML with its marks replaced; a mark that is not named leaves nothing behind.

        Raises:
            ValueError: a mark does not stand in the page exactly once.
        """
        html = self.html
        for name, mark in MARKS.items():
            if (count := html.count(mark)) != 1:
                raise ValueError(f"page: expected the mark {mark} once, found it {count} times")
            html = html.replace(mark, filled.get(name, ""))
        return html


def served_scripts(script: Part, state: Part, prefix: str) -> str:
    """The scripts of a page whose parts lie below `prefix`."""
    template = template_of(Path(__file__).with_name("scripts.html.j2"))
    return template.render(hydrate=f"{prefix}{script.name}", composed=f"{prefix}{state.name}")


def template_of(path: Path) -> jinja2.Template:
    """A small HTML template."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.from_string(path.read_text("utf-8"))
