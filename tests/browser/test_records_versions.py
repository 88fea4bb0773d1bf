"""Records that are corrupted, and those of older and newer versions of the page."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.help import axe
from tests.browser.help.records import (
    DATABASE,
    NOTICED,
    START,
    VERSION,
    entry,
    keep,
    open_empty,
    open_widget,
    put,
    raw,
    stored,
    widget,
)

VECTORS = Path(__file__).parents[1] / "vectors"


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
