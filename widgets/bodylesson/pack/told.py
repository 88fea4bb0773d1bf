"""The lesson's texts as plain data for a sheet, each exactly as in lesson.yaml."""

from collections.abc import Callable, Mapping

from bodylesson.lesson.class_plan import ListName, Told
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.practice import Cue
from bodylesson.lesson.safety import Reason, Sign

Item = dict[str, str]
"""`text`, and `then` if there is more to say; a part of the scale has `low` and `high`."""


def told(lesson: Lesson, of: Told) -> dict[str, object]:
    """Everything that a part or a note takes from the lesson."""
    content = lesson.content
    cautions = {one.id: one for one in content.safety.cautions}
    checks = {one.id: one for one in content.checks}
    return {
        "reads": [
            {"title": passage.title, "paragraphs": list(passage.paragraphs)}
            for passage in map(lesson.passage, of.reads)
        ],
        "asks": [_question(lesson, name) for name in of.asks],
        "cautions": [cautions[name].text for name in of.cautions],
        "claims": [
            {"title": claim.title, "grade": claim.grade.value, "text": claim.meaning}
            for claim in map(lesson.claim, of.claims)
        ],
        "checks": [
            {"title": checks[name].title, "steps": list(checks[name].steps)} for name in of.checks
        ],
        "lists": [{"name": name, "items": listed(lesson, name)} for name in of.lists],
    }


def listed(lesson: Lesson, name: ListName) -> list[Item]:
    """One of the lesson's lists."""
    return _LISTS[name](lesson)


def signs(found: tuple[Sign, ...]) -> list[Item]:
    """Signs, with what to do if it is more than the list says."""
    return [{"text": sign.text, "then": sign.then or ""} for sign in found]


def scale(lesson: Lesson) -> list[Item]:
    """The scale of pressure, part by part: the numbers, and what they mean."""
    found, limit = lesson.content.safety.scale, lesson.content.practice.frame.pressure_limit
    parts = (
        (0, found.aim.low - 1, found.light),
        (found.aim.low, found.aim.high, found.aimed),
        (found.aim.high + 1, limit, found.limit),
        (limit + 1, 10, found.over),
    )
    return [
        {"low": str(low), "high": str(high), "then": text}
        for low, high, text in parts
        if low <= high
    ]


def reasons(lesson: Lesson, found: tuple[Reason, ...]) -> list[dict[str, object]]:
    """Reasons by their groups: `name`, and the `texts` that one can tick."""
    return [
        {"name": group.name, "texts": [reason.text for reason in own]}
        for group, own in lesson.content.safety.grouped(found)
    ]


def cue(found: Cue, sides: Mapping[str, str]) -> dict[str, str]:
    """A cue as the instructor says it, for one side."""

    def sided(text: str) -> str:
        return text.replace("{side}", sides["side"]).replace("{other}", sides["other"])

    return {"screen": sided(found.screen), "spoken": sided(found.spoken)}


def _question(lesson: Lesson, name: str) -> dict[str, object]:
    quiz = lesson.content.quiz
    # A class that asks questions the lesson lacks was refused when it was read.
    assert quiz is not None
    question = next(one for one in quiz.questions if one.id == name)
    return {
        "text": question.text,
        "answers": [
            {"text": answer.text, "right": answer.right or question.kind == "order"}
            for answer in question.answers
        ],
        "explanation": question.explanation,
    }


_LISTS: Mapping[ListName, Callable[[Lesson], list[Item]]] = {
    "stop_signs": lambda lesson: signs(lesson.content.safety.stop_signs),
    "help_signs": lambda lesson: signs(lesson.content.safety.help_signs),
    "help_in_short": lambda lesson: [
        {"text": help.signs, "then": f"{help.act}."} for help in lesson.content.safety.help_in_short
    ],
    "normal": lambda lesson: signs(lesson.content.safety.normal),
    "never": lambda lesson: [{"text": text} for text in lesson.content.placement.never],
    "scale": scale,
    "alternative": lambda lesson: [
        *({"text": step.text} for step in lesson.content.safety.alternative.steps),
        {"text": lesson.content.safety.alternative.dose},
        {"text": lesson.content.safety.alternative.ask},
    ],
    "reflection": lambda lesson: [
        {"text": f"{one.text} {one.hint or ''}".strip()} for one in lesson.content.reflection
    ],
}
