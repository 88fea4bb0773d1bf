"""One term per thing, terms explained where they first occur, one dose, and the tone of voice."""

import re
from pathlib import Path

import pytest

from bodylesson.models.plan import Kind, Plan, PlanStep, make_plan, seconds_of
from bodylesson.ui.words import words
from tests.unit.lesson_words import content_of, every_lesson, own_texts, texts
from tests.unit.real_lesson import PSOAS_RELEASE
from tools.tone import tone

INSTEAD = {
    r"belly buttons?": "navel",
    r"front hip bone|front hip bone point|hip bone point": "hip point",
    r"seat muscles?": "glutes",
    r"side spikes?": "side spurs",
    r"big (belly )?artery": "aorta",
    r"big vein": "main vein",
    r"\bASIS\b": "hip point",
    r"\bthe gut\b.*\bthe bowel\b": "bowel",
    r"practis\w+": "practice",
    r"\bvariants?\b": "way",
    r"\bfascia\b": "sheath",
    r"hip extension": "moving the thigh backward",
    r"\breckon\w*": "estimate",
    r"\bbrace\b": "tense",
    r"\bgives? hold to\b": "anchors",
    r"\bThat (is|was) told\b|\btold without\b": "said",
    r"\banew\b": "again",
}
"""Terms to avoid, and what to say instead; docs/voice-and-terms.md has the whole list."""
ALLOWED = {
    (".name", r"\bASIS\b"),
    ("structures.navel.plain", r"belly buttons?"),
    ("structures.asis.plain", r"\bASIS\b"),
    ("claims.leg-tape.article", r"belly buttons?"),
    ("story.paragraphs.1", r"belly buttons?"),
    ("quiz.questions.where-it-ends.answers.asis.text", r"\bASIS\b"),
}
"""Where a term is named once beside the one in use, or the article's story keeps its own."""

EXPLAINED = {
    "midline": "the line down the middle of your body",
    "great vessels": "large artery and vein",
    "T12": "the lowest vertebra with ribs",
    "L5": "vertebrae of the low",
    "diaphragm": "your main breathing muscle",
    "glutes": "muscles of the buttocks",
    "quads": "muscles of the front thigh",
    "aneurysm": "swollen main artery",
    "BMI": "body mass index",
    "NHS": "British health service",
    "NCCIH": "US center for complementary health",
    "diverticulitis": "sore pouches",
    "endometriosis": "womb lining outside the womb",
    "modified Thomas test": "how far your hip opens",
    "apparent length": "shifts with the pelvis",
}
"""A term, and words that stand in the same text where it is first used."""


STYLE_PAGE = Path(__file__).parents[2] / "docs" / "voice-and-terms.md"
MOST_LINES_OF_STYLE = 40
INTERFACE_INSTEAD = {
    **INSTEAD,
    r"\bbands?\b": "range",
    r"\btold (for|without)\b": "said",
    r"\bit counts for nothing\b": "it isn't scored",
    r"\btak(e|en) in\b": "load",
}
ASKED_FOR = {"Practise now"}
"""A name on which people and tests rely, whatever its spelling."""


def fits(place: str, pattern: str) -> bool:
    """Whether a place may use a term that is not ours."""
    return any(place.endswith(end) and pattern == one for end, one in ALLOWED)


@every_lesson
def test_one_term_a_thing(folder: Path) -> None:
    wrong = [
        (place, found[0], f"say: {term}")
        for place, text in own_texts(folder)
        for pattern, term in INSTEAD.items()
        if (found := re.search(pattern, text, re.IGNORECASE)) and not fits(place, pattern)
    ]
    assert not wrong


def test_the_interface_uses_the_same_terms() -> None:
    interface = words("en")
    wrong = [
        (group, key, found[0], f"say: {term}")
        for group in interface.groups
        for key, text in interface.texts(group).items()
        if text not in ASKED_FOR
        for pattern, term in INTERFACE_INSTEAD.items()
        if (found := re.search(pattern, re.sub(r"\{\w+\}", "", text), re.IGNORECASE))
    ]
    assert not wrong


def test_the_page_of_style_can_be_read_at_a_glance() -> None:
    assert len(STYLE_PAGE.read_text("utf-8").splitlines()) <= MOST_LINES_OF_STYLE


