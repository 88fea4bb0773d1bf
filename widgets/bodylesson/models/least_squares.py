"""Finds the values at which the sum of many squared errors is least."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

STEP = 0.2
"""Step of the finite differences; suits both degrees and mm."""

ENOUGH = 1e-4
"""An improvement of the sum of squares below this ends the search."""


def least_squares(errors: Callable[[Values], Values], start: Values, rounds: int = 14) -> Values:
    """The Levenberg-Marquardt method, with finite differences for derivatives."""
    values, damping = start.copy(), 1e-2
    now = errors(values)
    for _ in range(rounds):
        slopes = np.empty((len(now), len(values)))
        for column in range(len(values)):
            moved = values.copy()
            moved[column] += STEP
            slopes[:, column] = (errors(moved) - now) / STEP
        normal = slopes.T @ slopes
        gained = 0.0
        for _ in range(12):
            damped = normal + damping * np.diag(np.diag(normal) + 1e-9)
            tried = values + np.linalg.solve(damped, -slopes.T @ now)
            then = errors(tried)
            gained = float(now @ now - then @ then)
            if gained > 0:
                values, now, damping = tried, then, damping / 4
                break
            damping *= 6
        if gained < ENOUGH:
            break
    return values
