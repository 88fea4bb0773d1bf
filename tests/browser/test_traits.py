"""Each widget's TypeScript names exactly the traits that its Python class sends."""

import re
import sys
from pathlib import Path

import anywidget
import pytest

from bodylesson.sections.breath_timer.breath_timer import BreathTimer
from bodylesson.sections.classroom.classroom import Classroom
from bodylesson.sections.journal.journal import Journal
from bodylesson.sections.measure.measure import Measure
from bodylesson.sections.muscle_viewer.muscle_viewer import MuscleViewer
from bodylesson.sections.quiz.quiz import Quiz
from bodylesson.sections.screening.screening import Screening
from bodylesson.sections.spot_finder.spot_finder import SpotFinder
from bodylesson.sections.variant_guide.variant_guide import VariantGuide
from bodylesson.ui.control_names.control_names import ControlNames
from tests.browser.help.widget_page import own_traits

WIDGETS = (
    BreathTimer,
    Classroom,
    ControlNames,
    Journal,
    Measure,
    MuscleViewer,
    Quiz,
    Screening,
    SpotFinder,
    VariantGuide,
)


def folder_of(cls: type[anywidget.AnyWidget]) -> Path:
    """Where the widget's class and front end are."""
    return Path(str(sys.modules[cls.__module__].__file__)).parent


def typed_traits(name: str, folder: Path) -> set[str]:
    """The fields of `interface <Name>Traits` in the widget's folder."""
    sources = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.ts")))
    bodies = re.findall(rf"interface {name}Traits \{{(\}}|.*?\n\}})", sources, re.DOTALL)
    assert len(bodies) == 1, f"{folder}: expected one interface {name}Traits, got {len(bodies)}"
    return set(re.findall(r"^  (\w+)\??:", bodies[0], re.MULTILINE))


@pytest.mark.parametrize("cls", WIDGETS)
def test_both_sides_name_the_same_traits(cls: type[anywidget.AnyWidget]) -> None:
    assert typed_traits(cls.__name__, folder_of(cls)) == own_traits(cls)


@pytest.mark.parametrize("cls", WIDGETS)
def test_every_trait_is_documented_where_it_is_declared(cls: type[anywidget.AnyWidget]) -> None:
    folder = folder_of(cls)
    source = folder / f"{folder.name}.py"
    declared = re.findall(r"^    (\w+)(?:: [^=]+)? = t\..*\n    \"\"\"", source.read_text(), re.M)
    assert set(declared) == own_traits(cls)
