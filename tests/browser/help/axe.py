"""axe-core in the page: finds what makes a page hard to use with assistive technology.

The version is pinned in deno.json; Deno brings the package, so no Node is needed.
"""

import subprocess
from functools import cache
from pathlib import Path
from typing import Any, Literal

from deno import find_deno_bin
from playwright.sync_api import Page

Theme = Literal["light", "dark"]

ROOT = Path(__file__).parents[3]
PRINT = "import axe from 'axe-core'; await Deno.stdout.write(new TextEncoder().encode(axe.source));"
NARROW: tuple[Theme, int] = ("light", 320)
WIDE: tuple[Theme, int] = ("dark", 1280)
WIDTHS = (320, 768, 1280)
"""Widths in px at which nothing may be wider than the window."""
LOOKING = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
"""Rules whose result depends on the theme or the width. All others check names, roles and
structure, which no stylesheet of ours changes, so once is enough."""


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


def check(page: Page, where: str, selector: str = "body", rules: list[str] | None = None) -> None:
    """Fail with what axe finds in the page as it is now: WCAG 2.2 A and AA, and best practices."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found: list[Any] = page.evaluate(
        """async ([selector, rules]) => {
            const options = {
                resultTypes: ["violations"],
                // No rule that runs here looks into stylesheets, which axe would fetch again.
                preload: { assets: ["media"] },
                ...(rules && { runOnly: rules }),
            };
            const { violations } = await axe.run(selector, options);
            return violations.map(({ id, help, nodes }) => [id, help, nodes.map((n) => n.html)]);
        }""",
        [selector, rules],
    )
    assert not found, f"{where}: {found}"


def look(page: Page, at: tuple[Theme, int]) -> None:
    """Show the page in a theme and a width."""
    theme, width = at
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 800})


def check_everywhere(page: Page, state: str, selector: str = "body") -> None:
    """The same, light and narrow; the rules that depend on looks run again, dark and wide.

    Contrast depends on the theme and layout on the width, and no stylesheet combines the two, so
    the other pairs are not needed. Nothing is wider than the window.
    """
    look(page, NARROW)
    check(page, f"{state}, {NARROW}", selector)
    look(page, WIDE)
    check(page, f"{state}, {WIDE}", selector, LOOKING)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert (more := overflow(page)) <= 0, f"{state}: {more} px too wide at {width} px"


def overflow(page: Page) -> int:
    """How many px of the page stand beyond the window's edge; zero or less if nothing sticks
    out."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider
