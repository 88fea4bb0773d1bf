"""What the programs that get browsers have in common."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

START_SECONDS = 60
"""How long a browser may take to say its version."""


def first_that_starts(paths: Iterable[str | Path | None]) -> str | None:
    """The first of these programs that can say its version: one may lack a library it needs."""
    for path in paths:
        if path and Path(path).is_file() and _starts(str(path)):
            return str(path)
    return None


def _starts(path: str) -> bool:
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, check=False, timeout=START_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def try_command(*command: str) -> None:
    """Run a step of getting one; its failure only means that the next is tried."""
    subprocess.run(command, check=False, stdout=sys.stderr, timeout=600)


def try_apt(package: str) -> None:
    """As root on Debian, install a package."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        try_command("apt-get", "update", "-qq")
        try_command("apt-get", "install", "-y", "-qq", "--no-install-recommends", package)
