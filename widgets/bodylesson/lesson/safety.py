"""The gate, the stop signs, when to get help, and what to do instead."""

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words


class ScreeningItem(Content):
    """A reason not to practice, or to ask first."""

    id: Id
    text: Words
    """As the learner reads it in a list that begins with "Is any of this true for you?"."""
    why: Words
    sources: Sources


class Sign(Content):
    """Something the learner may feel, and what to do then."""

    id: Id
    text: Words
    spoken: Words
    """Short form for the ear."""
    sources: Sources


class AlternativeStep(Content):
    """One step of what to do instead of the ball."""

    id: Id
    text: Words


class Alternative(Content):
    """What to do instead of the practice."""

    title: Words
    why: Words
    steps: tuple[AlternativeStep, ...] = Field(min_length=1)
    dose: Words
    sources: Sources


class Verdict(Content):
    """What the gate says once it is answered."""

    title: Words
    text: Words


class Verdicts(Content):
    """The three ways through the gate."""

    do_not: Verdict
    ask_first: Verdict
    go_on: Verdict


class Safety(Content):
    """Everything that keeps a learner from harm."""

    intro: Words
    do_not: tuple[ScreeningItem, ...] = Field(min_length=1)
    """Reasons to stop here."""
    ask_first: tuple[ScreeningItem, ...] = Field(min_length=1)
    """Reasons to ask a clinician first."""
    verdicts: Verdicts
    stop_signs: tuple[Sign, ...] = Field(min_length=1)
    """Come off the ball at once."""
    help_signs: tuple[Sign, ...] = Field(min_length=1)
    """Get urgent help."""
    normal: tuple[Sign, ...] = Field(min_length=1)
    """What is usual to feel."""
    cautions: tuple[ScreeningItem, ...] = Field(min_length=1)
    """How to practice with care: what the article warns of, and what we add."""
    alternative: Alternative
    harm: tuple[ScreeningItem, ...] = ()
    """Harm that has been reported, in plain words."""
    disagreement: tuple[ScreeningItem, ...] = ()
    """What experts who disagree say, both sides."""
    disclaimer: Words
