"""The class pack: every word is the lesson's, and the PDFs open, can be searched, and fit."""

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bodylesson.cli import main
from bodylesson.lesson.class_reading import CLASS_FILE, read_class
from bodylesson.pack.pack import PAPERS, TYPST_NAMES, Paper
from bodylesson.pack.pictures import on_paper
from bodylesson.pack.sheets import Sheet, sheets_of
from bodylesson.pack.typesetting import MissingExtraError, typeset
from bodylesson.plates.lesson_plates import Plates
from bodylesson.ui.palette import palette
from bodylesson.ui.words import words
from tests.unit.real_lesson import PSOAS_RELEASE, psoas_release

ADDRESS = "http://192.0.2.7:8866/"
PAGES: dict[str, dict[Paper, int]] = {
    "lesson-plan-60": {"a4": 6, "letter": 6},
    "lesson-plan-90": {"a4": 6, "letter": 7},
    "handout": {"a4": 2, "letter": 2},
    "screening-sheet": {"a4": 2, "letter": 2},
    "consent-cards": {"a4": 1, "letter": 1},
    "observer-cards": {"a4": 1, "letter": 1},
    "skills-checklist": {"a4": 1, "letter": 1},
    "instructor-notes": {"a4": 2, "letter": 2},
}
"""How many pages each sheet has; a cue that grows long shows here first."""
SIZES: dict[Paper, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4)}
"""Width and height, mm."""
NOT_SAID = {"colours", "words", "grades", "language", "address", "paper"}
"""Data of a sheet that is no text of the lesson or its class."""
CONTENT = psoas_release().content


@cache
def all_sheets() -> dict[str, Sheet]:
    plan = read_class(PSOAS_RELEASE)
    return {sheet.name: sheet for sheet in sheets_of(psoas_release(), plan, ADDRESS)}


@cache
def pdf(name: str, paper: Paper) -> PdfReader:
    sheet = all_sheets()[name]
    data = {**sheet.data, "paper": TYPST_NAMES[paper]}
    return PdfReader(io.BytesIO(typeset(sheet.page, data, sheet.pictures)))


def dense(text: str) -> str:
    """A text without its spaces, since a PDF knows lines and not words."""
    return re.sub(r"\s+", "", text)


@cache
def selected(name: str, paper: Paper = "a4") -> str:
    """All that can be selected on a sheet, without spaces."""
    return dense("".join(page.extract_text() for page in pdf(name, paper).pages))


every_sheet = pytest.mark.parametrize("name", PAGES)
every_paper = pytest.mark.parametrize("paper", PAPERS)


def test_the_pack_has_the_sheets_that_are_promised() -> None:
    assert list(all_sheets()) == list(PAGES)


@every_paper
@every_sheet
def test_a_sheet_has_its_pages_of_its_paper(name: str, paper: Paper) -> None:
    reader = pdf(name, paper)
    assert len(reader.pages) == PAGES[name][paper]
    for page in reader.pages:
        size = [float(side) * 25.4 / 72 for side in page.mediabox[2:]]
        assert size == pytest.approx(SIZES[paper], abs=0.3)


@every_sheet
def test_a_sheet_can_be_read_aloud(name: str) -> None:
    """It is tagged, names its language and title, and has every font in it."""
    reader = pdf(name, "a4")
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert str(reader.metadata and reader.metadata.title).startswith("Psoas release: ")
    fonts = [
        font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    assert all(embedded(font) for font in fonts)


def embedded(font: DictionaryObject) -> bool:
    below: Any = font["/DescendantFonts"]
    descriptor = below[0].get_object()["/FontDescriptor"].get_object()
    return any(key in descriptor for key in ("/FontFile2", "/FontFile3")) and "/ToUnicode" in font


def texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in NOT_SAID:
                yield from texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str):
        yield data


@cache
def allowed() -> str:
    """All that the lesson, its class and the interface say; cues once for each side."""
    lesson = "\n".join(texts(CONTENT.model_dump(mode="json")))
    sided = [
        lesson.replace("{side}", side).replace("{other}", other)
        for side, other in (("left", "right"), ("right", "left"))
    ]
    own = texts(read_class(PSOAS_RELEASE).model_dump(mode="json"))
    interface = words("en").texts("sections.shared", "sections.claims").values()
    plates = Plates(psoas_release())
    drawn = (plates.front.alt, plates.belly.alt)
    return "\n".join([lesson, *sided, *own, *interface, *drawn])


@every_sheet
def test_a_sheet_says_nothing_of_its_own(name: str) -> None:
    """Each text of its data stands word for word in lesson.yaml, class.yaml or the words."""
    names = {*all_sheets()[name].pictures, *words("en").texts("pack.shared", "pack.lesson_plan")}
    strange = [
        text
        for text in texts(dict(all_sheets()[name].data))
        if text
        and text not in names
        and text not in allowed()
        and not is_question(text)
        and not re.fullmatch(r"\d+", text)
    ]
    assert strange == []


def is_question(text: str) -> bool:
    """A question for reflection with its hint: two texts of the lesson in one."""
    asked = [f"{one.text} {one.hint or ''}".strip() for one in CONTENT.reflection]
    helped = [f"{one.act}." for one in CONTENT.safety.help_in_short]
    return text in asked or text in helped


def in_order(name: str, wanted: list[str], paper: Paper = "a4") -> None:
    """All of these can be selected on a sheet, each after the one before."""
    text, place = selected(name, paper), 0
    for one in wanted:
        found = text.find(dense(one), place)
        assert found >= 0, f"{name}: {one!r} does not follow"
        place = found + len(dense(one))


