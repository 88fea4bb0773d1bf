"""Rules that tie several fields together: lengths, levels, order of variants, ranges, braces."""

import re
from collections.abc import Iterator
from typing import TypeGuard

from bodylesson.lesson.document import Data, Document
from bodylesson.lesson.faults import Fault, FieldPath, shown

_VARIANTS = ("practice", "variants")
_CUES = ("practice", "cues")
_PLACEHOLDERS = ("{side}", "{other}")
TIMED_CUES = ("time-whole", "time-on-ball")
"""Cues that name a length of time, as `{time}`."""
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def rule_faults(lesson: Document) -> Iterator[Fault]:
    """Check every rule whose fields have the types that it needs."""
    yield from _ranges(lesson)
    yield from _default_place(lesson)
    yield from _placeholders(lesson)
    yield from _breaths(lesson)
    yield from _step_lengths(lesson)
    yield from _most_breaths(lesson)
    yield from _levels(lesson)
    yield from _order(lesson)
    yield from _pressure(lesson)


def _ranges(lesson: Document) -> Iterator[Fault]:
    for path, value in lesson.walk():
        if isinstance(value, dict):
            low, high = value.get("low"), value.get("high")
            if _is_number(low) and _is_number(high) and low > high:
                expected = f"a number not below low, which is {low}"
                yield lesson.fault((*path, "high"), expected, shown(high))


def _default_place(lesson: Document) -> Iterator[Fault]:
    for path, place in lesson.find("placement"):
        if not isinstance(place, dict) or not isinstance(share := place.get("share_of_line"), dict):
            continue
        low, high = share.get("low"), share.get("high")
        default = place.get("default_share_of_line")
        if not (_is_number(low) and _is_number(high) and _is_number(default)):
            continue
        if low <= high and not low <= default <= high:
            expected = f"a number within share_of_line, from {low} to {high}"
            yield lesson.fault((*path, "default_share_of_line"), expected, shown(default))


def _placeholders(lesson: Document) -> Iterator[Fault]:
    for path, text in lesson.walk():
        if isinstance(text, str) and (path[:2] == _CUES or path[-2:-1] == ("movement",)):
            for braces in _BRACES.findall(text):
                timed = braces == "{time}" and _names_time(lesson, path)
                if braces not in _PLACEHOLDERS and not timed:
                    expected = "no placeholders but {side} and {other}"
                    yield lesson.fault(path, expected, shown(braces))


def _names_time(lesson: Document, path: FieldPath) -> bool:
    cue = lesson.at(path[:3])
    return path[-1] == "spoken" and isinstance(cue, dict) and cue.get("id") in TIMED_CUES


def _most_breaths(lesson: Document) -> Iterator[Fault]:
    for _, most in lesson.find("practice.most_breaths"):
        for path, breaths in lesson.find("practice.variants[*].breaths"):
            if _is_number(most) and _is_number(breaths) and breaths > most:
                expected = f"no more than practice.most_breaths, which is {most}"
                yield lesson.fault(path, expected, shown(breaths))


def _pressure(lesson: Document) -> Iterator[Fault]:
    for path, aim in lesson.find("safety.scale.aim.high"):
        for _, limit in lesson.find("practice.frame.pressure_limit"):
            if _is_number(aim) and _is_number(limit) and aim > limit:
                expected = f"no more than practice.frame.pressure_limit, which is {limit}"
                yield lesson.fault(path, expected, shown(aim))


def _breaths(lesson: Document) -> Iterator[Fault]:
    for path, variant in lesson.find("practice.variants[*]"):
        steps = variant.get("steps") if isinstance(variant, dict) else None
        if not isinstance(variant, dict) or not isinstance(steps, list) or not steps:
            continue
        work = [_work_breaths(step) for step in steps]
        if None in work:
            continue
        total = sum(breaths or 0 for breaths in work)
        breaths = variant.get("breaths")
        if total == 0:
            yield lesson.fault((*path, "steps"), "at least one step with 'role: work'", "none")
        elif isinstance(breaths, int) and breaths != total:
            expected = f"{total}, the sum of the breaths of its work steps"
            yield lesson.fault((*path, "breaths"), expected, shown(breaths))


def _work_breaths(step: Data) -> int | None:
    """Breaths that a step adds to its variant; None if the step itself has faults."""
    if not isinstance(step, dict) or step.get("role") not in ("setup", "work"):
        return None
    if step["role"] == "setup":
        return 0
    breaths = step.get("breaths")
    if not isinstance(breaths, int) or isinstance(breaths, bool) or breaths < 1:
        return None
    return breaths


def _step_lengths(lesson: Document) -> Iterator[Fault]:
    """A step lasts either breaths or seconds, and a `work` step lasts breaths."""
    for path, step in lesson.find("practice.variants[*].steps[*]"):
        if not isinstance(step, dict):
            continue
        breaths, seconds = step.get("breaths"), step.get("seconds")
        if step.get("role") == "work" and seconds is not None:
            yield lesson.fault((*path, "seconds"), "breaths, since it is work", shown(seconds))
        elif breaths is None and seconds is None:
            yield lesson.fault(path, "breaths, or in a setup seconds", "neither")
        elif breaths is not None and seconds is not None:
            yield lesson.fault((*path, "seconds"), "either breaths or seconds", "both")


def _levels(lesson: Document) -> Iterator[Fault]:
    levels = {
        variant["id"]: variant["level"]
        for _, variant in lesson.find("practice.variants[*]")
        if isinstance(variant, dict)
        and isinstance(variant.get("id"), str)
        and _is_number(variant.get("level"))
    }
    for direction, sign, words in (("easier", -1, "or lower"), ("deeper", 1, "or higher")):
        for path, other in lesson.find(f"practice.variants[*].{direction}"):
            variant = lesson.at(path[:-1])
            own = variant.get("level") if isinstance(variant, dict) else None
            theirs = levels.get(other) if isinstance(other, str) else None
            if not _is_number(own) or not _is_number(theirs):
                continue
            if (theirs - own) * sign < 0:
                expected = f"a variant of level {own} {words}"
                yield lesson.fault(path, expected, f"{shown(other)} of level {theirs}")


def _order(lesson: Document) -> Iterator[Fault]:
    found = list(lesson.find("practice.variants[*]"))
    variants = [variant for _, variant in found if isinstance(variant, dict)]
    for path, variant in found:
        if not isinstance(variant, dict) or variant.get("after") is not None:
            continue
        # Without `after`, a session would begin at that depth: deeper is never reached by accident.
        if _is_number(level := variant.get("level")) and level > 1:
            expected = "a variant that comes first, since a level above 1 is not where to begin"
            got = "null" if "after" in variant else "nothing (the field is missing)"
            yield lesson.fault((*path, "after"), expected, got)
    if variants and all(variant.get("after") is not None for variant in variants):
        expected = "at least one variant to begin with, which has no 'after'"
        yield lesson.fault(_VARIANTS, expected, "none")
    after = {v["id"]: v.get("after") for v in variants if isinstance(v.get("id"), str)}
    told: set[Data] = set()
    for path, first in lesson.find("practice.variants[*].id"):
        way: list[Data] = [first] if isinstance(first, str) else []
        while way and isinstance(following := after.get(way[-1]), str) and following not in way:
            way.append(following)
        closes = len(way) > 1 and after.get(way[-1]) == first
        if closes and told.isdisjoint(way):
            told.update(way)
            circle = " after ".join(shown(name) for name in [*way, first])
            expected = "an order that leads back to a variant without 'after'"
            yield lesson.fault((*path[:-1], "after"), expected, circle)


def _is_number(value: Data) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
