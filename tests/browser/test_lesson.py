"""The whole lesson in a browser: composed for all, live with a kernel a visitor, and as one file.

Every page from a file is guarded: it may ask for nothing but itself.
"""

import math
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import check_everywhere
from bodylesson.lesson import Lesson, read_lesson
from guard import FileGuard
from lesson_page import VARIANTS, WIDGETS_MS, LessonPage
from servers import OfflineFile, Server, composed_server, live_server

LESSON = Path(__file__).parents[2] / "lessons" / "psoas-release"
BREATH_SECONDS = 10.0
"""One breath at the default tempo of 6 a minute."""

Mount = Server | OfflineFile


@pytest.fixture(scope="session")
def lesson() -> Lesson:
    return read_lesson(LESSON)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with composed_server(tmp_path_factory.mktemp("served") / "log") as server:
        yield server


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with live_server(tmp_path_factory.mktemp("live") / "log") as server:
        yield server


@pytest.fixture(params=["served", "live", "offline"])
def server(request: pytest.FixtureRequest) -> Mount:
    chosen: Mount = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(params=["served", "offline"])
def composed(request: pytest.FixtureRequest) -> Mount:
    """The page that was composed once, from a server and from the disk."""
    chosen: Mount = request.getfixturevalue(request.param)
    return chosen


def is_offline(request: pytest.FixtureRequest) -> bool:
    """Whether the test opens the offline file."""
    callspec = getattr(request.node, "callspec", None)
    return callspec is not None and "offline" in callspec.params.values()


@pytest.fixture
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    # A live page first runs its whole notebook.
    context.set_default_navigation_timeout(WIDGETS_MS)
    guard = (
        FileGuard(context, request.getfixturevalue("offline").url) if is_offline(request) else None
    )
    yield context
    if guard:
        guard.check()
    context.close()


def open_page(context: BrowserContext, server: Mount, clock: bool = False) -> LessonPage:
    page = context.new_page()
    page.goto(server.url)
    lesson_page = LessonPage(page)
    lesson_page.wait()
    if clock:
        # The page comes up on the browser's own clock, as a visitor's does.
        page.clock.install()
        lesson_page.silence()
    return lesson_page


def forward(page: Page, seconds: float) -> None:
    """Let the page's own clock jump, as for a tab that was hidden all that time."""
    page.clock.fast_forward(math.ceil(seconds * 1000))


def hold(page: Page) -> None:
    """Stop the page's clock, so that it moves by `forward` alone."""
    page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 0.1)


def test_every_word_is_there_without_any_script(
    browser: Browser, server: Mount, lesson: Lesson
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url, timeout=WIDGETS_MS)
    text = page.locator("main").inner_text()
    content = lesson.content
    words = [
        *(goal.text for goal in content.goals),
        *(claim.studies for claim in content.claims),
        *(item.text for item in content.safety.do_not),
        *(variant.summary for variant in content.practice.variants),
        *(question.text for question in content.reflection),
    ]
    missing = [word for word in words if " ".join(word.split()) not in " ".join(text.split())]
    assert len(words) > 50
    assert not missing
    context.close()


def test_nothing_is_asked_of_another_origin(context: BrowserContext, server: Mount) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    lesson_page = open_page(context, server)
    lesson_page.pass_gate()
    lesson_page.start()
    origin = urlsplit(server.url).netloc
    elsewhere = {
        url
        for url in asked
        if urlsplit(url).scheme not in ("blob", "data") and urlsplit(url).netloc != origin
    }
    # The guard of an offline file hides the file's own blobs.
    assert len(asked) >= (1 if isinstance(server, OfflineFile) else 4)
    assert not elsewhere


