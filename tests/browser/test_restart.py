"""The server goes away and comes back: what learners notice."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.mounts import install_clock
from tests.browser.help.servers import Server, composed_server, free_port, started_server


@pytest.mark.long
def test_a_restart_in_the_middle_of_a_practice_is_not_noticed(
    context: BrowserContext, tmp_path: Path
) -> None:
    port = free_port()
    page = context.new_page()
    install_clock(page)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    lesson_page = LessonPage(page)
    with started_server(tmp_path / "first", port=port) as server:
        page.goto(server.url, timeout=120_000)
        lesson_page.wait()
        lesson_page.pass_gate()
        # With sound on the clock is the track, which a faked page clock does not move.
        lesson_page.silence()
        lesson_page.start()
        lesson_page.into_place(own_clock=True)
        before = lesson_page.seconds_left()
    # The server is gone; the practice goes on, and still does when it is back.
    page.clock.fast_forward(20_000)
    assert lesson_page.seconds_left() <= before - 19
    lesson_page.button("Pause").click()
    expect(lesson_page.word).to_have_text("Paused")
    with started_server(tmp_path / "second", port=port) as server:
        lesson_page.button("Resume").click()
        page.clock.fast_forward(20_000)
        assert lesson_page.seconds_left() <= before - 38
        lesson_page.button("Stop").click()
        expect(lesson_page.button("I am off the ball")).to_be_visible()
        assert not faults
        assert "GET" not in server.log, "the page asked nothing of it"


@pytest.mark.long
def test_a_part_that_was_not_there_yet_comes_after_the_restart(
    context: BrowserContext, tmp_path: Path
) -> None:
    """The viewer is reached while the server is away: its words stand there, then it comes."""
    port = free_port()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with composed_server(tmp_path / "first", port=port) as server:
        page.goto(server.url)
        LessonPage(page).go_to("safe")
        expect(page.locator("html[data-hydrated=true]")).to_be_attached()
    with page.expect_event(
        "requestfailed", lambda request: "muscle_viewer" in request.url, timeout=60_000
    ):
        LessonPage(page).go_to("muscle")
    expect(page.locator("#muscle .bl-words").last).to_be_visible()
    with started_server(tmp_path / "second", port=port):
        expect(page.locator(".bl-viewer canvas")).to_be_visible(timeout=60_000)
    assert not faults


def test_one_request_that_fails_is_made_again(context: BrowserContext, served: Server) -> None:
    page = context.new_page()
    page.route("**/muscle_viewer-*.js", lambda route: route.abort(), times=1)
    page.goto(served.url)
    with page.expect_event("requestfailed", timeout=60_000) as failed:
        LessonPage(page).go_to("muscle")
    assert "muscle_viewer-" in failed.value.url
    expect(page.locator(".bl-viewer canvas")).to_be_visible(timeout=60_000)
