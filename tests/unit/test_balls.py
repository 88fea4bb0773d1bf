"""Which balls can be tried, which are shown in pictures, and how wide one is taken to be."""

import pytest

from bodylesson.lesson.anatomy import Ball
from bodylesson.lesson.base import Range
from bodylesson.models.balls import balls_in_pictures, balls_to_try, diameter_mm, first_ball


def ball(low: float, high: float | None = None, *, short: str = "", first: bool = False) -> Ball:
    """A ball of these diameters in mm, with nothing else that counts here."""
    return Ball.model_construct(
        diameter_mm=Range(low=low, high=low if high is None else high),
        short=short or None,
        first_time=first,
    )


@pytest.mark.parametrize(
    ("low", "high", "middle"), [(60, 60, 60), (97, 102, 99.5), (97, 97.13, 97.1)]
)
def test_a_ball_is_as_wide_as_the_middle_of_its_range(
    low: float, high: float, middle: float
) -> None:
    assert diameter_mm(ball(low, high)) == middle


def test_balls_from_40_to_250_millimeters_can_be_tried() -> None:
    widths = [39.9, 40, 97, 250, 250.1]
    assert [diameter_mm(one) for one in balls_to_try(map(ball, widths))] == [40, 97, 250]


def test_the_first_is_suggested_where_none_is_for_a_first_time() -> None:
    assert first_ball([ball(60), ball(97, first=True), ball(102, first=True)]) == 1
    assert first_ball([ball(60), ball(97)]) == 0


def test_pictures_show_the_balls_with_a_short_line_or_the_one_for_a_first_time() -> None:
    small, soft = ball(60, short="Small"), ball(102, short="Soft", first=True)
    assert balls_in_pictures([small, ball(97), soft, ball(300, short="Huge")]) == [small, soft]
    first = ball(97, first=True)
    assert balls_in_pictures([ball(60), first, ball(102)]) == [first]
    assert balls_in_pictures([]) == []
