"""The smallest lesson that has no fault, and a writer that knows the line of all it writes."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from bodylesson.lesson.crossrefs import FIXED_CUES

Path_ = tuple[str | int, ...]


def _cue(name: str) -> dict[str, Any]:
    return {"id": name, "screen": "Lie down", "spoken": "Lie down.", "described": "On the floor."}


def _moving(name: str, cue: str) -> dict[str, Any]:
    movement = {"inhale": "in", "exhale": "out"}
    return {"id": name, "cue": cue, "seconds": 20, "movement": movement}


def _step(name: str, cue: str, **more: Any) -> dict[str, Any]:
    movement = {"inhale": "belly wide", "exhale": "belly soft"}
    return {"id": name, "cue": cue, "breaths": 2, "movement": movement, **more}


def _variant(name: str, **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "name": f"The {name}",
        "summary": "Lie over the ball.",
        "article": "Lie over it.",
        "for_whom": "Everyone.",
        "first": "Nothing.",
        "level": 1,
        "breaths": 6,
        "sets": 1,
        "steps": [
            _step("settle", "lie-down", role="setup"),
            _step("breathe", "lie-down", role="work", reminders=["halfway"], asks=True),
            {**_step("again", "lie-down", role="work"), "breaths": 4},
        ],
        "cautions": ["Go slowly."],
        "sources": ["grabow-2018"],
        **more,
    }


def _item(name: str) -> dict[str, Any]:
    return {"id": name, "text": "You are ill.", "why": "It may harm.", "sources": ["ours"]}


def _reason(name: str) -> dict[str, Any]:
    return {**_item(name), "group": "today", "short": "Ill"}


def _sign(name: str) -> dict[str, Any]:
    return {"id": name, "text": "Numbness.", "sources": ["ours"]}


_VERDICT = {"title": "Stop", "text": "Not today."}
_LESSON: dict[str, Any] = {
    "id": "small",
    "title": "A small lesson",
    "language": "en",
    "description": "Small.",
    "article": "An essay.",
    "goals": [{"id": "find", "text": "Find it."}],
    "causes": [
        {
            "id": "sitting",
            "name": "Sitting",
            "text": "It shortens.",
            "claim": "tight-is-weak",
            "sources": ["grabow-2018"],
        }
    ],
    "claims": [
        {
            "id": "tight-is-weak",
            "title": "Tight is weak",
            "article": "Tight is weak.",
            "quoted": True,
            "studies": "Not shown.",
            "grade": "not studied",
            "meaning": "Nobody knows.",
            "sources": ["grabow-2018"],
        }
    ],
    "story": {
        "title": "A leg",
        "paragraphs": ["It was short."],
        "known": [{"id": "tape", "title": "Tape", "paragraphs": ["It errs."], "sources": ["ours"]}],
        "sources": ["ours"],
    },
    "structures": [
        {
            "id": "psoas",
            "name": "Psoas major",
            "kind": "muscle",
            "plain": "A muscle.",
            "neighbours": ["spine"],
            "sources": ["gray-2020"],
        },
        {
            "id": "spine",
            "name": "Spine",
            "kind": "bone",
            "plain": "A bone.",
            "origin": None,
            "sources": ["gray-2020"],
        },
    ],
    "passages": [{"id": "why", "title": "Why", "paragraphs": ["So."], "sources": ["ours"]}],
    "balls": [
        {
            "id": "softball",
            "name": "Softball",
            "diameter_mm": {"low": 95, "high": 97.5},
            "hardness": "medium",
            "first_time": True,
            "text": "Round.",
            "sources": ["ours"],
        }
    ],
    "placement": {
        "article": "Between.",
        "article_mm": {"low": 20, "high": 40},
        "correction": "Not nearer.",
        "share_of_line": {"low": 0.5, "high": 0.7},
        "default_share_of_line": 0.6,
        "steps": [{"id": "navel", "text": "Find the navel.", "described": "With a finger."}],
        "avoid": [{"id": "rib", "name": "Rib", "why": "It hurts.", "sources": ["ours"]}],
        "never": ["The rib."],
        "sources": ["gray-2020"],
    },
    "spot": {
        "first": {"text": "Skin.", "sources": ["ours"]},
        "small": {"below_mm": 70, "text": "It is small.", "sources": ["ours"]},
        "hard": {"text": "It is hard.", "sources": ["ours"]},
        "reach": {"short": "No.", "maybe": "Perhaps.", "past": "Yes.", "sources": ["ours"]},
    },
    "safety": {
        "intro": "First this.",
        "groups": [{"id": "today", "name": "Today"}],
        "do_not": [_reason("pregnant")],
        "ask_first": [_reason("hernia")],
        "verdicts": {"do_not": _VERDICT, "ask_first": _VERDICT, "go_on": _VERDICT},
        "stop_signs": [_sign("numb")],
        "help_signs": [_sign("faint")],
        "help_in_short": [{"id": "call", "act": "Call for help", "signs": "You faint."}],
        "normal": [_sign("ache")],
        "scale": {
            "aim": {"low": 3, "high": 4},
            "light": "Light.",
            "aimed": "Stay.",
            "limit": "The most.",
            "over": "Too much.",
            "sources": ["ours"],
        },
        "cautions": [_item("slow")],
        "alternative": {
            "title": "Stretch",
            "why": "It helps.",
            "steps": [{"id": "kneel", "text": "Kneel."}],
            "ask": "Ask first.",
            "dose": "Daily.",
            "sources": ["grabow-2018"],
        },
        "disclaimer": "Not advice.",
    },
    "practice": {
        "intro": "Now.",
        "dose": "Once.",
        "timer": {
            "is_off": "Off",
            "paused": "Wait.",
            "done": "Done.",
            "stopped": "Stopped.",
            "felt_bad": "Rest.",
        },
        "frame": {
            "placing": [_moving("place", "lie-down")],
            "rest": _step("rest", "lie-down"),
            "easing": _step("ease", "ease-off"),
            "changing_sides": [_moving("turn", "lie-down")],
            "coming_off": [_moving("off", "finish")],
            "lead_in_breaths": 3,
            "pressure_limit": 5,
            "sources": ["ours"],
        },
        "most_breaths": 40,
        "tempo": {
            "breaths_per_minute": 6,
            "inhale_share": 0.4,
            "text": "Slowly.",
            "sources": ["ours"],
        },
        "variants": [
            _variant("drape", deeper="lift"),
            _variant("lift", after="drape", easier="drape", level=3),
        ],
        "cues": [*map(_cue, sorted(FIXED_CUES)), _cue("lie-down")],
        "sources": ["ours"],
    },
    "checks": [
        {
            "id": "reach",
            "title": "Reach",
            "intro": "Before.",
            "steps": ["Stand."],
            "reading": "Little.",
            "sources": ["ours"],
        }
    ],
    "reflection": [{"id": "felt", "text": "What did you feel?"}],
    "path": [
        {"id": "home", "title": "A small lesson", "lead": "It is small.", "shows": ["goals"]},
        {
            "id": "practise",
            "title": "Practice",
            "lead": "Do it.",
            "minutes": 2,
            "shows": ["practice"],
            "folds": [{"id": "more", "title": "More", "shows": ["why"]}],
        },
    ],
}
_REFERENCES: dict[str, Any] = {
    "references": [
        {
            "id": "grabow-2018",
            "title": "Rolling",
            "year": 2018,
            "doi": "10.1519/x",
            "kind": "study",
            "read": "abstract or full text",
        },
        {
            "id": "gray-2020",
            "title": "Anatomy",
            "url": "https://example.org/gray",
            "kind": "textbook",
            "read": "copy or summary",
        },
    ]
}


def small_lesson() -> dict[str, Any]:
    """A fresh copy of lesson.yaml's data."""
    return deepcopy(_LESSON)


