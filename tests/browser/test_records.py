"""What is kept when storage fails, and what another tab has written meanwhile."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help import axe
from tests.browser.help.records import (
    BLOCKED,
    DATABASE,
    NAVEL,
    START,
    entry,
    keep,
    open_empty,
    open_widget,
    put,
    raw,
    read,
    stored,
    take_in,
    widget,
)

MISSING = (
    "delete window.indexedDB; Object.defineProperty(window, 'indexedDB', { value: undefined })"
)
REFUSED = """IDBFactory.prototype.open = function () {
  const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
  const error = new DOMException("no", "InvalidStateError");
  Object.defineProperty(request, "error", { get: () => error });
  setTimeout(() => request.dispatchEvent(new Event("error")));
  return request;
}"""
ABORTS = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...record) {
  const request = put.apply(this, record);
  if (!window.full) return request;
  // As browsers do: the request may even succeed, and the transaction is aborted at its end.
  const { transaction } = this;
  const error = new DOMException("full", "QuotaExceededError");
  Object.defineProperty(transaction, "error", { get: () => error });
  request.addEventListener("success", () => transaction.abort());
  return request;
}"""
FULL = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...record) {
  if (window.full) throw new DOMException("full", "QuotaExceededError");
  return put.apply(this, record);
}"""


@pytest.mark.parametrize(
    "fault", [BLOCKED, MISSING, REFUSED], ids=["blocked", "missing", "refused"]
)
def test_without_storage_it_says_so_and_goes_on_in_memory(page: Page, fault: str) -> None:
    opened = open_widget(page, "journal", script=fault)
    keep(page, "Only here.")
    expect(page.locator(".bl-place-note")).to_contain_text("keeps nothing for this page")
    expect(page.get_by_text("Your note is here until you close the page.")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save everything").click()
    assert "Only here." in waiting.value.path().read_text("utf-8")
    assert opened.errors == []
    axe.check(page, "blocked")


@pytest.mark.parametrize("name", ["before", "quiz", "guess"])
def test_without_storage_measure_and_quiz_work_too(page: Page, name: str) -> None:
    opened = open_widget(page, name, script=BLOCKED)
    if name == "before":
        page.get_by_label(NAVEL, exact=True).fill("88")
        page.get_by_label(NAVEL, exact=True).press("Enter")
        expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
        expect(page.locator(".bl-place-note")).to_contain_text("keeps nothing")
    else:
        if page.locator(".bl-order").count() == 0:
            page.locator(".bl-answer input").first.check()
        page.locator(".bl-question .bl-button-main").click()
        expect(page.locator(".bl-told")).to_be_visible()
    assert opened.errors == []


@pytest.mark.parametrize("fault", [FULL, ABORTS], ids=["throws", "aborts"])
def test_a_full_storage_says_so_and_keeps_all_once_there_is_room(page: Page, fault: str) -> None:
    open_widget(page, "journal", script=fault)
    keep(page, "First.")
    page.evaluate("window.full = true")
    keep(page, "Second.")
    expect(page.locator(".bl-place-note")).to_contain_text("no room left")
    assert [one["noticed"] for one in stored(page, "journal")] == ["First."]
    page.evaluate("window.full = false")
    keep(page, "Third.")
    expect(page.locator(".bl-place-note")).to_contain_text("Kept in this browser")
    assert sorted(one["noticed"] for one in stored(page, "journal")) == [
        "First.",
        "Second.",
        "Third.",
    ]


@pytest.mark.parametrize("fault", [FULL, ABORTS], ids=["throws", "aborts"])
def test_an_import_into_a_full_storage_says_so_and_is_kept_later(page: Page, fault: str) -> None:
    open_widget(page, "journal", script=fault)
    page.evaluate("window.full = true")
    file = {"format": "bodylesson-notes", "version": 1, "lesson": "psoas-release"}
    notes = [entry("a", START, noticed="One."), entry("b", START, noticed="Two.")]
    take_in(page, json.dumps({**file, "journal": notes}))
    status = page.locator(".bl-file-status")
    expect(status).to_have_text(
        "2 records are new. This browser could not keep them. They stay until you close the page."
    )
    expect(page.get_by_role("article")).to_have_count(2)
    axe.check(page, "full")
    assert stored(page, "journal") == []
    page.evaluate("window.full = false")
    take_in(page, json.dumps({**file, "journal": [entry("c", START, noticed="Three.")]}))
    expect(status).to_have_text("1 record is new. They are kept in this browser.")
    assert [one["id"] for one in stored(page, "journal")] == ["a", "b", "c"]


def answer(page: Page) -> dict[str, Any]:
    """Answer the question on the card somehow; what it was."""
    text = page.locator(".bl-question h3").inner_text()
    if page.locator(".bl-order").count() == 0:
        page.locator(".bl-answer input").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".bl-told")).to_be_visible()
    found: dict[str, Any] = next(one for one in widget("quiz").questions if one["text"] == text)
    return found


def test_quiz_answers_given_while_storage_is_full_join_those_of_another_tab(page: Page) -> None:
    open_widget(page, "quiz", script=FULL)
    first = answer(page)
    # The look waits behind the write of that answer, which must still find room.
    assert set(stored(page, "quiz")[0]["asked"]) == {first["id"]}
    page.evaluate("window.full = true")
    page.get_by_role("button", name="Next question").click()
    second = answer(page)
    expect(page.locator(".bl-place-note")).to_contain_text("no room left")
    # Meanwhile another tab, where there is room, goes on.
    other = page.context.new_page()
    open_widget(other, "quiz")
    other_asked = answer(other)
    assert set(stored(page, "quiz")[0]["asked"]) == {first["id"], other_asked["id"]}
    page.evaluate("window.full = false")
    page.get_by_role("button", name="Next question").click()
    third = answer(page)
    expect(page.locator(".bl-place-note")).to_contain_text("Kept in this browser")
    (record,) = stored(page, "quiz")
    ids = {one["id"] for one in (first, second, third, other_asked)}
    assert set(record["asked"]) == ids
    assert record["place"] == len(ids)
    assert sorted(record["order"]) == sorted(one["id"] for one in widget("quiz").questions)


def test_readings_noted_while_storage_is_full_join_those_of_another_tab(page: Page) -> None:
    open_widget(page, "before", script=FULL)
    read(page, "88")
    expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()
    page.evaluate("window.full = true")
    read(page, "88.5")
    expect(page.locator(".bl-place-note")).to_contain_text("no room left")
    other = page.context.new_page()
    open_widget(other, "before")
    read(other, "89")
    expect(other.locator('.bl-measure[data-ready="true"]')).to_be_attached()
    assert values(page) == [880, 890]
    page.evaluate("window.full = false")
    page.get_by_label("Inches").check()
    expect(page.locator(".bl-place-note")).to_contain_text("Kept in this browser")
    assert values(page) == [880, 890, 885]


def values(page: Page) -> list[float]:
    (record,) = stored(page, "measures")
    return [one["value"] for one in record["readings"]]


HOLD = """(name) => new Promise((done) => {
    indexedDB.open(name, 1).onsuccess = ({ target }) => done(window.db = target.result);
}).then(() => null)"""


@pytest.mark.parametrize("name", ["quiz", "before"])
def test_what_is_done_while_an_older_tab_holds_on_joins_what_is_stored(
    page: Page, name: str
) -> None:
    open_widget(page, name)
    if name == "quiz":
        first = answer(page)
    else:
        read(page, "88")
        expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()
    kind = {"quiz": "quiz", "before": "measures"}[name]
    (kept,) = stored(page, kind)
    # The same record in a database of the first version, held by a tab that does not give way.
    open_empty(page)
    raw(page, "db.close(); await ask(indexedDB.deleteDatabase(db.name))")
    other = page.context.new_page()
    open_empty(other)
    put(other, kind, kept, version=1)
    other.evaluate(HOLD, DATABASE)
    open_widget(page, name)
    expect(page.locator(".bl-place-note")).to_contain_text("Another tab with an older version")
    if name == "quiz":
        second = answer(page)
    else:
        read(page, "88.5")
    other.evaluate("window.db.close()")
    expect(page.locator(".bl-place-note")).to_contain_text("Kept in this browser")
    if name == "quiz":
        (record,) = stored(page, "quiz")
        assert record["asked"].keys() == {first["id"], second["id"]}
        assert sorted(record["order"]) == sorted(kept["order"])
    else:
        assert values(page) == [880, 885]
