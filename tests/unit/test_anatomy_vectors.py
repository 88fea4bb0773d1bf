"""The vectors that the TypeScript twins are tested against are what the models say now."""

import pytest

from tests.vectors import make_anatomy


@pytest.mark.parametrize("name", sorted(make_anatomy.FILES))
def test_vectors_are_fresh(name: str) -> None:
    stored = (make_anatomy.HERE / f"{name}.json").read_text("utf-8")
    assert stored == make_anatomy.text_of(name), "run `python -m tests.vectors.make_anatomy`"
