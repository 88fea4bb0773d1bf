"""The whole lesson file: the one definition that the schema, the checks and the page share."""

from typing import Literal

from pydantic import Field

from bodylesson.lesson.anatomy import Ball, Placement, Spot, Structure
from bodylesson.lesson.base import Content, Id, Sources, Words
from bodylesson.lesson.classroom import Classroom
from bodylesson.lesson.evidence import Cause, Claim, Reference
from bodylesson.lesson.figures import Figure
from bodylesson.lesson.measures import Journal, Measures
from bodylesson.lesson.path import PathStep
from bodylesson.lesson.practice import Practice
from bodylesson.lesson.quiz import Quiz
from bodylesson.lesson.safety import Safety


class Passage(Content):
    """A short text with its sources, shown under a heading of its own."""

    id: Id
    title: Words
    paragraphs: tuple[Words, ...] = Field(min_length=1)
    sources: Sources


class Goal(Content):
    """One thing the learner can do or knows after the lesson."""

    id: Id
    text: Words
    where: Words | None = None
    """Where in the lesson the learner does it, for the table of goals in `docs/claims.md`."""


class Story(Content):
    """The article's story, told as a story, and what is known beside it."""

    title: Words
    paragraphs: tuple[Words, ...] = Field(min_length=1)
    known: tuple[Passage, ...] = Field(min_length=1)
    """What is known about it, beside the story."""
    sources: Sources


class Check(Content):
    """A before-and-after check in words."""

    id: Id
    title: Words
    intro: Words
    steps: tuple[Words, ...] = Field(min_length=1)
    mistakes: tuple[Words, ...] = ()
    """The usual mistakes."""
    reading: Words
    """What a result can and cannot show."""
    sources: Sources


class Question(Content):
    """A question for reflection."""

    id: Id
    text: Words
    hint: Words | None = None


class LessonFile(Content):
    """`lesson.yaml`."""

    id: Id
    title: Words
    language: Literal["en"]
    description: Words
    """One sentence for search engines and shared links."""
    article: Words
    """What is taught: the title and kind of the article."""
    path: tuple[PathStep, ...] = Field(min_length=1)
    """The lesson's steps, in order; it opens with the first."""
    goals: tuple[Goal, ...] = Field(min_length=1)
    causes: tuple[Cause, ...] = Field(min_length=1)
    claims: tuple[Claim, ...] = Field(min_length=1)
    story: Story
    structures: tuple[Structure, ...] = Field(min_length=1)
    passages: tuple[Passage, ...] = ()
    """Texts that sections show by id."""
    balls: tuple[Ball, ...] = Field(min_length=1)
    placement: Placement
    spot: Spot
    safety: Safety
    practice: Practice
    checks: tuple[Check, ...] = Field(min_length=1)
    reflection: tuple[Question, ...] = Field(min_length=1)
    measures: Measures | None = None
    """How the before-and-after checks are taken and what they may say."""
    journal: Journal | None = None
    """The journal's own words."""
    quiz: Quiz | None = None
    """Check yourself."""
    classroom: Classroom | None = None
    """What a class needs; without it the lesson is served without classes."""
    figures: tuple[Figure, ...] = ()
    """Figures that several texts mention as `{figure.ID}`."""


class ReferencesFile(Content):
    """`references.yaml`."""

    references: tuple[Reference, ...] = Field(min_length=1)
