"""The server's clock in a class."""

import time
from collections.abc import Callable


def anchored(
    wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic
) -> Callable[[], int]:
    """Wall time in ms, looked at once: it never jumps, and a restart finds it again."""
    base = wall() - steady()
    return lambda: round((base + steady()) * 1000)
