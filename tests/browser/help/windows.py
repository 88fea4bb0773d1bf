"""How the tests start Chromium, and a window of it that one test after another looks through.

A context and its first page cost more than all that most tests do in them. So a test gets the
window of the test before it, emptied: no other tab, nothing stored, nobody listening. A window in
which something was done that cannot be undone is closed, and the next test gets a new one.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Frame, Page, ViewportSize

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    # WebGL in software, so that the muscle viewer draws the same on every machine.
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # Putting pages together that way too would take twice the processor of all else.
    "--disable-gpu-compositing",
]
"""How every Chromium of the tests is started."""

PATIENCE_MS = 20_000
"""How long to wait before something counts as failed: a slow machine is not the page's fault."""
PHONE: ViewportSize = {"width": 360, "height": 740}
FOR_GOOD = {
    "page": ("add_init_script", "expose_binding", "expose_function", "route_web_socket"),
    "context": (
        "add_cookies",
        "add_init_script",
        "clear_permissions",
        "expose_binding",
        "expose_function",
        "grant_permissions",
        "new_cdp_session",
        "on",
        "route",
        "route_web_socket",
        "set_default_navigation_timeout",
        "set_extra_http_headers",
        "set_geolocation",
        "set_offline",
    ),
    "clock": ("install", "pause_at", "set_fixed_time", "set_system_time"),
}
"""Calls whose effect on a page, its context or its clock cannot be undone."""

STORE_NO_MORE = """() => {
  Storage.prototype.setItem = () => {};
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A page without an origin has neither.
  }
}"""


class Window:
    """A window the size of a phone."""

    def __init__(self, browser: Browser) -> None:
        context = browser.new_context(viewport=PHONE)
        context.set_default_timeout(PATIENCE_MS)
        self.page: Page = context.new_page()
        self.spent = False
        self._heard: list[tuple[str, Callable[..., Any]]] = []
        self._origins: set[str] = set()
        self._storage = context.new_cdp_session(self.page)
        self.page.on("framenavigated", self._note)
        listen = self.page.on

        def noted(event: Any, hear: Callable[..., Any]) -> None:
            self._heard.append((event, hear))
            listen(event, hear)

        self.page.on = noted  # type: ignore[method-assign, assignment]
        of = {"page": self.page, "context": context, "clock": self.page.clock}
        for name, methods in FOR_GOOD.items():
            for method in methods:
                self._spend_with(of[name], method)

    def _spend_with(self, of: object, method: str) -> None:
        own = getattr(of, method)

        def spending(*args: Any, **more: Any) -> Any:
            self.spent = True
            return own(*args, **more)

        setattr(of, method, spending)

    def _note(self, frame: Frame) -> None:
        at = urlsplit(frame.url)
        if at.scheme.startswith("http"):
            self._origins.add(f"{at.scheme}://{at.netloc}")

    def empty(self) -> None:
        """Restore it to the state of a new one."""
        page = self.page
        for other in page.context.pages:
            if other != page:
                other.close()
        for event, hear in self._heard:
            page.remove_listener(event, hear)
        self._heard.clear()
        # As it closes a page may store something, which could arrive after all has been cleared.
        page.evaluate(STORE_NO_MORE)
        page.goto("about:blank")
        page.unroute_all()
        for origin in self._origins:
            self._storage.send(
                "Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"}
            )
        self._origins.clear()
        page.set_default_timeout(PATIENCE_MS)
        page.set_viewport_size(PHONE)
        page.emulate_media(
            media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
        )
        page.mouse.move(0, 0)

    def close(self) -> None:
        """Close it with all its tabs."""
        self.page.context.close()
