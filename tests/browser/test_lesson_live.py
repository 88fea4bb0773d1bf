"""The lesson with a kernel for every visitor, and then without it."""

from playwright.sync_api import Browser, BrowserContext, WebSocketRoute, expect

from bodylesson.lesson.lesson import Lesson
from tests.browser.lesson_page import LessonPage
from tests.browser.mounts import BREATH_SECONDS, forward, open_page
from tests.browser.on_every_mount import (
    every_word_is_there_without_any_script,
    leaving_keeps_the_place,
    nothing_is_asked_of_another_origin,
    stopping_leads_off_the_ball,
    the_hip_bends_and_the_ball_moves,
)
from tests.browser.servers import Server

STATES = b'"update_states"'
"""Part of the kernel's answer that holds all its models."""
LOOKING_SECONDS = 3
"""Longer than ipywidgets looks for a model that is not there yet, which is 2 seconds."""


def test_every_word_is_there_without_any_script(
    browser: Browser, live: Server, lesson: Lesson
) -> None:
    every_word_is_there_without_any_script(browser, live, lesson)


def test_nothing_is_asked_of_another_origin(desk: BrowserContext, live: Server) -> None:
    nothing_is_asked_of_another_origin(desk, live)


def test_stopping_leads_off_the_ball(desk: BrowserContext, live: Server, lesson: Lesson) -> None:
    stopping_leads_off_the_ball(desk, live, lesson)


def test_leaving_and_coming_back_keeps_the_place(desk: BrowserContext, live: Server) -> None:
    """Left at once: a live page that is reloaded breathes on until its new kernel has answered."""
    leaving_keeps_the_place(desk, live, reload=False)


def test_models_that_come_late_are_shown(desk: BrowserContext, live: Server) -> None:
    """A busy machine answers after ipywidgets has stopped looking, but before it says so."""
    page = desk.new_page()
    came: list[bytes] = []

    def stop_the_clock_at_the_states(visitor: WebSocketRoute) -> None:
        kernel = visitor.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if isinstance(message, bytes) and STATES in message and not came:
                came.append(message)
                # Soon enough that nobody has stopped looking, late enough not to be past.
                page.clock.pause_at(page.evaluate("() => Date.now()") / 1000 + 0.5)
            visitor.send(message)

        kernel.on_message(pass_on)

    page.route_web_socket("**/channels*", stop_the_clock_at_the_states)
    page.clock.install()
    page.goto(live.url)
    page.wait_for_function("() => globalThis.jupyterapp?.widgetManager?.restoredStatus")
    assert came
    forward(page, LOOKING_SECONDS)
    page.clock.resume()
    lesson_page = LessonPage(page)
    lesson_page.wait()
    expect(page.locator("main")).not_to_contain_text("model not found")


def test_a_killed_kernel_stops_nothing(desk: BrowserContext, live: Server) -> None:
    """Neither muscle and spot nor the practice: they are tried once it is gone."""
    lesson_page = open_page(desk, live, clock=True)
    killed = live.kill_kernels()
    assert killed
    # Another is made ready for the next visitor; the one that made this page is gone.
    assert not set(killed) & set(live.kernels())
    the_hip_bends_and_the_ball_moves(lesson_page)
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
