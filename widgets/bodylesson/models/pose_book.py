"""From a lesson's pose entries to bodies at rest, at both ends of the breath."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from bodylesson.models.body import Body, Build
from bodylesson.models.planting import Placed, Resting, rest, settled
from bodylesson.models.pose import Limb, Pose, Trunk

BESIDE_MM = (330.0, 60.0)
"""A waiting ball lies this far to the side of the spot and this far toward the head."""


@dataclass(frozen=True)
class PosePlan:
    """Everything that a pose says, with what it took from others written out.

    The worked side is the left; `Pose.mirrored` gives the other.
    """

    id: str
    azimuth: float
    elevation: float
    pose: Pose
    breath_in: Pose
    rests_on: tuple[str, ...]
    """Parts as in `planting.parts`."""
    ball: str
    """`under`, `below`, `beside`, or empty for none."""
    toward_hip_mm: float
    sinks_mm: float


PartT = TypeVar("PartT", Limb, Trunk)


class _Entry(Protocol):
    """`lesson.poses.PoseEntry`, which models do not import."""

    def model_dump(self, *, exclude_none: bool) -> dict[str, Any]: ...


PART_NAMES = {"forearm": "elbow"}


def plans(entries: Sequence[_Entry]) -> dict[str, PosePlan]:
    """Every pose by its id; entries are checked ones of `poses.yaml`."""
    result: dict[str, PosePlan] = {}
    for entry in entries:
        given = entry.model_dump(exclude_none=True)
        base = result.get(given.get("like", ""))
        result[given["id"]] = _plan(given, base)
    return result


def _plan(given: dict[str, Any], base: PosePlan | None) -> PosePlan:
    pose = _turned(base.pose if base else Pose(), given["angles"])
    view = (
        given.get("view") or {"azimuth": base.azimuth, "elevation": base.elevation}
        if base
        else given["view"]
    )
    ball = given.get("ball") or {}
    keep = base is not None and not ball and not given["no_ball"]
    parts = _parts(given["rests_on"]) if "rests_on" in given else base.rests_on if base else ()
    return PosePlan(
        id=given["id"],
        azimuth=view["azimuth"],
        elevation=view["elevation"],
        pose=pose,
        breath_in=_turned(pose, given.get("breath_in") or {}),
        rests_on=parts,
        ball=base.ball if keep and base else ball.get("lies", ""),
        toward_hip_mm=base.toward_hip_mm if keep and base else ball.get("toward_hip_mm", 0),
        sinks_mm=base.sinks_mm if keep and base else ball.get("sinks_mm", 0),
    )


def _turned(pose: Pose, angles: dict[str, Any]) -> Pose:
    both = angles.get("both", {})
    trunk: Trunk = replace(pose.trunk, **angles.get("trunk", {}))
    left: Limb = replace(pose.left, **(both | angles.get("side", {})))
    right: Limb = replace(pose.right, **(both | angles.get("other", {})))
    return Pose(trunk, left, right)


def _parts(names: Sequence[str]) -> tuple[str, ...]:
    result: list[str] = []
    for name in names:
        if name in ("pelvis", "chest", "head"):
            result.append(name)
            continue
        side, _, part = name.rpartition("-")
        part = {"feet": "foot"}.get(part, part.removesuffix("s"))
        part = PART_NAMES.get(part, part)
        result += [f"{part}_{s}" for s in {"side": "l", "other": "r"}.get(side, "lr")]
    return tuple(result)


def resting(
    body: Body, build: Build, plan: PosePlan, diameter_mm: float, start_share: float
) -> tuple[Resting, Resting]:
    """The body at rest after breathing out, and after breathing in.

    Args:
        body: the body.
        build: one of its builds.
        plan: the pose.
        diameter_mm: of the ball.
        start_share: where on the line from navel to ASIS the lesson starts.
    """
    ball = None
    if plan.ball:
        span = float(((build.marks["asis"] - build.marks["navel"]) ** 2).sum() ** 0.5)
        ball = Placed(
            diameter_mm,
            start_share + plan.toward_hip_mm / span,
            plan.ball == "under",
            plan.sinks_mm,
            BESIDE_MM if plan.ball == "beside" else (0, 0),
        )
    out = rest(body, build, plan.pose, plan.rests_on, "l", ball)
    full = _moved(out.pose, plan.pose, plan.breath_in)
    return out, settled(body, build, full, "l", ball, 1.0)


def _moved(found: Pose, out: Pose, full: Pose) -> Pose:
    """The angles found at rest, plus what the in-breath changes."""

    def sum_of(now: PartT, start: PartT, end: PartT) -> PartT:
        changed = {
            name: getattr(now, name) + getattr(end, name) - getattr(start, name)
            for name in now.__dataclass_fields__
        }
        return replace(now, **changed)

    return Pose(
        sum_of(found.trunk, out.trunk, full.trunk),
        sum_of(found.left, out.left, full.left),
        sum_of(found.right, out.right, full.right),
    )
