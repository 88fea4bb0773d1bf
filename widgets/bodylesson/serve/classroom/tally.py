"""Counts that may be shown: none below five, and none that could be worked out."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

FEWEST = 5
"""The smallest count that is ever shown."""


class Tally(TypedDict):
    """What is shown of a question's answers. All empty where too few answered."""

    counts: dict[str, int]
    """By answer how many chose it, each at least `FEWEST`."""
    others: list[str]
    """Answers that are counted together, at least two of them; empty if there are none."""
    sum: int
    """How many chose one of `others`, at least `FEWEST`; 0 where nothing is said of them."""


NOTHING: Tally = {"counts": {}, "others": [], "sum": 0}


def tally_of_one(counts: Mapping[str, int]) -> Tally:
    """The tally of a question with one answer a person.

    Small counts are merged, and with them the next larger ones, until the sum is at least `FEWEST`
    and leaves open who is how small. `counts` holds every answer in the lesson's order, also those
    that nobody chose.

    The merged counts leave that open when one of them was large by itself: the reader sees their
    sum and their names, and cannot tell which is the large one.
    """
    sizes = sorted(set(counts.values()))
    if sizes[0] >= FEWEST:
        return {"counts": dict(counts), "others": [], "sum": 0}
    merged: list[str] = []
    for size in sizes:
        # Equal counts go together: a choice among them would tell which one was taken.
        if size >= FEWEST and _is_open(merged, counts):
            break
        merged += [answer for answer in counts if counts[answer] == size]
    if not _is_open(merged, counts):
        return NOTHING
    return {
        "counts": {answer: n for answer, n in counts.items() if answer not in merged},
        "others": [answer for answer in counts if answer in merged],
        "sum": sum(counts[answer] for answer in merged),
    }


def tally_of_several(counts: Mapping[str, int]) -> Tally:
    """The tally of a question with several answers a person: counts below `FEWEST` are left out.

    Nothing adds up to a known sum here, so what is left out cannot be worked out.
    """
    return {"counts": {a: n for a, n in counts.items() if n >= FEWEST}, "others": [], "sum": 0}


def at_least(count: int) -> int:
    """A count of people that may be shown: 0 stands for fewer than five."""
    return count if count >= FEWEST else 0


def counted(ballots: Mapping[str, Sequence[str]], answers: Sequence[str]) -> dict[str, int]:
    """How many ballots hold each answer, in the order of `answers`."""
    chosen = [answer for ballot in ballots.values() for answer in set(ballot)]
    return {answer: chosen.count(answer) for answer in answers}


def _is_open(merged: Sequence[str], counts: Mapping[str, int]) -> bool:
    """Whether the sum of these counts leaves each of them open."""
    sizes = [counts[answer] for answer in merged]
    return len(sizes) >= 2 and max(sizes) >= FEWEST and min(sizes) < max(sizes)
