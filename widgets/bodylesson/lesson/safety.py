"""The gate, the stop signs, when to get help, and what to do instead."""

from typing import Annotated

from pydantic import Field, StringConstraints

from bodylesson.lesson.base import Content, Id, Sources, Words

MOST_SHORT_WORDS = 4
"""A label this short fits on one line with others."""

Short = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        pattern=rf"^\S+( \S+){{0,{MOST_SHORT_WORDS - 1}}}$",
        max_length=40,
    ),
]
"""One to four words, for a label."""

MOST_PRESSURE = 10
"""Where the scale of pressure ends: the strongest one can imagine."""


class Advice(Content):
    """Something to know, and why it matters."""

    id: Id
    text: Words
    why: Words
    sources: Sources


class ReasonGroup(Content):
    """A kind of reasons, under which the gate asks for them together."""

    id: Id
    name: Words


class Reason(Content):
    """A reason not to practice, or to ask first."""

    id: Id
    group: Id
    """The kind it belongs to, of `safety.groups`."""
    text: Words
    """As the learner reads it in a list of what may be true for them: a few words, not a
    sentence."""
    short: Short
    """The same in one to four words, for those who have read it before."""
    why: Words
    sources: Sources


class Sign(Content):
    """Something the learner may feel, and what to do then."""

    id: Id
    text: Words
    """What is felt."""
    then: Words | None = None
    """What to do, if it is more than the list says."""
    sources: Sources

    @property
    def told(self) -> str:
        """What is felt and what to do, in one text."""
        return f"{self.text} {self.then}" if self.then else self.text


class HelpInShort(Content):
    """Signs that call for the same help, in few words."""

    id: Id
    act: Words
    """What to do."""
    signs: Words
    """The `help_signs` it covers, which say it in full."""


class Aim(Content):
    """The pressure to stay near, of 10."""

    low: int = Field(ge=1, le=MOST_PRESSURE)
    high: int = Field(ge=1, le=MOST_PRESSURE)


class Scale(Content):
    """The scale of pressure, 0 to 10, and what each part of it means.

    Above `practice.frame.pressure_limit` it is too much.
    """

    aim: Aim
    light: Words
    """Below the aim."""
    aimed: Words
    """At the aim."""
    limit: Words
    """Above it, up to the limit."""
    over: Words
    """Above the limit."""
    sources: Sources


class AlternativeStep(Content):
    """One step of what to do instead of the ball."""

    id: Id
    text: Words
    other: bool = False
    """True for another way to do it, for those who cannot follow the steps."""


class Alternative(Content):
    """What to do instead of the practice."""

    title: Words
    why: Words
    """What is known about it."""
    ask: Words
    """Who should ask before doing even this."""
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
    groups: tuple[ReasonGroup, ...] = Field(min_length=1)
    """The kinds of reasons, in the order in which they are asked for."""
    do_not: tuple[Reason, ...] = Field(min_length=1)
    """Reasons to stop here."""
    ask_first: tuple[Reason, ...] = Field(min_length=1)
    """Reasons to ask a clinician first."""
    verdicts: Verdicts
    stop_signs: tuple[Sign, ...] = Field(min_length=1)
    """Come off the ball at once."""
    help_signs: tuple[Sign, ...] = Field(min_length=1)
    help_in_short: tuple[HelpInShort, ...] = Field(min_length=1)
    """The same signs grouped by what to do, the most urgent first."""
    """Get urgent help."""
    normal: tuple[Sign, ...] = Field(min_length=1)
    """What is usual to feel."""
    scale: Scale
    cautions: tuple[Advice, ...] = Field(min_length=1)
    """How to practice with care: what the article warns of, and what we add."""
    alternative: Alternative
    harm: tuple[Advice, ...] = ()
    """Harm that has been reported, in plain words."""
    disagreement: tuple[Advice, ...] = ()
    """What experts who disagree say, both sides."""
    disclaimer: Words

    def grouped(self, reasons: tuple[Reason, ...]) -> list[tuple[ReasonGroup, list[Reason]]]:
        """The groups that any of these reasons belong to, in order, each with its reasons."""
        found = [
            (group, [one for one in reasons if one.group == group.id]) for group in self.groups
        ]
        return [(group, own) for group, own in found if own]
