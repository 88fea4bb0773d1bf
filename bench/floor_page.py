"""The floor: the composed page's own words and style as one static file, without any script."""

import re
from pathlib import Path

SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
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


def write(composed: str, path: Path) -> None:
    """Write it as a file."""
    path.write_text(static_page(composed), "utf-8")
