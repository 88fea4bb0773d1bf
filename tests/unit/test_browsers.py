"""Programs that get browsers take only one that starts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import chromium, firefox
from tools.fetching import first_that_starts


@pytest.fixture(autouse=True)
def nothing_found_yet() -> Iterator[None]:
    """What was found before is forgotten, and what a test finds is too."""

    def forget() -> None:
        chromium.find.cache_clear()
        chromium.find_shell.cache_clear()

    forget()
    yield
    forget()


def program(folder: Path, name: str, status: int) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)
    return str(path)


def test_the_first_that_starts(tmp_path: Path) -> None:
    broken = program(tmp_path, "broken", 127)
    good = program(tmp_path, "good", 0)
    text = tmp_path / "text"
    text.write_text("no program")
    missing = tmp_path / "missing"
    assert first_that_starts([None, missing, text, broken, good]) == good
    assert first_that_starts([None, missing, text, broken]) is None


def test_a_chromium_that_cannot_start_makes_way_for_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, packaged = program(tmp_path, "own", 127), program(tmp_path, "chromium", 0)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "MAC", "")
    asked: list[str] = []

    def install(package: str) -> None:
        asked.append(package)
        monkeypatch.setenv("PATH", str(tmp_path))

    monkeypatch.setattr(chromium, "_playwrights_own", lambda: own)
    monkeypatch.setattr(chromium, "try_command", lambda *_: None)
    monkeypatch.setattr(chromium, "try_apt", install)
    assert chromium.get() == packaged
    assert asked == ["chromium"]


@pytest.mark.parametrize("shell_starts", [True, False])
def test_tests_run_in_a_headless_shell_where_one_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell_starts: bool
) -> None:
    whole = program(tmp_path, "chromium", 0)
    shell = program(tmp_path, "chromium-headless-shell", 0 if shell_starts else 127)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find_shell(str(tmp_path / "own-1" / "os" / "none")) == (
        shell if shell_starts else whole
    )


@pytest.mark.parametrize("number", ["1200", "1201"])
def test_the_shell_beside_playwrights_own_chromium_is_taken_if_both_are_of_one_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    whole, beside = (
        tmp_path / f"{name}-{build}" / "chrome-linux"
        for name, build in (("chromium", "1200"), ("chromium_headless_shell", number))
    )
    whole.mkdir(parents=True)
    beside.mkdir(parents=True)
    own = program(whole, "chrome", 0)
    shell = program(beside, "chrome-headless-shell", 0)
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find_shell(own) == (shell if number == "1200" else own)


@pytest.mark.parametrize(("status", "expected"), [(0, 0), (127, 1)])
def test_a_named_firefox_is_the_only_one_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, expected: int
) -> None:
    monkeypatch.setenv("FIREFOX", program(tmp_path, "mine", status))
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(firefox, "try_apt", lambda _: pytest.fail("fetched another"))
    assert firefox.main() == expected


@pytest.mark.parametrize(
    ("named", "ci", "expected"), [("none", "true", 0), ("", "", 0), ("", "true", 1)]
)
def test_without_firefox_it_is_said_loudly_and_ci_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    named: str,
    ci: str,
    expected: int,
) -> None:
    monkeypatch.setenv("FIREFOX", named)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(firefox, "MAC", "")
    monkeypatch.setattr(firefox, "try_apt", lambda _: None)
    assert firefox.main() == expected
    assert "NOT TRIED IN FIREFOX" in capsys.readouterr().err
