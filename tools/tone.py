"""Counts a lesson's warnings and encouragements: `python -m tools.tone`.

A rough count by words that caution and words that encourage, sentence by sentence. It is there to
be looked at when words change; `docs/claims.md` and a unit test hold it.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from bodylesson.lesson.lesson import read_lesson
from tools.lesson_texts import own_texts

LESSONS = Path(__file__).parents[1] / "lessons"

CAUTIONING = re.compile(
    r"\b(do not|don't|never|not|no|stop|come off|cannot|careful|leave it out|warn\w*|"
    r"emergency|unsafe|danger\w*|harm\w*)\b",
    re.IGNORECASE,
)
ENCOURAGING = re.compile(
    r"\b(you may|you can|may suit|worth|well done|good|enough|fine|easy(?! bleeding)|easier|"
    r"gain\w*|better|hope|calm|relaxing|soften\w*|curious|as you like|if you like|helps|"
    r"take your time|when you are ready|lose nothing)\b",
    re.IGNORECASE,
)
LEFT_OUT = ("figures", "quiz")
"""Groups that are not advice: figures have no sentences, and wrong answers are wrong."""
NO_SENTENCE = ".movement."
"""Labels of a breath, such as "breathe easy"; a plan repeats them, so they would swell a count."""
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


class Tone(NamedTuple):
    """Sentences that caution, and sentences that encourage; one can do both."""

    cautions: int
    encouragements: int


def tone(content: Any) -> Tone:
    """Count the sentences of a lesson's data, but not what it quotes."""
    return tone_of(
        text
        for place, text in own_texts(content)
        if not place.startswith(LEFT_OUT) and NO_SENTENCE not in place
    )


def tone_of(texts: Iterable[str]) -> Tone:
    """Count the sentences of some texts; a new line ends a sentence."""
    sentences = [sentence for text in texts for sentence in SENTENCE_END.split(text)]
    return Tone(
        sum(bool(CAUTIONING.search(one)) for one in sentences),
        sum(bool(ENCOURAGING.search(one)) for one in sentences),
    )


if __name__ == "__main__":
    for folder in sorted(path.parent for path in LESSONS.glob("*/lesson.yaml")):
        counted = tone(read_lesson(folder).content.model_dump(mode="json"))
        print(
            f"{folder.name}: {counted.cautions} sentences caution, "
            f"{counted.encouragements} encourage"
        )
