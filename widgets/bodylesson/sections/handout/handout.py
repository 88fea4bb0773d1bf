"""Two pages to print: who must not practice and when to stop, and how it is done in pictures."""

from collections.abc import Iterator
from typing import NamedTuple

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.pose_reading import read_poses
from bodylesson.lesson.poses import PosesFile
from bodylesson.plates.pose_plate import FOLDER, pose_plate, shown_at, words_of
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing

FRAME_STEPS = {
    "placing": ("kneel", "ball", "forearms", "legs", "lower"),
    "coming_off": ("knees", "lift", "roll", "lie", "sit"),
}
"""Steps of getting on and coming off that paper has room for: those that move the body."""


class Drawn(NamedTuple):
    """A body doing something, and what is said with it."""

    svg: str
    text: str


def _drawn(
    lesson: Lesson, poses: PosesFile, path: tuple[str, ...], id: str, sides: dict[str, str]
) -> Drawn:
    pose = shown_at(poses, path).pose
    drawing = (lesson.folder / FOLDER / f"{pose}.svg").read_text("utf-8")
    screen, described = words_of(lesson.content, path, sides)
    return Drawn(pose_plate(drawing, id, screen, described), screen)


def _frame(lesson: Lesson, poses: PosesFile, part: str, sides: dict[str, str]) -> Iterator[Drawn]:
    there = {step.id for step in getattr(lesson.content.practice.frame, part)}
    for step in FRAME_STEPS[part]:
        if step in there:
            yield _drawn(lesson, poses, (part, step), f"handout-{part}-{step}", sides)


def _ways(
    lesson: Lesson, poses: PosesFile, sides: dict[str, str]
) -> Iterator[tuple[str, str, Drawn]]:
    """Name and summary of each variant, with the body as it is in its last step."""
    for way in lesson.content.practice.variants:
        path = ("variants", way.id, way.steps[-1].id)
        yield way.name, way.summary, _drawn(lesson, poses, path, f"handout-{way.id}", sides)


def _data(showing: Showing) -> dict[str, object]:
    lesson = showing.lesson
    shared = showing.words.labels("sections.shared")
    sides = {"side": shared.left, "other": shared.right}
    poses = read_poses(lesson.folder)
    return {
        # Use these sections' own headings, so that the handout does not word them differently.
        "gate": showing.words.labels("sections.gate"),
        "signs": showing.words.labels("sections.stop_signs"),
        "getting_on": list(_frame(lesson, poses, "placing", sides)),
        "coming_off": list(_frame(lesson, poses, "coming_off", sides)),
        "ways": list(_ways(lesson, poses, sides)),
        "limit": lesson.content.practice.frame.pressure_limit,
    }


SECTION = Section("handout", needs=(Need.BODY, Need.POSES), data=_data)
