"""The quiz and the measures as content: faults an author sees, and what is covered."""

import copy
import json
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bodylesson.lesson.document import Document
from bodylesson.lesson.measure_rules import measure_faults
from bodylesson.lesson.quiz_rules import quiz_faults
from bodylesson.models.sealing import scattered, sealed, unsealed
from bodylesson.plates.checks import check_plates
from bodylesson.ui.words import words
from tests.unit.real_lesson import psoas_release

ROOT = Path(__file__).parents[2]
LESSON = psoas_release()


def answer(right: bool = False, **more: Any) -> dict[str, Any]:
    return {"id": "a", "text": "A", "right": right, "feedback": "Hm.", **more}


def quiz_said(kind: str, *answers: dict[str, Any]) -> list[str]:
    data: Any = {"quiz": {"questions": [{"kind": kind, "answers": list(answers)}]}}
    return [str(fault) for fault in quiz_faults(Document("lesson.yaml", data))]


@pytest.mark.parametrize(
    ("kind", "right", "said"),
    [
        ("one", [True, True], "exactly one answer with 'right: true', got 2 of 2 right"),
        ("one", [False, False], "exactly one answer"),
        ("several", [False, False], "at least one answer with 'right: true' and one without"),
        ("several", [True, True], "at least one answer"),
        ("order", [True, False], "none with 'right: true'"),
    ],
)
def test_a_question_with_wrong_answers_is_a_fault(kind: str, right: list[bool], said: str) -> None:
    (fault,) = quiz_said(kind, *map(answer, right))
    assert said in fault
    assert "quiz.questions[0].answers" in fault


def test_whole_questions_have_no_fault() -> None:
    assert quiz_said("one", answer(True), answer()) == []
    assert quiz_said("several", answer(True), answer(True), answer()) == []
    assert quiz_said("order", answer(), answer()) == []
    assert quiz_said("find", answer(True, structure="x"), answer(structure="y")) == []
    (fault,) = quiz_said("find", answer(True, structure="x"), answer())
    assert "quiz.questions[0].answers[1].structure: expected the structure" in fault


def test_limits_out_of_order_and_an_angle_without_thigh_are_faults() -> None:
    limits = {"least": 1, "low": 5, "high": 3, "most": 9, "jump": 1}
    data: Any = {"measures": {"instruments": [{"kind": "angle", "limits": limits}]}}
    said = [str(fault) for fault in measure_faults(Document("lesson.yaml", data))]
    assert len(said) == 2
    assert "limits.high: expected a number not below low, which is 5, got 3" in said[0]
    assert "thigh: expected limits of the thigh's length for an angle" in said[1]
    whole = copy.deepcopy(data)
    limits["high"] = 8
    whole["measures"]["instruments"][0] |= {"limits": limits, "thigh": limits}
    assert list(measure_faults(Document("lesson.yaml", whole))) == []


def test_the_lesson_has_a_quiz_of_every_kind_with_feedback_and_sources() -> None:
    quiz = LESSON.content.quiz
    assert quiz is not None
    assert len(quiz.questions) >= 20
    assert {one.kind for one in quiz.questions} == {"one", "several", "order", "find"}
    assert sum(one.predict_before is not None for one in quiz.questions) >= 3
    for one in quiz.questions:
        assert all(answer.feedback for answer in one.answers)


def test_a_step_asks_for_one_guess_at_the_most_and_none_before_the_gate() -> None:
    quiz = LESSON.content.quiz
    assert quiz is not None
    wanted = [one.predict_before for one in quiz.questions if one.predict_before]
    assert len(wanted) == len(set(wanted))
    steps = [step.id for step in LESSON.content.path]
    assert all(steps.index(name) > steps.index("safe") for name in wanted)
    asked = {name for step in LESSON.content.path for name in step.all_shown if "guess-" in name}
    assert asked == {f"guess-{name}" for name in wanted}


def test_no_outcome_of_a_tape_calls_a_leg_longer() -> None:
    measures = LESSON.content.measures
    assert measures is not None
    lengths = [one for one in measures.instruments if one.kind == "length"]
    assert lengths
    for one in lengths:
        for text in one.outcomes.model_dump().values():
            assert not {"longer", "shorter", "grew", "leg"} & set(text.lower().split())


@given(text=st.text(max_size=200))
def test_what_is_sealed_can_be_opened(text: str) -> None:
    assert unsealed(sealed(text)) == text


def test_a_seal_covers() -> None:
    assert "net" not in sealed("Yes. It is a net of nerves.")
    for other in ("no base64 at all!", "bm8gc2VhbA==", f"!{sealed('net')}"):
        with pytest.raises((ValueError, zlib.error)):
            unsealed(other)


@given(ids=st.lists(st.text(min_size=1), unique=True), salt=st.text())
def test_the_order_of_an_author_leaves_no_trace(ids: list[str], salt: str) -> None:
    assert scattered(ids, salt) == scattered(ids[::-1], salt)
    assert sorted(scattered(ids, salt)) == sorted(ids)


def test_both_languages_open_the_same_seals() -> None:
    stored = json.loads((ROOT / "tests" / "vectors" / "sealing.json").read_text("utf-8"))
    assert len(stored) == 5
    for vector in stored:
        assert unsealed(vector["sealed"]) == vector["text"]


@pytest.mark.parametrize("name", check_plates(words()))
def test_a_plate_is_small_themed_told_and_always_the_same(name: str) -> None:
    plate = check_plates(words())[name]
    svg = plate["svg"]
    assert svg.startswith("<svg")
    assert len(svg) < 20_000
    assert "var(--bl-ink)" in svg
    for forbidden in ("style", "script", "href", "clip-path", "#01"):
        assert forbidden not in svg.replace("xmlns:xlink", "")
    assert len(plate["told"]) > 100
    check_plates.cache_clear()
    assert check_plates(words())[name] == plate


def test_there_is_a_plate_for_every_check_and_no_other() -> None:
    assert {check.id for check in LESSON.content.checks} == set(check_plates(words()))
