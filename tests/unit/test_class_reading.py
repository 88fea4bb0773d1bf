"""class.yaml: what it names exists, its minutes add up, and faults name file, line and field."""

from pathlib import Path

import pytest

from bodylesson.lesson.class_plan import ClassFile
from bodylesson.lesson.class_reading import CLASS_FILE, check_class, read_class
from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.pose_reading import read_poses
from bodylesson.lesson.yaml_file import parse_document, read_document
from tests.unit.real_lesson import LESSONS, PSOAS_RELEASE

TEXT = (PSOAS_RELEASE / CLASS_FILE).read_text("utf-8")
DOCUMENT = read_document(PSOAS_RELEASE / "lesson.yaml")
REFERENCES = read_document(PSOAS_RELEASE / "references.yaml")
POSES = read_poses(PSOAS_RELEASE)


def checked(text: str, lesson: Document = DOCUMENT) -> ClassFile:
    return check_class(parse_document(CLASS_FILE, text.encode()), lesson, REFERENCES, POSES)


def faults_of(old: str, new: str) -> list[str]:
    """The faults after one change, each checked to name the line that was changed."""
    assert old in TEXT, old
    with pytest.raises(LessonError) as caught:
        checked(TEXT.replace(old, new, 1))
    line = TEXT[: TEXT.index(old)].count("\n") + 1
    assert caught.value.faults[0].line is not None
    assert abs(caught.value.faults[0].line - line) <= old.count("\n")
    return str(caught.value).splitlines()


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_the_class_of_a_lesson_has_no_fault(folder: Path) -> None:
    assert read_class(folder).plans


def test_the_plans_are_those_that_the_readme_promises() -> None:
    found = checked(TEXT)
    assert [plan.minutes for plan in found.plans] == [60, 90]
    assert [sum(slot.minutes for slot in plan.slots) for plan in found.plans] == [60, 90]


def test_figures_of_the_lesson_stand_in_their_places() -> None:
    assert any("about 4 inches wide" in thing for thing in checked(TEXT).bring)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("step: home", "step: hom", "parts[0].step: expected the id of a step in path, nearest"),
        ("step: home", "stepp: home", "parts[0].stepp: expected a field that is known here"),
        ("asks: [which-line]", "asks: [line]", ".asks[0]: expected the id of a question in quiz."),
        ("reads: [promise]", "reads: [x]", ".reads[0]: expected the id of a passage in passages"),
        ("claims: [best-e", "claims: [worst-e", ".claims[0]: expected the id of a claim in claims"),
        ("checks: [feel", "checks: [steel", ".checks[0]: expected the id of a check in checks"),
        ("cautions: [below", "cautions: [above", "expected the id of a caution in safety.cautions"),
        ("lists: [never]", "lists: [ever]", ".lists[0]: expected one of stop_signs, help_signs,"),
        ("leads: drape", "leads: drap", ".leads: expected the id of a way in practice.variants"),
        ("plate: front", "plate: back", ".plate: expected one of front, side, cut, belly, curve"),
        ("placing.lower", "placing.lowr", ".poses[0]: expected a step of poses.yaml ("),
        ("[alternative.shift]", "[Alternative]", ".poses[0]: expected the names of a step of"),
        ("goal: decide", "goal: decode", "skills[0].goal: expected the id of a goal in goals"),
        ("{part: gate, m", "{part: gatt, m", "slots[1].part: expected the id of a part in parts"),
        ("  - minutes: 60", "  - minutes: 61", "plans[0].minutes: expected the sum of the minutes"),
        ("{figure.weeks}", "{figure.week}", "expected the id of a figure in figures, nearest"),
        ("sources: [ours]", "sources: [yours]", "expected the id of an entry of references.yaml"),
        ("- id: touch", "- id: softer", "notes[2].id: expected an id of its own (line"),
        ("minutes: 12}", "minutes: long}", "].minutes: expected a whole number from 1 to 60, got"),
        ("intro: You watch", "intro: 5 #", "observer.intro: expected some words, got 5"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_field(old: str, new: str, said: str) -> None:
    faults = faults_of(old, new)
    assert all(fault.startswith("class.yaml:") for fault in faults)
    assert any(said in fault for fault in faults), faults


def test_a_part_that_no_plan_has_is_named() -> None:
    text = TEXT.replace("      - {part: pairs, minutes: 27}\n", "").replace(
        "minutes: 90", "minutes: 63"
    )
    with pytest.raises(LessonError, match=r"parts\[8\].id: expected a part that some plan has"):
        checked(text)


def test_two_plans_of_one_length_are_named() -> None:
    second = TEXT.index("  - minutes: 90")
    end = TEXT.index("\n\n", second)
    first = TEXT[TEXT.index("  - minutes: 60") : second]
    with pytest.raises(LessonError, match="a plan of its own length, got 60 again"):
        checked(TEXT[:second] + TEXT[second:end] + "\n" + first.rstrip() + TEXT[end:])


def test_a_lesson_without_questions_cannot_be_asked_any() -> None:
    text = (PSOAS_RELEASE / "lesson.yaml").read_text("utf-8")
    without = parse_document("lesson.yaml", text[: text.index("\nquiz:")].encode())
    with pytest.raises(LessonError, match="expected a lesson that has the field 'quiz'"):
        checked(TEXT, without)


def test_a_lesson_without_a_class_says_so(tmp_path: Path) -> None:
    for name in ("lesson.yaml", "references.yaml"):
        (tmp_path / name).write_bytes((PSOAS_RELEASE / name).read_bytes())
    with pytest.raises(LessonError, match=r"class.yaml: expected a file, got nothing"):
        read_class(tmp_path)
