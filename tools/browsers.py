"""Gets the browsers of the browser tests: `python -m tools.browsers`.

Prints where they are, and ends with 1 if a required one is missing, so that a run without it is
never green.
"""

import sys

from tools import chromium, firefox

if __name__ == "__main__":
    sys.exit(max(chromium.main(), firefox.main()))
