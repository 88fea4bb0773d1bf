"""What a lesson lets a class speak of: steps, questions, ways to practice, words."""

from collections.abc import Mapping
from dataclasses import dataclass

from bodylesson.lesson.types import LessonFile

FEEL, NOTICED = "feel", "noticed"
"""The two questions of reflecting; every other question is one of the lesson's quiz."""
MOST_NOTICED = 3
"""How many words one person may choose of what they noticed."""
TEMPOS = tuple(half / 2 for half in range(8, 21))
"""Breaths a minute that a class may choose: 4 to 10 in halves."""


@dataclass(frozen=True)
class Facts:
    """All names that a message may hold. What is not among them is refused."""

    steps: frozenset[str]
    """Ids of the path's steps."""
    polls: Mapping[str, tuple[str, ...]]
    """By question the ids of its answers, in the lesson's order, with `feel` and `noticed`."""
    variants: frozenset[str]
    most_breaths: int
    """The most breaths a side that may be chosen, from 1."""

    def most_choices(self, poll: str) -> int:
        """How many answers one ballot may hold."""
        return MOST_NOTICED if poll == NOTICED else 1


def facts_of(content: LessonFile) -> Facts:
    """The facts of a lesson.

    Questions to put in order are left out: a room full of orders has no tally.
    """
    polls: dict[str, tuple[str, ...]] = {}
    for question in content.quiz.questions if content.quiz else ():
        if question.kind in ("one", "find"):
            polls[question.id] = tuple(answer.id for answer in question.answers)
    if content.classroom:
        polls[FEEL] = tuple(word.id for word in content.classroom.reflect.feels)
        polls[NOTICED] = tuple(word.id for word in content.classroom.reflect.noticed)
    return Facts(
        steps=frozenset(step.id for step in content.path),
        polls=polls,
        variants=frozenset(variant.id for variant in content.practice.variants),
        most_breaths=content.practice.most_breaths,
    )
