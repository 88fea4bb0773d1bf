"""Writes the class pack: every sheet of a lesson's class as a PDF for A4 or Letter."""

from pathlib import Path
from typing import Literal, get_args

from bodylesson.lesson.class_reading import read_class
from bodylesson.lesson.lesson import Lesson
from bodylesson.pack.sheets import Sheet, sheets_of
from bodylesson.pack.typesetting import typeset

Paper = Literal["a4", "letter"]
"""What the pack can be printed on."""

PAPERS: tuple[Paper, ...] = get_args(Paper)

TYPST_NAMES: dict[Paper, str] = {"a4": "a4", "letter": "us-letter"}


def write_pack(
    lesson: Lesson, paper: Paper, out: Path, *, address: str | None = None
) -> list[Path]:
    """Write every sheet of the class as a PDF into a folder, which is created if it does not exist.

    Args:
        lesson: the lesson, whose folder has a class.yaml.
        paper: the paper size.
        out: the folder; files of the same names in it are replaced.
        address: where the lesson is found, printed on the handout with a QR code.

    Returns:
        The files, in the order in which an instructor needs them.

    Raises:
        LessonError: with every fault of class.yaml, or that the lesson has none.
        MissingExtraError: the typesetter is not installed.
        OSError: the folder or a file cannot be written.
    """
    sheets = sheets_of(lesson, read_class(lesson.folder), address)
    out.mkdir(parents=True, exist_ok=True)
    return [_write(sheet, paper, out) for sheet in sheets]


def _write(sheet: Sheet, paper: Paper, out: Path) -> Path:
    data = {**sheet.data, "paper": TYPST_NAMES[paper]}
    file = out / f"{sheet.name}.pdf"
    file.write_bytes(typeset(sheet.page, data, sheet.pictures))
    return file
