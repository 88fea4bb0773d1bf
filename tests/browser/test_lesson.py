"""The composed lesson in a browser, served and as one file."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import MovingStep, VariantStep
from tests.browser.help.lesson_page import VARIANTS, LessonPage
from tests.browser.help.mounts import Mount, forward, hold, open_page
from tests.browser.help.on_every_mount import (
    a_whole_visit,
    on_the_left,
    the_words_are_there_without_any_script,
)
from tests.browser.help.servers import OfflineFile, Server


def test_the_words_are_there_without_any_script(
    browser: Browser, composed: Mount, lesson: Lesson
) -> None:
    the_words_are_there_without_any_script(browser, composed, lesson)


def test_a_whole_visit(desk: BrowserContext, composed: Mount, lesson: Lesson) -> None:
    a_whole_visit(desk, composed, lesson)


STANDING_OUT = """() => {
  const scrolls = (element) => getComputedStyle(element).overflowX !== "visible";
  const seen = (element) => {
    for (let at = element.parentElement; !at.matches(".bl-part"); at = at.parentElement) {
      if (scrolls(at)) return false;
    }
    return element.checkVisibility() && element.offsetWidth > 1;
  };
  return Array.from(document.querySelectorAll(".bl-part")).flatMap((part) => {
    const room = part.getBoundingClientRect();
    return Array.from(part.querySelectorAll("*")).filter((element) => {
      const box = element.getBoundingClientRect();
      return seen(element) && (box.left < room.left || box.right > room.right);
    }).map((element) => `#${part.id} ${element.tagName} ${element.className}`);
  });
}"""


def test_no_section_cuts_off_what_stands_in_it(browser: Browser, served: Server) -> None:
    """A section shows nothing of what reaches beyond its edge, unless that can be scrolled to."""
    context = browser.new_context(viewport={"width": 320, "height": 740})
    page = context.new_page()
    page.goto(served.url)
    LessonPage(page).wait()
    assert page.evaluate(STANDING_OUT) == []
    page.add_style_tag(content=".bl-part-title { position: relative; left: -4rem; }")
    assert page.evaluate(STANDING_OUT) != []
    context.close()


@pytest.mark.long
def test_a_whole_practice_of_every_variant(
    desk: BrowserContext, served: Server, lesson: Lesson
) -> None:
    """Every step in its turn with its words, and with its movement for either half of a breath."""
    lesson_page = open_page(desk, served, clock=True)
    lesson_page.pass_gate()
    for variant in VARIANTS:
        lesson_page.choose("Way to practice", variant)
        chosen = next(v for v in lesson.content.practice.variants if v.name == variant)
        guide = lesson_page.page.locator(".bl-guide").first
        expect(guide).to_contain_text(chosen.summary)
        expect(guide).to_contain_text(chosen.cautions[0])
        seen = practiced(lesson_page)
        at = 0
        frame = lesson.content.practice.frame
        steps: tuple[MovingStep | VariantStep, ...] = (
            *frame.placing,
            *chosen.steps,
            *frame.coming_off,
        )
        for step in steps:
            where = f"{variant}, {step.id}"
            says = on_the_left(lesson.cue(step.cue).screen)
            moves = {movement for instruction, movement in seen[at:] if instruction == says}
            assert says in [instruction for instruction, _ in seen[at:]], where
            assert on_the_left(step.movement.inhale) in moves, where
            assert on_the_left(step.movement.exhale) in moves, where
            at = next(n for n, (told, _) in enumerate(seen) if n >= at and told == says)
        forward(lesson_page.page, 1)
        lesson_page.left()


LOOK_SECONDS = 3
"""Less than any half of a breath lasts: 3.2 s in a step that moves the body for 8 s, else 4 s."""


def practiced(lesson_page: LessonPage) -> list[tuple[str, str]]:
    """A session from Start to its end: the instruction and the movement at each look."""
    page = lesson_page.page
    hold(page)
    lesson_page.start()
    seen: list[tuple[str, str]] = []
    for _ in range(400):
        word, instruction, movement = page.evaluate(SHOWN)
        if word == "Done":
            page.clock.resume()
            return seen
        seen.append((instruction, movement))
        forward(page, LOOK_SECONDS)
    pytest.fail("the session did not end")


SHOWN = """() => [".bl-word", ".bl-instruction", ".bl-movement"].map((name) =>
    document.querySelector(`[aria-label="Breath timer"] ${name}`).textContent.trim())"""
"""The timer's word, its instruction, and the movement that goes with the breath."""


