"""Check yourself: questions with feedback, missed ones first, nothing graded against others."""

import json
from typing import Any

import anywidget
import traitlets as t

from bodylesson import records
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.quiz import QuizQuestion
from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.sealing import scattered, sealed
from bodylesson.plates.find_plate import find_plate
from bodylesson.plates.lesson_plates import DATA_FILE
from bodylesson.sections.citing import short_name
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets


class Quiz(anywidget.AnyWidget):
    """Asks the lesson's questions or, before a passage, those that the passage answers.

    Answers and scores stay in the browser's own database and are never set on the model.
    """

    _esm = assets.bundle(__file__)
    _css = records.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names the database that the browser keeps. Written by Python."""
    section = t.Unicode("").tag(sync=True)
    """Empty for the whole quiz; else the section before whose text its questions are asked as a
    guess. Written by Python."""
    intro = t.Unicode("").tag(sync=True)
    """What stands before the first question. Written by Python."""
    questions: t.List[dict[str, Any]] = t.List().tag(sync=True)
    """Per question: `id`, `kind` (`one`, `several`, `order`, `find`), `text`, `answers` (a list of
    `id`, `text`, `structure` in an order that gives nothing away), and `sealed` (what
    `models.sealing` made of the right answers, the feedback, the explanation and the sources).
    Written by Python."""
    plate = t.Dict().tag(sync=True)
    """For `find`, where no viewer is on the page: `plates.find_plate`; empty where no question
    needs it or the lesson has no body data. Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.quiz`. Written by Python."""


def quiz_widget(showing: Showing, section: str = "") -> Quiz:
    """The whole quiz, or the guesses that stand before a section.

    Raises:
        LookupError: the lesson has no quiz, or no question that is asked before that section.
    """
    lesson = showing.lesson
    quiz = lesson.content.quiz
    if quiz is None:
        raise LookupError("quiz: expected one in lesson.yaml, got none")
    questions = [one for one in quiz.questions if section in ("", one.predict_before)]
    if not questions:
        known = ", ".join(sorted({one.predict_before or "" for one in quiz.questions} - {""}))
        raise LookupError(f"section: expected one of {known}, got {section!r}")
    return Quiz(
        lesson_id=lesson.content.id,
        section=section,
        intro="" if section else quiz.intro,
        questions=[_covered(one, lesson) for one in questions],
        plate=_plate(showing, questions),
        words=showing.words.texts(records.WORDS, "widgets.quiz"),
    )


def _plate(showing: Showing, questions: list[QuizQuestion]) -> dict[str, Any]:
    """The flat plate with what these questions offer to find."""
    offered = [answer.structure for one in questions for answer in one.answers if answer.structure]
    file = showing.lesson.folder / DATA_FILE
    if not offered or not file.exists():
        return {}
    words = showing.words.texts("plates")
    return find_plate(read_anatomy(file), dict.fromkeys(offered), words)


def _covered(question: QuizQuestion, lesson: Lesson) -> dict[str, Any]:
    """A question as the page may hold it: nothing readable gives the answer away."""
    is_order = question.kind == "order"
    key = {
        "right": [answer.id for answer in question.answers if is_order or answer.right],
        "feedback": {answer.id: answer.feedback for answer in question.answers},
        "explanation": question.explanation,
        "sources": [
            {"id": source, "label": short_name(lesson.references[source])}
            for source in question.sources
            if source in lesson.references
        ],
    }
    salt = f"{lesson.content.id} {question.id} {question.text}"
    answers = {answer.id: answer for answer in question.answers}
    return {
        "id": question.id,
        "kind": question.kind,
        "text": question.text,
        "answers": [
            answers[id].model_dump(include={"id", "text", "structure"})
            for id in scattered(answers, salt)
        ],
        "sealed": sealed(json.dumps(key, ensure_ascii=False)),
    }


def quiz(showing: Showing) -> Quiz:
    """All questions of the lesson."""
    return quiz_widget(showing)


SECTION = Section("quiz", widget=quiz, needs=(Need.QUIZ,))
