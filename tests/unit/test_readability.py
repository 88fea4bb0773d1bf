"""What a learner is told to do reads at US school grade 8 or lower, and promises nothing.

The Flesch-Kincaid grade is computed here. `textstat` does it too, but its current release fetches
a dictionary from the network when it first runs. Syllables are counted by vowels, which comes out
right or a little high, so the check is rather too strict than too mild.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bodylesson.lesson.class_reading import read_class
from bodylesson.lesson.practice import MovingStep, SharedStep, VariantStep
from bodylesson.lesson.types import LessonFile
from bodylesson.ui.words import words
from tests.unit.lesson_words import content_of
from tests.unit.real_lesson import LESSONS

HIGHEST_GRADE = 8.0
INTERFACE = words("en")
"""The interface's own words, beside what a lesson says; only English has a grade to compute."""
LABELLING = ("controls.", "pack.", "sections.")
SAYING = [group for group in INTERFACE.groups if not group.startswith(LABELLING)]
"""Groups that hold sentences; the others are labels, with a sentence or two among them."""
BANNED = re.compile(
    r"\b(excruciat\w*|game[ -]changer\w*|heal(s|ed|ing)?|cur(e|es|ed|ing)|guarantee\w*|detox\w*)\b",
    re.IGNORECASE,
)
MARKED_QUOTE = re.compile(r"“[^”]*”")
WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*|\d+(?:\.\d+)?")
SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)")


