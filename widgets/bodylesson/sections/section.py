"""What a section of the page is, and what its widgets have in common while a lesson is shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from ipywidgets import DOMWidget

from bodylesson.lesson.lesson import Lesson
from bodylesson.plates.lesson_plates import DATA_FILE, Plates
from bodylesson.ui.words import Words, words


class Paper(StrEnum):
    """Where a section stands when the lesson is printed."""

    SAFETY = "safety"
    """On the first page of the handout: who must not, stop and help signs, the scale."""
    DOING = "doing"
    """On its second page: the spot, getting on, the variants, coming off."""
    WHOLE = "whole"
    """Only where everything is printed."""


class Need(StrEnum):
    """A part that a lesson may leave out, and without which some section has nothing to show."""

    BODY = "body"
    """The body's data file."""
    MEASURES = "measures"
    JOURNAL = "journal"
    QUIZ = "quiz"

    def missing(self, lesson: Lesson) -> str:
        """What is to be added to the lesson; empty where it has the part."""
        if self is Need.BODY:
            return "" if (lesson.folder / DATA_FILE).exists() else f"the file {DATA_FILE}"
        return "" if getattr(lesson.content, self) is not None else f"`{self}` in lesson.yaml"


MadeT = TypeVar("MadeT")


class Showing:
    """A lesson while it is shown: its words, its plates, and each widget made once.

    Sections stand in different cells. Where one joins its widget to another's by `jslink` both ask
    for it here, so whichever is shown first makes it.
    """

    def __init__(self, lesson: Lesson) -> None:
        """Nothing is made yet."""
        self.lesson = lesson
        self._made: dict[Callable[[Showing], object], object] = {}

    def once(self, make: Callable[["Showing"], MadeT]) -> MadeT:
        """What `make` makes; the same object each time it is asked for with the same function."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(MadeT, self._made[make])

    @cached_property
    def words(self) -> Words:
        """The interface's words in the lesson's language."""
        return words(self.lesson.content.language)

    @cached_property
    def plates(self) -> Plates:
        """The lesson's plates, each drawn when first asked for."""
        return Plates(self.lesson)


def _nothing(_: Showing) -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Section:
    """A section of the page, declared by the module that carries its folder's name.

    `sections/stop_signs/stop_signs.py` says `SECTION = Section("stop-signs")`; beside it stands
    `stop_signs.html.j2`, and its labels are the group `sections.stop_signs` of `ui/words/`.
    """

    id: str
    """By which a notebook shows it; its folder's name with hyphens."""
    widget: Callable[[Showing], DOMWidget] | None = None
    """Makes what takes the place of its HTML once scripts run; made once a lesson."""
    needs: tuple[Need, ...] = ()
    """Parts of a lesson without which it cannot be shown."""
    paper: Paper = Paper.WHOLE
    """Where it stands on paper."""
    data: Callable[[Showing], Mapping[str, object]] = _nothing
    """What its template gets beside the lesson, the plates and its words."""

    @property
    def stem(self) -> str:
        """The name of its folder and of every file in it that is for the whole section."""
        return self.id.replace("-", "_")

    @property
    def template(self) -> str:
        """Its HTML, as seen from `sections/`."""
        return f"{self.stem}/{self.stem}.html.j2"

    @property
    def words(self) -> str:
        """The group of its template's labels."""
        return f"sections.{self.stem}"

    def missing(self, lesson: Lesson) -> list[str]:
        """What the lesson would have to have for it; empty where it can be shown."""
        return [said for need in self.needs if (said := need.missing(lesson))]
