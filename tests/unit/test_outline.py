"""The path: what stands where, and that the notebook follows it."""

import json
import re
from pathlib import Path

import pytest

from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.lesson.path import Fold, PathStep
from bodylesson.page.notebook import NotebookLesson
from bodylesson.page.outline import Outline
from tests.unit.real_lesson import PSOAS_RELEASE, psoas_release
from tests.unit.small_lesson import small_lesson, write_lesson

FOLDER = PSOAS_RELEASE


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return psoas_release()


def with_path(lesson: Lesson, *path: PathStep) -> Lesson:
    return Lesson(
        lesson.folder, lesson.content.model_copy(update={"path": path}), lesson.references
    )


def test_the_notebook_shows_all_of_the_path_in_its_order(lesson: Lesson) -> None:
    notebook = json.loads((FOLDER / "lesson.ipynb").read_text("utf-8"))
    source = "\n".join("".join(cell["source"]) for cell in notebook["cells"])
    shown = re.findall(r'lesson\.(?:step|show)\("([a-z-]+)"\)', source)
    assert [name for name in shown if name != "style"] == list(
        Outline(lesson, [name for step in lesson.content.path for name in step.all_shown]).order
    )


def test_what_is_shown_says_where_it_stands(lesson: Lesson) -> None:
    more = Fold(id="more", title="More", shows=("goals",))
    step = PathStep(id="one", title="One", lead="Go.", minutes=2, shows=("claims",), folds=(more,))
    shown = NotebookLesson(with_path(lesson, step))
    assert shown.step("one").about == {"step": "one", "minutes": 2, "title": "One"}
    fold = {"id": "more", "title": "More"}
    for section, place in (("claims", None), ("goals", fold)):
        about = shown.show(section).about
        assert (about["in"], about["fold"]) == ("one", place)


def test_the_first_step_has_the_heading_of_the_page(lesson: Lesson) -> None:
    steps = [PathStep(id=name, title=name, lead="Go.", shows=()) for name in ("one", "two")]
    shown = NotebookLesson(with_path(lesson, *steps))
    assert re.findall(r"<h\d", shown.step("one").html) == ["<h1"]
    assert re.findall(r"<h\d", shown.step("two").html) == ["<h2"]


def test_what_no_step_shows_and_steps_that_are_none_are_refused(lesson: Lesson) -> None:
    step = PathStep(id="one", title="One", lead="Go.", shows=("goals",))
    shown = NotebookLesson(with_path(lesson, step))
    with pytest.raises(LookupError, match=r"a step of `path` in lesson\.yaml shows, got 'claims'"):
        shown.show("claims")
    with pytest.raises(LookupError, match="step: expected one of one, got 'two'"):
        shown.step("two")


def test_a_path_that_shows_nothing_known_is_refused_by_name(lesson: Lesson) -> None:
    step = PathStep(id="one", title="One", lead="Go.", shows=("goal",))
    with pytest.raises(LookupError, match=r"path: step 'one' shows .goal.; expected one of"):
        NotebookLesson(with_path(lesson, step))


@pytest.mark.parametrize(
    ("fold", "shows", "said"),
    [
        ("home", ["why"], "path[1].folds[0].id: expected an address that no other step or fold"),
        ("more", ["goals"], "path[1].folds[0].shows[0]: expected something that is shown nowhere"),
        ("more", ["why", "why"], "path[1].folds[0].shows[1]: expected something that is shown now"),
    ],
)
def test_addresses_and_what_is_shown_are_used_once(
    tmp_path: Path, fold: str, shows: list[str], said: str
) -> None:
    data = small_lesson()
    data["path"][1]["folds"] = [{"id": fold, "title": "More", "shows": shows}]
    write_lesson(tmp_path, data)
    with pytest.raises(LessonError) as caught:
        read_lesson(tmp_path)
    assert said in str(caught.value)
