"""Finds a Chromium for the browser tests, or gets one.

Prints its path. Order: $CHROMIUM, Playwright's own, one on the PATH; else Playwright's download;
else, as root on Debian, the package `chromium`. Where all fail it says which tests cannot run and
ends with 1, so that a run without a browser is never green.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find(playwrights_own: str) -> str | None:
    """Path of a Chromium that is there, or None. `playwrights_own` is where Playwright's lies."""
    for path in (os.environ.get("CHROMIUM"), playwrights_own, *map(shutil.which, NAMES), MAC):
        if path and Path(path).is_file():
            return str(path)
    return None


def get() -> str | None:
    """Path of a Chromium, fetched where none is there; None where that fails."""
    own = _playwrights_own()
    found = find(own)
    if found:
        return found
    print("No Chromium found; fetching one …", file=sys.stderr)
    _try(sys.executable, "-m", "playwright", "install", "chromium-headless-shell", "chromium")
    if not find(own) and shutil.which("apt-get") and os.geteuid() == 0:
        _try("apt-get", "update", "-qq")
        _try("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return find(own)


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _try(*command: str) -> None:
    """Run a step of getting one; its failure only means that the next is tried."""
    subprocess.run(command, check=False, stdout=sys.stderr, timeout=600)


if __name__ == "__main__":
    path = get()
    if path is None:
        print(
            "NO CHROMIUM: none was found and none could be fetched.\n"
            "The tests in tests/browser DID NOT RUN. Install Chromium, or name one with CHROMIUM=…",
            file=sys.stderr,
        )
        sys.exit(1)
    print(path)
