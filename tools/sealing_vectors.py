"""Writes tests/vectors/sealing.json: texts that the front end must be able to open."""

import json
from pathlib import Path

from bodylesson.models.sealing import salt_of, sealed

TARGET = Path(__file__).parents[1] / "tests" / "vectors" / "sealing.json"
TEXTS = ["", "a", "Yes. It is a net of nerves.", "\u05e9\u05dc\u05d5\u05dd \U0001f94e", "x" * 500]


def text() -> str:
    """The file's text."""
    salts = [salt_of("psoas-release", str(index)) for index, _ in enumerate(TEXTS)]
    vectors = [
        {"text": text, "salt": salt, "sealed": sealed(text, salt)}
        for text, salt in zip(TEXTS, salts, strict=True)
    ]
    return json.dumps(vectors, indent=1) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
