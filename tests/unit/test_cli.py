"""The command that authors run."""

import subprocess
import sys
from pathlib import Path

import pytest

from bodylesson import cli
from bodylesson.lesson import schema
from tests.unit.small_lesson import small_lesson, write_lesson

SUMMARY = "small: 2 variants, 17 cues, 1 claims, 2 structures, 2 references, no faults\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "lessons" / "small"
    folder.mkdir(parents=True)
    return write_lesson(folder)


def test_a_lesson_without_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(folder)]) == 0
    assert capsys.readouterr() == (SUMMARY, "")


def test_faults_are_printed_one_a_line_with_the_path(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = small_lesson()
    lesson["goals"][0]["text"] = 5
    lesson["title"] = ""
    write_lesson(folder, lesson)
    assert cli.main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/lesson.yaml:4: title: expected some words, got ''",
        f"{folder}/lesson.yaml:11: goals[0].text: expected some words, got 5",
    ]


def test_a_mistyped_recording_is_reported_in_one_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "media").mkdir()
    recording = folder / "media" / "lie-dwon.wav"
    recording.touch()
    assert cli.main(["check", str(folder)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line == f"{recording}: expected the name of a clip (lie-down), got 'lie-dwon'"
    recording.rename(folder / "media" / "lie-down.wav")
    assert cli.main(["check", str(folder)]) == 0


def test_a_closed_media_folder_gives_no_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    (folder / "media").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert cli.main(["check", str(folder)]) == 1
    told = "expected a folder that can be read, got none (permission denied)"
    assert capsys.readouterr().out == f"{folder / 'media'}: {told}\n"


def test_every_lesson_is_checked_when_none_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parents[1])
    broken = folder.parent / "broken"
    broken.mkdir()
    write_lesson(broken, b"")
    (folder.parent / "no-lesson").mkdir()
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().out == (
        "lessons/broken/lesson.yaml:1: expected a group of fields, got an empty file\n" + SUMMARY
    )


@pytest.mark.parametrize("make", [False, True])
def test_no_lesson_at_all_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, make: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    if make:
        (tmp_path / "lessons").mkdir()
    assert cli.main(["check"]) == 1
    complaint = "lessons: expected a lesson, got no folder with a lesson.yaml\n"
    assert capsys.readouterr() == ("", complaint)


def run(*arguments: str | bytes, cwd: Path) -> subprocess.CompletedProcess[str]:
    package = Path(cli.__file__).parents[1]
    return subprocess.run(
        [sys.executable, "-m", "bodylesson", *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(package), "LC_ALL": "C", "PYTHONUTF8": "0"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


@pytest.mark.parametrize("name", ["gone", "file", "x" * 5000, "", "é"])
def test_odd_folders_give_one_line_and_no_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (folder / "file").touch()
    monkeypatch.chdir(folder if name else folder.parent)
    assert cli.main(["check", name]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()
    assert all(": expected " in line for line in said.out.splitlines())


@pytest.mark.parametrize("name", ["é", b"\xff\xfe"])
def test_a_folder_that_the_terminal_cannot_spell_gives_no_traceback(
    folder: Path, name: str | bytes
) -> None:
    ran = run("check", name, cwd=folder)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.splitlines()
    assert all(": expected " in line for line in ran.stdout.splitlines())


def test_a_closed_folder_gives_no_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert cli.main(["check", str(folder)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{folder}/{name}.yaml: expected a file that can be read, got none (permission denied)"
        for name in ("lesson", "references")
    ]


def test_words_that_the_terminal_lacks_do_not_stop_it(folder: Path) -> None:
    lesson = small_lesson()
    lesson["language"] = "français"
    write_lesson(folder, lesson)
    ran = run("check", ".", cwd=folder)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "lesson.yaml:5: language: expected 'en', got 'fran" in ran.stdout


def test_a_reader_who_leaves_gives_no_traceback(folder: Path) -> None:
    package = Path(cli.__file__).parents[1]
    command = f"PYTHONPATH={package} {sys.executable} -m bodylesson check {folder} {folder} | true"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert ran.stderr == ""


def test_no_command_prints_how_to_use_it(tmp_path: Path) -> None:
    ran = run(cwd=tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.startswith("usage: bodylesson")


def test_schema_writes_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(schema, "__file__", str(tmp_path / "schema.py"))
    assert cli.main(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(schema.FILES)
    for name, model in schema.FILES.items():
        assert (tmp_path / name).read_text("utf-8") == schema.schema_text(model)


def test_schema_says_where_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "__file__", str(tmp_path / "gone" / "schema.py"))
    assert cli.main(["schema"]) == 1
    assert capsys.readouterr().err.endswith("lesson.schema.json: No such file or directory\n")


def test_a_server_starts_without_the_grammar_of_addresses() -> None:
    """In a process of its own, where nothing has been imported yet."""
    program = """
import sys
from bodylesson.cli import skip_address_grammar
skip_address_grammar()
import bodylesson.compose.render, jsonschema
checker = jsonschema.FormatChecker()
assert not any(name.startswith("lark") for name in sys.modules), "the grammar was compiled"
assert not checker.conforms("not an address", "uri"), "other formats are checked"
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
