"""Nothing published gives away a quiz answer: neither the offline file nor the static folder."""

import html
import json
from pathlib import Path

from bodylesson.lesson.lesson import read_lesson
from tests.browser.help.servers import ROOT


def forms(text: str) -> set[str]:
    """How a text may stand in a page, in its state, or in a script."""
    quoted = [json.dumps(text, ensure_ascii=ascii)[1:-1] for ascii in (True, False)]
    return {text, html.escape(text), html.escape(text, quote=False), *quoted}


def test_no_answer_can_be_read_in_what_is_published(site: Path) -> None:
    content = read_lesson(ROOT / "lessons" / "psoas-release").content
    quiz = content.quiz
    assert quiz is not None
    # What the lesson says elsewhere may be read there.
    elsewhere = content.model_dump_json(exclude={"quiz"})
    asked = {one.text for one in quiz.questions}
    told = {one.explanation for one in quiz.questions}
    told |= {answer.feedback for one in quiz.questions for answer in one.answers}
    told = {text for text in told if not any(form in elsewhere for form in forms(text))}
    assert len(told) > 80
    texts = {
        path: path.read_text("utf-8", errors="ignore") for path in site.rglob("*") if path.is_file()
    }
    holders = [
        path
        for path, text in texts.items()
        if all(any(form in text for form in forms(question)) for question in asked)
    ]
    # The offline file and the folder's own state: both hold every question.
    assert len(holders) >= 2
    readable = {
        (path.name, secret)
        for path, text in texts.items()
        for secret in told
        if any(form in text for form in forms(secret))
    }
    assert readable == set()
