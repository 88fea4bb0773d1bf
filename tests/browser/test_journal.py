"""The journal on a fake model, in a real browser."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.help import axe
from tests.browser.help.records import (
    HOSTILE,
    NOTICED,
    RTL_EMOJI,
    START,
    entry,
    keep,
    lesson,
    open_widget,
    put,
    raw,
    stored,
    take_in,
)

FEEL = lesson().content.reflection[1].text
DAY = 86_400_000


@pytest.fixture
def journal(page: Page) -> Page:
    open_widget(page, "journal")
    return page


def saved(page: Page, button: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    download: Download = waiting.value
    assert download.suggested_filename.startswith("psoas-release-2")
    text = Path(download.path()).read_text("utf-8")
    # Spreadsheets want the byte order mark; JSON has none.
    assert text.startswith("\ufeff") == download.suggested_filename.endswith(".csv")
    return text.removeprefix("\ufeff")


def notes_file(*entries: dict[str, Any], **more: Any) -> str:
    file = {"format": "bodylesson-notes", "version": 1, "lesson": "psoas-release"}
    return json.dumps({**file, "journal": entries, **more})


def test_a_note_is_kept_and_stands_in_the_list_after_a_reload(journal: Page) -> None:
    journal.get_by_role("group", name=FEEL).get_by_label("Looser").check()
    journal.get_by_role("group", name="Highest pressure").get_by_label("4", exact=True).check()
    journal.get_by_role("group", name="Which side?").get_by_label("Right").check()
    journal.get_by_label("Deeper: knee out").check()
    keep(journal, "Softer on the right.")
    expect(journal.get_by_role("heading", name="Earlier notes")).to_be_focused()
    expect(journal.get_by_label(NOTICED)).to_have_value("")
    open_widget(journal, "journal")
    note = journal.get_by_role("article")
    expect(note).to_contain_text("Softer on the right.")
    expect(note.get_by_role("listitem")).to_have_text(
        ["Looser", "Pressure: 4 of 10", "Side: Right", "Eased off: Deeper: knee out"]
    )
    expect(journal.locator(".bl-next")).to_contain_text("Next time begin with “Drape and breathe”")
    expect(journal.get_by_text("nobody else sees it", exact=False).first).to_be_visible()


def test_an_empty_note_is_not_kept(journal: Page) -> None:
    journal.get_by_role("button", name="Keep this note").click()
    expect(journal.get_by_text("Write or choose something first.")).to_be_visible()
    expect(journal.get_by_label(NOTICED)).to_be_focused()
    assert stored(journal, "journal") == []


def test_a_draft_survives_a_reload(journal: Page) -> None:
    journal.get_by_label(NOTICED).fill("Half a thou")
    expect(journal.locator('[data-draft="kept"]')).to_be_attached()
    open_widget(journal, "journal")
    expect(journal.get_by_label(NOTICED)).to_have_value("Half a thou")
    expect(journal.get_by_text("You began this note earlier")).to_be_visible()
    axe.check_everywhere(journal, "draft")
    journal.get_by_role("button", name="Clear the note").click()
    expect(journal.locator('[data-draft="cleared"]')).to_be_attached()
    open_widget(journal, "journal")
    expect(journal.get_by_label(NOTICED)).to_have_value("")
    expect(journal.get_by_role("article")).to_have_count(0)


@pytest.mark.parametrize("text", [HOSTILE, RTL_EMOJI, "=1+1", "a\n\nb\tc", "x" * 100_000])
def test_any_text_comes_back_as_it_was(journal: Page, text: str) -> None:
    keep(journal, text)
    (record,) = [one for one in stored(journal, "journal") if not one["draft"]]
    assert record["noticed"] == text
    open_widget(journal, "journal")
    note = journal.get_by_role("article")
    if len(text) > 600:
        note.get_by_text("Show all of it").click()
        assert note.locator("details .bl-written").inner_text() == text
    else:
        assert note.locator(".bl-written").text_content() == text
    assert journal.evaluate("window.hit") is None
    width = journal.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0
    file = json.loads(saved(journal, "Save everything"))
    assert file["journal"][0]["noticed"] == text


def test_the_table_reads_in_a_spreadsheet(journal: Page) -> None:
    keep(journal, f'=SUM(1), "quoted"\n{RTL_EMOJI}')
    table = saved(journal, "Save measures and notes")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    (noticed,) = [row["value"] for row in rows if row["field"] == "noticed"]
    assert noticed.startswith("'=SUM(1)"), "a spreadsheet must not take it for a formula"


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.get_by_text("is erased from this browser")).to_be_visible()


def test_erasing_asks_a_second_time_and_takes_everything(journal: Page) -> None:
    keep(journal, "Gone soon.")
    journal.evaluate("localStorage['bodylesson:psoas-release:gate'] = '1'")
    journal.evaluate("localStorage['bodylesson:neck:gate'] = '1'")
    journal.get_by_role("button", name="Erase everything").click()
    expect(journal.get_by_role("button", name="No, keep it")).to_be_focused()
    journal.keyboard.press("Enter")
    expect(journal.get_by_role("article")).to_have_count(1)
    erase(journal)
    expect(journal.get_by_role("article")).to_have_count(0)
    for kind in ("measures", "journal", "quiz"):
        assert stored(journal, kind) == []
    assert journal.evaluate("Object.keys(localStorage)") == ["bodylesson:neck:gate"]


def test_what_is_erased_does_not_come_back_from_a_half_written_note(journal: Page) -> None:
    other = journal.context.new_page()
    open_widget(other, "journal")
    other.get_by_label(NOTICED).fill("Half, in another tab")
    expect(other.locator('[data-draft="kept"]')).to_be_attached()
    journal.get_by_label("In your own words, if you like").fill("Half a thou")
    erase(journal)
    for page in (journal, other):
        expect(page.get_by_label(NOTICED)).to_have_value("")
        expect(page.get_by_label("In your own words, if you like")).to_have_value("")
        open_widget(page, "journal")
        expect(page.get_by_label(NOTICED)).to_have_value("")
    assert stored(journal, "journal") == []


def test_one_note_is_deleted_after_a_second_question(journal: Page) -> None:
    keep(journal, "One.")
    keep(journal, "Two.")
    first = journal.get_by_role("article").filter(has_text="Two.")
    first.get_by_role("button", name="Delete this note").click()
    first.get_by_role("button", name="Yes, delete it").click()
    expect(journal.get_by_role("article")).to_have_count(1)
    expect(journal.get_by_role("article")).to_contain_text("One.")


def test_a_file_comes_back_and_the_newer_record_stays(journal: Page) -> None:
    put(journal, "journal", entry("a", START, noticed="new", changed=START + 9))
    put(journal, "journal", entry("b", START, noticed="old"))
    older = entry("a", START, noticed="older")
    newer = entry("b", START, noticed="newer", changed=START + 9)
    take_in(journal, notes_file(older, newer, entry("c", START, noticed="more"), {"id": "x"}))
    expect(journal.locator(".bl-file-status")).to_have_text(
        "1 record is new. 1 was brought up to date. 1 was here already, as new or newer. "
        "1 could not be read and was left out. They are kept in this browser."
    )
    notes = {one["id"]: one["noticed"] for one in stored(journal, "journal")}
    assert notes == {"a": "new", "b": "newer", "c": "more"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "did not write that file"),
        ("[" * 100_000, "did not write that file"),
        ("\x00\xff", "did not write that file"),
        ('{"__proto__": {"format": "bodylesson-notes"}}', "did not write that file"),
        (notes_file(version=2), "A newer version"),
        (notes_file(lesson="neck"), "another lesson"),
        (notes_file(*[{}] * 10_001), "too big"),
    ],
)
def test_a_hostile_file_is_refused_and_changes_nothing(journal: Page, text: str, said: str) -> None:
    keep(journal, "Mine.")
    before = stored(journal, "journal")
    take_in(journal, text)
    expect(journal.locator(".bl-file-status")).to_contain_text(said)
    assert stored(journal, "journal") == before


def test_a_huge_file_is_refused_before_it_is_read(journal: Page) -> None:
    # Made in the page: 20 MB need not travel through the test's own pipe.
    journal.get_by_label("Load a saved file").evaluate(
        """(input) => {
            const files = new DataTransfer();
            const file = new File([new Uint8Array(20_000_001)], "notes.json");
            file.text = () => { throw new Error("it was read"); };
            files.items.add(file);
            input.files = files.files;
            input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(journal.locator(".bl-file-status")).to_contain_text("too big")


def test_a_hostile_record_in_a_file_is_shown_as_text(journal: Page) -> None:
    take_in(journal, notes_file(entry("a", START, noticed=HOSTILE, more=RTL_EMOJI, extra=HOSTILE)))
    expect(journal.get_by_role("article")).to_contain_text("<script>")
    assert journal.evaluate("window.hit") is None
    assert "extra" not in stored(journal, "journal")[0]


def test_of_many_notes_the_newest_are_drawn_and_more_on_a_press(journal: Page) -> None:
    take_in(journal, notes_file(*[entry(f"e{n}", START + n, noticed=f"N {n}") for n in range(101)]))
    expect(journal.locator(".bl-file-status")).to_contain_text("101 records are new.")
    notes = journal.locator(".bl-notes article")
    expect(notes).to_have_count(50)
    expect(notes.first).to_contain_text("N 100")
    journal.get_by_role("button", name="Show more of the 51 older notes").press("Enter")
    expect(notes).to_have_count(100)
    expect(journal.locator(".bl-notes > li").nth(50)).to_be_focused()
    journal.get_by_role("button", name="Show 1 older note").press("Enter")
    expect(notes).to_have_count(101)
    expect(journal.get_by_role("button", name="older note")).to_have_count(0)


def test_calendar_and_line_over_time(journal: Page) -> None:
    for index, pressure in enumerate((3, 5, 4)):
        at = START + index * DAY
        put(journal, "journal", entry(f"e{index}", at, noticed=f"Day {index}", pressure=pressure))
    # A month after the notes, whatever the calendar on the wall says.
    later = f"window.outside = {{ now: () => {START + 31 * DAY} }}"
    open_widget(journal, "journal", script=later)
    expect(journal.get_by_role("article")).to_have_count(3)
    expect(journal.get_by_role("article").first).to_contain_text("Day 2")
    journal.get_by_label("Over time").check()
    expect(journal.get_by_role("img", name=re.compile("over 3 notes .*: 3, 5, 4"))).to_be_visible()
    journal.get_by_label("Calendar").check()
    for _ in range(3):
        if journal.locator(".bl-day-noted").count() == 3:
            break
        journal.get_by_role("button", name="Month before").press("Enter")
        expect(journal.get_by_role("button", name="Month before")).to_be_focused()
    day = journal.get_by_role("button", name=re.compile("1 note$")).first
    day.press("Enter")
    pressed = journal.locator('.bl-day-noted[aria-pressed="true"]')
    expect(pressed).to_be_focused()
    expect(journal.get_by_role("article")).to_contain_text("Day 0")


def test_two_tabs_show_each_others_notes(journal: Page) -> None:
    other = journal.context.new_page()
    open_widget(other, "journal")
    other.get_by_label(NOTICED).fill("Still writing here")
    # Its own saving is over, so only the other tab's message can bring the note.
    expect(other.locator('[data-draft="kept"]')).to_be_attached()
    keep(journal, "From the first tab.")
    expect(other.get_by_role("article")).to_contain_text("From the first tab.")
    expect(other.get_by_label(NOTICED)).to_have_value("Still writing here")
    drafts = [one["noticed"] for one in stored(journal, "journal") if one["draft"]]
    assert drafts == ["Still writing here"], "one tab's draft is not the other's to clear away"


@pytest.mark.long
def test_drafts_of_two_tabs_do_not_lose_a_word(journal: Page) -> None:
    journal.get_by_label(NOTICED).fill("Begun")
    expect(journal.locator('[data-draft="kept"]')).to_be_attached()
    other = journal.context.new_page()
    open_widget(other, "journal")
    expect(other.get_by_label(NOTICED)).to_have_value("Begun")
    journal.get_by_label(NOTICED).fill("Begun, here")
    expect(journal.locator('[data-draft="kept"]')).to_be_attached()
    other.get_by_label(NOTICED).fill("Begun, there")
    expect(other.locator('[data-draft="kept"]')).to_be_attached()
    drafts = sorted(one["noticed"] for one in stored(journal, "journal"))
    assert drafts == ["Begun, here", "Begun, there"]
    # A note that was kept does not come back as the other tab's draft.
    for page in (journal, other):
        page.get_by_role("button", name="Keep this note").click()
        expect(page.locator('[data-draft="cleared"]')).to_be_attached()
    assert not any(one["draft"] for one in stored(journal, "journal"))


def test_two_tabs_that_keep_at_the_same_moment_both_keep(journal: Page) -> None:
    other = journal.context.new_page()
    open_widget(other, "journal")
    pages = (journal, other)
    for number, page in enumerate(pages):
        page.get_by_label(NOTICED).fill(f"Tab {number}")
    # Both presses are sent before either is waited for.
    for page in pages:
        page.evaluate(
            """() => setTimeout(() => document.querySelector(".bl-note-form")
                .requestSubmit(), 0) && null"""
        )
    for page in pages:
        expect(page.get_by_role("article")).to_have_count(2)
    notes = sorted(one["noticed"] for one in stored(journal, "journal") if not one["draft"])
    assert notes == ["Tab 0", "Tab 1"]


def test_an_emptied_draft_does_not_come_back(journal: Page) -> None:
    journal.get_by_label(NOTICED).fill("Half a thou")
    expect(journal.locator('[data-draft="kept"]')).to_be_attached()
    journal.get_by_label(NOTICED).fill("")
    expect(journal.locator('[data-draft="none"]')).to_be_attached()
    assert stored(journal, "journal") == []
    open_widget(journal, "journal")
    expect(journal.get_by_label(NOTICED)).to_have_value("")


def test_a_record_of_the_future_is_left_out_with_its_reason(journal: Page) -> None:
    late = 4_000_000_000_000
    take_in(journal, notes_file(entry("a", START), entry("b", late, noticed="Not yet.")))
    status = journal.locator(".bl-file-status")
    expect(status).to_contain_text("1 record is new. 1 is dated in the future and was left out.")
    assert [one["id"] for one in stored(journal, "journal")] == ["a"]
    take_in(journal, notes_file(entry("a", START)))
    expect(status).to_have_text("Nothing was changed. 1 was here already, as new or newer.")


def test_a_session_fills_in_what_is_still_empty(journal: Page) -> None:
    journal.get_by_role("group", name="Which side?").get_by_label("Left").check()
    for lesson_id, reached in (("neck", 9), ("psoas-release", 6)):
        journal.evaluate(
            """([lesson, pressure]) => {
                const detail = { lesson, pressure, side: "both", eased: ["deeper"] };
                dispatchEvent(new CustomEvent("bodylesson:session", { detail }));
            }""",
            [lesson_id, reached],
        )
    pressure = journal.get_by_role("group", name="Highest pressure")
    expect(pressure.get_by_label("6", exact=True)).to_be_checked()
    expect(journal.get_by_label("Deeper: knee out")).to_be_checked()
    expect(journal.get_by_role("group", name="Which side?").get_by_label("Left")).to_be_checked()


def test_the_whole_note_by_keyboard(journal: Page) -> None:
    journal.get_by_label(NOTICED).focus()
    journal.keyboard.type("Typed.")
    journal.keyboard.press("Tab")
    journal.keyboard.press("Space")
    journal.keyboard.press("ArrowRight")
    expect(journal.get_by_label("The same")).to_be_checked()
    button = journal.get_by_role("button", name="Keep this note")
    for _ in range(20):
        if button.evaluate("e => e === document.activeElement"):
            break
        journal.keyboard.press("Tab")
    expect(button).to_be_focused()
    journal.keyboard.press("Enter")
    expect(journal.get_by_role("article")).to_contain_text("Typed.")


@pytest.mark.long
def test_axe_finds_nothing(journal: Page) -> None:
    axe.check_everywhere(journal, "empty")
    journal.get_by_role("button", name="Keep this note").click()
    axe.check_everywhere(journal, "refused")
    for index in range(2):
        put(journal, "journal", entry(f"e{index}", START + index, noticed="Hm " * 400, pressure=4))
    open_widget(journal, "journal")
    journal.get_by_role("button", name="Erase everything").click()
    axe.check_everywhere(journal, "list, and the second question")
    journal.get_by_label("Over time").check()
    axe.check_everywhere(journal, "chart")
    journal.get_by_label("Calendar").check()
    axe.check_everywhere(journal, "calendar")
    take_in(journal, "{")
    expect(journal.locator(".bl-file-status")).not_to_be_empty()
    axe.check_everywhere(journal, "a refused file")
    assert raw(journal, "return db.version") == 2
