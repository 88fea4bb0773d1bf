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

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """Path of a Chromium that is there, or None."""
    named = os.environ.get("CHROMIUM")
    if named and Path(named).is_file():
        return named
    return _playwrights_own() or _on_path()


def get() -> str | None:
    """Path of a Chromium, fetched where none is there; None where that fails."""
    found = find()
    if found:
        return found
    print("No Chromium found; fetching one …", file=sys.stderr)
    _try(sys.executable, "-m", "playwright", "install", "chromium-headless-shell", "chromium")
    if not find() and shutil.which("apt-get") and os.geteuid() == 0:
        _try("apt-get", "update", "-qq")
        _try("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return find()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _on_path() -> str | None:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return str(MAC) if MAC.is_file() else None


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
