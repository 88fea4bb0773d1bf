"""What a learner keeps, on the lesson's page as people get it: live, served, and from the disk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket, expect

from tests.browser.lesson_page import WIDGETS_MS
from tests.browser.mounts import Mount
from tests.browser.records_page import lesson
from tests.browser.servers import Server

NOTICED = lesson().content.reflection[0].text
NAVEL = "Left: From navel to heel"
MARKER = "marker-7f3a-on-the-page"


@pytest.fixture(params=["served", "live", "offline"])
def server(request: pytest.FixtureRequest) -> Mount:
    chosen: Mount = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    # A live page first runs its whole notebook.
    context.set_default_navigation_timeout(WIDGETS_MS)
    context.set_default_timeout(WIDGETS_MS)
    yield context
    context.close()


def wake(page: Page, section: str, widget: str) -> None:
    """Go to a section and wait until its widget has read what is kept."""
    page.locator(f"#{section}").scroll_into_view_if_needed()
    ready = page.locator(f'{widget}[data-ready="true"]').first
    expect(ready).to_be_attached(timeout=WIDGETS_MS)
    ready.scroll_into_view_if_needed()


QUIZ = ".bl-quiz:not(.bl-quiz-guess)"


def write_note(page: Page, text: str) -> None:
    page.get_by_label(NOTICED).fill(text)
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_role("article").filter(has_text=text)).to_have_count(1)


def test_what_is_kept_outlives_the_kernel_and_a_reload(page: Page, server: Mount) -> None:
    page.goto(server.url)
    wake(page, "before", ".bl-measure-before")
    wake(page, "quiz", QUIZ)
    if isinstance(server, Server) and "live" in str(server.log_file):
        assert server.kill_kernels(), "a kernel was there to be killed"
    page.get_by_label(NAVEL, exact=True).first.fill("88")
    page.get_by_label(NAVEL, exact=True).first.press("Enter")
    before = page.locator(".bl-measure-before")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    wake(page, "before", ".bl-measure-before")
    wake(page, "notice", ".bl-journal")
    write_note(page, "Still here.")
    card = page.locator(QUIZ).locator(".bl-question")
    if card.locator(".bl-order").count() == 0:
        card.locator(".bl-answer input").first.check()
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".bl-told")).to_be_visible()
    expect(page.locator(QUIZ).locator(".bl-place-note")).to_have_attribute("data-place", "kept")
    page.reload()
    wake(page, "before", ".bl-measure-before")
    expect(before.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    wake(page, "notice", ".bl-journal")
    expect(page.get_by_role("article").filter(has_text="Still here.")).to_have_count(1)
    wake(page, "quiz", QUIZ)
    expect(page.locator(QUIZ)).to_contain_text("Question 2 of 21")


def test_no_request_and_no_message_to_the_kernel_holds_what_is_written(
    page: Page, live: Server
) -> None:
    frames: list[str | bytes] = []
    requests: list[str] = []
    sockets: list[WebSocket] = []

    def watch(request: Request) -> None:
        requests.append(f"{request.url} {request.post_data or ''}")

    def listen(socket: WebSocket) -> None:
        sockets.append(socket)
        socket.on("framesent", lambda frame: frames.append(frame))

    page.on("request", watch)
    page.on("websocket", listen)
    page.goto(live.url)
    wake(page, "before", ".bl-measure-before")
    page.get_by_label("Which activity?").fill(MARKER)
    page.get_by_label("Which activity?").blur()
    wake(page, "notice", ".bl-journal")
    page.get_by_label("In your own words, if you like").fill(MARKER)
    write_note(page, MARKER)
    # A change that does go to the kernel: what is sent after the note is seen too.
    page.locator("#practice").scroll_into_view_if_needed()
    radio = page.get_by_role("radiogroup", name="Side", exact=True).first.get_by_role("radio").last
    radio.focus()
    with sockets[-1].expect_event("framesent"):
        radio.press("Space")
    expect(radio).to_be_checked()
    assert len(frames) > 5, "the watch saw the page speak with its kernel"
    assert len(requests) > 5
    for sent in frames:
        assert MARKER not in (sent if isinstance(sent, str) else sent.decode("utf-8", "ignore"))
    for request in requests:
        assert MARKER not in request
