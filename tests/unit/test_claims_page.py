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
