"""`docs/claims.md` is what the data says, and every goal is practiced and checked."""

from collections import Counter

from tests.unit.real_lesson import lesson_in
from tools import claims

LESSON = lesson_in(claims.LESSON)


def test_the_page_is_fresh() -> None:
    said = claims.FILE.read_text("utf-8")
    assert said == claims.claims_page(LESSON), "stale: run `python -m tools.claims`"


def test_every_goal_is_practiced_and_checked_by_two_questions() -> None:
    quiz = LESSON.content.quiz
    assert quiz is not None
    asked = Counter(question.goal for question in quiz.questions)
    assert None not in asked
    for goal in LESSON.content.goals:
        assert goal.where, goal.id
        assert asked[goal.id] >= 2, goal.id


def test_what_names_sources_states_something() -> None:
    found = list(claims.statements(LESSON.content.model_dump(mode="json")))
    assert len(found) > 150
    assert all(words and sources for _, words, sources in found)
    assert {place.split(".")[0] for place, _, _ in found} >= {"claims", "safety", "passages"}


LEANED_ON = ("do_not", "ask_first", "stop_signs", "help_signs")
"""Lists of the gate and of the signs: what a learner's safety rests on."""


def leaned_on() -> set[str]:
    """Sources of the gate, signs, stretch, places to keep off, dose, depth, and the tape."""
    content = LESSON.content
    safety = content.safety
    passages = {it.id: it for it in content.passages}
    assert content.measures
    entries = [
        *(one for name in LEANED_ON for one in getattr(safety, name)),
        safety.alternative,
        safety.scale,
        *content.placement.avoid,
        *(passages[name] for name in ("how-often", "tape-measures", "depth", "scale-feel")),
        *content.measures.instruments[:3],
        *content.story.known,
    ]
    return {source for entry in entries for source in entry.sources}


def test_what_the_lesson_leans_on_was_read_again() -> None:
    kinds = {"study", "review", "guideline"}
    references = LESSON.references
    leaned = {id for id in leaned_on() if references[id].kind in kinds}
    assert len(leaned) > 25
    unread = {id for id in leaned if references[id].reread is None}
    assert unread == set()
