"""How many examples property tests try.

`EXAMPLES=200 make unit` tries 200 times the usual number; `make soak` does so in both languages.
"""

import os

_TIMES = os.environ.get("EXAMPLES", "1")
if not _TIMES.isascii() or not _TIMES.isdecimal() or int(_TIMES) < 1:
    raise ValueError(f"EXAMPLES: expected a whole number from 1 up, not {_TIMES!r}")


def examples(usual: int) -> int:
    """The number of examples to try if `usual` is the usual number."""
    return usual * int(_TIMES)
