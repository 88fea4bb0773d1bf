"""Several widgets on one page whose storage does not answer: one memory, not one for each."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bodylesson.sections.journal.journal import journal
from bodylesson.sections.listing import showing
from bodylesson.sections.measure.measure import measure_widget
from tests.browser.help.records import (
    BLOCKED,
    NAVEL,
    NOTICED,
    OFFER,
    SILENT,
    lesson,
    stored,
)
from tests.browser.help.together import TogetherPage

LASTS = """window.asked = 0;
Object.defineProperty(Navigator.prototype, "storage", { get: () => ({
  persisted: async () => window.asked > 0,
  persist: async () => { window.asked++; return true; },
}) })"""


def open_all(page: Page, script: str) -> None:
    page.add_init_script(script)
    shown = showing(lesson())
    views: dict[str, Any] = {
        "Before": measure_widget(shown, "before"),
        "Journal": journal(shown),
        "After": measure_widget(shown, "after"),
    }
    TogetherPage(page, views).open()
    expect(page.locator('[data-ready="true"]')).to_have_count(len(views))


def read(page: Page, phase: str, *values: str) -> None:
    widget = page.locator(f".bl-measure-{phase}")
    field = widget.get_by_label(NAVEL, exact=True)
    for n, value in enumerate(values, 1):
        field.fill(value)
        field.press("Enter")
        expect(widget.locator(".bl-count").first).to_contain_text(("1 of", "2 of", "All")[n - 1])


@pytest.mark.long
@pytest.mark.parametrize("script", [SILENT, BLOCKED], ids=["silent", "blocked"])
def test_what_one_widget_has_in_memory_the_others_see_and_save(page: Page, script: str) -> None:
    # The database is there, from an earlier visit.
    open_all(page, "")
    open_all(page, script)
    read(page, "before", "88", "88.1", "88.2")
    page.get_by_label(NOTICED).fill("Only here.")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_role("article")).to_have_count(1)
    read(page, "after", "90", "90.1")
    # The readings before are the range of those after, and stay so.
    result = page.get_by_role("region", name="What the numbers say")
    expect(result).to_contain_text("more than the 0.5 cm of chance")
    for widget in (".bl-journal", ".bl-measure-before", ".bl-measure-after"):
        with page.expect_download() as waiting:
            page.locator(widget).get_by_role("button", name=OFFER).click()
        file = json.loads(waiting.value.path().read_text("utf-8"))
        assert [one["noticed"] for one in file["journal"]] == ["Only here."], widget
        (round,) = file["measures"]
        assert [one["value"] for one in round["readings"]] == [880, 881, 882, 900, 901], widget
    if script != SILENT:
        return
    # Once it does answer, every change is made once.
    page.evaluate("answer()")
    for note in page.locator(".bl-place-note").all():
        expect(note).to_contain_text("Kept in this browser")
    (round,) = stored(page, "measures")
    assert [one["value"] for one in round["readings"]] == [880, 881, 882, 900, 901]
    assert [one["noticed"] for one in stored(page, "journal")] == ["Only here."]


def test_a_page_asks_for_lasting_storage_once_and_all_its_widgets_say_so(page: Page) -> None:
    open_all(page, LASTS)
    notes = page.locator(".bl-place-note")
    expect(notes.first).to_contain_text("may clear it when space runs short")
    read(page, "before", "88")
    for note in notes.all():
        expect(note).to_contain_text("agreed not to clear it")
    page.get_by_label(NOTICED).fill("Whole.")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_text("Your note is kept.")).to_be_visible()
    assert page.evaluate("window.asked") == 1
