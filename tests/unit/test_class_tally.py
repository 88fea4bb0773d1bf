"""No count below five is shown, and none can be worked out from what is."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from bodylesson.serve.classroom.tally import (
    FEWEST,
    NOTHING,
    at_least,
    counted,
    tally_of_one,
    tally_of_several,
)

MOST_BALLOTS = {2: 30, 3: 30, 4: 30, 5: 22}


def splits(ballots: int, answers: int) -> Iterator[tuple[int, ...]]:
    """Every way in which so many ballots fall on so many answers."""
    if answers == 1:
        yield (ballots,)
        return
    for first in range(ballots + 1):
        for rest in splits(ballots - first, answers - 1):
            yield (first, *rest)


@pytest.mark.parametrize("answers", MOST_BALLOTS)
def test_whoever_knows_the_rule_cannot_work_out_a_small_count(answers: int) -> None:
    names = "abcde"[:answers]
    behind = defaultdict(list)
    for ballots in range(1, MOST_BALLOTS[answers] + 1):
        for split in splits(ballots, answers):
            tally = tally_of_one(dict(zip(names, split, strict=True)))
            shown = (tuple(tally["counts"].items()), tuple(tally["others"]), tally["sum"])
            behind[shown].append(split)
    assert len(behind) > 100
    for shown, possible in behind.items():
        counts, _, total = shown
        assert all(n >= FEWEST for _, n in counts), shown
        assert total == 0 or total >= FEWEST, shown
        for answer in range(answers):
            values = {split[answer] for split in possible}
            assert len(values) > 1 or min(values) >= FEWEST, (shown, possible)


def test_all_large_counts_are_shown_as_they_are() -> None:
    tally = tally_of_one({"a": 5, "b": 12})
    assert tally == {"counts": {"a": 5, "b": 12}, "others": [], "sum": 0}


def test_small_counts_are_merged_with_the_next_larger_one() -> None:
    tally = tally_of_one({"a": 2, "b": 20, "c": 7, "d": 3})
    assert tally == {"counts": {"b": 20}, "others": ["a", "c", "d"], "sum": 12}


def test_a_small_room_is_shown_nothing() -> None:
    assert tally_of_one({"a": 2, "b": 2}) == NOTHING


def test_of_several_answers_each_small_ones_are_left_out() -> None:
    assert tally_of_several({"a": 4, "b": 5})["counts"] == {"b": 5}


def test_a_count_of_people_is_not_shown_below_five() -> None:
    assert [at_least(n) for n in (0, 1, 4, 5, 6)] == [0, 0, 0, 5, 6]


def test_an_answer_that_nobody_chose_is_counted_as_none() -> None:
    ballots = {"x": ["a", "b"], "y": ["a", "a"]}
    assert counted(ballots, ("a", "b", "c")) == {"a": 2, "b": 1, "c": 0}
