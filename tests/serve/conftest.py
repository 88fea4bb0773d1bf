"""Servers of tiny lessons: started once a session, by the command that people run."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.help.servers import Server, composed_server
from tests.serve.folders import tiny_folder
from tests.serve.waiting import Eventually


@pytest.fixture(scope="session")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A composed lesson."""
    folder = tiny_folder(tmp_path_factory.mktemp("composed"))
    (folder / "lessons" / "tiny" / "lesson.yaml").write_text("secret: 1\n", encoding="utf-8")
    (folder / "lessons" / "tiny" / ".hidden.png").write_bytes(b"hidden")
    (folder / "secret.json").write_text("{}", encoding="utf-8")
    with composed_server(folder / "log", folder) as server:
        yield server


@pytest.fixture
def eventually() -> Eventually:
    """Wait for a condition, looking often; fails with words after a minute."""

    def wait(condition: Callable[[], bool], words: str) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end, f"never: {words}"
            time.sleep(0.05)

    return wait


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a project of a test's own."""
    return tmp_path
