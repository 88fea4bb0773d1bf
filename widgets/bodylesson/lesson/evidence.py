"""What the article says, what studies found, and how well the two agree."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words


class Grade(StrEnum):
    """How far studies bear out a claim."""

    SUPPORTED = "supported"
    MIXED = "mixed"
    NOT_SUPPORTED = "not supported"
    NOT_STUDIED = "not studied"


class Claim(Content):
    """One statement from the article beside what the literature says about it."""

    id: Id
    title: Words
    """A few words that name the claim in a list."""
    article: Words
    """What the article says: its own words if they are short, otherwise a fair summary."""
    quoted: bool = False
    """True if `article` quotes the article and is shown in quotation marks."""
    studies: Words
    """What studies found, in plain words with the numbers that matter."""
    grade: Grade
    meaning: Words
    """What the learner can take from it, in one or two sentences."""
    sources: Sources


class Cause(Content):
    """An activity that the article names as making hip flexors tight."""

    id: Id
    name: Words
    text: Words
    """How it loads or shortens the hip flexors, in one sentence."""
    claim: Id | None = None
    """The claim that examines it, if there is one."""
    sources: Sources


class Reference(Content):
    """A source, always in the same form. Leave out what was not seen; nothing is guessed."""

    id: Id
    authors: Words | None = None
    """As printed, e.g. `Grabow L, Young JD, Alcock LR, et al.`"""
    title: Words
    container: Words | None = None
    """Journal, book or site."""
    year: int | None = Field(default=None, ge=1800, le=2100)
    details: Words | None = None
    """Volume, issue, pages or article number, e.g. `32(11):3059-3069`."""
    doi: str | None = Field(default=None, pattern=r"^10\.\d{4,9}/\S+$")
    """Without the `https://doi.org/` in front."""
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    kind: Literal[
        "study", "review", "guideline", "textbook", "opinion", "product", "own", "article"
    ]
    """What sort of source: a study, a review, a health body's page, a textbook, a practitioner's
    or maker's opinion, product data, our own reasoning (`own`), or the article taught."""
    read: Literal["abstract or full text", "official page", "copy or summary", "own reasoning"]
    """How much of it the authors saw while writing this lesson."""
    note: Words | None = None
    reread: Words | None = None
    """What a second reading found, for `docs/claims.md`: whether the source says what we say."""
