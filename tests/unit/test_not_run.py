"""A run of tests says loudly which of them did not run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFTEST = ROOT / "tests" / "conftest.py"
RUNS = """
def test_that_runs() -> None:
    pass
"""
SKIPS = """
import pytest

@pytest.mark.skip(reason="no Chromium here")
def test_that_does_not() -> None:
    pass
"""
FILE_SKIPS = """
import pytest

pytest.skip("no Firefox here", allow_module_level=True)
"""


def summary(folder: Path, **files: str) -> str:
    """What pytest prints for these files, with this project's conftest beside them."""
    shutil.copy(CONFTEST, folder)
    (folder / "pytest.ini").write_text("[pytest]\n", "utf-8")
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "."]
    # Without the plugins of this project, which take seconds to import.
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_every_skipped_test_and_file_is_listed_with_its_reason(tmp_path: Path) -> None:
    said = summary(tmp_path, test_a=RUNS, test_b=SKIPS, test_c=FILE_SKIPS)
    assert "2 NOT RUN" in said
    lines = [line for line in said.splitlines() if line.startswith("NOT RUN: ")]
    assert lines == [
        "NOT RUN: test_c.py: no Firefox here",
        "NOT RUN: test_b.py::test_that_does_not: no Chromium here",
    ]


def test_nothing_is_said_when_all_ran(tmp_path: Path) -> None:
    assert "NOT RUN" not in summary(tmp_path, test_a=RUNS)
