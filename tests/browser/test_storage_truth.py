"""Storage that does not answer, closes by itself, fails or is cleared: nothing is lost or
hidden."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help.lesson_page import LessonPage
from tests.browser.help.mounts import take_clock
from tests.browser.help.records import (
    NOTICED,
    OFFER,
    SILENT,
    keep,
    open_widget,
    read,
    stored,
)
from tests.browser.help.servers import Server

"""The database opens, but reports it only on `answer()`."""
HANGS = """const transaction = IDBDatabase.prototype.transaction;
IDBDatabase.prototype.transaction = function (stores, mode) {
  const made = transaction.call(this, stores, mode);
  if (!window.hangs || mode !== "readwrite") return made;
  // Kept open by one request after the other, and its end is never told.
  const store = made.objectStore(made.objectStoreNames[0]);
  const again = () => { try { store.count().onsuccess = again; } catch { /* aborted */ } };
  again();
  return made;
}"""
WATCHED = """window.open_ones = [];
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...asked) {
  if (window.refusals > 0) {
    window.refusals--;
    const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
    const error = new DOMException("Connection to Indexed Database server lost", "UnknownError");
    Object.defineProperty(request, "error", { get: () => error });
    setTimeout(() => request.dispatchEvent(new Event("error")));
    return request;
  }
  const request = open.apply(this, asked);
  request.addEventListener("success", () => window.open_ones.push(request.result));
  return request;
};
window.lose = (told) => {
  for (const db of window.open_ones.splice(0)) {
    db.close();
    if (told) db.dispatchEvent(new Event("close"));
  }
}"""
FAILS = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...record) {
  if (window.fault) throw new DOMException("it broke", window.fault);
  return put.apply(this, record);
}"""


def note(page: Page) -> Any:
    return page.locator(".bl-place-note")


def saved(page: Page, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.path().read_text("utf-8")


@pytest.mark.long
def test_where_the_database_never_opens_the_journal_works_and_says_so(page: Page) -> None:
    open_widget(page, "journal")
    opened = open_widget(page, "journal", script=SILENT, patient=False)
    expect(note(page)).to_contain_text("storage does not answer")
    keep(page, "Only here.")
    expect(page.get_by_text("Your note is here until you close the page.")).to_be_visible()
    assert "Only here." in saved(page, OFFER)
    assert "Only here." in saved(page, "Save everything")
    assert opened.errors == []
    # Once it does answer, what was accepted meanwhile is kept.
    page.evaluate("answer()")
    expect(note(page)).to_contain_text("Kept in this browser")
    assert [one["noticed"] for one in stored(page, "journal")] == ["Only here."]


@pytest.mark.long
@pytest.mark.parametrize("name", ["quiz", "guess", "before"])
def test_where_the_database_never_opens_quiz_and_measure_work(page: Page, name: str) -> None:
    opened = open_widget(page, name, script=SILENT, patient=False)
    if name == "before":
        read(page, "88")
        expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    else:
        expect(page.locator(".bl-question").first).to_be_visible()
    if name != "guess":
        expect(note(page)).to_contain_text("storage does not answer")
    assert opened.errors == []


@pytest.mark.long
def test_a_transaction_that_never_ends_is_given_up_and_made_again(page: Page) -> None:
    open_widget(page, "journal", script=HANGS, patient=False)
    page.evaluate("window.hangs = true")
    keep(page, "First.")
    expect(note(page)).to_contain_text("storage does not answer")
    page.evaluate("window.hangs = false")
    keep(page, "Second.")
    expect(note(page)).to_contain_text("Kept in this browser")
    assert sorted(one["noticed"] for one in stored(page, "journal")) == ["First.", "Second."]


@pytest.mark.parametrize("told", [True, False], ids=["with-close", "without-close"])
@pytest.mark.parametrize("refusals", [0, 1, 3])
def test_a_connection_that_closes_by_itself_is_opened_again(
    page: Page, told: bool, refusals: int
) -> None:
    open_widget(page, "journal", script=WATCHED)
    keep(page, "First.")
    page.evaluate("([told, n]) => { window.refusals = n; lose(told); }", [told, refusals])
    keep(page, "Second.")
    if refusals == 0:
        # Nothing is left to the next use, and nobody is worried.
        expect(page.get_by_text("Your note is kept.")).to_be_visible()
        assert sorted(one["noticed"] for one in stored(page, "journal")) == ["First.", "Second."]
    page.evaluate("window.refusals = 0")
    keep(page, "Third.")
    expect(note(page)).to_contain_text("Kept in this browser")
    expect(page.get_by_role("article")).to_have_count(3)
    kept = sorted(one["noticed"] for one in stored(page, "journal"))
    assert kept == ["First.", "Second.", "Third."]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("QuotaExceededError", "no room left"),
        ("UnknownError", "keeps nothing for this page just now"),
        ("DataError", "keeps nothing for this page just now"),
        ("InvalidStateError", "keeps nothing for this page just now"),
    ],
)
def test_the_reason_that_is_shown_is_the_reason(page: Page, fault: str, said: str) -> None:
    open_widget(page, "journal", script=FAILS)
    page.evaluate("(fault) => { window.fault = fault; }", fault)
    keep(page, "Not yet.")
    expect(note(page)).to_contain_text(said)
    assert "Not yet." in saved(page, OFFER)
    page.evaluate("window.fault = null")
    keep(page, "Now.")
    expect(note(page)).to_contain_text("Kept in this browser")
    assert len(stored(page, "journal")) == 2


