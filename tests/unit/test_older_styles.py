"""Fallbacks in stylesheets for browsers that do not know `:has()` or `color-mix()`."""

import re

import pytest

from bodylesson.sections.journal.journal import Journal
from bodylesson.sections.screening.screening import Screening
from bodylesson.ui.older_styles import with_older_ways


def test_a_class_stands_beside_each_has_with_the_same_weight() -> None:
    style = with_older_ways(".chip:has(:checked) { color: red } a:not(:has(svg)) {}")
    assert re.fullmatch(
        r"\.chip:is\(:has\(:checked\),\.bl-has-[0-9a-f]{8}\) \{ color: red \} "
        r"a:not\(:is\(:has\(svg\),:where\(\.bl-has-[0-9a-f]{8}\)\)\) \{\}",
        style,
    )
    assert with_older_ways(style) == style, "twice is no more than once"


@pytest.mark.parametrize(
    ("mixed", "plain"),
    [
        ("color-mix(in srgb, var(--a) 10%, var(--b))", "var(--b)"),
        ("color-mix(in srgb, var(--a) 85%, var(--b))", "var(--a)"),
        ("color-mix(in srgb, var(--a) 30%, transparent)", "var(--a)"),
        ("color-mix(in srgb, color-mix(in oklab, red 45%, blue) 28%, transparent)", "blue"),
    ],
)
def test_a_plain_colour_stands_in_for_each_mixed_one(mixed: str, plain: str) -> None:
    style = with_older_ways(f"/* a; b */ p {{ border: 1px solid {mixed}; margin: 0 }}")
    assert style == (
        f"/* a; b */ p {{ border: 1px solid {plain}; margin: 0 }}"
        f"@supports (color: color-mix(in srgb, red, blue)) {{p {{ border: 1px solid {mixed} }}}}"
    )
    assert with_older_ways(style) == style, "twice is no more than once"


def test_a_parenthesis_that_is_not_closed_is_told_of() -> None:
    with pytest.raises(ValueError, match="expected a closing parenthesis"):
        with_older_ways("a:has(b { }")


@pytest.mark.parametrize("widget", [Journal, Screening])
def test_what_is_sent_has_a_second_way_for_everything(widget: type) -> None:
    style = str(widget._css)  # type: ignore[attr-defined]
    assert ":has(" in style
    assert len(re.findall(r":has\(", style)) == len(re.findall(r":is\(:has\(", style))
    assert len(re.findall(r"^\s*--[\w-]+:[^;]*color-mix", style, re.M)) == 1, "under @supports"
