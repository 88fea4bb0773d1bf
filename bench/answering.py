"""How soon controls answer: from a real input event to the frame that shows its effect."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.settings import RUNS
from bench.visit import DESKTOP, VISIT_MS, prepared_page

SCRIPT = Path(__file__).with_name("answering.js")
TIMER = "section[aria-label='Breath timer']"
PRACTICE = ".bl-joined:has(.bl-guide)"
"""The box of the practice; other widgets' boxes look the same."""
SPOT = ".bl-joined:has(.bl-spot)"
TICKS = (".bl-gate-form .bl-check input", f"{PRACTICE} .bl-controls input[type=checkbox]")
"""Boxes to tick, which show it themselves."""
CHOICES = (
    (f"{SPOT} .bl-controls .widget-radio >> nth=0", ".bl-spot"),
    (f"{PRACTICE} .bl-controls .widget-radio >> nth=0", ".bl-guide"),
    (f"{PRACTICE} .bl-controls .widget-radio >> nth=1", TIMER),
)
"""Groups to choose from, and what follows the choice."""
SLIDERS = 3
"""They move by arrow keys, and the timer's words follow."""


def answers(browser: Browser, url: str, runs: int = RUNS) -> tuple[list[float], list[float]]:
    """Milliseconds until the frame, and until it was painted; each control `runs` times."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(VISIT_MS)
    page = prepared_page(context, touch=False)
    page.goto(url)
    page.evaluate(SCRIPT.read_text("utf-8"))
    _wake(page)
    frames, painted = [], []
    for run in range(runs):
        for frame, paint in _once(page, run):
            frames.append(frame)
            painted.append(paint)
    context.close()
    return frames, painted


def bare_answers(browser: Browser, url: str, runs: int = RUNS) -> tuple[list[float], list[float]]:
    """The same for a bare checkbox and a line of words, put into a page that has no controls.

    No page of so many words on this machine answers sooner.
    """
    context = browser.new_context(viewport=DESKTOP)
    page = prepared_page(context, touch=False)
    page.goto(url)
    page.evaluate(SCRIPT.read_text("utf-8"))
    page.evaluate("answering.addBare()")
    box = page.locator("#bare")
    box.scroll_into_view_if_needed()
    measured = [_measured(page, "click", "#bare-words", box.click) for _ in range(8 * runs)]
    context.close()
    return [frame for frame, _ in measured], [paint for _, paint in measured]


def _wake(page: Page) -> None:
    """Bring every widget near the view, as one who reads downwards does."""
    for selector in ("form.bl-gate-form", ".bl-spot", ".bl-guide", TIMER):
        for _ in range(600):
            if page.locator(selector).count():
                break
            page.evaluate("answering.pageDown()")
            page.wait_for_timeout(100)
        page.locator(selector).first.wait_for(state="visible")


def _once(page: Page, run: int) -> Iterator[tuple[float, float]]:
    for selector in TICKS:
        yield _measured(page, "click", selector, page.locator(selector).first.click)
    for group, follower in CHOICES:
        choices = page.locator(group).locator("input[type=radio]")
        choose = partial(choices.nth((run + 1) % choices.count()).click, force=True)
        yield _measured(page, "click", follower, choose)
    key = "ArrowRight" if run % 2 == 0 else "ArrowLeft"
    for slider in page.locator(f"{PRACTICE} .bl-controls [role=slider]").all()[:SLIDERS]:
        slider.focus()
        yield _measured(page, "keydown", TIMER, partial(page.keyboard.press, key))


def _measured(page: Page, kind: str, follower: str, act: Callable[[], None]) -> tuple[float, float]:
    page.evaluate("([kind, selector]) => answering.watch(kind, selector)", [kind, follower])
    act()
    frame, painted = page.evaluate("answering.result")
    return frame, painted
