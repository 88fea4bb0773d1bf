"""Reads poses.yaml beside a lesson, with the rules that tie it to lesson.yaml."""

from collections.abc import Iterator
from pathlib import Path

from bodylesson.lesson.crossrefs import ids_of
from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import Fault, LessonError, listed, shown
from bodylesson.lesson.poses import PosesFile
from bodylesson.lesson.structure import build
from bodylesson.lesson.yaml_file import read_document

POSES_FILE = "poses.yaml"

_LISTS = {
    "placing": "practice.frame.placing",
    "changing_sides": "practice.frame.changing_sides",
    "coming_off": "practice.frame.coming_off",
    "alternative": "safety.alternative.steps",
}
"""Groups of steps in poses.yaml, and the lists of lesson.yaml that they follow."""


def read_poses(folder: Path) -> PosesFile:
    """Read and check the poses of the lesson in a folder.

    Raises:
        LessonError: with every fault in poses.yaml.
    """
    lesson = read_document(folder / "lesson.yaml")
    return check_poses(read_document(folder / POSES_FILE), lesson)


def check_poses(poses: Document, lesson: Document) -> PosesFile:
    """Check poses.yaml, already read, against the lesson's documents.

    Raises:
        LessonError: with every fault of the poses.
    """
    faults = list(poses.faults)
    found, wrong = build(poses, PosesFile) if poses.readable else (None, [])
    faults += wrong
    if found is not None:
        faults += [*_likeness(poses, found), *_poses_of_steps(poses, found)]
        faults += _steps_of_lesson(poses, lesson)
    if faults or found is None:
        raise LessonError(faults)
    return found


def _likeness(document: Document, file: PosesFile) -> Iterator[Fault]:
    """A pose is like an earlier one; the first of a chain says all that a drawing needs."""
    earlier: set[str] = set()
    for index, pose in enumerate(file.poses):
        path = ("poses", index)
        if pose.id in earlier:
            yield document.fault((*path, "id"), "an id of its own", shown(pose.id))
        if pose.like is not None and pose.like not in earlier:
            expected = f"the id of an earlier pose ({listed(sorted(earlier)) or 'there is none'})"
            yield document.fault((*path, "like"), expected, shown(pose.like))
        for name in ("view", "rests_on"):
            if pose.like is None and getattr(pose, name) is None:
                expected = f"the field '{name}', as this pose is like no other"
                yield document.fault(path, expected, "nothing (the field is missing)")
        earlier.add(pose.id)


def _poses_of_steps(document: Document, file: PosesFile) -> Iterator[Fault]:
    known = {pose.id for pose in file.poses}
    used = {step.pose for _, step in file.steps.all()}
    for path, step in file.steps.all():
        if step.pose not in known:
            expected = f"the id of a pose ({listed(sorted(known))})"
            yield document.fault(("steps", *path, "pose"), expected, shown(step.pose))
    started = {pose.like for pose in file.poses}
    for index, pose in enumerate(file.poses):
        if pose.id not in used | started:
            expected = "a pose that a step shows or that another is like"
            yield document.fault(("poses", index, "id"), expected, shown(pose.id))


def _steps_of_lesson(poses: Document, lesson: Document) -> Iterator[Fault]:
    """Each step of the lesson has a pose, and no pose is for a step that the lesson lacks."""
    groups: dict[tuple[str, ...], str] = {
        ("steps", name): target for name, target in _LISTS.items()
    }
    variants = list((ids_of(lesson, "practice.variants") or {}).items())
    for variant, path in variants:
        target = f"practice.variants.{path[2]}.steps"
        groups["steps", "variants", variant] = target
    yield from _same_names(poses, ("steps", "variants"), {name for name, _ in variants}, "variant")
    for where, target in groups.items():
        if target.startswith("practice.variants."):
            index = int(target.split(".")[2])
            ids = _ids_at(lesson, ("practice", "variants", index, "steps"))
        else:
            ids = set(ids_of(lesson, target) or {})
        yield from _same_names(poses, where, ids, "step")


def _ids_at(lesson: Document, path: tuple[str | int, ...]) -> set[str]:
    steps = lesson.at(path)
    found = steps if isinstance(steps, list) else []
    return {str(step["id"]) for step in found if isinstance(step, dict) and "id" in step}


def _same_names(
    poses: Document, where: tuple[str, ...], ids: set[str], noun: str
) -> Iterator[Fault]:
    try:
        group = poses.at(where)
    except KeyError:
        return  # The group of a variant that is missing was reported with the variants.
    names = set(group) if isinstance(group, dict) else set()
    for name in sorted(ids - names):
        expected = f"a pose for the {noun} {shown(name)} of lesson.yaml"
        yield poses.fault(where, expected, "none")
    for name in sorted(names - ids):
        expected = f"a {noun} of lesson.yaml ({listed(sorted(ids))})"
        yield poses.fault((*where, name), expected, shown(name))
