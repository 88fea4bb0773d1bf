"""Parts of earlier versions: for a day, bounded, and over a restart."""

import logging
import os
from pathlib import Path

import pytest

from bodylesson.compose.former import KEPT_SECONDS, MOST_VERSIONS, FormerPages
from bodylesson.compose.page import Page, Part
from bodylesson.compose.store import PageStore


def page(words: str) -> Page:
    part = Part("hydrate", "js", words.encode())
    return Page(Part("page", "html", words.encode()), {part.name: part})


def name(words: str) -> str:
    return next(iter(page(words).parts))


def test_a_part_is_there_for_a_day_and_then_no_more() -> None:
    now = [1_000_000.0]
    former = FormerPages(lambda: now[0])
    former.replaced(page("1"))
    now[0] += KEPT_SECONDS / 2
    former.replaced(page("2"))
    assert former.part(name("1")) == page("1").parts[name("1")]
    assert former.part(name("3")) is None
    now[0] += KEPT_SECONDS / 2 + 1
    assert former.part(name("1")) is None
    assert former.part(name("2")) is not None


def test_no_more_versions_are_held_than_there_may_be() -> None:
    former = FormerPages(lambda: 0)
    for n in range(MOST_VERSIONS + 3):
        former.replaced(page(str(n)))
    found = [n for n in range(MOST_VERSIONS + 3) if former.part(name(str(n)))]
    assert found == list(range(3, MOST_VERSIONS + 3))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "tiny.zip"


def test_what_was_replaced_is_found_after_a_restart(file: Path) -> None:
    store = PageStore(file, logging.getLogger("test"))
    for version in ("1", "2", "3"):
        store.write(version, page(version))
    again = PageStore(file, logging.getLogger("test"))
    found = FormerPages(lambda: file.stat().st_mtime)
    found.found(again.former())
    assert found.part(name("1"))
    assert found.part(name("2"))
    assert found.part(name("3")) is None, "that is the page itself"


def test_old_versions_are_removed_from_the_disk(file: Path) -> None:
    store = PageStore(file, logging.getLogger("test"))
    for n in range(MOST_VERSIONS + 4):
        store.write(str(n), page(str(n)))
    assert len(list(file.parent.glob("*.former"))) == MOST_VERSIONS
    for old in file.parent.glob("*.former"):
        os.utime(old, (1, 1))
    store.write("new", page("new"))
    assert len(list(file.parent.glob("*.former"))) == 1, "the one that was just replaced"


def test_a_damaged_file_among_them_is_told_and_passed_over(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = PageStore(file, logging.getLogger("test"))
    for version in ("1", "2", "3"):
        store.write(version, page(version))
    damaged = max(file.parent.glob("*.former"))
    damaged.write_bytes(b"words")
    assert len(store.former()) == 1
    assert str(damaged) in caplog.text
