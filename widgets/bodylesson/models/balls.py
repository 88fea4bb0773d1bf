"""Which balls of a lesson can be tried on a belly, and how wide each is."""

from collections.abc import Iterable, Sequence

from bodylesson.lesson.anatomy import Ball

LEAST_BALL_MM, MOST_BALL_MM = 40.0, 250.0
"""Balls outside this range are too small or too wide to be drawn on a belly; mm."""


def balls_to_try(balls: Iterable[Ball]) -> list[Ball]:
    """The balls that can be tried on the belly, in the lesson's order."""
    return [ball for ball in balls if LEAST_BALL_MM <= diameter_mm(ball) <= MOST_BALL_MM]


def balls_in_pictures(balls: Iterable[Ball]) -> list[Ball]:
    """Those of them that the lesson has a short line for: they are chosen among first.

    Without any short line, the ball for a first time.
    """
    tried = balls_to_try(balls)
    return [ball for ball in tried if ball.short] or tried[first_ball(tried) :][:1]


def first_ball(balls: Sequence[Ball]) -> int:
    """The index of the one suggested for a first time; 0 if none is."""
    return next((i for i, ball in enumerate(balls) if ball.first_time), 0)


def diameter_mm(ball: Ball) -> float:
    """The middle of a ball's range of diameters, mm, to one decimal."""
    return round((ball.diameter_mm.low + ball.diameter_mm.high) / 2, 1)