@pytest.mark.parametrize(
    ("vendor", "granted", "said", "offered"),
    [
        ("Google Inc.", "true", "agreed not to clear it", False),
        ("Google Inc.", "false", "may clear it when space runs short", False),
        ("Apple Computer, Inc.", "true", "seven days", True),
    ],
)
def test_lasting_storage_is_asked_for_with_the_first_note_and_its_answer_said(
    page: Page, vendor: str, granted: str, said: str, offered: bool
) -> None:
    page.add_init_script(
        f"""window.asked = 0;
        Object.defineProperty(Navigator.prototype, "vendor", {{ get: () => {json.dumps(vendor)} }});
        Object.defineProperty(Navigator.prototype, "storage", {{ get: () => ({{
            persisted: async () => false,
            persist: async () => {{ window.asked++; return {granted}; }},
        }}) }});"""
    )
    open_widget(page, "journal")
    page.get_by_label(NOTICED).fill("A draft is no note yet")
    expect(page.locator('[data-draft="kept"]')).to_be_attached()
    assert page.evaluate("window.asked") == 0
    keep(page, "Whole.")
    expect(note(page)).to_contain_text(said)
    assert page.evaluate("window.asked") == 1
    keep(page, "Another.")
    assert page.evaluate("window.asked") == 1
    if offered:
        assert "Whole." in saved(page, OFFER)
    else:
        expect(page.get_by_role("button", name=OFFER)).to_be_hidden()


def test_steady_typing_is_kept_while_it_goes_on(page: Page) -> None:
    open_widget(page, "journal")
    page.get_by_label(NOTICED).focus()
    text = "The left hip feels longer and warmer now"
    for letter in text:
        # Never a rest of 400 ms.
        page.keyboard.type(letter, delay=120)
        if stored(page, "journal"):
            break
    else:
        pytest.fail("nothing was kept while the hands were typing")


TYPED = """([label, text]) => {
  const field = [...document.querySelectorAll("label")].find((one) => one.textContent === label);
  const input = document.getElementById(field.htmlFor);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  // As a browser that is closed at this very moment: nothing runs any more.
  return Object.keys(localStorage).filter((key) => key.includes(":copy:"))
    .map((key) => localStorage.getItem(key)).join();
}"""


def test_the_last_letter_is_copied_at_once_and_is_back_after_a_reload(page: Page) -> None:
    open_widget(page, "journal", script=FAILS)
    page.evaluate("window.fault = 'AbortError'")
    assert "Half a thou" in page.evaluate(TYPED, [NOTICED, "Half a thou"])
    open_widget(page, "journal")
    expect(page.get_by_label(NOTICED)).to_have_value("Half a thou")
    # It is one draft, and once it is kept as a note nothing of it is left.
    keep(page, "Half a thought.")
    open_widget(page, "journal")
    expect(page.get_by_label(NOTICED)).to_have_value("")
    expect(page.get_by_role("article")).to_have_count(1)
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.includes(':copy:'))") == []


def test_a_note_and_a_reading_that_were_just_kept_outlive_a_reload(page: Page) -> None:
    open_widget(page, "before", script=FAILS)
    page.evaluate("window.fault = 'AbortError'")
    read(page, "88")
    copies = "Object.keys(localStorage).filter((key) => key.includes(':copy:measures:')).length"
    assert page.evaluate(copies) == 1
    open_widget(page, "before")
    expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
    read(page, "88.5")
    expect(page.locator(".bl-entry").first).to_contain_text("2 of 3 noted")
    (record,) = stored(page, "measures")
    assert [one["value"] for one in record["readings"]] == [880, 885]


def test_an_activity_is_kept_as_it_is_typed(page: Page) -> None:
    open_widget(page, "before")
    page.get_by_label("Which activity?").press_sequentially("Stairs")
    expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()
    page.wait_for_function("() => document.querySelector('.bl-measure').dataset.ready === 'true'")
    page.reload()
    open_widget(page, "before")
    expect(page.get_by_label("Which activity?")).to_have_value("Stairs")


KEYS = "Object.keys(localStorage).filter((key) => key.startsWith('bodylesson:psoas-release:'))"


@pytest.mark.long
def test_erased_is_erased_in_a_paused_practice_the_gate_and_home(
    context: Any, served: Server
) -> None:
    first = context.new_page()
    first.goto(served.url)
    practice = LessonPage(first)
    practice.wait()
    practice.pass_gate()
    take_clock(first)
    practice.silence()
    practice.start()
    practice.into_place(own_clock=True)
    practice.button("Pause").click()
    expect(practice.word).to_have_text("Paused")
    assert "bodylesson:psoas-release:place" in first.evaluate(KEYS)
    second = context.new_page()
    second.goto(served.url)
    LessonPage(second).wake("safe", ".bl-gate")
    answered = '#safe .bl-gate:not([data-outcome=""])'
    expect(second.locator(answered)).to_have_count(1)
    LessonPage(second).wake("notes", ".bl-journal")
    expect(
        second.locator("#home").get_by_role("link", name="Go on", include_hidden=True)
    ).to_have_count(1)
    second.get_by_role("button", name="Erase everything").click()
    second.get_by_role("button", name="Yes, erase everything").click()
    expect(second.get_by_text("is erased from this browser")).to_be_visible()
    # In both tabs at once, and nothing is put back by leaving the page.
    expect(first.locator('.bl-gate:not([data-outcome=""])')).to_have_count(0)
    expect(second.locator('.bl-gate:not([data-outcome=""])')).to_have_count(0)
    expect(second.locator(".bl-again")).to_be_hidden()
    first.reload()
    practice.wait()
    expect(practice.button("Go on")).to_have_count(0)
    expect(practice.gate).to_be_visible()
    for key in first.evaluate(KEYS):
        assert key.endswith(":choice"), key
