"""Interface words of measure, journal and quiz: each is said somewhere."""

import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

PACKAGE = Path(__file__).parents[2] / "widgets" / "bodylesson"
BUILT = {
    "measure": r"(before|after)_region|too_small|too_large|rather_small|rather_large|jump|no_score",
    "journal": r"refused_[a-z-]+|(one_)?(added|updated|older|skipped|future)",
    "quiz": r"(place_)(mark|missed)|one|several|order|find",
    "records": r"place_[a-z]+",
}
"""Words whose keys are put together from parts."""


@pytest.mark.parametrize("name", BUILT)
def test_no_word_lies_dead(name: str) -> None:
    folder = PACKAGE if name == "records" else PACKAGE / "sections"
    file = folder / name / f"{name}.yaml"
    words = YAML(typ="safe").load(file.read_text("utf-8"))
    assert len(words) >= 5
    folders = {file.parent, PACKAGE / "records"}
    sources = "\n".join(
        path.read_text("utf-8") for folder in folders for path in folder.glob("*.ts")
    )
    dead = [
        key
        for key in words
        if f'"{key}"' not in sources
        and f'"{key.removeprefix("one_")}"' not in sources
        and not re.fullmatch(BUILT[name], key)
    ]
    assert dead == []
