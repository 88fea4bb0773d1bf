"""Sections as HTML: all of them render, cite what exists, and escape what authors write."""

import html as html_module
import re
from dataclasses import replace
from pathlib import Path

import pytest

from bodylesson.lesson.base import Range
from bodylesson.lesson.lesson import Lesson
from bodylesson.page.notebook import NotebookLesson
from bodylesson.page.rendering import render_section, span
from bodylesson.sections.citing import short_name
from bodylesson.sections.listing import sections, showing
from bodylesson.sound import voice
from bodylesson.ui.words import words
from tests.unit.real_lesson import psoas_release

SHARED = words().labels("sections.shared")


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return psoas_release()


@pytest.fixture(scope="module")
def rendered(lesson: Lesson) -> dict[str, str]:
    shown = NotebookLesson(lesson)
    names = [*sections(), *(passage.id for passage in lesson.content.passages)]
    assert len(names) > 20
    return {name: shown.show(name).html for name in names}


def test_every_citation_leads_to_a_source(rendered: dict[str, str]) -> None:
    targets = set(re.findall(r'id="(source-[^"]+)"', rendered["sources"]))
    cited = {
        link for text in rendered.values() for link in re.findall(r'href="#(source-[^"]+)"', text)
    }
    assert targets == cited, "each source is listed, and each listed one is cited"


def test_ids_are_unique_on_the_page(rendered: dict[str, str]) -> None:
    ids = [id for text in rendered.values() for id in re.findall(r'\bid="([^"]+)"', text)]
    assert len(ids) == len(set(ids))


def test_all_claims_show_their_grade_and_quote_only_what_is_quoted(
    lesson: Lesson, rendered: dict[str, str]
) -> None:
    for claim in lesson.content.claims:
        article = rendered["claims"].split(f'id="claim-{claim.id}"')[1].split("</details>")[0]
        assert f">{claim.grade}</span>" in article
        assert ("<q>" in article) == claim.quoted


def test_the_words_of_the_practice_leave_nothing_out(
    lesson: Lesson, rendered: dict[str, str]
) -> None:
    """What stands before any script and on paper carries the whole practice."""
    practice, html = lesson.content.practice, rendered["practice"]
    levels = max(variant.level for variant in practice.variants)
    for variant in practice.variants:
        told = html.split(f'id="variant-{variant.id}"')[1].split("</details>")[0]
        assert f"<dt>Depth</dt><dd>Level {variant.level} of {levels}</dd>" in told
        for label, other in (("Easier", variant.easier), ("Deeper", variant.deeper)):
            name = lesson.variant(other).name if other else "None"
            assert f"<dt>{label}</dt><dd>{name}</dd>" in told
    for heading, steps in (
        ("Getting into place", practice.frame.placing),
        ("Coming off the ball", practice.frame.coming_off),
    ):
        told = (
            rendered["on-and-off"].split(f"<summary>{heading}</summary>")[1].split("</details>")[0]
        )
        assert told.count("<li>") == len(steps)
        for step in steps:
            assert sided(lesson.cue(step.cue).described) in told
            assert f"In: {step.movement.inhale}. Out: {step.movement.exhale}." in told


def test_the_handout_has_all_that_the_voice_says(lesson: Lesson, rendered: dict[str, str]) -> None:
    table = rendered["practice"].split('id="voice-script"')[1]
    lines = re.findall(r"<tr><td>(\d+:\d\d)</td><td>([^<]+)</td></tr>", table)
    practice = lesson.content.practice
    first = [step.cue for step in practice.frame.placing]
    first += [step.cue for step in practice.variants[0].steps]
    assert len(lines) > len(first)
    words = [html_module.unescape(text) for _, text in lines]
    for cue in [*first, *(step.cue for step in practice.frame.coming_off)]:
        assert html_module.unescape(sided(lesson.cue(cue).spoken)) in words


def sided(text: str) -> str:
    """A cue as the page shows it, told for the left side, and escaped as HTML."""
    told = text.replace("{side}", "left").replace("{other}", "right")
    return html_module.escape(told, quote=False).replace("'", "&#39;")


def test_the_handout_credits_the_voice_that_speaks_the_clips(
    lesson: Lesson, rendered: dict[str, str], tmp_path: Path
) -> None:
    credit = voice.credit(lesson)
    script = rendered["practice"].split('id="voice-script"')[1]
    assert all(html_module.escape(part) in script for part in credit.values())
    elsewhere = replace(lesson, folder=tmp_path)
    assert credit["name"] not in render_section(sections()["practice"], showing(elsewhere))


def test_no_placeholder_is_left(rendered: dict[str, str]) -> None:
    for name, text in rendered.items():
        assert not re.search(r"\{(side|other)\}", text), name


def test_what_authors_write_is_escaped(lesson: Lesson) -> None:
    goal = lesson.content.goals[0].model_copy(update={"text": "<script>alert(1)</script>"})
    content = lesson.content.model_copy(update={"goals": (goal,)})
    changed = Lesson(lesson.folder, content, lesson.references)
    text = render_section(sections()["goals"], showing(changed))
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_an_unknown_section_says_what_there_is(lesson: Lesson) -> None:
    with pytest.raises(LookupError, match=r"^show: expected one of after, balls, .*got 'mussle'$"):
        NotebookLesson(lesson).show("mussle")


def test_a_source_without_a_known_title_is_named_without_brackets(lesson: Lesson) -> None:
    assert short_name(lesson.references["grabow-2018"]) == "Grabow L 2018"
    assert short_name(lesson.references["softball-specs"]) == "Softball sizes"


def test_a_span_of_numbers_in_words() -> None:
    assert span(Range(low=96, high=99), "mm", SHARED) == "96 to 99 mm"
    assert span(Range(low=127, high=127), "mm", SHARED) == "127 mm"
    assert span(Range(low=65.41, high=68.58), "mm", SHARED) == "65.4 to 68.6 mm"
    assert span(None, "g", SHARED) == "not known"
