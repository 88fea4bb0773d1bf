"""Finds a Chromium for the browser tests, or gets one.

Prints its path. Order: $CHROMIUM, Playwright's own, one on the PATH; else Playwright's download;
else, as root on Debian, the package `chromium`. If all fail, it says which tests cannot run and
ends with 1, so that a run without a browser is never green.

Most tests run in its headless shell, the same engine without the browser around it: that takes a
quarter less of the processor. Where there is none they run in the whole browser.
"""

import os
import shutil
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.fetching import first_that_starts, try_apt, try_command

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


@cache
def find(playwrights_own: str) -> str | None:
    """Path of a Chromium that starts, or None. `playwrights_own` is where Playwright's lies."""
    named = os.environ.get("CHROMIUM")
    return first_that_starts([named, playwrights_own, *map(shutil.which, NAMES), MAC])


@cache
def find_shell(playwrights_own: str) -> str | None:
    """Path of a headless shell that starts, or else of a Chromium; $CHROMIUM is used for both."""
    if os.environ.get("CHROMIUM"):
        return find(playwrights_own)
    # Playwright keeps both beside each other, in folders that end in one number.
    whole = Path(playwrights_own)
    beside = sorted(whole.parents[1].parent.glob("chromium_headless_shell-*/*/*-headless-shell"))
    number = whole.parents[1].name.rpartition("-")[2]
    own = [path for path in beside if path.parents[1].name.endswith(f"-{number}")]
    return first_that_starts([*own, *map(shutil.which, SHELLS)]) or find(playwrights_own)


def get() -> str | None:
    """Path of a Chromium, downloaded if missing; None if that fails."""
    own = _playwrights_own()
    found = find(own)
    if found:
        return found
    print("No Chromium found; fetching one …", file=sys.stderr)
    try_command(
        sys.executable, "-m", "playwright", "install", "chromium-headless-shell", "chromium"
    )
    find.cache_clear()
    if not find(own):
        try_apt("chromium")
        find.cache_clear()
    return find(own)


def get_shell() -> str | None:
    """Path of a headless shell, installed if Debian has one; else of a whole Chromium."""
    own = _playwrights_own()
    found = find_shell(own)
    if found and found == find(own) and not os.environ.get("CHROMIUM"):
        try_apt(SHELLS[0])
        find_shell.cache_clear()
    return find_shell(own)


def _playwrights_own() -> str:
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def main() -> int:
    """Get one and print where it is; exit status 1 without one."""
    path = get()
    if path is None:
        print(
            "NO CHROMIUM: none that starts was found and none could be fetched.\n"
            "The tests in tests/browser DID NOT RUN. Install Chromium, or name one with CHROMIUM=…",
            file=sys.stderr,
        )
        return 1
    print(path)
    print(get_shell())
    return 0


if __name__ == "__main__":
    sys.exit(main())
