"""Which sheets a class has, and what stands on each: data for the pages of `pages/`."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import segno

from bodylesson.lesson.class_plan import ClassFile, ClassPart, ClassPlan, Told
from bodylesson.lesson.lesson import Lesson
from bodylesson.pack import told
from bodylesson.pack.cue_sheet import cue_sheet
from bodylesson.pack.pictures import Picture, Pictures, Source
from bodylesson.sections.handout.handout import FRAME_STEPS
from bodylesson.ui.palette import palette
from bodylesson.ui.words import Words, words


@dataclass(frozen=True)
class Sheet:
    """One PDF."""

    name: str
    """The file's name without its ending."""
    page: str
    """The file of `pages/` that sets it."""
    data: Mapping[str, object]
    pictures: Mapping[str, str]
    """SVG texts by file name."""


def sheets_of(lesson: Lesson, plan: ClassFile, address: str | None = None) -> list[Sheet]:
    """Every sheet of a class, in the order in which an instructor needs them.

    Args:
        lesson: the lesson.
        plan: what its class.yaml says.
        address: where the lesson is found, for the handout.
    """
    maker = _Maker(lesson, plan, address)
    return [
        *(maker.lesson_plan(one) for one in plan.plans),
        maker.handout(),
        maker.screening(),
        maker.consent(),
        maker.observer(),
        maker.skills(),
        maker.notes(),
    ]


class _Maker:
    def __init__(self, lesson: Lesson, plan: ClassFile, address: str | None) -> None:
        self._lesson = lesson
        self._plan = plan
        self._address = address
        self._words: Words = words(lesson.content.language)
        shared = self._words.labels("sections.shared")
        self._sides = {"side": shared.left, "other": shared.right}
        self._source = Source(lesson, self._sides)
        self._steps = {step.id: step.title for step in lesson.content.path}

    def lesson_plan(self, plan: ClassPlan) -> Sheet:
        pictures = self._pictures()
        parts = {part.id: part for part in self._plan.parts}
        rows: list[dict[str, object]] = []
        start = 0
        for slot in plan.slots:
            part = parts[slot.part]
            rows.append({**self._part(part, pictures), "start": start, "minutes": slot.minutes})
            start += slot.minutes
        led = dict.fromkeys(parts[slot.part].leads for slot in plan.slots)
        data = {
            "minutes": plan.minutes,
            "opening": self._plan.opening,
            "minutes_are": self._plan.minutes_are,
            "bring": list(self._plan.bring),
            "rows": rows,
            "cues": [
                cue_sheet(self._lesson, way, pictures, self._sides)
                for way in led
                if way is not None
            ],
        }
        return self._sheet(f"lesson-plan-{plan.minutes}", "lesson_plan", data, pictures)

    def handout(self) -> Sheet:
        pictures = self._pictures()
        content = self._lesson.content
        ways = [
            {
                "name": way.name,
                "text": way.summary,
                "picture": pictures.pose(("variants", way.id, way.steps[-1].id)),
            }
            for way in content.practice.variants
        ]
        data = {
            "do_not": [reason.text for reason in content.safety.do_not],
            "ask_first": [reason.text for reason in content.safety.ask_first],
            "stop_signs": told.signs(content.safety.stop_signs),
            "help_signs": told.signs(content.safety.help_signs),
            "scale": told.scale(self._lesson),
            "disclaimer": content.safety.disclaimer,
            "spot": [step.text for step in content.placement.steps],
            "fingers": pictures.fingers(),
            "belly": pictures.plate("belly"),
            "never": list(content.placement.never),
            "getting_on": self._frame("placing", pictures),
            "coming_off": self._frame("coming_off", pictures),
            "ways": ways,
            "dose": content.practice.dose,
            "address": self._address,
        }
        if self._address is not None:
            pictures.made["qr.svg"] = _qr(self._address)
        return self._sheet("handout", "handout", data, pictures)

    def screening(self) -> Sheet:
        content, pictures = self._lesson.content, self._pictures()
        screening = self._plan.screening
        verdicts = content.safety.verdicts
        data = {
            "intro": screening.intro,
            "keep": screening.keep,
            "do_not": told.reasons(self._lesson, content.safety.do_not),
            "ask_first": told.reasons(self._lesson, content.safety.ask_first),
            "verdicts": [
                {"title": one.title, "text": one.text}
                for one in (verdicts.do_not, verdicts.ask_first, verdicts.go_on)
            ],
            "today": [choice.model_dump() for choice in screening.today],
            "polls": self._polls(),
        }
        return self._sheet("screening-sheet", "screening", data, pictures)

    def consent(self) -> Sheet:
        data = self._plan.consent.model_dump()
        return self._sheet("consent-cards", "consent", data, self._pictures())

    def observer(self) -> Sheet:
        pictures, observer = self._pictures(), self._plan.observer
        first = self._lesson.content.practice.variants[0]
        at_rest = next(step.id for step in first.steps if step.role == "work")
        data = {
            **observer.model_dump(),
            "stop_signs": told.signs(self._lesson.content.safety.stop_signs),
            "picture": pictures.pose(("variants", first.id, at_rest)),
        }
        return self._sheet("observer-cards", "observer", data, pictures)

    def skills(self) -> Sheet:
        goals = [
            {
                "text": goal.text,
                "skills": [skill.text for skill in self._plan.skills if skill.goal == goal.id],
            }
            for goal in self._lesson.content.goals
        ]
        data = {"goals": [goal for goal in goals if goal["skills"]]}
        return self._sheet("skills-checklist", "skills", data, self._pictures())

    def notes(self) -> Sheet:
        pictures = self._pictures()
        notes = [
            {
                "title": note.title,
                "texts": list(note.texts),
                "pictures": self._poses(note, pictures),
                **told.told(self._lesson, note),
            }
            for note in self._plan.notes
        ]
        data = {"notes": notes, "disclaimer": self._lesson.content.safety.disclaimer}
        return self._sheet("instructor-notes", "notes", data, pictures)

    def _part(self, part: ClassPart, pictures: Pictures) -> dict[str, object]:
        return {
            "title": part.title,
            "step": self._steps.get(part.step or ""),
            "pictures": self._poses(part, pictures),
            "plate": pictures.plate(part.plate) if part.plate else None,
            "instructor": list(part.instructor),
            "students": list(part.students),
            "leads": self._lesson.variant(part.leads).name if part.leads else None,
            **told.told(self._lesson, part),
        }

    def _polls(self) -> list[dict[str, object]]:
        """The two questions of reflecting with their closed lists of words."""
        classroom = self._lesson.content.classroom
        if classroom is None:
            return []
        asked = classroom.reflect
        return [
            {"ask": asked.ask_feel, "answers": [word.text for word in asked.feels]},
            {"ask": asked.ask_noticed, "answers": [word.text for word in asked.noticed]},
        ]

    def _poses(self, of: Told, pictures: Pictures) -> list[Picture]:
        return [pictures.pose(tuple(path.split("."))) for path in of.poses]

    def _frame(self, part: str, pictures: Pictures) -> list[dict[str, str | Picture]]:
        """The steps of getting on or coming off that fit on paper as pictures."""
        there = {step.id: step for step in getattr(self._lesson.content.practice.frame, part)}
        return [
            {
                "text": told.cue(self._lesson.cue(there[name].cue), self._sides)["screen"],
                "picture": pictures.pose((part, name)),
            }
            for name in FRAME_STEPS[part]
            if name in there
        ]

    def _pictures(self) -> Pictures:
        return Pictures(self._source)

    def _sheet(self, name: str, page: str, data: Mapping[str, object], pictures: Pictures) -> Sheet:
        content = self._lesson.content
        whole = {
            **data,
            "lesson": content.title,
            "language": content.language,
            "colours": {name: colour.light for name, colour in palette().items()},
            "words": self._words.texts("pack.shared", f"pack.{page}"),
            "grades": self._words.texts("sections.claims"),
            "for_left": self._words.labels("sections.shared").for_left,
        }
        return Sheet(name, page, whole, pictures.made)


def _qr(address: str) -> str:
    buffer = io.BytesIO()
    segno.make(address, error="m").save(buffer, kind="svg", border=0, xmldecl=False)
    return buffer.getvalue().decode("utf-8")
