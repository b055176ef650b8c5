"""Numbers written in words: "two hundred and fifty", "tens of thousands", "a few dozen"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.fractions import read_fraction
from stemma.annotate.quantities.vocabulary import (
    ARTICLES,
    FIRST,
    HYPHENS,
    LONE,
    WordNumber,
    number_word,
)
from stemma.lexicon.numbers import NumberUse, NumberWord

_CARDINAL: Final = (
    *LONE,
    NumberUse.HUNDRED,
    NumberUse.MAGNITUDE,
    NumberUse.DOZEN,
)
SCORE: Final = NumberWord(NumberUse.DOZEN, Fraction(20))
"""The score of "three score villagers"; the word alone is more often that of a game."""
STOOD: Final = frozenset({"at", "is", "was", "were"})
"""Words behind which a "first" only orders what follows: "the toll was first 12, then 14"."""
_SCALES: Final = frozenset({NumberUse.HUNDRED, NumberUse.MAGNITUDE, NumberUse.DOZEN})


def read_words(parse: Parse, i: int) -> WordNumber | None:
    """The number that starts at word i, as long as it goes; an article before it is taken in."""
    return (
        _plural(parse, i)
        or read_fraction(parse, i)
        or _few(parse, i)
        or _cardinal(parse, i)
        or _ordinal(parse, i)
    )


def _plural(parse: Parse, i: int) -> WordNumber | None:
    """As in "dozens", "tens of thousands": at least one of the size, fewer than ten."""
    first = number_word(parse.lower[i], NumberUse.PLURAL)
    if first is None:
        return None
    value, end = first.amount, i + 1
    while end + 1 < len(parse) and parse.lower[end] == "of":
        more = number_word(parse.lower[end + 1], NumberUse.PLURAL)
        if more is None:
            break
        value, end = value * more.amount, end + 2
    after = parse.lower[end] if end < len(parse) else ""
    if end == i + 1 and parse.lower[i] in ("tens", "scores") and after != "of":
        return None
    if i and (parse.lower[i - 1].isdigit() or number_word(parse.lower[i - 1], *FIRST)):
        return None
    return WordNumber(i, end, value, value * 10, "plural")


def _few(parse: Parse, i: int) -> WordNumber | None:
    """As in "a few hundred", "several thousand": at least two of the size, fewer than ten."""
    scale = number_word(parse.lower[i], NumberUse.HUNDRED, NumberUse.MAGNITUDE, NumberUse.DOZEN)
    if scale is None or i == 0:
        return None
    words, start = parse.lower, i - 1
    if words[start] in ("few", "several", "many"):
        if words[start] == "few" and start and words[start - 1] in ARTICLES:
            start -= 1
        end, value = _scales(parse, i + 1, scale.amount)
        return WordNumber(start, end, value * 2, value * 10, "plural")
    return None


def _cardinal(parse: Parse, i: int) -> WordNumber | None:
    words = parse.lower
    first = number_word(words[i], *_CARDINAL)
    if first is None:
        return None
    start, total = i, _Total()
    if first.use in _SCALES:
        if not (i and words[i - 1] in ARTICLES):
            return None
        start, total.current = i - 1, Decimal(1)  # "a hundred"
    end = j = i
    while j < len(words) and not (j > i and "\n\n" in parse.gap(j)):
        word = number_word(words[j], *_CARDINAL)
        if words[j] == "score" and end == j > i and _is_twenty(parse, j):
            word = SCORE
        if word is not None and total.take(word):
            end = j + 1
        elif word is not None or not (end == j > i and _joins(words, j, total.room)):
            break
        j += 1
    if end == i:
        return None
    end, value = _and_a_half(parse, end, total.value)
    return WordNumber(start, end, value, value, "words")


def _is_twenty(parse: Parse, j: int) -> bool:
    """Whether the score at word j counts: a noun in the plural or "and" and a number follow."""
    if parse.tags[j].startswith("V") or j + 1 >= len(parse):
        return False
    if parse.lower[j + 1] == "and":
        return j + 2 < len(parse) and number_word(parse.lower[j + 2], *LONE) is not None
    for k in range(j + 1, min(j + 4, len(parse))):
        if parse.tags[k] in ("NNS", "NNPS") or parse.lower[k] == "people":
            return True
        if parse.tags[k] not in ("JJ", "NN", "VBN", "CC"):
            return False
    return False


@dataclass(slots=True)
class _Total:
    """A number read so far: `current` is not yet multiplied by a magnitude.

    What is still added must be smaller than `room`, the next magnitude smaller than `least`.
    """

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    least: Decimal = Decimal("Infinity")
    room: Decimal = Decimal("Infinity")

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or 0)

    def take(self, word: NumberWord) -> bool:
        """Whether the word goes on the number; it is then part of it."""
        if word.use in _SCALES:
            return self._multiply(word)
        current = self.current
        fits = current is None or current % (100 if word.amount >= 10 else 10) == 0
        if word.amount >= self.room or not fits or (current is not None and word.value == 0):
            return False
        self.current = (current or Decimal(0)) + word.amount
        self.room = Decimal(10 if word.use is NumberUse.TEN else 0)
        return True

    def _multiply(self, word: NumberWord) -> bool:
        if not self.current:
            return False
        if word.use is NumberUse.HUNDRED:
            if self.current >= 100:
                return False
            self.current, self.room = self.current * 100, Decimal(100)
            return True
        if word.amount >= self.least:
            return False
        self.total, self.current = self.total + self.current * word.amount, None
        self.least = self.room = word.amount
        return True


def _scales(parse: Parse, j: int, value: Decimal) -> tuple[int, Decimal]:
    """Further magnitudes after one: "several hundred thousand"."""
    while j < len(parse):
        more = number_word(parse.lower[j], NumberUse.MAGNITUDE)
        if more is None:
            break
        value, j = value * more.amount, j + 1
    return j, value


def _joins(words: tuple[str, ...], j: int, room: Decimal) -> bool:
    """Whether the word at j holds two parts of one number together: a hyphen, "and"."""
    if j + 1 >= len(words):
        return False
    following = number_word(words[j + 1], NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN)
    if words[j] in HYPHENS:
        scale = number_word(words[j + 1], *_SCALES)
        return scale is not None or (following is not None and following.amount < room)
    score = j > 0 and words[j - 1] == "score"
    return (
        words[j] == "and"
        and following is not None
        and room >= (20 if score else 100)
        and room.is_finite()
    )


def _and_a_half(parse: Parse, end: int, value: Decimal) -> tuple[int, Decimal]:
    """As in "two and a half", "one-and-a-half million"."""
    words = [
        (j, word)
        for j, word in enumerate(parse.lower[end : end + 7], start=end)
        if word not in HYPHENS
    ]
    if len(words) >= 3 and [w for _, w in words[:2]] in (["and", "a"], ["and", "one"]):
        part = number_word(words[2][1], NumberUse.PART)
        if part is not None and words[2][1] in ("half", "quarter", "third"):
            least = number_word(parse.lower[end - 1], NumberUse.MAGNITUDE)
            more = part.amount if least is None else part.amount * least.amount
            end, value = words[2][0] + 1, value + more
            if len(words) > 3 and words[3][0] <= end + 1:
                scale = number_word(words[3][1], NumberUse.MAGNITUDE)
                if scale is not None:
                    end, value = words[3][0] + 1, value * scale.amount
    return end, value


def _ordinal(parse: Parse, i: int) -> WordNumber | None:
    found = number_word(parse.lower[i], NumberUse.ORDINAL)
    if found is None:
        return None
    if i and i + 1 < len(parse) and parse.lower[i + 1][0].isdigit() and parse.lower[i - 1] in STOOD:
        return None
    return WordNumber(i, i + 1, found.amount, found.amount, "ordinal")
