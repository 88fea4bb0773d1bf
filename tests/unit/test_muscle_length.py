"""Lengths between the model's angles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.muscle_length import (
    SITTING_DEG,
    STANDING_DEG,
    length_at,
    percent_shorter,
)
from tests.unit.anatomy_meshes import DATA

ANATOMY = read_anatomy(DATA)
TABLES = st.sampled_from((ANATOMY.iliacus_lengths, ANATOMY.psoas_lengths))


@given(TABLES, st.floats(-90, 180))
def test_a_length_lies_among_the_model_s(table: tuple[float, ...], angle: float) -> None:
    length = length_at(angle, ANATOMY.hip_angles, table)
    assert min(table) <= length <= max(table)


@given(TABLES, st.sampled_from(ANATOMY.hip_angles))
def test_at_the_model_s_angles_it_is_the_model_s(table: tuple[float, ...], angle: float) -> None:
    at = ANATOMY.hip_angles.index(angle)
    assert length_at(angle, ANATOMY.hip_angles, table) == pytest.approx(table[at])


def test_sitting_is_shorter_and_standing_is_the_measure() -> None:
    angles = ANATOMY.hip_angles
    assert (STANDING_DEG, SITTING_DEG) == (0, 90)
    assert percent_shorter(0, angles, ANATOMY.iliacus_lengths) == 0
    assert percent_shorter(90, angles, ANATOMY.iliacus_lengths) == 30
    assert percent_shorter(-20, angles, ANATOMY.iliacus_lengths) < 0
    assert percent_shorter(90, (0, 90), (100, 10)) == 90


@pytest.mark.parametrize(
    ("angles", "lengths"), [((0, 5), (10,)), ((0, 5), (10, 9, 8)), ((0,), (10,)), ((), ())]
)
def test_tables_that_do_not_match_are_refused(
    angles: tuple[float, ...], lengths: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match=f"as many lengths, got {len(angles)}, {len(lengths)}"):
        length_at(0, angles, lengths)


def test_two_angles_are_a_table() -> None:
    assert length_at(2, (0, 4), (10, 20)) == 15
