"""How far what a recognizer heard is from what was meant, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Recognizers write figures for these."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One clip: what it should say and what was heard."""

    stem: str
    meant: str
    heard: str

    @property
    def errors(self) -> int:
        """Words that are wrong, missing or too many."""
        return word_errors(words(self.meant), words(self.heard))

    @property
    def lost(self) -> Counter[str]:
        """Words that were meant and not heard, with how often."""
        return Counter(words(self.meant)) - Counter(words(self.heard))


@dataclass(frozen=True, slots=True)
class Tally:
    """All clips together."""

    clips: int
    words: int
    errors: int
    clips_with_errors: int
    lost: Counter[str]
    """Words that were meant and not heard, with how often."""

    @property
    def rate(self) -> float:
        """Word error rate: errors a word that was meant; 0 is best, above 1 is possible."""
        return self.errors / self.words if self.words else 0.0


def words(text: str) -> list[str]:
    """The words of a text in small letters, without marks; figures up to 10 in letters."""
    found = re.findall(
        r"[^\W_]+(?:'[^\W_]+)*", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    )
    return [_NUMBERS[int(one)] if one.isdecimal() and int(one) <= 10 else one for one in found]


def word_errors(meant: Sequence[str], heard: Sequence[str]) -> int:
    """The fewest words to change, add and leave out to make one text of the other (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for count, one in enumerate(meant, 1):
        above, row = row, [count]
        for place, other in enumerate(heard):
            changed = above[place] + (one != other)
            row.append(min(above[place + 1] + 1, row[place] + 1, changed))
    return row[-1]


def tally(hearings: Iterable[Hearing]) -> Tally:
    """Add up."""
    every = list(hearings)
    return Tally(
        clips=len(every),
        words=sum(len(words(one.meant)) for one in every),
        errors=sum(one.errors for one in every),
        clips_with_errors=sum(one.errors > 0 for one in every),
        lost=sum((one.lost for one in every), Counter()),
    )
