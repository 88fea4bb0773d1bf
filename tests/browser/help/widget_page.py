"""One widget on a page of its own: a real browser and widget manager, no kernel and no server."""

from __future__ import annotations

import base64
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.browser.help.bundles import ROOT, bundled

if TYPE_CHECKING:
    import anywidget
    from playwright.sync_api import Page, Route

ORIGIN = "http://widget.test"
PACKAGE = ROOT / "widgets" / "bodylesson"

HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One widget</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css">
<style>:root { color-scheme: light dark } body { margin: 8px; background: var(--bl-bg) }</style>
</head><body><main id="main"><h1 class="bl-unseen">One widget</h1></main>
<script type="module" src="/bench.js"></script></body></html>"""


class WidgetPage:
    """Serves the widget's own files to the page, and speaks with its models there."""

    def __init__(self, page: Page, widget: anywidget.AnyWidget) -> None:
        self.page = page
        self.state = {"_css": str(widget._css), **own_state(widget)}
        self._bodies = bodies(widget)
        self._script = ""
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route(f"{ORIGIN}/**", self._answer)

    def open(self, *, fake: bool = True, script: str = "", **traits: Any) -> WidgetPage:
        """Open the page and mount the widget; `traits` replace those of the Python object.

        `script` runs in the page before the widget comes, also when the page is opened again; a
        `window.outside` of it is the widget's outside.
        """
        self._script = script or self._script
        self.page.goto(f"{ORIGIN}/")
        if self._script:
            self.page.evaluate(f"() => {{ {self._script} }}")
        return self.mount(fake=fake, **traits)

    def mount(self, *, fake: bool = True, **traits: Any) -> WidgetPage:
        """Mount one more on the page that is open. `fake` injects the test's own clock."""
        self.page.evaluate(
            "([state, fake]) => bench.mount(state, fake ? bench.silent() : window.outside)",
            [{**self.state, **traits}, fake],
        )
        return self

    def trait(self, name: str, at: int = 0) -> Any:
        """What the model holds."""
        return self.page.evaluate("([n, i]) => bench.mounted[i].model.get(n)", [name, at])

    def set(self, at: int = 0, **traits: Any) -> None:
        """Change traits as a linked control would."""
        self.page.evaluate(
            "([i, t]) => Object.entries(t).forEach(([n, v]) => bench.mounted[i].model.set(n, v))",
            [at, traits],
        )

    def tick(self, seconds: float) -> None:
        """Let the fake clock go on, and wait until the page has drawn."""
        self.page.evaluate("(seconds) => bench.tick(seconds)", seconds)

    def close(self) -> int:
        """Take the first widget away; how many listeners it left behind."""
        left: int = self.page.evaluate("(bench.mounted[0].remove(), bench.mounted[0].listeners)")
        return left

    def _answer(self, route: Route) -> None:
        path = "/" + route.request.url.removeprefix(ORIGIN).lstrip("/").split("#")[0]
        if path not in self._bodies:
            route.fulfill(status=404, body="")
            return
        kind, body = self._bodies[path]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)


def bodies(widget: anywidget.AnyWidget) -> dict[str, tuple[str, str]]:
    """By path, the type and the text of each file that a page with the widget asks for."""
    folder = Path(str(import_module(type(widget).__module__).__file__)).parent
    page_css = PACKAGE / "page" / "template" / "static" / "page.css"
    return {
        "/": ("text/html", HTML),
        "/empty": ("text/html", "<!doctype html><title>Empty</title>"),
        "/bench.js": ("text/javascript", bundled(Path(__file__).with_name("bench.ts"))),
        "/widget.js": ("text/javascript", (folder / f"{folder.name}.js").read_text("utf-8")),
        "/page.css": ("text/css", page_css.read_text("utf-8")),
    }


def own_state(widget: anywidget.AnyWidget) -> dict[str, Any]:
    """The traits that the widget's own class adds, as the browser gets them."""
    return {name: as_json(getattr(widget, name)) for name in own_traits(type(widget))}


def as_json(value: Any) -> Any:
    """Bytes as base64 in a dictionary of their own; everything else unchanged."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    return value


def own_traits(cls: type[anywidget.AnyWidget]) -> set[str]:
    """Names of the synced traits that the class adds to anywidget's own."""
    import anywidget

    theirs = set(anywidget.AnyWidget.class_traits(sync=True))
    # anywidget adds traits for its source, style and id to each class that has them.
    inner = {"_esm", "_css", "_anywidget_id"}
    return set(cls.class_traits(sync=True)) - theirs - inner
