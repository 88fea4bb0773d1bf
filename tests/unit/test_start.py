"""What `bodylesson serve` says, in one line, when it cannot serve."""

import socket
from pathlib import Path

import pytest

from bodylesson import cli
from bodylesson.compose.notebooks import NotebookError, find_notebook


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line on stderr of a `serve` that ends with exit status 1."""
    assert cli.main(["serve", *arguments]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    return line


def put_lessons(folder: Path, *names: str) -> None:
    """Folders that each look like a lesson to whoever searches for one to serve."""
    for name in names:
        (folder / "lessons" / name).mkdir(parents=True)
        (folder / "lessons" / name / "lesson.ipynb").touch()


def test_a_taken_port_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_lessons(tmp_path, "one")
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        line = complaint(capsys, "--port", str(port))
    assert line.startswith(f"cannot listen on 127.0.0.1:{port} (")
    assert line.endswith("choose another port: make lesson PORT=9000")


def test_a_port_that_cannot_be_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    put_lessons(tmp_path, "one")
    monkeypatch.chdir(tmp_path)
    assert "127.0.0.1:99999" in complaint(capsys, "--port", "99999")


@pytest.mark.parametrize(
    ("names", "found"), [((), "none"), (("hips", "back"), "back, hips")], ids=["none", "two"]
)
def test_no_lesson_or_two_are_said_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    names: tuple[str, ...],
    found: str,
) -> None:
    put_lessons(tmp_path, *names)
    monkeypatch.chdir(tmp_path)
    assert complaint(capsys) == f"lessons: expected one folder with a lesson.ipynb, found {found}"


def test_one_of_several_lessons_is_named_by_its_folder(tmp_path: Path) -> None:
    for name in ("hip", "knee"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lesson.ipynb").touch()
    assert find_notebook(tmp_path, tmp_path / "knee") == tmp_path / "knee" / "lesson.ipynb"
    with pytest.raises(NotebookError, match=r"expected a folder with a lesson\.ipynb, found none"):
        find_notebook(tmp_path, tmp_path / "foot")