@every_paper
@pytest.mark.parametrize("list_name", ["do_not", "ask_first"])
def test_handout_has_every_reason_as_the_lesson_has_it(list_name: str, paper: Paper) -> None:
    in_order("handout", [one.text for one in getattr(CONTENT.safety, list_name)], paper)


@every_paper
@pytest.mark.parametrize("list_name", ["do_not", "ask_first"])
def test_screening_sheet_has_every_reason_by_its_group(list_name: str, paper: Paper) -> None:
    found = CONTENT.safety.grouped(getattr(CONTENT.safety, list_name))
    wanted = [text for group, own in found for text in (group.name, *(one.text for one in own))]
    assert len(wanted) > 10
    in_order("screening-sheet", wanted, paper)


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("lesson-plan-60", 2),
        ("lesson-plan-90", 2),
        ("handout", 1),
        ("observer-cards", 2),
    ],
)
def test_stop_signs_stand_as_in_the_lesson(name: str, times: int) -> None:
    in_order(name, [sign.told for sign in CONTENT.safety.stop_signs] * times)


@pytest.mark.parametrize("name", ["handout", "instructor-notes"])
def test_help_signs_stand_as_in_the_lesson(name: str) -> None:
    in_order(name, [sign.told for sign in CONTENT.safety.help_signs])


@pytest.mark.parametrize("name", ["lesson-plan-60", "lesson-plan-90"])
def test_the_cue_sheet_has_every_cue_of_a_session_of_both_sides(name: str) -> None:
    practice = CONTENT.practice
    cues = {cue.id: cue for cue in practice.cues}
    frame, drape = practice.frame, practice.variants[0]
    left, right = ("left", "right"), ("right", "left")
    wanted = []
    for steps, (side, other) in (
        (frame.placing, left),
        (drape.steps, left),
        (frame.changing_sides, right),
        (frame.coming_off, left),
    ):
        for step in steps:
            cue = cues[step.cue]
            for text in (cue.screen, cue.spoken):
                wanted.append(text.replace("{side}", side).replace("{other}", other))
    assert len(wanted) > 40
    everything = selected(name)
    assert [text for text in wanted if dense(text) not in everything] == []
    said = texts(all_sheets()[name].data["cues"])
    assert [text for text in said if text in wanted] == wanted


def test_the_handout_says_where_the_lesson_is() -> None:
    assert dense(ADDRESS) in selected("handout")
    assert "qr.svg" in all_sheets()["handout"].pictures


def test_no_sheet_asks_for_a_name() -> None:
    for sheet in all_sheets().values():
        for text in texts({"data": dict(sheet.data), "words": sheet.data["words"]}):
            assert not re.search(r"\bname:|your name\b", text, re.IGNORECASE), sheet.name


def test_a_sheet_bears_no_date_of_its_making() -> None:
    """So the same lesson gives the same bytes, and a change is a change of the lesson."""
    metadata = pdf("consent-cards", "a4").metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.year == 1970


def test_pictures_are_in_the_light_colours_and_the_sheets_font() -> None:
    pictures = {
        name: svg for sheet in all_sheets().values() for name, svg in sheet.pictures.items()
    }
    assert len(pictures) > 20
    assert not [name for name, svg in pictures.items() if "var(" in svg or "system-ui" in svg]
    drawn = on_paper('<path fill="var(--bl-psoas, #000000)" stroke="var(--bl-ink)"/>')
    assert drawn == f'<path fill="{palette()["psoas"].light}" stroke="{palette()["ink"].light}"/>'


@pytest.mark.parametrize("package", ["typst", "font-source-sans-pro"])
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    module = package.replace("-", "_")
    monkeypatch.setattr(
        "bodylesson.pack.typesetting.find_spec",
        lambda name: None if name == module else find_spec(name),
    )
    with pytest.raises(MissingExtraError, match=rf"expected the package {package}, got none.*pack"):
        typeset("consent", {}, {})


def test_the_command_writes_every_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "new" / "pack"
    assert main(["class-pack", str(PSOAS_RELEASE), "--paper", "letter", "--out", str(out)]) == 0
    assert {file.name for file in out.iterdir()} == {f"{name}.pdf" for name in PAGES}
    width = PdfReader(out / "handout.pdf").pages[0].mediabox.width
    assert float(width) == pytest.approx(612)
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == [
        str(out / f"{name}.pdf") for name in PAGES
    ]


def copied_lesson(folder: Path, text: str) -> Path:
    """A copy of the lesson, without its media, whose class.yaml is `text`."""
    for file in PSOAS_RELEASE.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / CLASS_FILE).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("command", ["class-pack", "check"])
def test_a_bad_class_is_refused_in_plain_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    text = (PSOAS_RELEASE / CLASS_FILE).read_text("utf-8").replace("leads: drape", "leads: dive", 1)
    line = text[: text.index("leads: dive")].count("\n") + 1
    folder = copied_lesson(tmp_path, text)
    (tmp_path / "media").symlink_to(PSOAS_RELEASE / "media")
    more = ["--out", str(tmp_path / "out")] if command == "class-pack" else []
    assert main([command, str(folder), *more]) == 1
    said = capsys.readouterr().out
    place = f"{folder / CLASS_FILE}:{line}: parts[7].leads: "
    assert said.startswith(f"{place}expected the id of a way in practice.variants")
    assert said.rstrip().endswith("got 'dive'")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["class-pack", str(PSOAS_RELEASE), "--out", str(tmp_path / "file" / "in")]) == 1
    assert "Not a directory" in capsys.readouterr().err
