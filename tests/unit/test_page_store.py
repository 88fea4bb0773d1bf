"""A composed page on disk: complete or absent, and never another version's."""

import logging
from pathlib import Path

import pytest

from bodylesson.compose.page import Page, Part
from bodylesson.compose.store import PageStore

PARTS = (Part("hydrate", "js", b"run()"), Part("muscle_viewer.anatomy", "bin", bytes(range(256))))
PAGE = Page(Part("page", "html", "<p>Übung</p>".encode()), {p.name: p for p in PARTS})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "tiny.zip"


@pytest.fixture
def store(file: Path) -> PageStore:
    return PageStore(file, logging.getLogger("test"))


def test_what_was_kept_comes_back(store: PageStore) -> None:
    assert store.read("1") is None
    store.write("1", PAGE)
    assert store.read("1") == PAGE
    assert store.read("2") is None


def test_a_newer_page_takes_the_place_and_leaves_nothing_else(store: PageStore, file: Path) -> None:
    store.write("1", PAGE)
    store.write("2", Page(Part("page", "html", b"new"), {}))
    assert store.read("1") is None
    newer = store.read("2")
    assert newer
    assert newer.document.content == b"new"
    beside = sorted(path.suffix for path in file.parent.iterdir())
    assert beside == [".former", ".zip"], "and the page that it took the place of"


@pytest.mark.parametrize("damage", ["cut", "flipped", "text", "empty", "folder"])
def test_a_damaged_file_is_told_and_composed_again(
    store: PageStore, file: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    store.write("1", PAGE)
    content = file.read_bytes()
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        at = content.index(b"run()")
        flipped = content[:at] + b"RUN()" + content[at + 5 :]
        damaged = {"cut": content[:-30], "flipped": flipped, "text": b"words", "empty": b""}
        file.write_bytes(damaged[damage])
    assert store.read("1") is None
    assert str(file) in caplog.text


def test_where_nothing_can_be_written_it_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be", encoding="utf-8")
    store = PageStore(tmp_path / "kept" / "tiny.zip", logging.getLogger("test"))
    store.write("1", PAGE)
    assert "the page is not kept" in caplog.text
    assert store.read("1") is None