def syllables(word: str) -> int:
    """Syllables of an English word; a number counts as one."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if len(letters) > 3:
        letters = re.sub(r"(?<![aeiouyl])e$|(?<=[aeiouy]l)e$", "", letters)
        letters = re.sub(r"(?<![aeiouytd])e(?=d$)", "", letters)
        letters = re.sub(r"(?<=[aeiouy][bdfghklmnprtvwy])e(?=s$)", "", letters)
    count = len(re.findall(r"[aeiouy]+", letters))
    count += len(re.findall(r"i[ao](?!u)|eo|oas|ua|ying|uing", letters))
    count -= len(re.findall(r"[cstg]i[ao](?=n|l)", letters))
    return max(1, count)


def flesch_kincaid_grade(texts: Iterable[str]) -> float:
    """US school grade of the texts taken together; the end of a text ends a sentence."""
    sentences = [
        words
        for text in texts
        for sentence in SENTENCE_END.split(text)
        if (words := WORD.findall(sentence))
    ]
    words = [word for sentence in sentences for word in sentence]
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59


def _safety(lesson: LessonFile) -> Iterator[str]:
    safety = lesson.safety
    for reason in (*safety.do_not, *safety.ask_first):
        yield from (reason.text, reason.why)
    for short in safety.help_in_short:
        yield from (f"{short.act}.", short.signs)
    for caution in safety.cautions:
        yield from (caution.text, caution.why)
    for sign in (*safety.stop_signs, *safety.help_signs, *safety.normal):
        yield from filter(None, (sign.text, sign.then))


def _verdicts(lesson: LessonFile) -> Iterator[str]:
    verdicts = lesson.safety.verdicts
    for verdict in (verdicts.do_not, verdicts.ask_first, verdicts.go_on):
        yield from (verdict.title, verdict.text)


def _placement(lesson: LessonFile) -> Iterator[str]:
    yield lesson.placement.correction
    for step in lesson.placement.steps:
        yield from (step.text, step.described, *filter(None, [step.short]))
    yield from lesson.placement.never
    for place in lesson.placement.avoid:
        yield from (place.name, place.why)


def _spot(lesson: LessonFile) -> Iterator[str]:
    spot = lesson.spot
    for note in (spot.first, spot.mcburney, spot.small, spot.hard):
        if note is not None:
            yield note.text
    yield from (spot.reach.short, spot.reach.maybe, spot.reach.past)


def _variants(lesson: LessonFile) -> Iterator[str]:
    for variant in lesson.practice.variants:
        yield from (variant.summary, variant.for_whom, variant.first, *variant.cautions)


def _alternative(lesson: LessonFile) -> Iterator[str]:
    alternative = lesson.safety.alternative
    yield from (step.text for step in alternative.steps)
    yield from (alternative.why, alternative.ask, alternative.dose)


def _checks(lesson: LessonFile) -> Iterator[str]:
    for check in lesson.checks:
        yield from (check.intro, *check.steps, *check.mistakes)


def _evidence(lesson: LessonFile) -> Iterator[str]:
    for claim in lesson.claims:
        yield from (claim.title, claim.studies, claim.meaning)


def _harm(lesson: LessonFile) -> Iterator[str]:
    for item in (*lesson.safety.harm, *lesson.safety.disagreement):
        yield from (item.text, item.why)


def _story(lesson: LessonFile) -> Iterator[str]:
    yield from lesson.story.paragraphs
    for known in lesson.story.known:
        yield from known.paragraphs


def _movements(lesson: LessonFile) -> Iterator[str]:
    frame = lesson.practice.frame
    steps: list[MovingStep | SharedStep | VariantStep] = [*frame.placing, frame.rest, frame.easing]
    steps += [*frame.changing_sides, *frame.coming_off]
    for variant in lesson.practice.variants:
        steps += variant.steps
    for step in steps:
        yield from (step.movement.inhale, step.movement.exhale)


def _measures(lesson: LessonFile) -> Iterator[str]:
    assert lesson.measures
    yield from (lesson.measures.intro, lesson.measures.band_text, lesson.measures.chance_text)
    for instrument in lesson.measures.instruments:
        outcomes = instrument.outcomes
        yield from (instrument.ask, instrument.error_text)
        yield from (outcomes.few, outcomes.inside, outcomes.more, outcomes.less)


def _journal(lesson: LessonFile) -> Iterator[str]:
    assert lesson.journal
    journal = lesson.journal
    yield from (feeling.text for feeling in journal.feelings)
    yield from (journal.suggest_easier, journal.suggest_gentler)
    yield from (journal.suggest_pressure, journal.suggest_same)
    for question in lesson.reflection:
        yield question.text
        if question.hint is not None:
            yield question.hint


def _quiz(lesson: LessonFile) -> Iterator[str]:
    assert lesson.quiz
    yield lesson.quiz.intro
    for question in lesson.quiz.questions:
        yield from (question.text, question.explanation)
        for answer in question.answers:
            yield from (answer.text, answer.feedback)


def _classroom(lesson: LessonFile) -> Iterator[str]:
    assert lesson.classroom
    reflect = lesson.classroom.reflect
    yield from (reflect.ask_feel, reflect.ask_noticed)
    yield from (word.text for word in (*reflect.feels, *reflect.noticed))


GROUPS: dict[str, Callable[[LessonFile], Iterable[str]]] = {
    "path": lambda lesson: [step.lead for step in lesson.path],
    "goals": lambda lesson: [lesson.description, *(goal.text for goal in lesson.goals)],
    "figures": lambda lesson: [figure.what for figure in lesson.figures],
    "causes": lambda lesson: [cause.text for cause in lesson.causes],
    "evidence": _evidence,
    "story": _story,
    "structures": lambda lesson: [it.plain for it in lesson.structures],
    "what the article leaves out": lambda lesson: [
        it.simplified for it in lesson.structures if it.simplified
    ],
    "passages": lambda lesson: [text for it in lesson.passages for text in it.paragraphs],
    "balls": lambda lesson: [
        text for ball in lesson.balls for text in (ball.text, ball.short) if text
    ],
    "cues on screen": lambda lesson: [cue.screen for cue in lesson.practice.cues],
    "cues spoken": lambda lesson: [cue.spoken for cue in lesson.practice.cues],
    "cues described": lambda lesson: [cue.described for cue in lesson.practice.cues],
    "movements": _movements,
    "safety": _safety,
    "safety intro": lambda lesson: [lesson.safety.intro],
    "cautions": lambda lesson: [item.text for item in lesson.safety.cautions],
    "stop and help signs": lambda lesson: [
        sign.told for sign in (*lesson.safety.stop_signs, *lesson.safety.help_signs)
    ],
    "reasons": lambda lesson: [
        reason.text for reason in (*lesson.safety.do_not, *lesson.safety.ask_first)
    ],
    "scale of pressure": lambda lesson: list(
        lesson.safety.scale.model_dump(exclude={"aim", "sources"}).values()
    ),
    "verdicts": _verdicts,
    "harm and disagreement": _harm,
    "disclaimer": lambda lesson: [lesson.safety.disclaimer],
    "placement": _placement,
    "spot": _spot,
    "variants": _variants,
    "dose and tempo": lambda lesson: [
        lesson.practice.intro,
        lesson.practice.dose,
        *lesson.practice.timer.model_dump().values(),
        lesson.practice.tempo.text,
    ],
    "alternative": _alternative,
    "check steps": _checks,
    "check readings": lambda lesson: [check.reading for check in lesson.checks],
    "measures": _measures,
    "journal and reflection": _journal,
    "quiz": _quiz,
    "classroom": _classroom,
}
TERMS = {"origin", "insertion", "nerve", "action"}
"""Fields of a structure in the terms of anatomy; its `plain` says it in plain words."""
LABELS = {"name", "title", "id", "low_end", "high_end"}
"""Fields that are a few words, not sentences."""


def _own_words(data: Any) -> Iterator[str]:
    """Every text but what quotes the article: its `article` fields, and marked quotes."""
    if isinstance(data, dict):
        for field, value in data.items():
            if field != "article":
                yield from _own_words(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _own_words(value)
    elif isinstance(data, str):
        yield MARKED_QUOTE.sub("", data)


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_instructions_read_at_grade_8_or_lower(folder: Path, group: str) -> None:
    texts = list(GROUPS[group](content_of(folder)))
    assert texts
    grade = flesch_kincaid_grade(texts)
    hardest = sorted(texts, key=lambda text: flesch_kincaid_grade([text]))[-3:]
    assert grade <= HIGHEST_GRADE, f"{group}: grade {grade:.1f}; hardest: {hardest}"


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_no_text_of_the_lesson_is_in_no_group(folder: Path) -> None:
    lesson = content_of(folder)
    graded = {text for texts in GROUPS.values() for text in texts(lesson)}
    left = [text for text in _sentences(lesson.model_dump(mode="json")) if text not in graded]
    assert not left


def _sentences(data: Any) -> Iterator[str]:
    """Every text that ends like a sentence, but the article's own and terms of anatomy."""
    if isinstance(data, dict):
        for field, value in data.items():
            if field not in {"article", *TERMS, *LABELS}:
                yield from _sentences(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _sentences(value)
    elif isinstance(data, str) and re.search(r"[.?!]$", data):
        yield data


def _interface_sentences(groups: Iterable[str]) -> list[str]:
    texts = [text for group in groups for text in INTERFACE.texts(group).values()]
    return [re.sub(r"\{\w+\}", "it", text) for text in texts if re.search(r"[.?!]$", text)]


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_a_class_reads_at_grade_8_or_lower(folder: Path) -> None:
    data = read_class(folder).model_dump(mode="json")
    for part, of in data.items():
        sentences = list(_sentences(of))
        if sentences:
            grade = flesch_kincaid_grade(sentences)
            hardest = sorted(sentences, key=lambda text: flesch_kincaid_grade([text]))[-3:]
            assert grade <= HIGHEST_GRADE, f"{part}: grade {grade:.1f}; hardest: {hardest}"


def test_there_are_interface_words() -> None:
    assert len(SAYING) > 10


@pytest.mark.parametrize("group", [*SAYING, "labels"])
def test_sentences_of_the_interface_read_at_grade_8_or_lower(group: str) -> None:
    labels = [name for name in INTERFACE.groups if name not in SAYING]
    sentences = _interface_sentences(labels if group == "labels" else [group])
    assert sentences
    grade = flesch_kincaid_grade(sentences)
    hardest = sorted(sentences, key=lambda text: flesch_kincaid_grade([text]))[-3:]
    assert grade <= HIGHEST_GRADE, f"grade {grade:.1f}; hardest: {hardest}"


@pytest.mark.parametrize("group", INTERFACE.groups)
def test_the_interface_promises_and_frightens_nobody(group: str) -> None:
    found = [text for text in INTERFACE.texts(group).values() if BANNED.search(text)]
    assert not found


@pytest.mark.parametrize("folder", LESSONS, ids=lambda folder: folder.name)
def test_own_words_promise_and_frighten_nobody(folder: Path) -> None:
    content = content_of(folder).model_dump(mode="json")
    found = [text for text in _own_words(content) if BANNED.search(text)]
    assert not found


def test_a_hard_text_has_a_high_grade() -> None:
    hard = (
        "Individuals experiencing persistent lumbopelvic dysfunction should systematically "
        "incorporate progressive neuromuscular reeducation, notwithstanding contraindications "
        "identified during comprehensive musculoskeletal examination."
    )
    assert flesch_kincaid_grade([hard]) > 20


def test_a_child_s_text_has_a_low_grade() -> None:
    assert flesch_kincaid_grade(["The cat sat on the mat. It was warm."]) < 1


def test_the_grade_of_a_known_text() -> None:
    # 13 words, 1 sentence, 26 syllables: 0.39 * 13 + 11.8 * 26 / 13 - 15.59
    known = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert flesch_kincaid_grade([known]) == pytest.approx(13.08)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ball", 1), ("breathe", 1), ("breathes", 1), ("navel", 2), ("little", 2), ("raised", 1),
        ("rested", 2), ("belly", 2), ("forearms", 2), ("muscle", 2), ("iliacus", 4), ("psoas", 2),
        ("medial", 3), ("artery", 3), ("aneurysm", 3), ("pressure", 2), ("radio", 3), ("the", 1),
        ("station", 2), ("2.5", 1),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) - count in (0, 1), f"counted {syllables(word)}"


@pytest.mark.parametrize("text", ["It heals you.", "A cure!", "Game-changer", "guaranteed"])
def test_banned_words_are_found(text: str) -> None:
    assert BANNED.search(text)


@pytest.mark.parametrize("text", ["your health", "secure", "the curve of the back", "wheal"])
def test_harmless_words_are_let_through(text: str) -> None:
    assert not BANNED.search(text)
