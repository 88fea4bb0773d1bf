"""Ceilings on how often something may happen."""

from collections.abc import Callable


class Ceiling:
    """So many a second on average, and at most `burst` at once (a token bucket)."""

    def __init__(self, a_second: float, burst: int, clock: Callable[[], float]) -> None:
        """`clock` gives seconds and never goes back."""
        self._a_second = a_second
        self._burst = burst
        self._clock = clock
        self._left = float(burst)
        self._seen = clock()

    def take(self) -> bool:
        """Whether it may happen once more; counts it if so."""
        now = self._clock()
        self._left = min(self._left + (now - self._seen) * self._a_second, self._burst)
        self._seen = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
