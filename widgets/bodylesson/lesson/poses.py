"""The poses of a lesson: joint angles, what rests on what, and which step shows which pose."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field

from bodylesson.lesson.base import Content, Id

Part = Literal[
    "forearms", "hands", "knees", "feet", "soles",
    "side-forearm", "side-hand", "side-knee", "side-foot", "side-sole",
    "side-shoulder", "other-shoulder", "side-thigh", "other-thigh",
    "other-forearm", "other-hand", "other-knee", "other-foot", "other-sole",
    "pelvis", "chest", "head",
]  # fmt: skip
"""What can rest on the floor; `side` is the side with the ball, a foot rests on its top."""


Degrees = float | None


class LimbAngles(Content):
    """Angles of an arm and a leg in degrees; 0 is upright, arms hanging, thumbs forward."""

    hip_flexion: Degrees = Field(default=None, ge=-30, le=140)
    hip_abduction: Degrees = Field(default=None, ge=-30, le=80)
    hip_external_rotation: Degrees = Field(default=None, ge=-60, le=90)
    knee_flexion: Degrees = Field(default=None, ge=-5, le=155)
    ankle_plantarflexion: Degrees = Field(default=None, ge=-40, le=70)
    toe_extension: Degrees = Field(default=None, ge=-40, le=80)
    shoulder_flexion: Degrees = Field(default=None, ge=-60, le=180)
    shoulder_abduction: Degrees = Field(default=None, ge=-60, le=180)
    shoulder_internal_rotation: Degrees = Field(default=None, ge=-90, le=90)
    shoulder_elevation: Degrees = Field(default=None, ge=-15, le=40)
    """Of the shoulder girdle."""
    elbow_flexion: Degrees = Field(default=None, ge=-5, le=155)
    forearm_pronation: Degrees = Field(default=None, ge=-90, le=90)
    wrist_extension: Degrees = Field(default=None, ge=-80, le=90)
    finger_flexion: Degrees = Field(default=None, ge=-45, le=100)


class TrunkAngles(Content):
    """How the body lies, and its spine, in degrees. Turns to the side of the ball are positive."""

    pitch: Degrees = Field(default=None, ge=-100, le=130)
    """Of the pelvis: 0 upright, 90 face down, -90 on the back."""
    roll: Degrees = Field(default=None, ge=-180, le=180)
    """About the body's long axis; positive brings the side of the ball up when face down."""
    height_mm: Degrees = Field(default=None, ge=50, le=1200)
    """Approximate height of the hip joints above the floor; the exact one follows from what rests
    on it."""
    lumbar_extension: Degrees = Field(default=None, ge=-60, le=40)
    lumbar_rotation: Degrees = Field(default=None, ge=-30, le=30)
    lumbar_lateral_flexion: Degrees = Field(default=None, ge=-40, le=40)
    thoracic_extension: Degrees = Field(default=None, ge=-40, le=30)
    neck_extension: Degrees = Field(default=None, ge=-60, le=70)
    neck_rotation: Degrees = Field(default=None, ge=-85, le=85)
    neck_lateral_flexion: Degrees = Field(default=None, ge=-45, le=45)


class Angles(Content):
    """Angles by where they apply: to the arm and leg of both sides, then of one."""

    trunk: TrunkAngles = TrunkAngles()
    both: LimbAngles = LimbAngles()
    side: LimbAngles = LimbAngles()
    """The side with the ball, in addition to `both`."""
    other: LimbAngles = LimbAngles()


class BallPlace(Content):
    """Where the ball is."""

    lies: Literal["under", "below", "beside"]
    """`under` the body and bearing it; loose `below` the spot; `beside` the body."""
    toward_hip_mm: float = Field(default=0, ge=0, le=40)
    """How far from the start along the line toward the hip bone."""
    sinks_mm: float = Field(default=38, ge=0, le=60)
    """How far it sinks into the belly when it bears; less with the weight on the forearms."""


class View(Content):
    """The direction from which the pose is drawn."""

    azimuth: float = Field(ge=-180, le=180)
    """0 from the front of a standing body, 90 from the side with the ball."""
    elevation: float = Field(ge=0, le=90)
    """Above the floor."""


class PoseEntry(Content):
    """One pose. Whatever it leaves out is the same as in the pose it is `like`, or 0."""

    id: Id
    like: Id | None = None
    """An earlier pose that this one starts from."""
    view: View | None = None
    angles: Angles = Angles()
    rests_on: tuple[Part, ...] | None = None
    ball: BallPlace | None = None
    no_ball: bool = False
    """True leaves out the ball of the pose it is like."""
    breath_in: Angles | None = None
    """Angles that differ after breathing in; the pose itself is after breathing out."""


class StepPose(Content):
    """The pose that a step shows."""

    pose: Id
    other_side: bool = False
    """True if the ball is on the step's other side: the pose is shown mirrored."""


Steps = Mapping[Id, StepPose]
"""By the id of the step."""


class PoseSteps(Content):
    """Which pose is shown when; the names are those of `practice.frame` and its variants."""

    placing: Steps
    rest: StepPose
    easing: StepPose
    changing_sides: Steps
    coming_off: Steps
    variants: Mapping[Id, Steps]
    alternative: Steps
    """Steps of `safety.alternative`."""

    def all(self) -> Iterator[tuple[tuple[str, ...], StepPose]]:
        """Every step: its path in this file and the pose it shows."""
        yield ("rest",), self.rest
        yield ("easing",), self.easing
        for name in ("placing", "changing_sides", "coming_off", "alternative"):
            for step, shown in getattr(self, name).items():
                yield (name, step), shown
        for variant, steps in self.variants.items():
            for step, shown in steps.items():
                yield ("variants", variant, step), shown


class PosesFile(Content):
    """The content of poses.yaml."""

    poses: tuple[PoseEntry, ...] = Field(min_length=1)
    steps: PoseSteps