def test_the_gate_stands_before_the_practice(context: BrowserContext, composed: Mount) -> None:
    lesson_page = open_page(context, composed)
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.timer).to_contain_text("First answer the questions")
    expect(lesson_page.button("Pause")).to_be_hidden()
    lesson_page.gate.get_by_role("checkbox").first.check()
    lesson_page.gate.get_by_role("checkbox", name="None of these").last.check()
    lesson_page.gate.get_by_role("button", name="See the answer").click()
    expect(lesson_page.timer).to_contain_text("not for you")
    link = lesson_page.timer.get_by_role("link", name="What to do instead")
    link.click()
    expect(lesson_page.page.locator("#instead")).to_be_in_viewport()
    lesson_page.button("Start").click(force=True)
    expect(lesson_page.button("Pause")).to_be_hidden()


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_whole_practice(
    context: BrowserContext, composed: Mount, lesson: Lesson, variant: str
) -> None:
    """Live, with its kernel killed, one is led to its end in the next test."""
    lesson_page = open_page(context, composed, clock=True)
    page = lesson_page.page
    lesson_page.pass_gate()
    lesson_page.choose("Variant", variant)
    chosen = next(v for v in lesson.content.practice.variants if v.name == variant)
    guide = page.locator(".bl-guide").first
    expect(guide).to_contain_text(chosen.summary)
    expect(guide).to_contain_text(chosen.cautions[0])
    lesson_page.start()
    hold(page)
    seen: list[str] = []
    for _ in range(240):
        text = lesson_page.timer.inner_text()
        if lesson_page.word.inner_text() == "Done":
            break
        seen.append(text)
        # Half a breath: once in its in-breath of 4 s, once in its out-breath of 6 s.
        forward(page, BREATH_SECONDS / 2)
    else:
        pytest.fail("the session did not end")
    whole = "\n".join(seen)
    for step in chosen.steps:
        movement = step.movement.inhale.replace("{side}", "left").replace("{other}", "right")
        assert movement in whole, step.id
    first_off = lesson.content.practice.frame.coming_off[0]
    assert (
        lesson.cue(first_off.cue).screen.replace("{side}", "left").replace("{other}", "right")
        in whole
    )
    expect(lesson_page.button("Start again")).to_be_visible()


def test_a_killed_kernel_changes_nothing(context: BrowserContext, live: Server) -> None:
    lesson_page = open_page(context, live, clock=True)
    killed = live.kill_kernels()
    assert killed
    # Jupyter starts an empty one in its place; the one that made the page is gone.
    assert not set(killed) & set(live.kernels())
    lesson_page.pass_gate()
    lesson_page.choose("Variant", "Lift the thigh")
    lesson_page.choose("Side", "Right")
    expect(lesson_page.page.locator(".bl-guide").first).to_contain_text("Lift the thigh")
    lesson_page.start()
    lesson_page.button("Pause").click()
    expect(lesson_page.word).to_have_text("Paused")
    lesson_page.button("Resume").click()
    expect(lesson_page.timer).to_contain_text("Right side")
    for _ in range(120):
        if lesson_page.word.inner_text() == "Done":
            break
        forward(lesson_page.page, BREATH_SECONDS)
    expect(lesson_page.word).to_have_text("Done")
    lesson_page.button("Start again").click()
    expect(lesson_page.button("Start")).to_be_visible()


def test_stopping_leads_off_the_ball(
    context: BrowserContext, composed: Mount, lesson: Lesson
) -> None:
    lesson_page = open_page(context, composed, clock=True)
    lesson_page.pass_gate()
    lesson_page.start()
    lesson_page.button("I am in place").click()
    lesson_page.button("Stop").click()
    first_off = lesson.content.practice.frame.coming_off[0]
    screen = lesson.cue(first_off.cue).screen.replace("{side}", "left").replace("{other}", "right")
    expect(lesson_page.timer).to_contain_text(screen)
    lesson_page.button("I am off the ball").click()
    expect(lesson_page.word).to_have_text("Done")


def test_a_reload_keeps_the_place(context: BrowserContext, composed: Mount) -> None:
    lesson_page, before = in_the_third_breath(context, composed)
    lesson_page.page.reload()
    goes_on_at(lesson_page, before)


def test_leaving_and_coming_back_keeps_the_place(context: BrowserContext, live: Server) -> None:
    """Left at once: a live page that is reloaded breathes on until its new kernel has answered."""
    lesson_page, before = in_the_third_breath(context, live)
    lesson_page.page.goto("about:blank")
    lesson_page.page.goto(live.url)
    goes_on_at(lesson_page, before)


def in_the_third_breath(context: BrowserContext, server: Mount) -> tuple[LessonPage, str]:
    """A practice under way on the right side, and which breath it says it is in."""
    lesson_page = open_page(context, server, clock=True)
    lesson_page.pass_gate()
    lesson_page.choose("Side", "Right")
    lesson_page.start()
    lesson_page.button("I am in place").click()
    forward(lesson_page.page, 2.5 * BREATH_SECONDS)
    return lesson_page, lesson_page.timer.locator(".bl-breath").inner_text()


