"""A page that cannot go on says so, offers a way, and never disturbs a session."""

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

from tests.browser.help import axe
from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.servers import Server

BROKEN = "export default { render() { throw new Error('it broke'); } }"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def alive(page: Page) -> None:
    expect(page.locator("html[data-hydrated=true]")).to_be_attached(timeout=WIDGETS_MS)


# Waits of a second and more never end, so that no retry comes before the press.
ONLY_THE_BUTTON = """
const wait = window.setTimeout;
window.setTimeout = (then, ms = 0, ...rest) => ms >= 1000 ? 0 : wait(then, ms, ...rest);
"""


@pytest.mark.long
@pytest.mark.parametrize("part", ["hydrate", "widgets", "placeholder"])
def test_what_brings_the_page_to_life_is_asked_for_again_and_the_page_says_so(
    page: Page, served: Server, part: str
) -> None:
    blocked = True

    def answer(route: Route) -> None:
        route.abort() if blocked else route.continue_()

    page.add_init_script(ONLY_THE_BUTTON)
    page.route(f"**/{part}-*", answer)
    page.goto(f"{served.url}#safe")
    notice = page.locator(".bl-notice")
    expect(notice).to_contain_text("has not loaded yet", timeout=WIDGETS_MS)
    axe.check(page, f"late-{part}")
    # The words are there to be read meanwhile.
    expect(page.locator("#safe .bl-words").first).to_be_visible()
    blocked = False
    notice.get_by_role("button", name="Try again now").click()
    alive(page)
    expect(LessonPage(page).gate).to_be_visible(timeout=WIDGETS_MS)
    expect(notice.get_by_role("button")).to_be_hidden()
    expect(notice).to_have_text("")


def test_a_state_that_cannot_be_read_once_is_asked_for_again(page: Page, served: Server) -> None:
    page.route(
        "**/widgets-*.json",
        lambda route: route.fulfill(json={"widgets": {"state": {"x": {}}}, "lazy": {}}),
        times=1,
    )
    page.goto(f"{served.url}#safe")
    alive(page)
    expect(LessonPage(page).gate).to_be_visible(timeout=WIDGETS_MS)


@pytest.mark.long
def test_parts_of_an_older_version_are_told_of_and_a_reload_keeps_the_place(
    page: Page, served: Server
) -> None:
    documents = 0

    def count(request: Request) -> None:
        nonlocal documents
        documents += request.is_navigation_request()

    def gone_until_the_reload(route: Route) -> None:
        route.fulfill(status=404, body="gone") if documents < 2 else route.continue_()

    page.on("request", count)
    # Gone until then: the page asks again by itself, and the notice goes once it is answered.
    page.route("**/muscle_viewer-*.js", gone_until_the_reload)
    page.goto(served.url)
    LessonPage(page).go_to("muscle")
    notice = page.locator(".bl-notice")
    expect(notice).to_contain_text("was updated while this page was open", timeout=WIDGETS_MS)
    axe.check(page, "gone")
    with page.expect_navigation():
        notice.get_by_role("button", name="Reload for the new version").click()
    assert page.url.endswith("#muscle")
    expect(page.locator(".bl-viewer canvas")).to_be_visible(timeout=WIDGETS_MS)


def test_a_host_that_answers_with_a_page_of_its_own_is_seen_through(
    page: Page, served: Server
) -> None:
    page.route(
        "**/muscle_viewer-*.js",
        lambda route: route.fulfill(content_type="text/html", body="<h1>Not here</h1>"),
    )
    page.goto(f"{served.url}#muscle")
    expect(page.locator(".bl-notice")).to_contain_text("was updated", timeout=WIDGETS_MS)


def test_a_part_that_does_not_start_is_told_of(page: Page, served: Server) -> None:
    page.route(
        "**/muscle_viewer-*.js",
        lambda route: route.fulfill(content_type="text/javascript", body=BROKEN),
    )
    page.goto(f"{served.url}#muscle")
    notice = page.locator(".bl-notice")
    expect(notice).to_contain_text("did not start", timeout=WIDGETS_MS)
    expect(notice.get_by_role("button", name="Reload the page")).to_be_visible()


# Whatever is outside a modal dialog is inert, and a look at a point passes through it even where it
# is drawn on top: what counts is that nothing else is in the top layer.
ALONE_ON_TOP = """() => {
  const [session, ...others] = document.querySelectorAll(":modal, :popover-open, :fullscreen");
  if (!session?.matches(".bl-session") || session.querySelector(".bl-notice")) return false;
  const { left, top, right, bottom } = session.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const fills = left <= 0 && top <= 0 && right >= clientWidth && bottom >= clientHeight;
  return fills && others.length === 0;
}"""
GONE = """() => dispatchEvent(new CustomEvent("bodylesson:part",
  { detail: { part: "of-an-older-version", state: "gone" } }))"""


@pytest.mark.long
def test_a_session_under_way_is_not_disturbed(page: Page, served: Server) -> None:
    page.goto(served.url)
    lesson_page = LessonPage(page)
    lesson_page.wait()
    lesson_page.pass_gate()
    lesson_page.silence()
    lesson_page.start()
    page.evaluate(GONE)
    notice = page.locator(".bl-notice")
    expect(notice).to_contain_text("was updated")
    assert page.evaluate(ALONE_ON_TOP)
    left = lesson_page.seconds_left()
    page.wait_for_function(
        "(left) => !document.querySelector('.bl-timer').textContent.includes(left)",
        arg=f"{int(left // 60)}:{int(left % 60):02}",
        # What is left stands still where a step waits half a minute for "Next".
        timeout=WIDGETS_MS,
    )
    assert page.evaluate(ALONE_ON_TOP)
    lesson_page.button("Stop").click()
    lesson_page.button("I am off the ball").click()
    # Once its screen is left, the way out is there to be pressed.
    notice.get_by_role("button", name="Reload for the new version").click(trial=True)
