"""The lesson's own drawings, made ready for paper, with the light theme's colors and one font."""

import re

from bodylesson.lesson.class_plan import PlateName
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.pose_reading import read_poses
from bodylesson.plates.lesson_plates import Plates
from bodylesson.plates.pose_plate import FOLDER, shown_at, words_of
from bodylesson.ui.palette import palette

FONT = "Source Sans Pro"

Picture = dict[str, str]
"""`file` names an SVG, `alt` says in words what it shows."""

_COLOUR = re.compile(r"var\(--bl-([a-z0-9-]+)(?:,[^)]*)?\)")
_FAMILY = re.compile(r'font-family="[^"]*"')


def on_paper(svg: str) -> str:
    """An SVG of the page as it prints: every custom property is the light theme's colour.

    Raises:
        KeyError: it asks for a colour that the palette lacks.
    """
    colours = palette()
    plain = _COLOUR.sub(lambda found: colours[found[1]].light, svg)
    return _FAMILY.sub(f'font-family="{FONT}"', plain)


class Source:
    """The source of the pictures for all sheets; each plate is drawn once."""

    def __init__(self, lesson: Lesson, sides: dict[str, str]) -> None:
        """Reads the poses and draws nothing yet.

        Args:
            lesson: the lesson whose drawings they are.
            sides: words for `side` and `other` in the descriptions of poses.
        """
        self.lesson = lesson
        self.sides = sides
        self.plates = Plates(lesson)
        self.poses = read_poses(lesson.folder)


class Pictures:
    """The pictures of one sheet."""

    def __init__(self, source: Source) -> None:
        """Nothing is drawn yet."""
        self._source = source
        self._lesson = source.lesson
        self.made: dict[str, str] = {}
        """SVG texts by file name."""

    def pose(self, path: tuple[str, ...]) -> Picture:
        """The body at a step of poses.yaml, with the ball on the left."""
        step = shown_at(self._source.poses, path)
        _, described = words_of(self._lesson.content, path, self._source.sides)
        drawing = (self._lesson.folder / FOLDER / f"{step.pose}.svg").read_text("utf-8")
        return self._kept(f"pose-{step.pose}", drawing, described)

    def plate(self, name: PlateName) -> Picture:
        """A plate that Matplotlib draws."""
        plate = getattr(self._source.plates, name)
        return self._kept(f"plate-{name}", plate.svg, plate.alt)

    def fingers(self) -> list[Picture]:
        """Fingers on their way to the spot: the drawn steps of finding it."""
        found = []
        for step in self._lesson.content.placement.steps:
            if step.drawing:
                drawing = self._source.plates.finger(step.drawing)
                picture = self._kept(f"finger-{step.drawing}", drawing, step.described)
                found.append({**picture, "text": step.short or step.text})
        return found

    def _kept(self, name: str, svg: str, alt: str) -> Picture:
        file = f"{name}.svg"
        if file not in self.made:
            self.made[file] = on_paper(svg)
        return {"file": file, "alt": alt}