def small_references() -> dict[str, Any]:
    """A fresh copy of references.yaml's data."""
    return deepcopy(_REFERENCES)


def written(data: object) -> tuple[str, dict[Path_, int]]:
    """Data as YAML with one value a line, and the line of each."""
    rows: list[str] = ["# A comment, so that nothing stands on line 1.", ""]
    lines: dict[Path_, int] = {}
    _write(rows, lines, (), data, "", "")
    return "\n".join(rows) + "\n", lines


def _write(
    rows: list[str], lines: dict[Path_, int], path: Path_, value: Any, indent: str, lead: str
) -> None:
    """Write a value after `lead` ("- " or "name: "), which stands at `indent`."""
    inner = indent + ("  " if lead else "")
    if isinstance(value, (dict, list)) and value:
        if lead:
            rows.append(f"{indent}{lead}".rstrip())
        lines[path] = len(rows) if lead else len(rows) + 1
        if isinstance(value, dict):
            for name, item in value.items():
                _write(rows, lines, (*path, name), item, inner, f"{name}: ")
            return
        for index, item in enumerate(value):
            _write(rows, lines, (*path, index), item, inner, "- ")
            if isinstance(item, (dict, list)) and item:
                # What is written under a lone dash begins on the line below it.
                lines[(*path, index)] += 1
        return
    rows.append(f"{indent}{lead}{json.dumps(value, ensure_ascii=False)}")
    lines[path] = len(rows)


def put(data: Any, path: Path_, value: object) -> None:
    """Set the value at a path."""
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def leaves(data: object, path: Path_ = ()) -> list[Path_]:
    """Paths of everything that is neither a list nor a group of fields."""
    if isinstance(data, dict):
        return [leaf for name, item in data.items() for leaf in leaves(item, (*path, name))]
    if isinstance(data, list):
        return [leaf for index, item in enumerate(data) for leaf in leaves(item, (*path, index))]
    return [path]


def write_lesson(folder: Path, lesson: object = None, references: object = None) -> Path:
    """Write a lesson's two files; text and bytes go in unchanged."""
    for name, content in (
        ("lesson.yaml", small_lesson() if lesson is None else lesson),
        ("references.yaml", small_references() if references is None else references),
    ):
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            text = content if isinstance(content, str) else written(content)[0]
            (folder / name).write_text(text, encoding="utf-8")
    return folder