def test_by_keyboard_alone(desk: BrowserContext, offline: OfflineFile) -> None:
    lesson_page = open_page(desk, offline)
    page = lesson_page.page

    def tab_to(description: str, matches: str) -> None:
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate(f"() => {{ const e = document.activeElement; return {matches}; }}"):
                return
        pytest.fail(f"the Tab key never reached {description}")

    def go_on() -> None:
        tab_to("Next", "e.textContent === 'Next' && e.closest('section') !== null")
        page.keyboard.press("Enter")

    lesson_page.go_to("home")
    tab_to("Begin", "e.textContent === 'Begin'")
    page.keyboard.press("Enter")
    go_on()
    for _ in range(2):
        tab_to("None of these", "e.closest('.bl-none') !== null && !e.checked")
        page.keyboard.press("Space")
    tab_to("the answer", "e.type === 'submit'")
    page.keyboard.press("Enter")
    for _ in ("safe", "spot", "stop"):
        go_on()
    tab_to("Change", "e.classList.contains('bl-change')")
    page.keyboard.press("Enter")
    tab_to("the ways to practice", "e.type === 'radio' && e.closest('.bl-cards') !== null")
    expect(page.get_by_role("radio", name="Drape and breathe")).to_be_focused()
    tab_to("a slider", "e.getAttribute('role') === 'slider'")
    before = page.evaluate("document.activeElement.getAttribute('aria-valuenow')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-valuenow')") != before
    tab_to("Start", "e.textContent === 'Start'")
    page.keyboard.press("Enter")
    expect(lesson_page.button("Pause")).to_be_visible()
    # Space pauses and goes on, also while getting into place; it never leads on.
    lesson_page.timer.locator("dialog").first.focus()
    page.keyboard.press("Space")
    expect(lesson_page.word).to_have_text("Paused")
    page.keyboard.press("Space")
    expect(lesson_page.button("Next")).to_be_enabled()
    tab_to("Next", "e.textContent === 'Next'")
    page.keyboard.press("Enter")
    expect(lesson_page.timer).to_contain_text("step 2 of")
    page.keyboard.press("Escape")
    expect(lesson_page.word).to_have_text("Paused")
    tab_to("Stop", "e.textContent === 'Stop'")
    page.keyboard.press("Enter")
    expect(lesson_page.button("I am off the ball")).to_be_visible()


def test_first_words_are_painted_from_the_first_response_alone(
    desk: BrowserContext, served: Server
) -> None:
    """Its size is bounded by `test_what_comes_first_is_small`."""
    page = desk.new_page()

    def first_alone(route: Route) -> None:
        # Everything else gets no answer at all.
        if route.request.is_navigation_request():
            route.continue_()

    page.route("**/*", first_alone)
    page.goto(served.url, wait_until="commit")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )


def test_the_log_names_no_person(desk: BrowserContext, served: Server) -> None:
    page = desk.new_page()
    page.goto(f"{served.url}?name=somebody")
    lines = [line for line in served.log.splitlines() if " GET / " in line]
    assert lines
    assert "somebody" not in served.log
    assert "127.0.0.1" not in " ".join(lines)


def test_an_unknown_address_gets_a_friendly_page(desk: BrowserContext, served: Server) -> None:
    page = desk.new_page()
    answer = page.goto(f"{served.url}lessons/psoas-release/lesson.yaml")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("link", name="Go to the lesson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Psoas release")
