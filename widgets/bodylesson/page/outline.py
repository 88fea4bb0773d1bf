"""Where each thing that a notebook shows belongs on the path."""

from collections.abc import Collection
from dataclasses import dataclass

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.path import Fold, PathStep


@dataclass(frozen=True)
class Place:
    """A step of the path, and the fold within it; no fold for whatever is in view."""

    step: PathStep
    fold: Fold | None = None


class Outline:
    """The path of a lesson, followed while its notebook runs.

    The notebook stays the readable order of things; this only checks that it agrees with the path,
    and says where each thing belongs.
    """

    def __init__(self, lesson: Lesson, known: Collection[str]) -> None:
        """`known` are the names of everything that can be shown.

        Raises:
            LookupError: the path shows something that is not known.
        """
        self._places: dict[str, Place] = {}
        for step in lesson.content.path:
            self._places |= {name: Place(step) for name in step.shows}
            for fold in step.folds:
                self._places |= {name: Place(step, fold) for name in fold.shows}
        for name, place in self._places.items():
            if name not in known:
                raise LookupError(
                    f"lesson.yaml: path: step {place.step.id!r} shows {name!r}; expected one of "
                    + ", ".join(known)
                )
        self._steps = {step.id: step for step in lesson.content.path}
        self._order = [name for step in lesson.content.path for name in (step.id, *step.all_shown)]

    def step(self, id: str) -> PathStep:
        """The step of that id.

        Raises:
            LookupError: there is none.
        """
        if id not in self._steps:
            raise LookupError(f"step: expected one of {', '.join(self._steps)}, got {id!r}")
        return self._steps[id]

    def place(self, name: str) -> Place:
        """Where `name` belongs.

        Raises:
            LookupError: no step shows it.
        """
        if name not in self._places:
            raise LookupError(
                f"show: expected something that a step of `path` in lesson.yaml shows, got {name!r}"
            )
        return self._places[name]

    @property
    def order(self) -> tuple[str, ...]:
        """Ids of steps, each followed by the names of what it shows."""
        return tuple(self._order)
