"""What the bundles of widgets may not do in the pages of others."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLES = sorted(
    path
    for path in (ROOT / "widgets" / "bodylesson" / "sections").glob("*/*.js")
    if path.with_suffix(".ts").exists()
)


def test_there_are_bundles() -> None:
    assert len(BUNDLES) > 10


@pytest.mark.parametrize("bundle", BUNDLES, ids=lambda path: path.stem)
def test_no_bundle_defines_a_module_of_the_page(bundle: Path) -> None:
    """RequireJS, in the pages of Solara and older notebooks, would take such a module without a
    name for another package's that it waits for, and both would be broken."""
    assert "define.amd" not in bundle.read_text(encoding="utf-8")
