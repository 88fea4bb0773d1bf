"""Paper: two pages of handout on both paper sizes, and everything only on request."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.servers import Server


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture
def printed(page: Page, served: Server) -> Page:
    """The library, with a print dialog that only counts."""
    page.add_init_script(
        "window.print = () => { document.documentElement.dataset.printed = 'yes'; }"
    )
    page.goto(served.url)
    LessonPage(page).go_to("library")
    return page


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_what_is_printed_is_a_handout_of_two_pages(printed: Page, size: str) -> None:
    printed.get_by_role("button", name="Print the two-page handout").click()
    expect(printed.locator("html[data-printed]")).to_be_attached()
    drawn = printed.locator(".bl-paper-row img")
    assert drawn.count() == 15
    assert drawn.evaluate_all("all => all.every((one) => one.complete && one.naturalWidth > 0)")
    assert pages(printed.pdf(format=size)) == 2
    printed.emulate_media(media="print")
    for text in (
        "Leave it out with any of these",
        "Come off the ball at once for",
        "Getting on",
        "Coming off",
    ):
        expect(printed.locator(".bl-handout").get_by_text(text)).to_be_visible()
    expect(printed.locator("#home")).to_be_hidden()


def test_it_bears_its_address_as_words_and_as_a_code(printed: Page, served: Server) -> None:
    printed.keyboard.press("Shift")
    code = printed.locator(".bl-qr svg")
    expect(code).to_be_attached()
    expect(printed.locator(".bl-address")).to_have_text(served.url)


def test_everything_is_printed_with_its_folds_open(printed: Page) -> None:
    printed.get_by_role("button", name="Print everything").click()
    expect(printed.locator("html[data-printed]")).to_be_attached()
    printed.emulate_media(media="print")
    expect(printed.locator("#source-wilke-2019")).to_be_visible()
    expect(printed.locator("#safe")).to_be_visible()
    expect(printed.locator(".bl-handout")).to_be_hidden()
    printed.emulate_media(media="screen")
    printed.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(printed.locator("#source-wilke-2019")).to_be_hidden()
