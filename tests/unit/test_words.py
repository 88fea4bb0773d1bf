"""The interface's words: one file a language, read with clear faults."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

from bodylesson.lesson.lesson import Lesson
from bodylesson.page.notebook import NotebookLesson
from bodylesson.sections.listing import sections
from bodylesson.ui import words as module
from bodylesson.ui.words import WordsError, languages, words
from tests.unit.real_lesson import psoas_release
from tools import page_words

LESSONS_OWN = {"off", "paused_text", "done_text", "done_stopped", "bad_today"}
"""Words of the timer that lesson.yaml says."""
SMALL = "page:\n  skip: Skip {n} lines\n  end: The end\nwidgets:\n  gate:\n    ask: Ask\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of languages with a small English one."""
    (tmp_path / "en.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def faults(folder: Path, language: str) -> list[str]:
    with pytest.raises(WordsError) as caught:
        words(language, folder)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("language", languages())
def test_every_language_has_all_words(language: str) -> None:
    assert words(language).groups == words("en").groups


def test_groups_are_given_by_name(folder: Path) -> None:
    found = words("en", folder)
    assert found.groups == ("page", "widgets.gate")
    assert found.texts("page") == {"skip": "Skip {n} lines", "end": "The end"}
    assert found.texts("page", "widgets.gate") == {**found.texts("page"), "ask": "Ask"}
    assert found.labels("page").end == found.labels("page")["end"] == "The end"


@pytest.mark.parametrize("tag", ["en-GB", "en-Latn-US"])
def test_a_regional_tag_gets_the_words_of_its_language(folder: Path, tag: str) -> None:
    assert words(tag, folder).language == "en"


def test_a_region_may_have_a_file_of_its_own(folder: Path) -> None:
    (folder / "en-GB.yaml").write_text(SMALL.replace("Ask", "Enquire"), "utf-8")
    assert words("en-GB", folder).texts("widgets.gate") == {"ask": "Enquire"}


def test_a_language_without_a_file_is_named(folder: Path) -> None:
    assert faults(folder, "de") == [f"{folder}: expected one of en, got 'de'"]


def test_a_language_is_held_against_english(folder: Path) -> None:
    text = "page:\n  skip: Überspringen\n  more: Mehr\nwidgets:\n  gate:\n    ask: Frag\n"
    (folder / "de.yaml").write_text(text, "utf-8")
    assert faults(folder, "de") == [
        "de.yaml: page.end: expected a text, as in en.yaml:3, got nothing",
        "de.yaml:2: page.skip: expected {n}, got no name in braces",
        "de.yaml:3: page.more: expected a key that en.yaml has, got one it lacks",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n  b: yes\n  c:\n", "en.yaml:3: a.c: expected a text under a name (quote yes, no"),
        ("a:\n  b: 5\n", "en.yaml:2: a.b: expected a text under a name (quote yes, no"),
        ("a:\n  b: [x]\n", "en.yaml:2: a.b: expected a text under a name"),
        ("a:\n  1: x\n", "en.yaml:2: a.1: expected a text under a name"),
        ("a:\n  b: x\n  b: y\n", "en.yaml:3: expected YAML, got found duplicate key"),
        ("a: {\n", "en.yaml:2: expected YAML, got "),
        ("", "en.yaml: expected groups of words, got none"),
    ],
)
def test_a_file_with_faults_is_refused_with_line_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "en.yaml").write_text(text, "utf-8")
    assert faults(tmp_path, "en")[0].startswith(said)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda: words().texts("widgets.gat"), "en.yaml: widgets.gat: expected a group of words"),
        (lambda: words().labels("page").skipp, "en.yaml: page.skipp: expected a text, got none ("),
        (lambda: words().labels("page")["x y"], "en.yaml: page.x y: expected a text, got none ("),
        (lambda: words().labels("no.such").title, "en.yaml: no.such.title: expected a text"),
    ],
)
def test_a_word_that_is_not_there_is_named(ask: Callable[[], object], said: str) -> None:
    with pytest.raises(WordsError) as caught:
        ask()
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize("asked", ["words.skipp", 'words["skipp"]', "words.items", "words.get"])
def test_a_template_cannot_go_on_without_a_word(asked: str) -> None:
    template = jinja2.Environment().from_string(f"{{{{ {asked} }}}}")
    with pytest.raises(WordsError, match=r"^en\.yaml: page\.\w+: expected a text, got none"):
        template.render(words=words().labels("page"))


def test_the_template_of_the_page_has_the_words_of_now() -> None:
    stale = "stale: run python -m tools.page_words"
    assert page_words.TARGET.read_text("utf-8") == page_words.template_text(), stale


def test_the_page_falls_back_to_english() -> None:
    template = jinja2.Environment().from_string(
        page_words.template_text() + "{{ say(language, 'contents') }}"
    )
    for language in ("en", "en-GB", "xx"):
        assert template.render(language=language) == "Contents"


def test_all_that_a_lesson_shows_is_in_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No section and no widget takes its words from English, whatever the lesson's language."""
    lesson = psoas_release()
    english = {group: words().texts(group) for group in words().groups}
    marked = {
        group: {key: f"¿{text}" for key, text in texts.items()} for group, texts in english.items()
    }
    other = module.Words("xx", marked)
    real = module.words
    for user in ("bodylesson.sections.showing", "bodylesson.plates.lesson_plates"):
        monkeypatch.setattr(f"{user}.words", lambda tag: other if tag == "xx" else real(tag))
    content = lesson.content.model_copy(update={"language": "xx"})
    shown = NotebookLesson(Lesson(lesson.folder, content, lesson.references))
    seen = []
    for name, section in sections().items():
        made = shown.show(name)
        if section.words in english:
            assert "¿" in made.html, name
            seen.append(name)
        for widget in below(made.widget):
            if hasattr(widget, "words"):
                foreign = {key for key, text in widget.words.items() if not text.startswith("¿")}
                assert foreign <= LESSONS_OWN, type(widget).__name__
                seen.append(type(widget).__name__)
            elif getattr(widget, "description", ""):
                assert widget.description.startswith("¿")
                seen.append(widget.description)
    assert len(seen) > 30


def below(widget: Any) -> Iterator[Any]:
    """A widget and all that stands in it; nothing if there is none."""
    if widget is not None:
        yield widget
        for child in getattr(widget, "children", ()):
            yield from below(child)
