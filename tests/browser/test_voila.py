"""The lesson in plain `voila`, with our template and with Voilà's own: with a kernel, then without.

We cannot change other people's servers, but the lesson must not depend on them: the browser runs
it, and losing the kernel stops nothing.
"""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocketRoute, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.mounts import BREATH_SECONDS, forward, hold, open_page, take_clock
from tests.browser.help.on_every_mount import (
    a_whole_visit,
    the_words_are_there_without_any_script,
)
from tests.browser.help.servers import Server, voila_server

STATES = b'"update_states"'
"""Part of the kernel's answer that holds all its models."""
A_FRAME = "() => new Promise(requestAnimationFrame)"
"""A moment in which the browser may tell the test what came."""
LOOKING_SECONDS = 3
"""Longer than ipywidgets looks for a model that is not there yet, which is 2 seconds."""


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """With the settings of the project's `voila.json`, so with our template."""
    with voila_server(tmp_path_factory.mktemp("voila") / "log") as server:
        yield server


@pytest.fixture(scope="module")
def stock_voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """With Voilà's own template."""
    with voila_server(tmp_path_factory.mktemp("stock") / "log", "--template=lab") as server:
        yield server


@pytest.fixture
def near(desk: BrowserContext) -> BrowserContext:
    """A window that reaches no other machine: Voilà's own template asks one for a font."""
    desk.route(lambda url: "//localhost" not in url, lambda route: route.abort())
    return desk


@pytest.mark.long
def test_the_words_are_there_without_any_script(
    browser: Browser, voila: Server, lesson: Lesson
) -> None:
    the_words_are_there_without_any_script(browser, voila, lesson)


@pytest.mark.long
def test_a_whole_visit(desk: BrowserContext, voila: Server, lesson: Lesson) -> None:
    """Left and opened again: a page that is reloaded breathes on until its kernel has answered."""
    a_whole_visit(desk, voila, lesson, reload=False)


@pytest.mark.long
def test_models_that_come_late_are_shown(desk: BrowserContext, voila: Server) -> None:
    """A busy machine answers after ipywidgets has stopped looking, but before it says so."""
    page = desk.new_page()
    held: list[bytes | str] = []
    visitors: list[WebSocketRoute] = []

    def hold_the_states_back(visitor: WebSocketRoute) -> None:
        kernel = visitor.connect_to_server()
        visitors.append(visitor)

        def pass_on(message: str | bytes) -> None:
            # Whatever comes after them waits as well: a kernel's messages keep their order.
            if held or (isinstance(message, bytes) and STATES in message):
                held.append(message)
            else:
                visitor.send(message)

        kernel.on_message(pass_on)

    page.route_web_socket("**/channels*", hold_the_states_back)
    page.clock.install()
    page.goto(voila.url)
    late = time.monotonic() + WIDGETS_MS / 1000
    while not held and time.monotonic() < late:
        page.evaluate(A_FRAME)
    assert held
    hold(page)
    # They come while the clock stands, long after the search began, and before anybody gives up.
    states, visitor = [*held], visitors[-1]
    held.clear()
    for message in states:
        visitor.send(message)
    page.wait_for_function("() => globalThis.jupyterapp?.widgetManager?.restoredStatus")
    forward(page, LOOKING_SECONDS)
    page.clock.resume()
    lesson_page = LessonPage(page)
    lesson_page.wait()
    expect(page.locator("main")).not_to_contain_text("model not found")


def test_a_killed_kernel_stops_nothing(desk: BrowserContext, voila: Server) -> None:
    lesson_page = open_page(desk, voila, clock=True)
    kill_all(voila)
    everything_works(lesson_page)


@pytest.mark.long
def test_a_killed_kernel_stops_nothing_in_voilas_own_template(
    near: BrowserContext, stock_voila: Server
) -> None:
    """Its page is hidden until its scripts have run, and knows nothing of our sections."""
    page = near.new_page()
    page.goto(stock_voila.url)
    lesson_page = LessonPage(page)
    lesson_page.gate.wait_for(timeout=WIDGETS_MS)
    lesson_page.timer.wait_for(state="attached", timeout=WIDGETS_MS)
    take_clock(page)
    lesson_page.silence()
    kill_all(stock_voila)
    everything_works(lesson_page)


def kill_all(voila: Server) -> None:
    """Kill every kernel; another is made ready for the next visitor, ours is gone."""
    killed = voila.kill_kernels()
    assert killed
    assert not set(killed) & set(voila.kernels())


def everything_works(lesson_page: LessonPage) -> None:
    """Gate, muscle, spot, and a whole practice from its controls to its end."""
    the_controls_answer(lesson_page)
    open_step(lesson_page, "safe")
    lesson_page.gate.wait_for(timeout=WIDGETS_MS)
    lesson_page.pass_gate()
    open_step(lesson_page, "practise")
    lesson_page.timer.wait_for(timeout=WIDGETS_MS)
    lesson_page.choose("Way to practice", "Lift the thigh")
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
    forward(lesson_page.page, 1)
    open_step(lesson_page, "practise")
    expect(lesson_page.button("Start")).to_be_visible()


def open_step(lesson_page: LessonPage, address: str) -> None:
    """Go to a step of the path; a page in Voilà's own template shows all of them."""
    if lesson_page.page.locator(f"#{address}").count():
        lesson_page.go_to(address)


def the_controls_answer(lesson_page: LessonPage) -> None:
    """The hip bends and the ball moves, each told in words."""
    page = lesson_page.page
    open_step(lesson_page, "muscle")
    angle = page.get_by_role("slider", name="Hip angle")
    angle.scroll_into_view_if_needed(timeout=WIDGETS_MS)
    told = page.locator(".bl-viewer-says")
    expect(told).not_to_contain_text("shorter", timeout=WIDGETS_MS)
    angle.focus()
    for _ in range(3):
        angle.press("PageUp")
    expect(told).to_contain_text("% shorter than standing")
    open_step(lesson_page, "spot")
    spot = page.locator(".bl-joined:has(.bl-spot)")
    spot.scroll_into_view_if_needed(timeout=WIDGETS_MS)
    for group, name in (("Side", "Right"), ("Ball", "Tennis ball")):
        radio = spot.get_by_role("radiogroup", name=group).get_by_role("radio", name=name)
        radio.focus()
        radio.press("Space")
    expect(spot.locator(".bl-aloud")).to_contain_text("right")
    expect(spot.locator(".bl-spot")).to_contain_text("tennis", ignore_case=True)
