"""axe-core in the page: finds what makes a page hard to use with assistive technology.

The version is pinned in deno.json; Deno brings the package, so no Node is needed.
"""

import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from deno import find_deno_bin
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
PRINT = "import axe from 'axe-core'; await Deno.stdout.write(new TextEncoder().encode(axe.source));"
THEMES = ("light", "dark")
WIDTHS = (320, 768, 1280)


@cache
def axe_source() -> str:
    """The script that defines `window.axe`."""
    done = subprocess.run(
        [find_deno_bin(), "eval", "--quiet", "--ext=ts", PRINT],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if "axe" not in done.stdout:
        raise RuntimeError(f"axe-core: expected its source, got {done.stdout[:80]!r}")
    return done.stdout


def check(page: Page, where: str, selector: str = "body") -> None:
    """Fail with what axe finds in the page as it is now: WCAG 2.2 A and AA, and best practices."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found: list[Any] = page.evaluate(
        """async (selector) => (await axe.run(selector, { resultTypes: ['violations'] }))
            .violations.map(({ id, help, nodes }) => [id, help, nodes.map((n) => n.html)])""",
        selector,
    )
    assert not found, f"{where}: {found}"


def check_everywhere(page: Page, state: str, selector: str = "body") -> None:
    """The same at three widths, light and dark."""
    for theme in THEMES:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            check(page, f"{state}, {theme}, {width} px", selector)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{state}: {overflow} px too wide at {width} px"
