"""Reads a lesson's folder: both files, all their faults at once."""

from collections.abc import Iterable
from pathlib import Path

from bodylesson.lesson.crossrefs import crossref_faults
from bodylesson.lesson.document import Document
from bodylesson.lesson.faults import Fault, LessonError
from bodylesson.lesson.figures import with_figures
from bodylesson.lesson.measure_rules import measure_faults
from bodylesson.lesson.path_rules import path_faults
from bodylesson.lesson.quiz_rules import quiz_faults
from bodylesson.lesson.rules import rule_faults
from bodylesson.lesson.structure import build
from bodylesson.lesson.types import LessonFile, ReferencesFile
from bodylesson.lesson.yaml_file import read_document

LESSON_FILE = "lesson.yaml"
REFERENCES_FILE = "references.yaml"


def read_folder(folder: Path) -> tuple[LessonFile, ReferencesFile]:
    """Read and check the two files of a lesson.

    Raises:
        LessonError: with every fault of both files, where there is any.
    """
    try:
        is_folder = folder.is_dir()
    except OSError:
        is_folder = True  # It exists but we may not read it; reading its files says why.
    if not is_folder:
        got = "a file" if folder.exists() else "nothing (there is no such folder)"
        raise LessonError([Fault(str(folder), None, "", "the folder of a lesson", got)])
    return check(read_document(folder / LESSON_FILE), read_document(folder / REFERENCES_FILE))


def check(lesson: Document, references: Document) -> tuple[LessonFile, ReferencesFile]:
    """Check two documents that have been read.

    Raises:
        LessonError: with every fault of both, where there is any.
    """
    lesson, figure_faults = with_figures(lesson)
    faults = [*lesson.faults, *references.faults]
    lesson_file, lesson_faults = build(lesson, LessonFile) if lesson.readable else (None, [])
    references_file, references_faults = (
        build(references, ReferencesFile) if references.readable else (None, [])
    )
    _extend(faults, [*lesson_faults, *references_faults])
    _extend(faults, [*figure_faults, *crossref_faults(lesson, references), *rule_faults(lesson)])
    _extend(faults, [*quiz_faults(lesson), *measure_faults(lesson), *path_faults(lesson)])
    if faults or lesson_file is None or references_file is None:
        raise LessonError(faults)
    return lesson_file, references_file


def _extend(faults: list[Fault], more: Iterable[Fault]) -> None:
    """Add faults only for fields that have none yet: a field of the wrong type is reported once."""
    told = {(fault.file, fault.field) for fault in faults}
    faults.extend(fault for fault in more if (fault.file, fault.field) not in told)
