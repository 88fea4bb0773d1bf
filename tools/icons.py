"""Draws the PNG icons of a published lesson from `icon.svg`, with the tests' own Chromium."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from bodylesson.ui.palette import palette
from tools.chromium import get

ICONS = Path(__file__).parents[1] / "widgets" / "bodylesson" / "publish" / "icons"
GROUND = palette()["accent"].light
"""What fills an icon whose corners a phone may cut off."""
PLAIN = {"icon-192": 192, "icon-512": 512}
FULL = {"maskable-512": 512, "touch-180": 180}


def page_of(size: int, ground: str) -> str:
    """A page that shows the drawing at a size in pixels, on a ground."""
    drawing = (ICONS / "icon.svg").read_text("utf-8")
    style = f"html,body{{margin:0;background:{ground}}}svg{{display:block;width:{size}px}}"
    return f"<!doctype html><style>{style}</style>{drawing}"


def main() -> None:
    """Write all of them."""
    chromium = get()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for sizes, ground in ((PLAIN, "transparent"), (FULL, GROUND)):
            for name, size in sizes.items():
                page = browser.new_page(viewport={"width": size, "height": size})
                page.set_content(page_of(size, ground))
                page.screenshot(path=ICONS / f"{name}.png", omit_background=True)
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
