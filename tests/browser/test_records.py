"""What is kept and what leaves: storage that fails, other versions, corrupted records, privacy."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.help import axe
from tests.browser.help.records import (
    DATABASE,
    VERSION,
    entry,
    key_of,
    lesson,
    open_empty,
    open_widget,
    put,
    raw,
    stored,
    take_in,
    widget,
)

NOTICED = lesson().content.reflection[0].text
NAVEL = "Left: From navel to heel"
VECTORS = Path(__file__).parents[1] / "vectors"
START = 1_790_000_000_000

BLOCKED = """Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("no", "SecurityError"); },
})"""
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


def keep(page: Page, text: str) -> None:
    page.get_by_label(NOTICED).fill(text)
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_role("article").filter(has_text=text)).to_have_count(1)


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


def read(page: Page, value: str) -> None:
    page.get_by_label(NAVEL, exact=True).fill(value)
    page.get_by_label(NAVEL, exact=True).press("Enter")


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


def test_a_corrupted_record_is_left_alone_told_of_and_saved(page: Page) -> None:
    open_widget(page, "journal")
    keep(page, "Whole.")
    broken: dict[str, Any] = {"id": "broken", "at": "yesterday", "noticed": {"deep": [1]}}
    put(page, "journal", broken)
    opened = open_widget(page, "journal")
    expect(page.get_by_text("1 stored record cannot be read.")).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(1)
    axe.check(page, "corrupted")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save everything").click()
    assert '"yesterday"' in waiting.value.path().read_text("utf-8")
    assert broken in stored(page, "journal")
    assert opened.errors == []


@pytest.mark.parametrize("kind", ["measures", "quiz"])
def test_corrupted_readings_and_progress_begin_anew(page: Page, kind: str) -> None:
    name = {"measures": "before", "quiz": "quiz"}[kind]
    open_widget(page, name)
    put(page, kind, {"id": "progress" if kind == "quiz" else "round-x", "at": 1, "seed": "x"})
    opened = open_widget(page, name)
    expect(page.locator(".bl-question, .bl-entry").first).to_be_visible()
    assert opened.errors == []


def test_a_database_of_the_first_version_is_brought_up(page: Page) -> None:
    open_empty(page)
    old = {
        key: value for key, value in entry("a", START, noticed="Old.").items() if key != "changed"
    }
    put(page, "journal", old, version=1)
    put(page, "journal", {"id": "b", "at": "broken"}, version=1)
    open_widget(page, "journal")
    expect(page.get_by_role("article")).to_contain_text("Old.")
    assert raw(page, "return db.version") == VERSION
    assert stored(page, "journal")[0]["changed"] == START
    assert stored(page, "journal")[1] == {"id": "b", "at": "broken"}


def test_records_of_the_first_version_of_every_kind_are_read_back(page: Page) -> None:
    # Frozen: what the first version stored is never edited, only added to.
    first = json.loads((VECTORS / "records_v1.json").read_text("utf-8"))
    assert {kind: len(records) for kind, records in first.items()} == {
        "measures": 1,
        "journal": 2,
        "quiz": 1,
    }
    open_empty(page)
    for kind, records in first.items():
        for record in records:
            put(page, kind, record, version=1)
    open_widget(page, "journal")
    expect(page.get_by_role("article")).to_contain_text("Old words.")
    expect(page.get_by_label(NOTICED)).to_have_value("Half a thou")
    open_widget(page, "before")
    expect(page.locator(".bl-entry").first).to_contain_text("2 of 3 noted")
    expect(page.get_by_label("Which activity?")).to_have_value("Stairs")
    open_widget(page, "quiz")
    # Another set of questions by now: a new round begins with what was missed.
    text = next(one["text"] for one in widget("quiz").questions if one["id"] == "where-it-ends")
    expect(page.locator(".bl-question h3")).to_have_text(text)
    for kind, records in first.items():
        kept = {one["id"]: one for one in stored(page, kind)}
        for record in records:
            assert kept[record["id"]]["changed"] >= record["at"]
            if kind != "quiz":
                assert kept[record["id"]] == {**record, "changed": record["at"]}


def test_a_newer_database_is_not_touched(page: Page) -> None:
    open_empty(page)
    put(page, "journal", entry("a", START, noticed="From the future."), version=99)
    open_widget(page, "journal")
    expect(page.locator(".bl-place-note")).to_contain_text("A newer version of this lesson")
    axe.check(page, "newer")
    keep(page, "In memory.")
    assert [one["noticed"] for one in stored(page, "journal")] == ["From the future."]
    assert raw(page, "return db.version") == 99


def test_a_newer_tab_is_given_way(page: Page) -> None:
    open_widget(page, "journal")
    keep(page, "Before.")
    other = page.context.new_page()
    open_widget(other, "guess")
    other.evaluate("bench.mounted[0].remove()")
    assert raw(other, "return db.version", version=VERSION + 1) == VERSION + 1
    expect(page.locator(".bl-place-note")).to_contain_text("A newer version of this lesson")
    keep(page, "After.")
    assert [one["noticed"] for one in stored(other, "journal")] == ["Before."]


def test_an_older_tab_that_holds_on_is_told_of_and_then_all_is_kept(page: Page) -> None:
    other = page.context.new_page()
    open_empty(other)
    put(other, "journal", entry("a", START, noticed="Old."), version=1)
    other.evaluate(
        """(name) => new Promise((done) => {
            indexedDB.open(name, 1).onsuccess = ({ target }) => done(window.db = target.result);
        }).then(() => null)""",
        DATABASE,
    )
    open_widget(page, "journal")
    expect(page.locator(".bl-place-note")).to_contain_text("Another tab with an older version")
    keep(page, "While waiting.")
    other.evaluate("window.db.close()")
    expect(page.locator(".bl-place-note")).to_contain_text("Kept in this browser")
    expect(page.get_by_role("article")).to_have_count(2)
    assert sorted(one["noticed"] for one in stored(page, "journal")) == ["Old.", "While waiting."]


def test_nothing_that_is_written_leaves_the_page(page: Page) -> None:
    marker = "marker-7f3a"
    requests: list[str] = []

    def watch(request: Request) -> None:
        requests.append(f"{request.url} {request.post_data or ''} {request.all_headers()}")

    page.on("request", watch)
    page.add_init_script(
        """window.sent = [];
        for (const [owner, name] of [[WebSocket.prototype, "send"], [navigator, "sendBeacon"]]) {
            owner[name] = (...data) => window.sent.push(JSON.stringify(data));
        }
        const post = BroadcastChannel.prototype.postMessage;
        BroadcastChannel.prototype.postMessage = function (data) {
            window.sent.push(JSON.stringify(data));
            return post.call(this, data);
        };"""
    )
    for name in ("journal", "before", "after", "quiz", "guess"):
        open_widget(page, name)
        if name == "journal":
            page.get_by_label("In your own words, if you like").fill(marker)
            keep(page, marker)
            with page.expect_download():
                page.get_by_role("button", name="Save everything").click()
        if name == "before":
            page.get_by_label("Which activity?").fill(marker)
            page.get_by_label("Which activity?").blur()
            page.get_by_label(NAVEL, exact=True).fill("88.123")
            page.get_by_label(NAVEL, exact=True).press("Enter")
            expect(page.locator(".bl-entry").first).to_contain_text("1 of 3 noted")
            expect(page.locator('.bl-measure[data-ready="true"]')).to_be_attached()
        saved, state = page.evaluate(
            "[bench.mounted[0].saved, Object.fromEntries(Object.keys("
            "bench.mounted[0].model.get('words')).map((k) => [k, 1]))]"
        )
        assert saved == 0, f"{name} sent its traits"
        assert state
        for data in page.evaluate("window.sent"):
            assert data == '"changed"', f"{name} told more than that something changed"
    kept = stored(page, "journal") + stored(page, "measures")
    assert marker in str(kept), "the marker was really kept"
    assert "881.23" in str(kept)
    assert len(requests) >= 20, "the watch saw the page's own requests"
    for request in requests:
        assert marker not in request
        assert "88.123" not in request


def test_no_source_sets_a_trait() -> None:
    # The same, said of the source: these widgets read their traits and never write one.
    from tests.browser.help.records import widget

    for name in ("before", "journal", "quiz"):
        script = str(widget(name)._esm)
        assert len(script) > 10_000
        for call in ("save_changes", ".send(", "fetch(", "XMLHttpRequest", "sendBeacon"):
            assert call not in script, f"{name}: {call}"


def test_the_kernel_is_not_asked_for_anything(page: Page) -> None:
    # A kernel that is gone: whatever the widget wants of it fails loudly.
    gone = """bench.prepare = (model) => { for (const name of ["set", "save_changes"]) {
        model[name] = () => { throw new Error("no kernel"); };
    } };"""
    opened = open_widget(page, "quiz", script=gone)
    for question in opened.state["questions"]:
        key_of(question)
    if page.locator(".bl-order").count() == 0:
        page.locator(".bl-answer input").first.check()
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".bl-told")).to_be_visible()
    assert opened.errors == []
