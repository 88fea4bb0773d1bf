"""axe-core in the page: finds what makes a page hard to use with assistive technology.

The version is pinned in deno.json; Deno brings the package, so no Node is needed.
"""

import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from deno import find_deno_bin
from playwright.sync_api import Page

Theme = Literal["light", "dark"]

ROOT = Path(__file__).parents[3]
PRINT = "import axe from 'axe-core'; await Deno.stdout.write(new TextEncoder().encode(axe.source));"
LOOKS: tuple[tuple[Theme, int], ...] = (("light", 320), ("dark", 768), ("light", 1280))
"""Themes and widths in px at which a widget is looked at: contrast hangs on the theme and layout on
the width, and no stylesheet joins the two, so not every pair is needed."""
PAGE_LOOKS: tuple[tuple[Theme, int], ...] = (("light", 320), ("dark", 1280))
"""The same for the whole page, which takes seconds to look through."""


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


def check_everywhere(
    page: Page,
    state: str,
    selector: str = "body",
    looks: Iterable[tuple[Theme, int]] = LOOKS,
) -> None:
    """The same in several themes and widths; nothing is wider than the window."""
    for theme, width in looks:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 800})
        check(page, f"{state}, {theme}, {width} px", selector)
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{state}: {overflow} px too wide at {width} px"
