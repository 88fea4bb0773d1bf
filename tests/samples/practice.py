"""A small practice with every shape a plan can meet: a chain of `after`, sets, a setup between."""

from typing import Any

from bodylesson.lesson.practice import Practice
from bodylesson.lesson.safety import Safety

Data = dict[str, Any]
SOURCES = ["ours"]


def _cue(name: str) -> Data:
    words = name.replace("-", " ")
    return {
        "id": name,
        "screen": f"{words}: the {{side}} side",
        "spoken": f"{words}.",
        "described": f"{words}, told at length: {{side}}, not {{other}}.",
    }


def _step(name: str, breaths: int, **more: Any) -> Data:
    movement = {"inhale": f"{name} in {{side}}", "exhale": f"{name} out {{side}}"}
    return {"id": name, "cue": f"cue-{name}", "breaths": breaths, "movement": movement, **more}


def _moving(name: str, seconds: int, **more: Any) -> Data:
    step = _step(name, 1, **more)
    del step["breaths"]
    return {**step, "seconds": seconds}


def _setup(name: str, breaths: int) -> Data:
    return _step(name, breaths, role="setup")


def _work(name: str, breaths: int, *reminders: str) -> Data:
    return _step(name, breaths, role="work", reminders=list(reminders), asks=True)


def _variant(name: str, level: int, steps: list[Data], **more: Any) -> Data:
    breaths = sum(step["breaths"] for step in steps if step["role"] == "work")
    return {
        "id": name,
        "name": f"The {name}",
        "summary": f"What {name} is.",
        "article": f"What the article says of {name}.",
        "for_whom": "Everyone.",
        "first": "Nothing.",
        "level": level,
        "breaths": breaths,
        "sets": 1,
        "steps": steps,
        "cautions": [f"Take care with {name}."],
        "sources": SOURCES,
        **more,
    }


VARIANTS = [
    _variant(
        "drape",
        1,
        [_setup("settle", 1), _work("breathe", 5, "halfway", "soften"), _work("widen", 3)],
        deeper="deeper",
    ),
    _variant(
        "deeper",
        2,
        [_setup("knee-out", 1), _work("stay", 4, "halfway")],
        after="drape",
        easier="drape",
        deeper="lift",
    ),
    _variant(
        "lift",
        3,
        [_work("small", 3), _setup("rest-thigh", 1), _work("again", 3)],
        after="deeper",
        easier="deeper",
        sets=2,
    ),
    _variant("iliacus", 2, [_work("outward", 6, "soften")], after="drape", easier="drape", sets=3),
    _variant("explore", 2, [_work("near", 2), _work("far", 1)], after="drape", easier="drape"),
]
FRAME = {
    "placing": [_moving("kneel", 20), _moving("lower", 10, on_ball=True)],
    "rest": _step("rest", 2),
    "easing": _step("ease", 1),
    "changing_sides": [_moving("change", 20)],
    "coming_off": [_moving("press", 10, on_ball=True), _moving("roll", 20)],
    "lead_in_breaths": 3,
    "placing_wait_s": 0,
    "pressure_limit": 5,
    "sources": SOURCES,
}
CUES = [
    *(f"cue-{step['id']}" for variant in VARIANTS for step in variant["steps"]),
    *(f"cue-{name}" for name in ("kneel", "lower", "rest", "ease", "change", "press", "roll")),
    "halfway",
    "soften",
    "ask-depth",
]
PRACTICE = Practice.model_validate(
    {
        "intro": "Lie down.",
        "dose": "A little.",
        "frame": FRAME,
        "timer": {
            "is_off": "I am off the ball",
            "paused": "Weight on your arms.",
            "done": "The session is over.",
            "stopped": "You stopped early.",
            "felt_bad": "Leave the ball for today.",
        },
        "most_breaths": 40,
        "deeper_after": 0,
        "tempo": {
            "breaths_per_minute": 6,
            "inhale_share": 0.4,
            "text": "Slow.",
            "sources": SOURCES,
        },
        "variants": VARIANTS,
        "cues": [_cue(name) for name in CUES],
        "sources": SOURCES,
    }
)


def _item(name: str, text: str) -> Data:
    return {"id": name, "text": text, "why": f"Why {name} matters.", "sources": SOURCES}


def _reason(name: str, text: str, group: str) -> Data:
    return {**_item(name, text), "group": group, "short": name.replace("-", " ")}


def _sign(name: str) -> Data:
    return {"id": name, "text": f"You feel {name}.", "sources": SOURCES}


def _verdict(name: str) -> Data:
    return {"title": f"Verdict {name}", "text": f"What {name} means."}


SAFETY = Safety.model_validate(
    {
        "intro": "Read this.",
        "groups": [{"id": "today", "name": "Today"}, {"id": "body", "name": "Body"}],
        "do_not": [
            _reason("ill", "You are ill.", "today"),
            _reason("hurt", "You are hurt.", "body"),
        ],
        "ask_first": [
            _reason("old-scar", "You have an old scar.", "body"),
            _reason("pump", "You have a pump.", "body"),
        ],
        "verdicts": {name: _verdict(name) for name in ("do_not", "ask_first", "go_on")},
        "stop_signs": [_sign("numb")],
        "help_signs": [_sign("faint")],
        "help_in_short": [{"id": "call", "act": "Call for help", "signs": "You faint."}],
        "normal": [_sign("pressure")],
        "scale": {
            "aim": {"low": 3, "high": 4},
            "light": "Light.",
            "aimed": "Stay.",
            "limit": "The most.",
            "over": "Too much.",
            "sources": SOURCES,
        },
        "cautions": [_item("slow", "Go slowly.")],
        "alternative": {
            "title": "Stretch",
            "why": "It is gentle.",
            "steps": [{"id": "kneel", "text": "Kneel."}],
            "ask": "Ask first.",
            "dose": "A minute.",
            "sources": SOURCES,
        },
        "disclaimer": "This teaches.",
    }
)
