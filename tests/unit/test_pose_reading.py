"""poses.yaml: every step has a pose, and faults name file, line and field."""

from pathlib import Path

import pytest

from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.pose_reading import check_poses
from bodylesson.lesson.yaml_file import parse_document, read_document
from tests.unit.posed_lesson import FOLDER, LESSON, POSES

TEXT = (FOLDER / "poses.yaml").read_text(encoding="utf-8")
DOCUMENT = read_document(FOLDER / "lesson.yaml")


def faults_of(old: str, new: str) -> list[str]:
    """The faults after one change to the lesson's own file."""
    assert TEXT.count(old) >= 1, old
    document = parse_document("poses.yaml", TEXT.replace(old, new, 1).encode())
    with pytest.raises(LessonError) as caught:
        check_poses(document, DOCUMENT)
    return str(caught.value).splitlines()


def test_every_step_of_every_variant_and_frame_has_a_pose() -> None:
    shown = {path for path, _ in POSES.steps.all()}
    practice = LESSON.content.practice
    for variant in practice.variants:
        for step in variant.steps:
            assert ("variants", variant.id, step.id) in shown
    for group in ("placing", "changing_sides", "coming_off"):
        for step in getattr(practice.frame, group):
            assert (group, step.id) in shown
    for way in LESSON.content.safety.alternative.steps:
        assert ("alternative", way.id) in shown


@pytest.mark.parametrize(
    ("old", "new", "field", "said"),
    [
        (
            "      settle: {pose: drape}\n",
            "",
            "steps.variants.drape",
            "a pose for the step 'settle'",
        ),
        ("settle: {pose: drape}", "settle: {pose: drap}", "settle.pose", "the id of a pose"),
        ("  easing: {pose: ease-off}", "  easing: {pose: ease}", "easing.pose", "the id of a pose"),
        ("  rest: {pose: touch-the-ball}", "  rest: {pose: t}", "rest.pose", "the id of a pose"),
        ("  rest: {pose: touch-the-ball}\n", "", "steps.rest", "nothing (the field is missing)"),
        ("    kneel: {pose: hands", "    kneal: {pose: hands", "steps.placing", "the step 'kneel'"),
        ("like: drape", "like: drip", ".like", "the id of an earlier pose"),
        ("hip_flexion: 84", "hip_flexion: 184", "hip_flexion", "140"),
        ("hip_flexion: 84", "hip_flexio: 84", "hip_flexio", "'hip_flexion'"),
        ("[hands, knees, feet]", "[hands, nose]", "rests_on[1]", "'nose'"),
        ("    view: {azimuth: 118, elevation: 20}\n", "", "poses[0]", "the field 'view'"),
        ("  - id: place-the-ball", "  - id: hands-and-knees", "poses[1].id", "an id of its own"),
        ("    deeper:\n", "    deepest:\n", "steps.variants", "the variant 'deeper'"),
    ],
)
def test_a_fault_names_line_field_and_what_was_expected(
    old: str, new: str, field: str, said: str
) -> None:
    faults = [line for line in faults_of(old, new) if field in line and said in line]
    assert faults, faults_of(old, new)
    assert faults[0].startswith("poses.yaml:")
    assert faults[0].split(":")[1].isdigit()


def test_a_pose_that_nothing_shows_is_a_fault() -> None:
    extra = "  - id: idle\n    like: drape\n\nsteps:\n"
    assert any("a pose that a step shows" in line for line in faults_of("\nsteps:\n", extra))


def test_a_missing_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"poses\.yaml: expected a file"):
        check_poses(read_document(tmp_path / "poses.yaml"), DOCUMENT)
