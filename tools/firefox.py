"""Finds a Firefox for the browser tests, or gets one.

Prints its path. Order: $FIREFOX, one on the PATH, macOS's own place; else, as root on Debian, the
package `firefox-esr`. Without it one test does not run, which the summary reports; with
`CI=true` that is a failure. `FIREFOX=none` does without.
"""

import os
import shutil
import sys

from tools.fetching import first_that_starts, try_apt

NAMES = ("firefox-esr", "firefox")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
NONE = "none"
"""The value of $FIREFOX if no Firefox is wanted."""
WITHOUT = "THE OFFLINE FILE WAS NOT TRIED IN FIREFOX"


def dispensable() -> bool:
    """Whether tests may do without one: if the environment says so, or outside CI."""
    return os.environ.get("FIREFOX") == NONE or os.environ.get("CI") != "true"


def find() -> str | None:
    """Path of a Firefox that starts, or None; one that is named is the only one looked at."""
    named = os.environ.get("FIREFOX")
    if named == NONE:
        return None
    return first_that_starts([named] if named else [*map(shutil.which, NAMES), MAC])


def get() -> str | None:
    """Path of a Firefox, downloaded if missing; None if that fails."""
    found = find()
    if found is None and not os.environ.get("FIREFOX"):
        print("No Firefox found; fetching one …", file=sys.stderr)
        try_apt("firefox-esr")
        found = find()
    return found


def main() -> int:
    """Get one and print where it is; exit status 1 if it is required and missing."""
    path = get()
    if path is not None:
        print(path)
        return 0
    print(
        f"NO FIREFOX: {WITHOUT}. None that starts was found and none could be fetched.\n"
        "Install Firefox, name one with FIREFOX=…, or do without it: FIREFOX=none",
        file=sys.stderr,
    )
    return 0 if dispensable() else 1


if __name__ == "__main__":
    sys.exit(main())
