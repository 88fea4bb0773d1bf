"""The picture that the lesson opens with: a body at rest on the ball, its psoas shining through."""

from bodylesson.plates.pose_plate import FOLDER, pose_plate, words_of
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing

DRAWING = "home.svg"


def _data(showing: Showing) -> dict[str, object]:
    """A function that draws the picture under a title, with words on how to lie."""
    lesson = showing.lesson
    first = lesson.content.practice.variants[0]
    # The body is drawn as it lies once it has settled: at the first step that counts breaths.
    at_rest = next(step.id for step in first.steps if step.role == "work")
    shared = showing.words.labels("sections.shared")
    sides = {"side": shared.left, "other": shared.right}
    _, described = words_of(lesson.content, ("variants", first.id, at_rest), sides)
    drawing = (lesson.folder / FOLDER / DRAWING).read_text("utf-8")
    minutes = {step.id: step.minutes for step in lesson.content.path if step.minutes}
    return {
        # It is what a visitor sees first, so it stays in the page.
        "titled": lambda title: pose_plate(drawing, "home-picture", title, described).replace(
            "<svg", "<svg data-inline", 1
        ),
        "first_minutes": sum(minutes.values()),
        "again_minutes": minutes.get("practise", 0),
        "again": showing.words.texts("sections.home"),
    }


SECTION = Section("home", needs=(Need.POSES,), data=_data)
