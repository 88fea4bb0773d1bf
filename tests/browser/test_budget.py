"""What it takes to reach Start: taps, words and screens, on a first visit and the next day."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.help.lesson_page import WIDGETS_MS
from tests.browser.help.servers import Server
from tools.tone import tone_of

MOST_TAPS = {"first": 12, "returning": 4}
MOST_WORDS = 900
"""On the way from Home to Start, the verdict of the gate among them."""
MOST_WORDS_OF = {
    "home": 45, "muscle": 95, "safe": 300, "verdict": 45, "spot": 200, "stop": 205, "practise": 65,
}  # fmt: skip
"""By step, so that one that grows is named."""
MOST_WORDS_OF_LIBRARY = 6000
MOST_SCREENS = 12
MOST_SCREENS_RETURNING = 3
MOST_TAB_STOPS = 25
YESTERDAY = """const at = Date.now() - 864e5;
localStorage.setItem("bodylesson:psoas-release:sessions", JSON.stringify({version: 1, value: [
  {at, date: "2026-01-31", variant: "drape", name: "Drape and breathe", side: "left", breaths: 3,
   stopped: false, pressure: 3, eased: [], felt: "fine", change: "looser"}]}));"""


WORDS = """only => {
  const walker = document.createTreeWalker(only ?? document.querySelector("main"), 4);
  let count = 0;
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    const seen = { contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true };
    if (!parentElement.checkVisibility(seen)) continue;
    if (parentElement.closest("option, style, script, [hidden], .bl-unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    if (range.getBoundingClientRect().width < 2) continue;
    count += textContent.split(/\\s+/).filter(word => /[A-Za-z]/.test(word)).length;
  }
  return count;
}"""
"""The visible words, in a part or on the whole page; numbers and signs do not count."""
ASLEEP = {
    "muscle": ".bl-viewer", "safe": ".bl-gate-form", "spot": ".bl-spot .bl-aloud",
    "practise": ".bl-timer",
}  # fmt: skip
"""What shows that a step's widgets are awake, so that all their words are there."""


class Walk:
    """A learner whose taps are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.screens = 0.0
        self.words: dict[str, int] = {}
        self.seen: list[str] = []
        self.prose: list[str] = []

    def tap(self, what: Locator) -> None:
        what.wait_for(state="visible", timeout=WIDGETS_MS)
        what.click()
        self.taps += 1

    def see(self, name: str = "") -> None:
        """Count what is open now, in words and in screens of the phone."""
        if name in ASLEEP:
            awake = self.page.locator(f"#{name} {ASLEEP[name]}").first
            awake.wait_for(state="visible", timeout=WIDGETS_MS)
        self.words[name] = self.page.evaluate(WORDS, None)
        self.reads(self.page.locator("main"))
        self.screens += self.page.evaluate("document.documentElement.scrollHeight / innerHeight")

    def reads(self, what: Locator) -> None:
        """Keep the words in view, and of them those that stand in no list and no heading."""
        self.seen.append(what.inner_text())
        self.prose += what.locator("p:visible").all_inner_texts()

    def start(self) -> None:
        self.tap(self.page.get_by_role("button", name="Start", exact=True))
        expect(self.page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_first_visit_reaches_start_within_its_budgets(
    context: BrowserContext, served: Server
) -> None:
    page = context.new_page()
    page.goto(served.url)
    walk = Walk(page)
    walk.see("home")
    walk.tap(page.get_by_role("link", name="Begin"))
    walk.see("muscle")
    walk.tap(page.locator("#muscle").get_by_role("link", name="Next", exact=True))
    walk.see("safe")
    safe = page.locator("#safe")
    for number in (0, 1):
        walk.tap(safe.get_by_label("None of these").nth(number))
    walk.tap(safe.get_by_role("button", name="See the answer"))
    verdict = safe.locator(".bl-verdict")
    walk.words["verdict"] = page.evaluate(WORDS, verdict.element_handle())
    walk.reads(verdict)
    for step, next_step in (("safe", "spot"), ("spot", "stop"), ("stop", "practise")):
        walk.tap(page.locator(f"#{step}").get_by_role("link", name="Next", exact=True))
        walk.see(next_step)
    walk.start()
    print(walk.words, sum(walk.words.values()), "words,", round(walk.screens, 3), "screens")
    prose = tone_of(walk.prose)
    print("in view:", tone_of(walk.seen), "; without lists and headings:", prose)
    # The reasons and the signs caution, and they must. What is said around them encourages more.
    assert prose.cautions < prose.encouragements
    assert walk.taps <= MOST_TAPS["first"]
    assert {step: n for step, n in walk.words.items() if n > MOST_WORDS_OF[step]} == {}
    assert sum(walk.words.values()) <= MOST_WORDS
    assert walk.screens <= MOST_SCREENS


def test_the_library_says_each_thing_once(browser: Browser, served: Server) -> None:
    """All of it, folds, sources, and questions, as it is read without script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    library = page.locator("#library")
    for fold in library.locator("details").all():
        fold.locator("> summary").first.click()
    # An address is not a word to read.
    words = [
        word
        for word in library.inner_text().split()
        if any(map(str.isalpha, word)) and "/" not in word
    ]
    print(len(words), "words in the library")
    assert 3000 < len(words) <= MOST_WORDS_OF_LIBRARY
    context.close()


@pytest.fixture
def returning(context: BrowserContext, served: Server) -> Walk:
    # A session that runs when its page is left is kept: no other test may come after it here.
    page = context.new_page()
    page.add_init_script(YESTERDAY)
    page.goto(served.url)
    return Walk(page)


def test_the_next_day_it_takes_three_screens_and_four_taps(returning: Walk) -> None:
    page = returning.page
    returning.see()
    returning.tap(page.get_by_role("link", name="Practise now"))
    practise = page.locator("#practise")
    # The gate is asked for this day, and nothing is ticked for anybody.
    for number in (0, 1):
        box = practise.get_by_label("None of these").nth(number)
        box.wait_for(state="attached", timeout=WIDGETS_MS)
        expect(box).not_to_be_checked()
        if number == 0:
            returning.see()
        returning.tap(box)
    returning.start()
    assert returning.taps <= MOST_TAPS["returning"]
    assert returning.screens <= MOST_SCREENS_RETURNING


def test_the_keyboard_reaches_start_in_twenty_five_stops(returning: Walk) -> None:
    page = returning.page
    page.get_by_role("link", name="Practise now").press("Enter")
    practise = page.locator("#practise")
    practise.get_by_label("None of these").first.wait_for(state="attached", timeout=WIDGETS_MS)
    start = practise.get_by_role("button", name="Start", exact=True)
    for _ in range(MOST_TAB_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('input[type=checkbox]')"):
            page.keyboard.press("Space")
        if start.evaluate("one => one === document.activeElement"):
            break
    else:
        pytest.fail(f"Start is not among the first {MOST_TAB_STOPS} stops")
