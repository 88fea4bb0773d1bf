"""Finds what a page would fetch: an offline file must hold everything itself."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

FETCHING = frozenset({"src", "srcset", "poster", "data", "background", "href", "xlink:href"})
INSIDE = re.compile(r"\s*(#|data:|$)", re.IGNORECASE)
LEADING_AWAY = re.compile(r"\s*(#|https?:|mailto:|data:|$)", re.IGNORECASE)
"""Links that only a reader's tap follows; a relative one would lead nowhere."""
IN_STYLES = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s;]*)|url\(\s*["']?([^"')]*)""", re.I)


def external_references(html: str) -> list[str]:
    """References to anything outside the page, e.g. `img src="plate.png"`."""
    finder = _Finder()
    finder.feed(html)
    finder.close()
    return finder.found


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        for name, value in attrs:
            if name == "style":
                self.found += (f"{tag} style: {a}" for a in _fetched_by_style(value or ""))
            elif name in FETCHING:
                allowed = LEADING_AWAY if tag in ("a", "area") else INSIDE
                if not allowed.match(value or ""):
                    self.found.append(f'{tag} {name}="{value}"')

    def handle_endtag(self, tag: str) -> None:
        if tag == "style":
            self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.found += (f"style: {address}" for address in _fetched_by_style(data))


def _fetched_by_style(style: str) -> Iterator[str]:
    for match in IN_STYLES.finditer(style):
        address = match[1] or match[2] or ""
        if not INSIDE.match(address):
            yield address
