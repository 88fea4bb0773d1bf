"""One widget on a page of its own: a real browser, a fake model, no kernel and no server."""

from __future__ import annotations

import base64
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import anywidget
    from playwright.sync_api import Page, Route

ORIGIN = "http://widget.test"
HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "widgets" / "bodylesson"

HTML = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>One widget</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/widget.css">
<style>:root { color-scheme: light dark } body { margin: 8px; background: var(--bl-bg) }</style>
</head><body><main id="main"><h1 class="bl-unseen">One widget</h1></main>
<script type="module">
import { FakeClock, FakeModel, mount } from "/fake_model.js";
import * as widget from "/widget.js";
const clock = new FakeClock();
/** Binary traits come as base64; a widget gets them as ipywidgets gives them. */
function revived(state) {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return Object.fromEntries(Object.entries(state).map(([name, value]) =>
    [name, value?.base64 === undefined ? value : new DataView(bytes(value.base64).buffer)]
  ));
}
window.bench = {
  clock,
  mounted: [],
  async mount(state, fake = true) {
    const outside = fake ? { clock, audio: () => null } : window.outside ?? null;
    const parent = document.querySelector("#main");
    this.mounted.push(await mount(widget, revived(state), { outside, parent }));
  },
  async remount() {
    const { model, remove } = this.mounted.pop();
    remove();
    const parent = document.querySelector("#main");
    const outside = { clock, audio: () => null };
    this.mounted.push(await mount(widget, model, { outside, parent }));
  },
};
</script></body></html>"""


class WidgetPage:
    """Serves the widget's own files to the page and speaks with the fake model there."""

    def __init__(self, page: Page, widget: anywidget.AnyWidget) -> None:
        self.page = page
        self.state = own_state(widget)
        module = import_module(type(widget).__module__)
        folder = Path(str(module.__file__)).parent
        page_css = PACKAGE / "page" / "template" / "static" / "page.css"
        self._bodies = {
            "/": ("text/html", HTML),
            "/widget.js": ("text/javascript", (folder / f"{folder.name}.js").read_text("utf-8")),
            "/widget.css": ("text/css", str(widget._css)),
            "/page.css": ("text/css", page_css.read_text("utf-8")),
            "/fake_model.js": ("text/javascript", (HERE / "fake_model.js").read_text("utf-8")),
        }
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route("**/*", self._answer)

    def open(self, *, fake: bool = True, **traits: Any) -> WidgetPage:
        """Open the page and mount the widget; `traits` replace those of the Python object."""
        self.page.goto(f"{ORIGIN}/")
        return self.mount(fake=fake, **traits)

    def mount(self, *, fake: bool = True, **traits: Any) -> WidgetPage:
        """Mount one more on the page that is open. `fake` injects the test's own clock."""
        self.page.wait_for_function("window.bench !== undefined")
        self.page.evaluate("([s, f]) => bench.mount(s, f)", [{**self.state, **traits}, fake])
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
        self.page.evaluate(
            """async (seconds) => {
                bench.clock.seconds += seconds;
                const frame = () => new Promise((done) => requestAnimationFrame(done));
                await frame();
                await frame();
            }""",
            seconds,
        )

    def _answer(self, route: Route) -> None:
        path = "/" + route.request.url.removeprefix(ORIGIN).lstrip("/").split("#")[0]
        if path not in self._bodies:
            route.fulfill(status=404, body="")
            return
        kind, body = self._bodies[path]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)


def own_state(widget: anywidget.AnyWidget) -> dict[str, Any]:
    """The traits that the widget's own class adds, as the browser gets them."""
    return {name: as_json(getattr(widget, name)) for name in own_traits(type(widget))}


def as_json(value: Any) -> Any:
    """Bytes as base64 in a dictionary of their own; all else as it is."""
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
