"""The vectors that the front end must agree with are what Python finds now."""

from types import ModuleType

import pytest

from tests.vectors import make_anatomy, make_measures, make_plans, make_typed_lengths

MADE = [
    (generator, name)
    for generator in (make_anatomy, make_measures, make_plans, make_typed_lengths)
    for name in generator.FILES
]


@pytest.mark.parametrize(("generator", "name"), MADE, ids=[name for _, name in MADE])
def test_vectors_are_fresh(generator: ModuleType, name: str) -> None:
    stored = (generator.HERE / f"{name}.json").read_text("utf-8")
    assert stored == generator.text_of(name), f"stale: run `python -m {generator.__name__}`"
