"""What holds wherever the lesson is open: with a kernel, composed for all, or from a file."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.mounts import Mount, in_the_third_breath, open_page
from tests.browser.servers import OfflineFile


def every_word_is_there_without_any_script(browser: Browser, mount: Mount, lesson: Lesson) -> None:
    """The words are in the page itself."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(mount.url, timeout=WIDGETS_MS)
    text = " ".join(page.locator("main").inner_text().split())
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
    context.close()


def nothing_is_asked_of_another_origin(desk: BrowserContext, mount: Mount) -> None:
    """From opening the page to practicing."""
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    lesson_page = open_page(desk, mount)
    lesson_page.pass_gate()
    lesson_page.start()
    origin = urlsplit(mount.url).netloc
    elsewhere = {
        url
        for url in asked
        if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc != origin
    }
    # The guard of an offline file hides the file's own blobs.
    assert len(asked) >= (1 if isinstance(mount, OfflineFile) else 4)
    assert not elsewhere


def the_gate_stands_before_the_practice(desk: BrowserContext, mount: Mount) -> None:
    """Shut until it is answered, and after an answer that rules the practice out."""
    lesson_page = open_page(desk, mount)
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.timer).to_contain_text("First answer the questions")
    expect(lesson_page.button("Pause")).to_be_hidden()
    lesson_page.gate.get_by_role("checkbox").first.check()
    lesson_page.gate.get_by_role("checkbox", name="None of these").last.check()
    lesson_page.gate.get_by_role("button", name="See the answer").click()
    expect(lesson_page.timer).to_contain_text("not for you")
    lesson_page.timer.get_by_role("link", name="What to do instead").click()
    expect(lesson_page.page.locator("#instead")).to_be_in_viewport()
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.button("Pause")).to_be_hidden()


def stopping_leads_off_the_ball(desk: BrowserContext, mount: Mount, lesson: Lesson) -> None:
    """Step by step, and then it is done."""
    lesson_page = open_page(desk, mount, clock=True)
    lesson_page.pass_gate()
    lesson_page.start()
    lesson_page.into_place()
    lesson_page.button("Stop").click()
    first_off = lesson.content.practice.frame.coming_off[0]
    expect(lesson_page.timer).to_contain_text(on_the_left(lesson.cue(first_off.cue).screen))
    lesson_page.button("I am off the ball").click()
    expect(lesson_page.word).to_have_text("Done")


def leaving_keeps_the_place(desk: BrowserContext, mount: Mount, reload: bool) -> None:
    """Where a practice broke off is offered again; a page is reloaded, or left and opened anew."""
    lesson_page, breath = in_the_third_breath(desk, mount)
    if reload:
        lesson_page.page.reload()
    else:
        lesson_page.page.goto("about:blank")
        lesson_page.page.goto(mount.url)
    goes_on_at(lesson_page, breath)


def goes_on_at(lesson_page: LessonPage, breath: str) -> None:
    """The page that is open again offers to go on, and does so at that breath."""
    lesson_page.wait()
    lesson_page.silence()
    expect(lesson_page.timer).to_contain_text("Right side")
    expect(lesson_page.timer).to_contain_text("Go on?")
    lesson_page.button("Go on").click()
    expect(lesson_page.timer.locator(".bl-breath")).to_have_text(breath)


def on_the_left(words: str) -> str:
    """The lesson's words as they stand while the left side is worked."""
    return words.replace("{side}", "left").replace("{other}", "right")


def the_hip_bends_and_the_ball_moves(lesson_page: LessonPage) -> None:
    """The controls of the muscle and of the spot, by keys, each with what it changes in words."""
    page = lesson_page.page
    lesson_page.wake("muscle", ".bl-viewer-says")
    angle = page.get_by_role("slider", name="Hip angle")
    told = page.locator(".bl-viewer-says")
    expect(told).to_be_visible()
    expect(told).not_to_contain_text("shorter")
    angle.focus()
    for _ in range(3):
        angle.press("PageUp")
    expect(told).to_contain_text("% shorter than standing")
    aloud = lesson_page.wake("spot", ".bl-spot .bl-aloud")
    expect(aloud).to_contain_text("left")
    spot = page.locator("#spot")
    for group, name in (("Side", "Right"), ("Ball", "Tennis ball")):
        radio = spot.get_by_role("radiogroup", name=group).get_by_role("radio", name=name)
        radio.focus()
        radio.press("Space")
    expect(aloud).to_contain_text("right")
    expect(page.locator(".bl-spot")).to_contain_text("tennis", ignore_case=True)
