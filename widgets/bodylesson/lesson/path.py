"""The path: which parts of the lesson form which step, and which of them are folded away."""

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Words


class Fold(Content):
    """What is one tap away, under a heading that opens it."""

    id: Id
    """Its address: a link to `#id` opens it."""
    title: Words
    shows: tuple[Id, ...] = Field(min_length=1)
    """Sections, passages or guesses, in order."""


class PathStep(Content):
    """One step: a screen or two for one idea."""

    id: Id
    """Its address, `#id`."""
    title: Words
    lead: Words
    """The few words shown first."""
    minutes: int | None = Field(default=None, ge=1, le=60)
    """About how long it takes, in minutes; null for a step that is no part of the way, such as the
    first page and the library, which are not counted either."""
    shows: tuple[Id, ...] = ()
    """What is in view: sections, passages or guesses, in order."""
    folds: tuple[Fold, ...] = ()
    """What is one tap away."""

    @property
    def all_shown(self) -> tuple[str, ...]:
        """Everything in the step, in the order of the page."""
        return (*self.shows, *(name for fold in self.folds for name in fold.shows))
