"""axe-core in the page: finds what makes a page hard to use with assistive technology.

The version is pinned in deno.json; Deno brings the package, so no Node is needed.
"""

import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from deno import find_deno_bin
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
PRINT = "import axe from 'axe-core'; await Deno.stdout.write(new TextEncoder().encode(axe.source));"
THEMES = ("light", "dark")
WIDTHS = (320, 768, 1280)
OF_COLOR = ("color-contrast", "link-in-text-block")
"""The rules that look at colors."""


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


def check(page: Page, where: str, selector: str = "body", rules: Sequence[str] = ()) -> None:
    """Fail with what axe finds in the page as it is now: WCAG 2.2 A and AA, and best practices.

    With `rules` only what these find.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    found: list[Any] = page.evaluate(
        """async ([selector, rules]) => (await axe.run(selector, {
                resultTypes: ['violations'],
                preload: false,
                ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }),
            }))
            .violations.map(({ id, help, nodes }) => [id, help, nodes.map((n) => n.html)])""",
        [selector, list(rules)],
    )
    assert not found, f"{where}: {found}"


def check_everywhere(page: Page, state: str, selector: str = "body") -> None:
    """The same at three widths, light and dark.

    A theme changes colors and nothing else, as `test_styles` holds: all rules are tried in light,
    those that look at colors in both.
    """
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for theme, rules in zip(THEMES, ((), OF_COLOR), strict=True):
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            check(page, f"{state}, {theme}, {width} px", selector, rules)
            overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{state}: {overflow} px too wide at {width} px"
