"""The class: the way in, and what board, desk and phones of a class show."""

from typing import Any

import anywidget
import ipywidgets
import traitlets as t

from bodylesson.lesson.class_reading import CLASS_FILE, read_class
from bodylesson.lesson.lesson import Lesson
from bodylesson.lesson.types import LessonFile
from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.section import Need, Section
from bodylesson.sections.showing import Showing
from bodylesson.ui import assets

REFERENCE = ipywidgets.widget_serialization
"""A widget is sent as a reference to its model."""

VIEWER = "muscle-viewer"
"""The section whose picture can be turned."""


class Classroom(anywidget.AnyWidget):
    """Joins a class, or opens one.

    Its code is fetched once somebody wants a class. What it knows of the practice is the breath
    timer's; nothing that happens in a class comes back to Python.
    """

    _esm = assets.bundle(__file__)
    _css = assets.style(__file__)

    lesson_id = t.Unicode("").tag(sync=True)
    """Id of the lesson; names what the browser keeps. Written by Python."""
    timer = t.Instance(BreathTimer, allow_none=True).tag(sync=True, **REFERENCE)
    """The breath timer, whose plans, cues and words a class practices with. Written by Python."""
    drawings = t.Bytes(None, allow_none=True).tag(sync=True)
    """The drawings of all poses, the same bytes as the timer's. Written by Python."""
    voice_data = t.Bytes(None, allow_none=True).tag(sync=True)
    """The files of all clips, the same bytes as the timer's. Written by Python."""
    polls: t.List[Any] = t.List().tag(sync=True)
    """Questions to a room: `id`, `text`, `most` (how many answers a person may choose, from 1) and
    `answers` (a list of `id` and `text`). Written by Python."""
    gate = t.Dict().tag(sync=True)
    """Ids of the gate's reasons by list (`do_not`, `ask_first`), to know today's answers. Written
    by Python."""
    stretch = t.Dict().tag(sync=True)
    """What whoever may not use the ball does to the same breath: `title`, `steps` (texts) and
    `dose`. Written by Python."""
    observer = t.Dict().tag(sync=True)
    """The card of whoever watches a partner, as it is printed: `intro`, `checks`, `ask`, `stop`,
    and `signs` that mean stop (`text`, `then`). Empty where the lesson has no class.yaml. Written
    by Python."""
    turned: t.List[str] = t.List(t.Unicode()).tag(sync=True)
    """Ids of the steps whose picture in 3D the desk can turn on the board. Written by Python."""
    words = t.Dict().tag(sync=True)
    """Interface words, the group `widgets.classroom`. Written by Python."""


def classroom(showing: Showing) -> Classroom:
    """The class of a lesson."""
    content = showing.lesson.content
    shown = timer_of(showing)
    safety = content.safety
    return Classroom(
        lesson_id=content.id,
        timer=shown,
        drawings=shown.drawings,
        voice_data=shown.voice_data,
        polls=polls(content),
        gate={
            "do_not": [reason.id for reason in safety.do_not],
            "ask_first": [reason.id for reason in safety.ask_first],
        },
        stretch={
            "title": safety.alternative.title,
            "steps": [step.text for step in safety.alternative.steps if not step.other],
            "dose": safety.alternative.dose,
        },
        observer=observer_card(showing.lesson),
        turned=[step.id for step in content.path if VIEWER in step.shows],
        words=showing.words.texts("widgets.classroom"),
    )


def timer_of(showing: Showing) -> BreathTimer:
    """The breath timer among what the practice shows.

    Raises:
        LookupError: the practice shows none.
    """
    practice = showing.widget("practice")
    shown = practice.children if isinstance(practice, ipywidgets.Box) else ()
    found = next((one for one in shown if isinstance(one, BreathTimer)), None)
    if found is None:
        raise LookupError("practice: expected a breath timer in it, got none")
    return found


def observer_card(lesson: Lesson) -> dict[str, Any]:
    """What the printed observer card says; empty where the lesson has no class.yaml.

    Raises:
        LessonError: with every fault of class.yaml.
    """
    if not (lesson.folder / CLASS_FILE).exists():
        return {}
    signs = lesson.content.safety.stop_signs
    return {
        **read_class(lesson.folder).observer.model_dump(mode="json"),
        "signs": [{"text": sign.text, "then": sign.then or ""} for sign in signs],
    }


def polls(content: LessonFile) -> list[dict[str, Any]]:
    """What may be asked of a room, without the key to any of it; reflecting comes last."""
    asked = [
        _poll(one.id, one.text, one.answers)
        for one in (content.quiz.questions if content.quiz else ())
        if one.kind in ("one", "find")
    ]
    if content.classroom:
        reflect = content.classroom.reflect
        asked.append(_poll("feel", reflect.ask_feel, reflect.feels))
        asked.append({**_poll("noticed", reflect.ask_noticed, reflect.noticed), "most": 3})
    return asked


def _poll(id: str, text: str, answers: Any) -> dict[str, Any]:
    offered = [{"id": answer.id, "text": answer.text} for answer in answers]
    return {"id": id, "text": text, "most": 1, "answers": offered}


SECTION = Section("classroom", widget=classroom, needs=(Need.CLASSROOM,))
