"""What a section of the page is, and how it declares itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bodylesson.lesson.lesson import Lesson
from bodylesson.plates.lesson_plates import DATA_FILE
from bodylesson.plates.pose_plate import FOLDER as POSES
from bodylesson.sections.showing import Maker, Showing

ROOM = Path(__file__).parent


class Need(StrEnum):
    """A part that a lesson may leave out, and without which some section has nothing to show."""

    BODY = "body"
    """The body's data file."""
    POSES = "poses"
    """Drawings of the body in its poses."""
    MEASURES = "measures"
    JOURNAL = "journal"
    QUIZ = "quiz"

    def missing(self, lesson: Lesson) -> str:
        """What to add to the lesson; empty if it has the part."""
        if self is Need.BODY:
            return "" if (lesson.folder / DATA_FILE).exists() else DATA_FILE
        if self is Need.POSES:
            return "" if (lesson.folder / POSES).is_dir() else f"{POSES}/"
        return "" if getattr(lesson.content, self) is not None else f"`{self}` in lesson.yaml"


def _nothing(_: Showing) -> dict[str, object]:
    return {}


@dataclass(frozen=True)
class Section:
    """A section of the page, declared by the module that carries its folder's name.

    `sections/stop_signs/stop_signs.py` says `SECTION = Section("stop-signs")`; beside it stands
    `stop_signs.html.j2`, and its labels are the group `sections.stop_signs` of `ui/words/`.
    """

    id: str
    """The name by which a notebook shows it: its folder's name with hyphens."""
    widget: Maker | None = None
    """Makes the widget that replaces its HTML once scripts run; called once per lesson."""
    needs: tuple[Need, ...] = ()
    """Parts of a lesson without which it cannot be shown."""
    data: Callable[[Showing], Mapping[str, object]] = _nothing
    """What its template gets besides the lesson, the plates and its words."""

    @property
    def stem(self) -> str:
        """The name of its folder and of every file in it that is for the whole section."""
        return self.id.replace("-", "_")

    @property
    def template(self) -> str:
        """Its HTML, as seen from `sections/`."""
        return f"{self.stem}/{self.stem}.html.j2"

    @property
    def style(self) -> str:
        """The stylesheet of its HTML; empty if it has none, or if its widget brings its own."""
        sheet = ROOM / self.stem / f"{self.stem}.css"
        return sheet.read_text("utf-8") if self.widget is None and sheet.exists() else ""

    @property
    def words(self) -> str:
        """The group of its template's labels."""
        return f"sections.{self.stem}"

    def missing(self, lesson: Lesson) -> list[str]:
        """What the lesson lacks for it; empty if it can be shown."""
        return [said for need in self.needs if (said := need.missing(lesson))]
