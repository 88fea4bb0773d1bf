"""Gets the browsers of the browser tests: `python tools/browsers.py`.

Prints where they are, and ends with 1 where one is missing that has to be there, so that a run
without it is never green.
"""

import sys

import chromium
import firefox

if __name__ == "__main__":
    sys.exit(max(chromium.main(), firefox.main()))
