"""Questions to check what was understood, with feedback for every answer."""

from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id, Sources, Words


class Answer(Content):
    """One answer that a question offers, or one item to put in order."""

    id: Id
    """Unique in its question. For `find` it is best the id of the structure."""
    text: Words
    """What the button says; for `find`, the name in the plain list."""
    right: bool = False
    """True if the answer is right. Not used by `order`, for which the given order is right."""
    structure: Id | None = None
    """For `find`: the structure of the picture that this answer stands for."""
    feedback: Words
    """Said once the question is answered: why this is right, or what is true instead."""


class QuizQuestion(Content):
    """One question of the check at the end, or one to guess at before a passage answers it."""

    id: Id
    kind: Literal["one", "several", "order", "find"]
    """`one` right answer, `several` right, put in `order`, or `find` it on the picture."""
    text: Words
    answers: tuple[Answer, ...] = Field(min_length=2, max_length=8)
    """Shown shuffled. For `order`, give them here in the right order."""
    explanation: Words
    """What to remember, shown after any answer."""
    predict_before: Id | None = None
    """The section of the notebook in which it is first asked as a guess."""
    goal: Id | None = None
    """The goal that it checks."""
    sources: Sources


class Quiz(Content):
    """Check yourself."""

    intro: Words
    """What the learner reads before the first question."""
    questions: tuple[QuizQuestion, ...] = Field(min_length=1)
    sources: Sources
