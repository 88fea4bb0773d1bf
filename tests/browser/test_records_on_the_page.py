"""What a learner keeps, on the lesson's page as people get it: served, and from the disk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket, expect

from tests.browser.help.lesson_page import WIDGETS_MS, LessonPage
from tests.browser.help.mounts import Mount
from tests.browser.help.records import (
    NAVEL,
    NOTICED,
)
from tests.browser.help.servers import Server

MARKER = "marker-7f3a-on-the-page"


@pytest.fixture(params=["served", "offline"])
def server(request: pytest.FixtureRequest) -> Mount:
    chosen: Mount = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_navigation_timeout(WIDGETS_MS)
    context.set_default_timeout(WIDGETS_MS)
    yield context
    context.close()


def wake(page: Page, section: str, widget: str) -> None:
    """Go to a section and wait until its widget has read what is kept."""
    LessonPage(page).wake(section, f'{widget}[data-ready="true"]')


QUIZ = ".bl-quiz:not(.bl-quiz-guess)"


def write_note(page: Page, text: str) -> None:
    page.get_by_label(NOTICED).fill(text)
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_role("article").filter(has_text=text)).to_have_count(1)


@pytest.mark.usefixtures("context")
def test_what_is_kept_outlives_a_reload_and_never_leaves(page: Page, server: Mount) -> None:
    requests: list[str] = []
    sockets: list[WebSocket] = []

    def watch(request: Request) -> None:
        requests.append(f"{request.url} {request.post_data or ''}")

    page.on("request", watch)
    page.on("websocket", lambda socket: sockets.append(socket))
    page.goto(server.url)
    wake(page, "before", ".bl-measure-before")
    page.get_by_label(NAVEL, exact=True).first.fill("88")
    page.get_by_label(NAVEL, exact=True).first.press("Enter")
    before = page.locator(".bl-measure-before")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    page.get_by_label("Which activity?").fill(MARKER)
    page.get_by_label("Which activity?").blur()
    wake(page, "notes", ".bl-journal")
    page.get_by_label("In your own words, if you like").fill(MARKER)
    write_note(page, MARKER)
    wake(page, "check-yourself", QUIZ)
    card = page.locator(QUIZ).locator(".bl-question")
    if card.locator(".bl-order").count() == 0:
        card.locator(".bl-answer input").first.check()
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".bl-told")).to_be_visible()
    expect(page.locator(QUIZ).locator(".bl-place-note")).to_have_attribute("data-place", "kept")
    page.reload()
    wake(page, "before", ".bl-measure-before")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    wake(page, "notes", ".bl-journal")
    expect(page.get_by_role("article").filter(has_text=MARKER)).to_have_count(1)
    wake(page, "check-yourself", QUIZ)
    expect(page.locator(QUIZ)).to_contain_text("Question 2 of")
    # The guard of a file's page sees the same; a served page has asked for its parts.
    assert len(requests) > (5 if isinstance(server, Server) else 0)
    assert [request for request in requests if MARKER in request] == []
    assert sockets == []
