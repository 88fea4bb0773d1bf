"""Writes `typed_lengths.json`: what `models/typed_length.ts` must make of what people type.

Run it as `python -m tests.vectors.make_typed_lengths` after a change to the reference; a unit test
fails while the file is stale.
"""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, get_args

from tests.reference.typed_length import typed_length

HERE = Path(__file__).parent
Field = Literal["cm", "in"]
VULGAR = [
    chr(code)
    for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189)
    if "NUMERATOR" not in unicodedata.name(chr(code))
]
"""Every vulgar fraction of Unicode."""
ZEROS = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0xFF10, 0x1D7CE, 0x1E950]
"""The zeros of ten scripts."""
TYPED = [
    *("34 5/8", "34-5/8", "34.625", "34,625", ".5", ",5", "5/8", "34 5 / 8", "0", "-0", "+3"),
    *(
        "2' 10\"",
        "2'10",
        "2\u2032 10\u2033",
        "2\u2019 10\u201d",
        "2 ft 10 in",
        "2ft 10\u00bd in",
        "2' 10 5/8\"",
        "2''",
        "2'",
    ),
    *("4 in", "4in", '4"', "4 IN.", "8 cm", "8cm", "80 mm", "1 m 20 cm", "1 m 20", "0,88 m"),
    *(
        "\u22123",
        "\u20133",
        "- 3",
        "-3 cm",
        "88\u2009cm",
        "88\u00a0cm",
        "88\u202fcm",
        "\u200e88",
        "\u0668\u0668\u066b\u0665",
    ),
    *(
        "",
        "abc",
        "1e9",
        "1/0",
        "12 34",
        "--3",
        "3-",
        "\u221e",
        "<b>8</b>",
        "8 kg",
        "8 cm 3 in",
        "10\" 2'",
    ),
    *("1.2.3", "1,234.5", "4 in 4 in", "4 ft 4 ft", "\u00bd\u00bd", "/8", "in", "'", "8 8 8/8"),
]


def _texts() -> Iterator[str]:
    yield from TYPED
    for vulgar in VULGAR:
        yield from (vulgar, f"34{vulgar}", f"34 {vulgar}", f"34{vulgar} in", f"-34{vulgar}")
    for zero in ZEROS:
        yield "".join(chr(zero + n) for n in (8, 8)) + "," + chr(zero + 5)
        yield "".join(chr(zero + n) for n in (1, 0, 9))


def text_of(_: str) -> str:
    """The file's text."""
    cases = [
        {"text": text, "field": field, "is": typed_length(text, field)}
        for text in _texts()
        for field in get_args(Field)
    ]
    return json.dumps(cases, ensure_ascii=True) + "\n"


FILES = ("typed_lengths",)

if __name__ == "__main__":
    for name in FILES:
        (HERE / f"{name}.json").write_text(text_of(name), "utf-8")
