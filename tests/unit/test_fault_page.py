"""The page for what is not there or does not work: in the lesson's language, with code as code."""

from pathlib import Path

import pytest

from bodylesson.serve.server import about, fault_template, language_in


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_it_is_in_the_language_of_the_lesson(language: str) -> None:
    assert f'<html lang="{language}">' in fault_template().render(status=404, language=language)


def test_a_name_that_is_not_known_is_answered_with_the_setting_to_change() -> None:
    html = fault_template().render(status=421, language="en")
    assert "under <code>LessonServer.hosts</code> in <code>voila.json</code>." in html
    assert "{" not in html.split("<main")[1]


@pytest.mark.parametrize(
    ("text", "language"),
    [("language: en-GB\n", "en-GB"), ("language: 5\n", "en"), ("- de\n", "en"), ("a: {\n", "en")],
)
def test_the_language_is_read_from_the_lesson(tmp_path: Path, text: str, language: str) -> None:
    (tmp_path / "lesson.yaml").write_text(text, "utf-8")
    assert language_in(about(tmp_path)) == language


def test_a_notebook_without_a_lesson_is_answered_in_english(tmp_path: Path) -> None:
    assert language_in(about(tmp_path)) == "en"
