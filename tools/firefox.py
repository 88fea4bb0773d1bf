"""Finds a Firefox for the browser tests, or gets one.

Prints its path. Order: $FIREFOX, one on the PATH, macOS's own place; else, as root on Debian, the
package `firefox-esr`. `FIREFOX=none` does without.
"""

import os
import shutil
import sys

from fetching import first_that_starts, try_apt

NAMES = ("firefox-esr", "firefox")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
NONE = "none"
"""What $FIREFOX says where no Firefox is wanted."""
WITHOUT = "FIREFOX=none: THE OFFLINE FILE WAS NOT TRIED IN FIREFOX"


def unwanted() -> bool:
    """Whether whoever runs this does without Firefox."""
    return os.environ.get("FIREFOX") == NONE


def find() -> str | None:
    """Path of a Firefox that starts, or None; one that is named is the only one looked at."""
    named = os.environ.get("FIREFOX")
    return first_that_starts([named] if named else [*map(shutil.which, NAMES), MAC])


def get() -> str | None:
    """Path of a Firefox, fetched where none is there; None where that fails."""
    found = find()
    if found is None and not os.environ.get("FIREFOX"):
        print("No Firefox found; fetching one …", file=sys.stderr)
        try_apt("firefox-esr")
        found = find()
    return found


def main() -> int:
    """Get one and say where it is; 1 where there is none."""
    if unwanted():
        print(WITHOUT, file=sys.stderr)
        return 0
    path = get()
    if path is None:
        print(
            "NO FIREFOX: none that starts was found and none could be fetched.\n"
            "tests/browser/test_firefox.py CANNOT RUN. Install Firefox, name one with FIREFOX=…, "
            "or do without it: FIREFOX=none",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
