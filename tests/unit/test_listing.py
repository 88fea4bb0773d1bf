"""Sections are what the folder holds; their widgets are made once and joined."""

from importlib import import_module
from pathlib import Path

import pytest
from ipywidgets import embed

from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.path import Fold, PathStep
from bodylesson.page.notebook import NotebookLesson
from bodylesson.sections import listing
from bodylesson.sections.listing import sections, showing
from bodylesson.sections.section import Need, Section
from tests.unit.real_lesson import psoas_release


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return psoas_release()


def bare_lesson(lesson: Lesson, folder: Path) -> Lesson:
    """The lesson without the parts that one may leave out, and without guesses."""
    asked = Fold(id="everything", title="All", shows=tuple(sections()))
    path = (PathStep(id="home", title="Home", lead="Go.", folds=(asked,)),)
    parts = ("quiz", "measures", "journal", "classroom")
    left_out = {**dict.fromkeys(parts), "path": path}
    return Lesson(folder, lesson.content.model_copy(update=left_out), lesson.references)


def test_the_sections_are_what_the_folder_holds() -> None:
    templates = {path.parent.name for path in listing.FOLDER.glob("*/*.html.j2")}
    declaring = {
        path.stem
        for path in listing.FOLDER.glob("*/*.py")
        if path.stem == path.parent.name and "SECTION = Section(" in path.read_text("utf-8")
    }
    assert len(templates) > 15
    assert {section.stem for section in sections().values()} == templates == declaring


@pytest.mark.parametrize("declared", [Section("other"), None, "goals"])
def test_a_folder_that_declares_no_section_of_its_name_is_named(
    monkeypatch: pytest.MonkeyPatch, declared: object
) -> None:
    monkeypatch.setattr(import_module("bodylesson.sections.goals.goals"), "SECTION", declared)
    sections.cache_clear()
    with pytest.raises(
        LookupError, match=r"sections/goals/goals\.py: expected SECTION = Section\('goals'\), got"
    ):
        sections()


@pytest.mark.parametrize("order", [("gate", "practice"), ("practice", "gate")])
def test_a_widget_is_made_once_and_joined_whichever_is_shown_first(
    lesson: Lesson, order: tuple[str, str]
) -> None:
    shown = NotebookLesson(lesson)
    made = {name: shown.show(name).widget for name in order}
    gate, practice = made["gate"], made["practice"]
    assert shown.show("gate").widget is gate
    assert shown.show("practice").widget is practice
    assert gate is not None
    assert practice is not None
    outcome = [f"IPY_MODEL_{gate.model_id}", "outcome"]
    links = [
        model["state"]["source"]
        for model in embed.dependency_state([gate, practice]).values()
        if model["model_name"] == "LinkModel"
    ]
    assert outcome in [list(source) for source in links]


def test_a_guess_is_made_once(lesson: Lesson) -> None:
    shown = NotebookLesson(lesson)
    assert shown.show("guess-stop").widget is not None
    assert shown.show("guess-stop").widget is shown.show("guess-stop").widget
    assert shown.show("guess-stop").widget is not shown.show("guess-spot").widget


def test_only_a_section_with_a_widget_can_be_joined(lesson: Lesson) -> None:
    with pytest.raises(
        LookupError, match=r"^widget: expected one of after, balls, checks, .*got 'goals'$"
    ):
        showing(lesson).widget("goals")


def test_a_lesson_that_lacks_a_part_is_told_which(lesson: Lesson, tmp_path: Path) -> None:
    bare = NotebookLesson(bare_lesson(lesson, tmp_path))
    said = {}
    for name, section in sections().items():
        if section.needs:
            with pytest.raises(LookupError) as caught:
                bare.show(name)
            said[name] = str(caught.value)
    assert said == {
        "checks": "show: 'checks' expected `measures` in lesson.yaml, got none",
        "classroom": "show: 'classroom' expected `classroom` in lesson.yaml, got none",
        "handout": "show: 'handout' expected media/anatomy.bin and media/poses/, got none",
        "home": "show: 'home' expected media/poses/, got none",
        "journal": "show: 'journal' expected `journal` in lesson.yaml, got none",
        "muscle-viewer": "show: 'muscle-viewer' expected media/anatomy.bin, got none",
        "quiz": "show: 'quiz' expected `quiz` in lesson.yaml, got none",
        "readings": "show: 'readings' expected `measures` in lesson.yaml, got none",
        "spot-finder": "show: 'spot-finder' expected media/anatomy.bin, got none",
    }
    assert {need for section in sections().values() for need in section.needs} == set(Need)


def test_the_rest_of_such_a_lesson_is_shown(lesson: Lesson, tmp_path: Path) -> None:
    bare = NotebookLesson(bare_lesson(lesson, tmp_path))
    for name, section in sections().items():
        if not section.needs:
            assert bare.show(name).html.startswith("<div"), name
