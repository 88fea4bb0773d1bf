"""The sheets that a desk asks for: made once a paper, and in plain words where they cannot be."""

import asyncio
import logging
import os
import shutil
from pathlib import Path

import pytest

from bodylesson.lesson.class_reading import CLASS_FILE
from bodylesson.pack.pack import PAPERS as PACK_PAPERS
from bodylesson.pack.typesetting import MissingExtraError
from bodylesson.serve.classroom import pack
from bodylesson.serve.classroom.pack import PAPERS, NoPackError, Packs
from tests.own_loop import in_own_loop
from tests.unit.real_lesson import PSOAS_RELEASE


class Counted(Packs):
    """Makes nothing, and counts how often it is asked to."""

    made = 0

    async def _make(self, paper: str) -> bytes:
        self.made += 1
        # Whoever asks meanwhile waits.
        await asyncio.sleep(0)
        return f"{paper} {self.made}".encode()


def test_the_desk_offers_every_paper_of_the_pack() -> None:
    assert PAPERS == PACK_PAPERS


def test_sheets_are_made_once_a_paper_until_the_lesson_changes(tmp_path: Path) -> None:
    async def script() -> None:
        file = tmp_path / CLASS_FILE
        file.touch()
        packs = Counted(tmp_path)
        first = await asyncio.gather(*(packs.of("a4") for _ in range(5)))
        assert first == [b"a4 1"] * 5
        assert await packs.of("letter") == b"letter 2"
        assert await packs.of("a4") == b"a4 1"
        file.write_text("changed")
        later = file.stat().st_mtime_ns + 1_000_000_000
        os.utime(file, ns=(later, later))
        assert await packs.of("a4") == b"a4 3"

    in_own_loop(script())


def test_it_is_said_where_what_sets_the_sheets_is_missing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def script() -> None:
        def missing() -> Path:
            raise MissingExtraError("typst")

        monkeypatch.setattr(pack, "font_folder", missing)
        with caplog.at_level(logging.WARNING), pytest.raises(NoPackError, match=r"^missing$"):
            await Packs(PSOAS_RELEASE).of("a4")
        assert "pip install 'bodylesson[pack]'" in caplog.text

    in_own_loop(script())


def test_a_fault_of_the_class_file_stands_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def script() -> None:
        folder = tmp_path / "lesson"
        shutil.copytree(PSOAS_RELEASE, folder)
        (folder / CLASS_FILE).write_text("opening: 3\n")
        with caplog.at_level(logging.ERROR), pytest.raises(NoPackError, match=r"^failed$"):
            await Packs(folder).of("a4")
        assert CLASS_FILE in caplog.text

    in_own_loop(script())
