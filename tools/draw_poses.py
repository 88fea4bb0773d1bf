"""Draws every pose of a lesson: `python -m tools.draw_poses [FOLDER] [POSE …]`.

Writes `media/poses/<pose>.svg` from poses.yaml and body.bin, and `media/belly.svg`. Where a limb
moves far with the breath, `<pose>.in.svg` is the other end, as a path alone cannot show what was
hidden before.
"""

import sys
from collections.abc import Collection
from pathlib import Path

import numpy as np

from bodylesson.lesson.lesson import Lesson, read_lesson
from bodylesson.lesson.pose_reading import read_poses
from bodylesson.models.anatomy import read_anatomy
from bodylesson.models.body import Body, Build, read_body
from bodylesson.models.placement import Range, start_share
from bodylesson.models.planting import Resting
from bodylesson.models.pose_book import PosePlan, plans, resting
from bodylesson.plates.belly_drawing import belly_drawing
from bodylesson.plates.belly_plate import GROUND
from bodylesson.plates.home_drawing import home_drawing
from bodylesson.plates.pose_drawing import Ends, drawing
from bodylesson.plates.raster import Camera
from tools.credits import RECORD, read_credits, write_credit

LESSON = Path(__file__).parents[1] / "lessons" / "psoas-release"
HOME = ("home", "soften", Camera(108, 48))
BELLY = "belly"
FAR_MM = 80.0
"""A point that moves farther than this with the breath gets a second drawing."""


def first_ball_mm(lesson: Lesson) -> float:
    """Diameter of the ball for a first time."""
    ball = next(ball for ball in lesson.content.balls if ball.first_time)
    return ball.diameter_mm.low


def share_of(lesson: Lesson, build: Build) -> float:
    """Where the spot finder starts on this body's line from navel to ASIS."""
    distance = float(np.linalg.norm(build.marks["asis"] - build.marks["navel"]))
    place = lesson.content.placement
    allowed = Range(place.share_of_line.low, place.share_of_line.high)
    return start_share(distance, first_ball_mm(lesson), place.default_share_of_line, allowed)


def laid(lesson: Lesson, body: Body, build: Build, plan: PosePlan) -> tuple[Resting, Resting]:
    """The body in a pose on the lesson's ball, breath out and in."""
    return resting(body, build, plan, first_ball_mm(lesson), share_of(lesson, build))


def main(folder: Path, only: list[str]) -> None:
    """Draw and write."""
    lesson = read_lesson(folder)
    body = read_body(folder / "media" / "body.bin")
    build = body.builds["neutral"]
    target = folder / "media" / "poses"
    target.mkdir(parents=True, exist_ok=True)
    book = plans(read_poses(folder).poses)
    for plan in book.values():
        if only and plan.id not in only:
            continue
        out, full = laid(lesson, body, build, plan)
        camera = Camera(plan.azimuth, plan.elevation)
        write(target / f"{plan.id}.svg", drawing(body, Ends(out, full), camera))
        if np.linalg.norm(full.points - out.points, axis=1).max() > FAR_MM:
            write(target / f"{plan.id}.in.svg", drawing(body, Ends(full, out), camera))
    if not only or BELLY in only:
        write(folder / "media" / GROUND, belly_drawing(body, build))
    name, pose, camera = HOME
    if not only or name in only:
        out, full = laid(lesson, body, build, book[pose])
        anatomy = read_anatomy(folder / "media" / "anatomy.bin")
        write(target / f"{name}.svg", home_drawing(body, build, anatomy, Ends(out, full), camera))
    credit(folder / "media", book, only)


def credit(media: Path, poses: Collection[str], only: Collection[str] = ()) -> None:
    """Write what the drawings were made from, beside them.

    With `only`, what else was drawn keeps its fingerprint, so that nobody's change is credited.
    """
    drawn = [f"poses/{pose}{end}.svg" for pose in poses for end in ("", ".in")]
    files = [file for file in (GROUND, *drawn) if (media / file).is_file()]
    changes = "drawn, in poses of our own where a body lies or stands, by tools/draw_poses.py"
    was = read_credits(media).get(f"drawings{RECORD}") if only else None
    kept = {
        file: fingerprint
        for file, fingerprint in (was.files if was else {}).items()
        if Path(file).name.split(".")[0] not in only
    }
    about = {"made_from": ["body.bin"], "changes": changes}
    write_credit(media, "drawings", files, about, kept)
    home = f"poses/{HOME[0]}.svg"
    if (media / home).is_file() and (not only or HOME[0] in only):
        about = {"made_from": ["anatomy.bin", "body.bin"], "changes": changes}
        write_credit(media, HOME[0], [home], about)


def write(path: Path, svg: str) -> None:
    """One drawing."""
    path.write_text(svg, encoding="utf-8")
    print(f"{path.name}: {len(svg)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LESSON, sys.argv[2:])
