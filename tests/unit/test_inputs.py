"""A change on disk gives another version, and nothing else does."""

import os
from pathlib import Path

import pytest

from bodylesson.compose.inputs import Glance, version_of


def test_a_change_of_content_time_or_name_is_seen(tmp_path: Path) -> None:
    lesson = tmp_path / "lesson.yaml"
    lesson.write_text("a", encoding="utf-8")
    os.utime(lesson, ns=(1, 1))
    versions = [version_of([tmp_path])]
    assert version_of([tmp_path]) == versions[0]

    lesson.write_text("ab", encoding="utf-8")
    os.utime(lesson, ns=(1, 1))
    versions.append(version_of([tmp_path]))
    os.utime(lesson, ns=(2, 2))
    versions.append(version_of([tmp_path]))
    lesson.rename(tmp_path / "other.yaml")
    versions.append(version_of([tmp_path]))
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "bell.mp3").write_bytes(b"")
    versions.append(version_of([tmp_path]))
    assert len(set(versions)) == len(versions)


def test_what_python_and_jupyter_leave_behind_is_not_an_input(tmp_path: Path) -> None:
    before = version_of([tmp_path])
    for name in ("__pycache__", ".ipynb_checkpoints", ".git"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x").write_text("x", encoding="utf-8")
    assert version_of([tmp_path]) == before


@pytest.mark.parametrize(
    "name",
    [".lesson.yaml.swp", ".#lesson.yaml", ".DS_Store", "lesson.yaml~", "#lesson.yaml#", "4913"],
)
def test_what_editors_leave_behind_is_not_an_input(tmp_path: Path, name: str) -> None:
    before = version_of([tmp_path])
    (tmp_path / name).write_text("x", encoding="utf-8")
    assert version_of([tmp_path]) == before


def test_a_lesson_below_a_hidden_folder_is_still_looked_at(tmp_path: Path) -> None:
    lesson = tmp_path / ".local" / "__pycache__" / "lesson"
    lesson.mkdir(parents=True)
    before = version_of([lesson])
    (lesson / "lesson.yaml").write_text("x", encoding="utf-8")
    assert version_of([lesson]) != before


def test_many_visitors_share_one_look() -> None:
    now = 0.0
    looks: list[float] = []

    def look() -> str:
        looks.append(now)
        return f"at {now}"

    glance = Glance(look, seconds=0.5, clock=lambda: now)
    assert [glance() for _ in range(200)] == ["at 0.0"] * 200
    now = 0.5
    assert glance() == "at 0.5"
    assert looks == [0.0, 0.5]
