"""Reads class.yaml beside a lesson, with the rules that tie it to the lesson's own files."""

from pathlib import Path

from bodylesson.lesson.class_plan import ClassFile
from bodylesson.lesson.class_rules import class_faults
from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import LessonError
from bodylesson.lesson.figures import placed_figures
from bodylesson.lesson.pose_reading import POSES_FILE, read_poses
from bodylesson.lesson.poses import PosesFile
from bodylesson.lesson.structure import build
from bodylesson.lesson.yaml_file import read_document

CLASS_FILE = "class.yaml"


def read_class(folder: Path) -> ClassFile:
    """Read and check the class of the lesson in a folder, whose other files have no fault.

    Raises:
        LessonError: with every fault in class.yaml, or if the lesson has no class.yaml.
    """
    lesson = read_document(folder / "lesson.yaml")
    references = read_document(folder / "references.yaml")
    poses = read_poses(folder) if (folder / POSES_FILE).exists() else None
    return check_class(read_document(folder / CLASS_FILE), lesson, references, poses)


def check_class(
    document: Document, lesson: Document, references: Document, poses: PosesFile | None
) -> ClassFile:
    """Check class.yaml, already read, against the lesson's documents.

    Raises:
        LessonError: with every fault of the class.
    """
    document, figure_faults = placed_figures(document, lesson)
    faults = [*document.faults, *figure_faults]
    found, wrong = build(document, ClassFile) if document.readable else (None, [])
    faults += wrong
    told = {(fault.file, fault.field) for fault in faults}
    more = class_faults(document, lesson, references, poses) if document.readable else ()
    faults += [fault for fault in more if (fault.file, fault.field) not in told]
    if faults or found is None:
        raise LessonError(faults)
    return found
