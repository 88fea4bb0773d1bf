"""Rules of the quiz that tie several fields together: how many answers of a question are right."""

from collections.abc import Iterator

from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault


def quiz_faults(lesson: Document) -> Iterator[Fault]:
    """Check every question whose fields have the types that it needs."""
    for path, question in lesson.find("quiz.questions[*]"):
        if not isinstance(question, dict):
            continue
        listed = question.get("answers")
        if not isinstance(listed, list):
            continue
        answers = [answer for answer in listed if isinstance(answer, dict)]
        kind = question.get("kind")
        right = sum(answer.get("right") is True for answer in answers)
        if (expected := _expected(kind, right, len(answers))) is not None:
            yield lesson.fault((*path, "answers"), expected, f"{right} of {len(answers)} right")
        for index, answer in enumerate(answers):
            if kind == "find" and answer.get("structure") is None:
                place = (*path, "answers", index, "structure")
                yield lesson.fault(place, "the structure that this answer stands for", "none")


def _expected(kind: Data, right: int, answers: int) -> str | None:
    """What a question of this kind lacks; None if it is complete."""
    if kind in ("one", "find") and right != 1:
        return "exactly one answer with 'right: true'"
    if kind == "several" and not 0 < right < answers:
        return "at least one answer with 'right: true' and one without"
    if kind == "order" and right:
        return "answers in the right order, none with 'right: true'"
    return None
