"""A length as people type it, in exact fractions: the reference for `models/typed_length.ts`."""

import re
import unicodedata
from fractions import Fraction
from typing import Literal

MM = {
    "mm": Fraction(1),
    "cm": Fraction(10),
    "m": Fraction(1000),
    "in": Fraction("25.4"),
    "ft": Fraction("304.8"),
}
"""How many millimeters one is; inch and foot are exact by definition."""
SMALLER = {"ft": "in", "m": "cm"}
"""In a unit that is made of smaller ones, a last number without any is of this one."""
ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02b9\u02bc\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u02ba\u05f4\u2033", '"'),
    "\u066b": ".",
    "\u2044": "/",
    "\u2215": "/",
    **dict.fromkeys("\u200e\u200f\u061c", ""),
}
TOKEN = re.compile(
    r"\s*(?P<number>\d+\s+\d+/\d+|\d+-\d+/\d+|\d+/\d+|\d+[.,]?\d*|[.,]\d+)\s*(?P<unit>[a-z'\"]*)\.?"
)


def typed_length(text: str, field: Literal["cm", "in"]) -> tuple[float, bool] | None:
    """Millimeters, and whether a unit was typed that is not the field's; None for no length."""
    plain = "".join(_letter(letter) for letter in text).strip().lower().replace("''", '"')
    sign = -1 if plain.startswith("-") else 1
    rest = plain.removeprefix("-").removeprefix("+").strip()
    whole, units = Fraction(0), [""]
    while rest:
        token = TOKEN.match(rest)
        if token is None:
            return None
        unit = {"'": "ft", '"': "in"}.get(token["unit"], token["unit"])
        unit = unit or (SMALLER.get(units[-1], "") if units[-1] else field)
        if unit not in MM or (units[-1] and SMALLER.get(units[-1]) != unit):
            return None
        try:
            whole += _number(token["number"]) * MM[unit]
        except ZeroDivisionError:
            return None
        units.append(unit)
        rest = rest[token.end() :].strip()
    if len(units) == 1:
        return None
    return float(sign * whole), any(unit != field for unit in units[1:])


def _number(text: str) -> Fraction:
    return sum((Fraction(part.replace(",", ".")) for part in re.split(r"\s+|-", text)), Fraction(0))


def _letter(letter: str) -> str:
    if letter in ALIKE:
        return ALIKE[letter]
    if letter.isspace():
        return " "
    if (value := unicodedata.decimal(letter, None)) is not None:
        return str(value)
    if unicodedata.category(letter) == "No" and "VULGAR" in unicodedata.name(letter, ""):
        fraction = Fraction(unicodedata.numeric(letter)).limit_denominator(20)
        return f" {fraction.numerator}/{fraction.denominator}"
    return unicodedata.normalize("NFKC", letter)
