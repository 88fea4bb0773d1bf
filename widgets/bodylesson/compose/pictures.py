"""Large drawings of a page as parts of their own: fetched when they come into view, not before.

In a notebook and in the offline file a drawing stands in the page. On a page that is served, the
first response holds words; a drawing in a step or fold that nobody opens is never fetched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from bodylesson.compose.page import Part
from bodylesson.ui.palette import stylesheet

LARGE_CHARS = 2_000
"""Drawings of at least this size are moved out."""
STAYS = "data-inline"
"""Marks a drawing that is part of what is seen first."""

_SVG = re.compile(r"<svg\b([^>]*)>(.*?)</svg>", re.DOTALL)
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_SAID = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_STYLE = "svg{font-family:system-ui,sans-serif;color:var(--bl-ink)}"


@dataclass(frozen=True)
class Moved:
    """A page without its large drawings."""

    html: str
    parts: tuple[Part, ...]


def move_pictures(html: str, prefix: str) -> Moved:
    """Put an image in place of each large drawing; its text alternative stays.

    Args:
        html: a page whose drawings are `<svg>` elements, none inside another.
        prefix: the folder of the page's parts, from the page.
    """
    parts: dict[bytes, Part] = {}
    pieces: list[str] = []
    end = 0
    for found in _large(html):
        content = _alone(found).encode()
        # A stored page finds its parts by their stems, so each needs its own.
        part = parts.setdefault(content, Part(f"drawing-{len(parts) + 1}", "svg", content))
        pieces += [html[end : found.start()], _image(found, prefix + part.name)]
        end = found.end()
    return Moved("".join([*pieces, html[end:]]), tuple(parts.values()))


def _large(html: str) -> Iterator[re.Match[str]]:
    for found in _SVG.finditer(html):
        large = len(found[0]) >= LARGE_CHARS
        if large and STAYS not in found[1] and _SIZE.search(found[1]):
            yield found


def _alone(svg: re.Match[str]) -> str:
    """The drawing as a file, which the page's styles do not reach."""
    attributes = re.sub(r'\s(?:role|aria-[a-z]+)="[^"]*"', "", svg[1])
    style = f"<style>{stylesheet(svg[0] + _STYLE)}{_STYLE}</style>"
    width, height = _size(svg)
    sized = f' width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg"{sized}{attributes}>{style}{svg[2]}</svg>'


def _size(svg: re.Match[str]) -> tuple[int, int]:
    size = _SIZE.search(svg[1])
    assert size is not None, "looked for before"
    width, height = (round(float(value)) for value in size.groups())
    return width, height


def _image(svg: re.Match[str], address: str) -> str:
    width, height = _size(svg)
    # Without a title of its own it is described by the element around it.
    said = " ".join(unescape(text).strip() for _, text in _SAID.findall(svg[2]))
    return (
        f'<img class="bl-drawing" src="{address}" width="{width}" height="{height}"'
        f' alt="{escape(said)}" loading="lazy" decoding="async">'
    )
