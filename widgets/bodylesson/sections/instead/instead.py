"""What to do instead, for those who had better not practice."""

from pathlib import Path

from bodylesson.lesson.pose_reading import POSES_FILE
from bodylesson.lesson.poses import PosesFile
from bodylesson.lesson.structure import build
from bodylesson.lesson.yaml_file import read_document
from bodylesson.plates.pose_plate import FOLDER
from bodylesson.sections.section import Section
from bodylesson.sections.showing import Showing


def drawings(lesson: Path) -> dict[str, str]:
    """SVG by id of the step that it belongs to; a pose is shown with the first step that takes it.

    Decoration, since each step says in words what is drawn. Empty for a lesson without poses.
    """
    if not (lesson / POSES_FILE).exists():
        return {}
    poses, _ = build(read_document(lesson / POSES_FILE), PosesFile)
    found: dict[str, str] = {}
    for step, shown in poses.steps.alternative.items() if poses else ():
        file = lesson / FOLDER / f"{shown.pose}.svg"
        svg = file.read_text("utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
        if svg not in found.values():
            found[step] = svg
    return found


def _data(showing: Showing) -> dict[str, object]:
    return {"drawings": drawings(showing.lesson.folder)}


SECTION = Section("instead", data=_data)
