"""Several widgets on one page, as a composed page brings them to life: no kernel, no stand-in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from ipywidgets import DOMWidget, embed

from bodylesson.page.files import bundle

if TYPE_CHECKING:
    import anywidget
    from playwright.sync_api import Page, Route

PACKAGE = Path(__file__).parents[3] / "widgets" / "bodylesson"
ORIGIN = "http://together.test/"
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Together</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark }} body {{ margin: 8px; background: var(--bl-bg) }}
{css}</style></head><body><main><h1>Together</h1>
{mounts}
</main>
<script id="bl-widgets" type="application/json"
data-placeholder="placeholder.js">{composed}</script>
<script type="module" src="/hydrate.js"></script></body></html>"""
MOUNT = """<h2>{name}</h2><div class="bl-live" data-model="{id}"></div>
<div style="height: {space}px"></div>"""


class TogetherPage:
    """Shows these widgets one below the other, each in a section of its own."""

    def __init__(
        self,
        page: Page,
        views: dict[str, DOMWidget],
        *,
        lazy: dict[str, anywidget.AnyWidget] | None = None,
        space_px: int = 0,
    ) -> None:
        """`lazy` ones come to life near the window alone; `space_px` stands below each widget."""
        self.page = page
        self.errors: list[str] = []
        lazy = lazy or {}
        all_views = list(views.values())
        state = embed.embed_data(
            all_views, state=embed.dependency_state(all_views, drop_defaults=False)
        )["manager_state"]
        self._modules = {f"/{name}.js": str(one._esm) for name, one in lazy.items()}
        self._modules["/placeholder.js"] = bundle("placeholder").decode()
        composed = {
            "widgets": state,
            "lazy": {
                str(one.model_id): {"module": name, "traits": {}, "waits": True}
                for name, one in lazy.items()
            },
            "addresses": {name: f"{name}.js" for name in lazy},
        }
        mounts = [
            MOUNT.format(name=name, id=view.model_id, space=space_px)
            for name, view in views.items()
        ]
        static = PACKAGE / "page" / "template" / "static"
        self._html = HTML.format(
            css=(static / "page.css").read_text("utf-8"),
            mounts="\n".join(mounts),
            composed=json.dumps(composed).replace("</", "<\\/"),
        )
        self._script = (PACKAGE / "page" / "hydrate" / "hydrate.js").read_text("utf-8")
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.route("**/*", self._answer)

    def open(self) -> TogetherPage:
        """Open the page and wait until its widgets have been mounted."""
        self.page.goto(ORIGIN)
        self.page.wait_for_function("document.documentElement.dataset.hydrated === 'true'")
        return self

    def _answer(self, route: Route) -> None:
        path = "/" + route.request.url.removeprefix(ORIGIN).partition("#")[0]
        if path == "/":
            route.fulfill(content_type="text/html; charset=utf-8", body=self._html)
        elif path == "/hydrate.js":
            route.fulfill(content_type="text/javascript; charset=utf-8", body=self._script)
        elif path in self._modules:
            route.fulfill(content_type="text/javascript; charset=utf-8", body=self._modules[path])
        else:
            route.fulfill(status=404, body="")
