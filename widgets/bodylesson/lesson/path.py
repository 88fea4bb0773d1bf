"""The path: which parts of the lesson form which step, and what is folded away in it."""

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Words


class Fold(Content):
    """What stands one tap deeper, under a heading that opens it."""

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
    """The few words that stand in front."""
    minutes: int | None = Field(default=None, ge=1, le=60)
    """About how long it takes, in minutes; null for a step that is no part of the way, such as the
    first page and the library, which are not counted either."""
    shows: tuple[Id, ...] = ()
    """What is in view: sections, passages or guesses, in order."""
    folds: tuple[Fold, ...] = ()
    """What is one tap deeper."""

    @property
    def all_shown(self) -> tuple[str, ...]:
        """Everything of the step in the order in which it stands on the page."""
        return (*self.shows, *(name for fold in self.folds for name in fold.shows))