def goes_on_at(lesson_page: LessonPage, breath: str) -> None:
    """The page that is open again offers to go on, and does so at that breath."""
    lesson_page.wait()
    lesson_page.silence()
    expect(lesson_page.timer).to_contain_text("Right side")
    expect(lesson_page.timer).to_contain_text("Go on?")
    lesson_page.button("Go on").click()
    expect(lesson_page.timer.locator(".bl-breath")).to_have_text(breath)


def test_by_keyboard_alone(context: BrowserContext, composed: Mount) -> None:
    lesson_page = open_page(context, composed)
    page = lesson_page.page

    def tab_to(description: str, matches: str) -> None:
        for _ in range(400):
            page.keyboard.press("Tab")
            if page.evaluate(f"() => {{ const e = document.activeElement; return {matches}; }}"):
                return
        pytest.fail(f"the Tab key never reached {description}")

    page.locator("#lesson").focus()
    tab_to("the first None of these", "e.closest('.bl-none') !== null")
    page.keyboard.press("Space")
    tab_to("the second None of these", "e.closest('.bl-none') !== null")
    page.keyboard.press("Space")
    tab_to("the answer", "e.type === 'submit'")
    page.keyboard.press("Enter")
    tab_to("the variants", "e.type === 'radio' && e.dataset.value?.startsWith('Drape')")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Deeper: knee out")).to_be_checked()
    tab_to("a slider", "e.getAttribute('role') === 'slider'")
    before = page.evaluate("document.activeElement.getAttribute('aria-valuenow')")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-valuenow')") != before
    tab_to("Start", "e.textContent === 'Start'")
    page.keyboard.press("Enter")
    expect(lesson_page.button("Pause")).to_be_visible()
    lesson_page.timer.focus()
    page.keyboard.press("Space")
    expect(lesson_page.word).to_have_text("Paused")
    page.keyboard.press("Space")
    expect(lesson_page.button("Pause")).to_be_visible()
    page.keyboard.press("Escape")
    expect(lesson_page.button("I am off the ball")).to_be_visible()


def test_first_words_stand_within_a_second_on_a_phone_network(
    context: BrowserContext, served: Server
) -> None:
    """4 Mbit/s down and 150 ms of latency: from the first byte to the first words painted."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {
        "offline": False,
        "latency": 150,
        "downloadThroughput": 4e6 / 8,
        "uploadThroughput": 1e6 / 8,
    }
    session.send("Network.emulateNetworkConditions", limits)
    page.goto(served.url, wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length > 0"
    )
    milliseconds = page.evaluate(
        """() => performance.getEntriesByName('first-contentful-paint')[0].startTime
             - performance.getEntriesByType('navigation')[0].responseStart"""
    )
    assert milliseconds < 1000
    size = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize")
    assert 1_000 < size < 100_000


def test_the_log_names_no_person(context: BrowserContext, served: Server) -> None:
    page = context.new_page()
    page.goto(f"{served.url}?name=somebody")
    lines = [line for line in served.log.splitlines() if " GET / " in line]
    assert lines
    assert "somebody" not in served.log
    assert "127.0.0.1" not in " ".join(lines)


@pytest.mark.parametrize("state", ["ready", "locked", "running", "paused", "coming off", "done"])
def test_axe_finds_nothing(context: BrowserContext, served: Server, state: str) -> None:
    """In every state of the timer, at three widths, light and dark."""
    lesson_page = open_page(context, served, clock=True)
    if state != "locked":
        lesson_page.pass_gate()
    if state in ("running", "paused", "coming off", "done"):
        lesson_page.start()
        lesson_page.button("I am in place").click()
    if state == "paused":
        lesson_page.button("Pause").click()
    if state in ("coming off", "done"):
        lesson_page.button("Stop").click()
    if state == "done":
        lesson_page.button("I am off the ball").click()
    check_everywhere(lesson_page.page, state)


def test_an_unknown_address_gets_a_friendly_page(context: BrowserContext, served: Server) -> None:
    page = context.new_page()
    answer = page.goto(f"{served.url}lessons/psoas-release/lesson.yaml")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("link", name="Go to the lesson").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Psoas release")
