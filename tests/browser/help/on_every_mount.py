"""What holds wherever the lesson is open: with a kernel, composed for all, or from a file."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.mounts import (
    BREATH_SECONDS,
    Mount,
    hold,
    open_page,
    take_clock,
)
from tests.browser.help.servers import OfflineFile


def the_words_are_there_without_any_script(browser: Browser, mount: Mount, lesson: Lesson) -> None:
    """They are in the page itself, and a citation leads to its source."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(mount.url, timeout=WIDGETS_MS)
    # Folded content is there as well.
    text = " ".join((page.locator("main").text_content() or "").split())
    content = lesson.content
    words = [
        *(goal.text for goal in content.goals),
        *(claim.studies for claim in content.claims),
        *(item.text for item in content.safety.do_not),
        *(variant.summary for variant in content.practice.variants),
        *(question.text for question in content.reflection),
    ]
    missing = [word for word in words if " ".join(word.split()) not in text]
    assert len(words) > 50
    assert not missing
    citations_lead_to_their_sources(page, lesson)
    context.close()


def citations_lead_to_their_sources(page: Page, lesson: Lesson) -> None:
    """To the last step, and from there to the first."""
    page.locator("#all-sources > summary").click()
    for source in (*lesson.references, next(iter(lesson.references)))[-2:]:
        block = page.locator(f'details:has(> ul a[href="#source-{source}"])').first
        fold = block.locator("xpath=ancestor::details[1]")
        fold.locator("> summary").click()
        block.locator("> summary").click()
        block.locator(f'a[href="#source-{source}"]').first.click()
        expect(page.locator("li:target")).to_have_id(f"source-{source}")
        expect(page.locator("li:target")).to_be_in_viewport()


def a_whole_visit(
    context: BrowserContext, mount: Mount, lesson: Lesson, *, reload: bool = True
) -> None:
    """From the gate to a practice that breaks off and goes on; nothing is asked of another origin.

    It breaks off where the page is reloaded, or left and opened again.
    """
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    lesson_page = open_page(context, mount)
    the_gate_stands_before_the_practice(lesson_page)
    the_hip_bends_and_the_ball_moves(lesson_page)
    lesson_page.to_practice()
    lesson_page.pass_gate()
    stopping_leads_off_the_ball(lesson_page, lesson)
    breath = past_the_first_step(lesson_page, lesson)
    if reload:
        lesson_page.page.reload()
    else:
        lesson_page.page.goto("about:blank")
        lesson_page.page.goto(mount.url)
    lesson_page.page.clock.resume()
    goes_on_at(lesson_page, breath)
    origin = urlsplit(mount.url).netloc
    elsewhere = {
        url
        for url in asked
        if urlsplit(url).scheme not in ("blob", "data", "about") and urlsplit(url).netloc != origin
    }
    # The guard of an offline file hides the file's own blobs.
    assert len(asked) >= (1 if isinstance(mount, OfflineFile) else 4)
    assert not elsewhere


def the_gate_stands_before_the_practice(lesson_page: LessonPage) -> None:
    """Shut until it is answered, and after an answer that rules the practice out."""
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.timer).to_contain_text("First answer the safety questions")
    expect(lesson_page.button("Pause")).to_be_hidden()
    lesson_page.gate.get_by_role("button", name="Some of these").first.click()
    lesson_page.gate.get_by_label("Pregnant, or maybe").check()
    lesson_page.gate.get_by_role("button", name="See the answer").click()
    expect(lesson_page.timer).to_contain_text("not for you")
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.button("Pause")).to_be_hidden()
    lesson_page.timer.get_by_role("link", name="What to do instead").click()
    expect(lesson_page.page.locator("#instead")).to_be_in_viewport()


def the_hip_bends_and_the_ball_moves(lesson_page: LessonPage) -> None:
    """The controls of the muscle and of the spot, by keys, each with what it changes in words."""
    page = lesson_page.page
    says = lesson_page.wake("muscle", ".bl-viewer-says")
    angle = page.get_by_role("slider", name="Hip angle")
    expect(says).to_be_visible()
    expect(says).not_to_contain_text("shorter")
    angle.focus()
    for _ in range(3):
        angle.press("PageUp")
    expect(says).to_contain_text("% shorter than standing")
    aloud = lesson_page.wake("spot", ".bl-spot .bl-aloud")
    expect(aloud).to_contain_text("left")
    spot = page.locator("#spot")
    for group, name in (("Side", "Right"), ("Ball", "Tennis ball")):
        radio = spot.get_by_role("radiogroup", name=group).get_by_role("radio", name=name)
        radio.focus()
        radio.press("Space")
    expect(aloud).to_contain_text("right")
    expect(page.locator(".bl-spot")).to_contain_text("tennis", ignore_case=True)


def stopping_leads_off_the_ball(lesson_page: LessonPage, lesson: Lesson) -> None:
    """With its sound on, step by step, and then it is done."""
    lesson_page.start()
    lesson_page.into_place()
    lesson_page.button("Stop").click()
    first_off = lesson.content.practice.frame.coming_off[0]
    expect(lesson_page.timer).to_contain_text(on_the_left(lesson.cue(first_off.cue).screen))
    lesson_page.button("I am off the ball").click()
    lesson_page.left()


def past_the_first_step(lesson_page: LessonPage, lesson: Lesson) -> str:
    """Practice on the right side until there, where the clock stands; which breath it says it is
    in."""
    first = lesson.content.practice.variants[0].steps[0]
    assert first.seconds, "expected a step that moves the body"
    take_clock(lesson_page.page)
    lesson_page.silence()
    lesson_page.choose("Side", "Right")
    lesson_page.start()
    lesson_page.into_place(own_clock=True)
    breath = lesson_page.timer.locator(".bl-breath")
    # In the middle of the breath that follows; a breath either way and its words would be others.
    hold(lesson_page.page, first.seconds + BREATH_SECONDS / 2)
    expect(breath).to_have_text("Breath 1 of 1")
    return breath.inner_text()


def goes_on_at(lesson_page: LessonPage, breath: str) -> None:
    """The page that is open again offers to go on, and does so at that breath."""
    lesson_page.wait()
    # That the sound is off has been kept, as every choice.
    expect(lesson_page.timer).to_contain_text("Right side")
    expect(lesson_page.timer).to_contain_text("Go on?")
    lesson_page.button("Go on").click()
    expect(lesson_page.timer.locator(".bl-breath")).to_have_text(breath)


def on_the_left(words: str) -> str:
    """The lesson's words as they stand while the left side is worked."""
    return words.replace("{side}", "left").replace("{other}", "right")
