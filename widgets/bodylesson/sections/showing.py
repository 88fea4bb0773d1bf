"""What the sections of a lesson have in common while it is shown."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from ipywidgets import DOMWidget

from bodylesson.lesson.lesson import Lesson
from bodylesson.plates.lesson_plates import Plates
from bodylesson.ui.words import Words, words

MadeT = TypeVar("MadeT")


class Showing:
    """A lesson while it is shown: its words, its plates, and each widget made once.

    Sections stand in different cells. If one joins its widget to another's by `jslink`, both ask
    for it here, and whichever is shown first makes it.
    """

    def __init__(self, lesson: Lesson, widgets: Mapping[str, "Maker"]) -> None:
        """Nothing is made yet; `widgets` gives each section's function that makes its widget."""
        self.lesson = lesson
        self._widgets = widgets
        self._made: dict[Callable[[Showing], object], object] = {}

    def once(self, make: Callable[["Showing"], MadeT]) -> MadeT:
        """What `make` makes; the same object whenever it is called with the same function."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(MadeT, self._made[make])

    def widget(self, section: str) -> DOMWidget:
        """The widget of a section, to be joined to another's.

        Raises:
            LookupError: no section of that id has a widget.
        """
        if section not in self._widgets:
            known = ", ".join(self._widgets)
            raise LookupError(f"widget: expected one of {known}, got {section!r}")
        return self.once(self._widgets[section])

    @cached_property
    def words(self) -> Words:
        """The interface's words in the lesson's language."""
        return words(self.lesson.content.language)

    @cached_property
    def plates(self) -> Plates:
        """The lesson's plates, each drawn when first asked for."""
        return Plates(self.lesson)


Maker: TypeAlias = Callable[[Showing], DOMWidget]
"""Makes a widget of the lesson that is shown."""
