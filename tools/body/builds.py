"""The builds: which targets of MakeHuman, and how much of each, make which body."""

from tools.body.source import Points, Source

LOOKS = ("caucasian", "african", "asian")

CALM = {
    f"expression/units/{look}/eye-{side}-closure": 1 / 3
    for look in LOOKS
    for side in ("left", "right")
}
"""Eyes shut: the face of someone who rests."""


Weight = dict[str, float]

MIDDLE: Weight = {}
SLIM: Weight = {"averagemuscle-minweight": 0.8}
BIGGER: Weight = {"averagemuscle-maxweight": 0.5, "minmuscle-maxweight": 0.45}
"""Shares of MakeHuman's weight targets; its average has no offsets."""


def _macro(women: float, weight: Weight) -> dict[str, float]:
    recipe: dict[str, float] = {}
    for sex, share in (("female", women), ("male", 1 - women)):
        recipe |= {f"macrodetails/{look}-{sex}-young": share / 3 for look in LOOKS}
        recipe |= {
            f"macrodetails/universal-{sex}-young-{name}": share * part
            for name, part in weight.items()
        }
    return {name: share for name, share in recipe.items() if share > 0}


NEUTRAL = "neutral"

BUILDS: dict[str, dict[str, float]] = {
    NEUTRAL: _macro(0.5, MIDDLE),
    "woman": _macro(1, MIDDLE),
    "woman-slim": _macro(1, SLIM),
    "woman-bigger": _macro(1, BIGGER),
    "man": _macro(0, MIDDLE),
    "man-slim": _macro(0, SLIM),
    "man-bigger": _macro(0, BIGGER),
}


def shaped(source: Source, build: str) -> Points:
    """All vertices of the base mesh in a build, the soles at y = 0."""
    points = source.base.copy()
    for name, share in (BUILDS[build] | CALM).items():
        points += share * source.target(name)
    return points
