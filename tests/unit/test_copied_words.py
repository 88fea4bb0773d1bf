"""Quotations are literal, and outside of them nothing is copied from the article or fact sheet."""

from pathlib import Path

import pytest

from tests.unit.lesson_words import every_lesson, own_texts, quotations
from tools import shared_runs

NAMES = {
    "Is it safe today?",
    "Has this been tested?",
    "How deep is it?",
    "SO-as",
    "stop",
    "{easier}",
    "{variant}",
    "Psoas Release",
    "None of these",
}
"""What stands in “ ” and is a name of the page, a sound, or a placeholder, not a quotation."""


@every_lesson
def test_every_quotation_is_literal(folder: Path) -> None:
    article = shared_runs.read(shared_runs.QUOTED_FILE)
    changed = [
        (place, run)
        for place, quote in quotations(folder)
        if quote not in NAMES and not quote.startswith("May I ")
        for run in shared_runs.runs(quote, shared_runs.QUOTED)
        if shared_runs.hashed(run) not in article
    ]
    assert not changed


@every_lesson
def test_no_run_of_eight_words_is_copied(folder: Path) -> None:
    sources = shared_runs.read(shared_runs.COPIED_FILE)
    copied = [
        (place, run)
        for place, text in own_texts(folder)
        for run in shared_runs.runs(text, shared_runs.COPIED)
        if shared_runs.hashed(run) in sources
    ]
    assert not copied


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two, three!", ["one two three"]),
        ("don\u2019t don't do", ["don't don't do"]),
        ("5.2 mm", []),
    ],
)
def test_runs_of_words(text: str, found: list[str]) -> None:
    assert list(shared_runs.runs(text, 3)) == found


def test_the_files_know_the_article() -> None:
    quoted = shared_runs.read(shared_runs.QUOTED_FILE)
    assert shared_runs.hashed("the money exercise") in quoted
    assert shared_runs.hashed("the honey exercise") not in quoted
    run = "a game changer the money exercise the biggest"
    assert shared_runs.hashed(run) in shared_runs.read(shared_runs.COPIED_FILE)
