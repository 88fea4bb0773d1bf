"""Whose work is shipped: every media file has its credit, and NOTICE says what the credits say."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bodylesson.sound.voice import MANIFEST
from tests.unit.real_lesson import LESSONS, ROOT
from tools.credits import OWN_FILES, PACKAGE, credits_of, faults, write_credit
from tools.draw_poses import credit as credit_drawings
from tools.licences import NOTICE, bundled, stale, texts
from tools.notice import notice

PACKAGES = {("three", "0.1"): "MIT", ("idb", "2.0"): "ISC", ("uqr", "3.0"): "MIT"}
ICONS = PACKAGE / "publish" / "icons"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what is shipped, to break."""
    for lesson in LESSONS:
        media = lesson.relative_to(ROOT) / "media"
        shutil.copytree(ROOT / media, tmp_path / media)
    shutil.copytree(ROOT / "LICENSES", tmp_path / "LICENSES")
    for folder in (ICONS, PACKAGE / "sections" / "stop_signs" / "icons"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / OWN_FILES).parent.mkdir()
    shutil.copy(ROOT / OWN_FILES, tmp_path / OWN_FILES)
    return tmp_path


@pytest.fixture
def media(project: Path) -> Path:
    return project / LESSONS[0].relative_to(ROOT) / "media"


def changed(path: Path, change: Callable[[Any], object]) -> None:
    """A record after a change in place."""
    record = json.loads(path.read_text("utf-8"))
    change(record)
    path.write_text(json.dumps(record), "utf-8")


def test_all_that_is_shipped_is_credited(project: Path) -> None:
    assert faults(ROOT) == []
    assert faults(project) == []


@pytest.mark.parametrize("record", ["anatomy", "body", "skin", "drawings", "home"])
def test_a_file_whose_credit_is_gone_is_found(media: Path, project: Path, record: str) -> None:
    path = media / f"{record}.credit.json"
    files = json.loads(path.read_text("utf-8"))["files"]
    path.unlink()
    found = "\n".join(faults(project))
    assert files
    assert all(f"{media / file}: expected one credit" in found for file in files)


def test_clips_whose_credit_is_gone_are_found(media: Path, project: Path) -> None:
    changed(media / "voice" / MANIFEST, lambda record: record.pop("credit"))
    with pytest.raises(ValueError, match=r"voice\.json: changes: Field required"):
        faults(project)


@pytest.mark.parametrize("name", ["song.mp3", "poses/borrowed.svg", "voice/rest.wav", "f.woff2"])
def test_a_media_file_without_a_credit_is_found(media: Path, project: Path, name: str) -> None:
    (media / name).write_bytes(b"somebody's")
    assert faults(project) == [f"{media / name}: expected one credit in *.credit.json, got 0"]


@pytest.mark.parametrize("name", ["anatomy.bin", "poses/drape.svg"])
def test_a_file_that_changed_without_its_tool_is_found(
    media: Path, project: Path, name: str
) -> None:
    (media / name).write_bytes(b"another's")
    (fault,) = faults(project)
    assert f"files: {name} has changed since" in fault


def test_a_recording_in_the_place_of_a_clip_wants_a_credit_of_its_own(
    media: Path, project: Path
) -> None:
    (media / "voice" / "rest.mp3").write_bytes(b"recorded")
    assert faults(project) == [
        f"{media}/voice/rest.mp3: expected one credit in *.credit.json, got 0"
    ]
    source = {"name": "a voice", "by": "A", "license": "CC0-1.0", "address": "https://a.example"}
    write_credit(media, "own", ["voice/rest.mp3"], {"sources": [source], "changes": "recorded"})
    assert faults(project) == []
    (media / "voice" / "rest.mp3").write_bytes(b"somebody else's")
    (fault,) = faults(project)
    assert "files: voice/rest.mp3 has changed since" in fault