@every_lesson
@pytest.mark.parametrize("term", EXPLAINED)
def test_a_term_is_explained_where_it_first_stands(folder: Path, term: str) -> None:
    learner = [
        (place, text)
        for place, text in own_texts(folder)
        if not place.startswith(("figures", "goals")) and not place.endswith((".title", ".name"))
    ]
    place = next(place for place, text in learner if term in text)
    assert EXPLAINED[term] in " ".join(dict(texts(folder))[place].split()), place


ON_THE_BALL_FROM, ON_THE_BALL_TO = "lower", "lift"
"""Steps of every session at which the belly goes down onto the ball and comes up from it."""


def on_ball(plan: Plan, breaths_per_minute: float, more: int = 0) -> float:
    """Seconds from belly down to belly up, with so many breaths more."""
    ids = [(step.kind, step.id) for step in plan.steps]
    first = ids.index((Kind.PLACING, ON_THE_BALL_FROM))
    last = ids.index((Kind.COMING_OFF, ON_THE_BALL_TO))
    seconds = sum(seconds_of(step, breaths_per_minute) for step in plan.steps[first : last + 1])
    return seconds + more * 60 / breaths_per_minute


def checks_pulse(step: PlanStep) -> bool:
    """Whether a step begins with feeling for a pulse under the ball."""
    return step.opening == "place-check"


MINUTES = {"about a minute and a half": 90, "about two and a half minutes": 150}
"""Figures of the lesson in seconds."""


@pytest.mark.parametrize(
    ("breaths", "time"), [("first-breaths", "first-on-ball"), ("most-breaths", "most-on-ball")]
)
def test_the_dose_said_is_the_dose_done(breaths: str, time: str) -> None:
    lesson = content_of(PSOAS_RELEASE)
    figures = {figure.id: figure.value for figure in lesson.figures}
    practice = lesson.practice
    first = practice.variants[0]
    # The browser shares a learner's breaths among the working steps and keeps their sum.
    more = int(figures[breaths]) - first.breaths
    seconds = on_ball(make_plan(practice, first.id), practice.tempo.breaths_per_minute, more)
    assert round(seconds / 30) * 30 == MINUTES[figures[time]]
    assert seconds <= practice.most_on_ball_s
    assert figures[time] in practice.dose
    assert int(figures["first-breaths"]) == practice.variants[0].breaths
    assert int(figures["most-breaths"]) == practice.most_breaths


def test_no_way_is_longer_by_default_than_the_most() -> None:
    practice = content_of(PSOAS_RELEASE).practice
    for variant in practice.variants:
        assert on_ball(make_plan(practice, variant.id), 6) <= practice.most_on_ball_s, variant.id


def test_nothing_that_jumps_over_getting_into_place_misses_the_feel_for_a_pulse() -> None:
    """ "I am in place" goes to the first step after getting into place."""
    practice = content_of(PSOAS_RELEASE).practice
    for variant in practice.variants:
        plan = make_plan(practice, variant.id)
        landed = next(step for step in plan.steps if step.kind != "placing")
        assert checks_pulse(landed), variant.id
        assert not any(checks_pulse(step) for step in plan.steps if step.kind == "placing")


def test_steps_that_ask_for_more_depth_have_a_rule_for_the_days_on_which_they_may() -> None:
    """A first day allows none: the timer asks only once `deeper_after` sessions have ended well."""
    practice = content_of(PSOAS_RELEASE).practice
    asking = [step for variant in practice.variants for step in variant.steps if step.asks]
    assert asking
    assert all(step.role == "work" for step in asking)
    assert practice.deeper_after >= 2


@every_lesson
def test_the_voice_says_right_only_for_the_side(folder: Path) -> None:
    cues = content_of(folder).practice.cues
    assert not [cue.id for cue in cues if re.search(r"\bright\b", cue.spoken, re.IGNORECASE)]


@every_lesson
def test_no_cue_braces_and_drapes_at_once(folder: Path) -> None:
    for cue in content_of(folder).practice.cues:
        said = cue.spoken.lower()
        assert not ("forearms carry" in said and "drape" in said), cue.id


@every_lesson
def test_cautions_do_not_drown_encouragements(folder: Path) -> None:
    counted = tone(content_of(folder).model_dump(mode="json"))
    print(f"{folder.name}: {counted}")
    assert counted.cautions < 2 * counted.encouragements
