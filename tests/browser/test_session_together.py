"""A whole practice and the journal on one page: what was done is filled in."""

import ipywidgets
import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.listing import showing
from bodylesson.sections.practice.practice import timer
from tests.browser.help.mounts import take_clock
from tests.browser.help.records import lesson, stored
from tests.browser.help.timer import into_place
from tests.browser.help.together import TogetherPage


def together(page: Page) -> TogetherPage:
    shown = showing(lesson())
    # Silent: then the browser's own clock leads.
    shown.once(timer).sound = False
    views: dict[str, ipywidgets.DOMWidget] = {
        "Gate": shown.widget("gate"),
        "Practice": shown.once(timer),
        "Journal": shown.widget("journal"),
    }
    opened = TogetherPage(page, views).open()
    expect(page.locator('.bl-journal[data-ready="true"]')).to_be_attached()
    for box in page.get_by_label("None of these").all():
        box.check()
    page.get_by_role("button", name="See the answer").click()
    return opened


def press(page: Page, name: str) -> None:
    page.get_by_role("region", name="Breath timer").get_by_role(
        "button", name=name, exact=True
    ).click()


@pytest.mark.long
def test_a_session_that_was_eased_off_and_stopped_fills_in_the_note(page: Page) -> None:
    opened = together(page)
    take_clock(page)
    press(page, "Start")
    into_place(page, own_clock=True)
    slider = page.get_by_role("slider", name="How strong is it")
    slider.fill("7")
    slider.fill("3")
    journal = page.get_by_role("region", name="Your journal")
    expect(journal).not_to_contain_text("Filled in from your practice")
    press(page, "Stop")
    press(page, "I am off the ball")
    said = "Filled in from your practice: Drape and breathe, stopped early."
    expect(journal).to_contain_text(said)
    pressure = journal.get_by_role("group", name="Highest pressure")
    expect(pressure.get_by_label("7", exact=True)).to_be_checked()
    expect(journal.get_by_label("Drape and breathe")).to_be_checked()
    expect(journal.get_by_role("group", name="Which side?").get_by_label("Left")).to_be_checked()
    expect(page.locator('[data-draft="kept"]')).to_be_attached()
    journal.get_by_role("button", name="Keep this note").click()
    expect(journal.get_by_text("Your note is kept.")).to_be_visible()
    (record,) = stored(page, "journal")
    assert (record["pressure"], record["side"], record["eased"]) == (7, "left", ["drape"])
    assert opened.errors == []