def test_a_license_without_its_text_is_found(media: Path, project: Path) -> None:
    changed(
        media / "anatomy.credit.json",
        lambda record: record["sources"][0].update(license="LGPL-3.0-only"),
    )
    (fault,) = faults(project)
    assert "expected its text in LICENSES/LGPL-3.0-only.txt" in fault


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("license", "Apache License 2.0", "sources.0.license: String should match"),
        ("address", "github.com/x", "sources.0.address: String should match"),
        ("by", "", "sources.0.by: String should have at least 1 character"),
        ("author", "A", "sources.0.author: Extra inputs"),
    ],
)
def test_a_credit_that_says_too_little_is_refused(
    media: Path, project: Path, field: str, value: str, message: str
) -> None:
    path = media / "body.credit.json"
    changed(path, lambda record: record["sources"][0].update({field: value}))
    with pytest.raises(ValueError, match=f"body.credit.json: {message}"):
        faults(project)


def test_what_a_file_is_made_from_is_credited_too(media: Path, project: Path) -> None:
    changed(media / "home.credit.json", lambda record: record.update(made_from=["other.bin"]))
    (fault,) = faults(project)
    assert "made_from: other.bin has no credit" in fault
    changed(media / "home.credit.json", lambda record: record.update(made_from=[]))
    (fault,) = faults(project)
    assert "expected sources or made_from, got neither" in fault


def test_a_picture_or_font_of_the_package_says_where_it_comes_from(project: Path) -> None:
    (project / PACKAGE / "ui").mkdir()
    (project / PACKAGE / "ui" / "font.woff2").write_bytes(b"somebody's")
    (fault,) = faults(project)
    assert "font.woff2: expected its origin in tools/own_files.toml" in fault
    (project / PACKAGE / "ui" / "font.woff2").unlink()
    (project / ICONS / "icon.svg").unlink()
    (fault,) = faults(project)
    assert "publish/icons/icon.svg: expected such files, found none" in fault


def test_the_tool_that_draws_credits_what_it_drew(media: Path, project: Path) -> None:
    before = {path: path.read_text("utf-8") for path in media.glob("*.credit.json")}
    (media / "drawings.credit.json").unlink()
    drawn = {path.name.split(".")[0] for path in (media / "poses").iterdir()} - {"home"}
    credit_drawings(media, drawn)
    assert {path: path.read_text("utf-8") for path in media.glob("*.credit.json")} == before


def test_a_drawing_made_again_credits_no_other(media: Path, project: Path) -> None:
    poses = {path.name.split(".")[0] for path in (media / "poses").iterdir()} - {"home"}
    for pose in ("drape", "roll"):
        (media / "poses" / f"{pose}.svg").write_text("drawn again", "utf-8")
    credit_drawings(media, poses, ["roll"])
    (fault,) = faults(project)
    assert "files: poses/drape.svg has changed since" in fault


def test_the_notice_says_all_that_the_credits_say(project: Path) -> None:
    found = credits_of(project)
    text = " ".join(notice(project, found, PACKAGES).split())
    for media, records in found.items():
        for credit in records.values():
            assert all(part in text for part in (credit.changes, credit.note))
            assert all(f"{media.relative_to(project)}/{file}" in text for file in credit.made_from)
            for source in credit.sources:
                assert all(
                    part in text
                    for part in (
                        source.name,
                        source.by,
                        source.copyright,
                        source.address,
                        source.note,
                    )
                )
                assert f"license {source.license} (LICENSES/{source.license}.txt)" in text
                for origin in source.after:
                    parts = (origin.name, origin.by, origin.license or "", origin.how)
                    assert all(part in text for part in parts)
                    assert f"({origin.address})" in text
    assert "ISC: idb 2.0 MIT: three 0.1, uqr 3.0" in text


def test_the_files_name_what_is_shipped_and_one_other_word_is_seen(tmp_path: Path) -> None:
    wanted = texts(bundled())
    assert stale(wanted) == [], "run `make licences`"
    for path in wanted:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / path)
    assert stale(wanted, tmp_path) == []
    kept = (tmp_path / NOTICE).read_text("utf-8")
    (tmp_path / NOTICE).write_text(kept.replace("thanks", "regret"), "utf-8")
    assert stale(wanted, tmp_path) == [NOTICE]
