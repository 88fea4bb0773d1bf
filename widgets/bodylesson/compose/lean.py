"""Removes from a page what only its authors read."""

import re

_STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_ENDS = re.compile(r"\s*\n\s*")


def lean(html: str) -> str:
    """The same page without the comments and the indentation of its stylesheets."""
    return _STYLE.sub(lambda found: found[1] + _lean_style(found[2]) + found[3], html)


def _lean_style(text: str) -> str:
    return _LINE_ENDS.sub("\n", _COMMENT.sub("", text)).strip()
