"""How soon controls answer: from a real input event to the frame that shows its effect."""

from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from bench.settings import RUNS
from bench.visit import DESKTOP, VISIT_MS, prepared_page, script

TIMER = "section[aria-label='Breath timer']"
SPOT = ".bl-joined:has(.bl-spot)"
"""The box of the spot; other widgets' boxes look the same."""
CHANGE = ".bl-change-panel"
"""What the practice holds under "Change"."""
SLIDERS = 3
"""They move by arrow keys, and the timer's words follow."""
FRAME_PAUSE_MS = 50


def answers(browser: Browser, url: str, runs: int = RUNS) -> tuple[list[float], list[float]]:
    """Milliseconds until the frame, and until it was painted; each control `runs` times."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(VISIT_MS)
    page = _opened(context, url)
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
    page = _opened(context, url)
    page.evaluate("answering.addBare()")
    box = page.locator("#bare")
    box.scroll_into_view_if_needed()
    measured = [_measured(page, "click", "#bare-words", box.click) for _ in range(8 * runs)]
    context.close()
    return [frame for frame, _ in measured], [paint for _, paint in measured]


def _opened(context: BrowserContext, url: str) -> Page:
    page = prepared_page(context, touches=False)
    page.goto(url)
    page.evaluate(script("answering.ts"))
    return page


def _go(page: Page, step: str, selector: str) -> Locator:
    """Walk to a step of the path, and give what it is visited for once that is seen."""
    found = page.locator(selector).locator("visible=true").first
    for _ in range(VISIT_MS // FRAME_PAUSE_MS):
        page.evaluate("step => answering.lookFor(step)", step)
        if found.is_visible():
            return found
        page.wait_for_timeout(FRAME_PAUSE_MS)
    raise RuntimeError(f"{page.url}: expected {selector} on the step {step}, found none")


def _once(page: Page, run: int) -> Iterator[tuple[float, float]]:
    """Each control once: a box of the gate, a choice of the spot, what a practice can change."""
    box = _go(page, "safe", ".bl-gate-form .bl-none input")
    yield _measured(page, "click", ".bl-gate-form .bl-none input", box.click)
    _go(page, "spot", f"{SPOT} .bl-controls .widget-radio")
    yield _chosen(page, f"{SPOT} .bl-controls .widget-radio >> nth=0", ".bl-spot", run)
    _go(page, "practise", f"{TIMER} .bl-change")
    change = page.locator(f"{TIMER} .bl-change")
    if change.get_attribute("aria-expanded") == "false":
        change.click()
    sound = f"{CHANGE} .bl-controls input[type=checkbox]"
    yield _measured(page, "click", sound, page.locator(sound).first.click)
    yield _chosen(page, f"{CHANGE} .bl-controls .widget-radio >> nth=0", TIMER, run)
    key = "ArrowRight" if run % 2 == 0 else "ArrowLeft"
    for slider in page.locator(f"{CHANGE} .bl-controls [role=slider]").all()[:SLIDERS]:
        slider.focus()
        yield _measured(page, "keydown", TIMER, partial(page.keyboard.press, key))


def _chosen(page: Page, group: str, follower: str, run: int) -> tuple[float, float]:
    choices = page.locator(group).locator("input[type=radio]")
    choose = partial(choices.nth((run + 1) % choices.count()).click, force=True)
    return _measured(page, "click", follower, choose)


def _measured(page: Page, kind: str, follower: str, act: Callable[[], None]) -> tuple[float, float]:
    page.evaluate("([kind, selector]) => answering.watch(kind, selector)", [kind, follower])
    act()
    # An input counts as done once the page has heard it.
    answer = page.evaluate("answering.result")
    if answer is None:
        raise RuntimeError(f"{page.url}: no {kind} came for {follower}")
    frame, painted = answer
    return frame, painted
