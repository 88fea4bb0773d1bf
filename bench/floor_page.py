"""The floor: the composed page's own words, style and pictures as static files, no script."""

import re
from collections.abc import Callable
from pathlib import Path

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
PICTURE = re.compile(r'<img\b[^>]*?\bsrc="([^":]+)"')
MOUNT = re.compile(r'<div class="bl-live"[^>]*></div>')


def static_page(composed: str) -> str:
    """The page without its scripts and the empty places of its widgets.

    Raises:
        ValueError: there was no script to take out, so this was not a composed page.
    """
    page, scripts = SCRIPT.subn("", composed)
    page, mounts = MOUNT.subn("", page)
    if not scripts or not mounts:
        raise ValueError(f"floor: expected scripts and mounts, found {scripts} and {mounts}")
    return page


def write(composed: str, folder: Path, fetch: Callable[[str], bytes]) -> None:
    """Write it as `index.html`, and its pictures beside it; `fetch` gets one by its address."""
    page = static_page(composed)
    for name in {"index.html", *PICTURE.findall(page)}:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode() if name == "index.html" else fetch(name))
