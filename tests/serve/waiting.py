"""The type of the fixture that waits for a condition."""

from collections.abc import Callable

Eventually = Callable[[Callable[[], bool], str], None]
