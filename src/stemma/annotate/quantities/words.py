"""Numbers written in words: "two hundred and fifty", "tens of thousands", "two-thirds"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.lexicon.numbers import NumberUse, NumberWord, load_number_words
from stemma.lexicon.words import load_words

WORDS: Final = load_number_words()
_DIVIDE: Final = Context(prec=20).divide
ARTICLE_UNITS: Final = load_words("article_units.txt")
_FIRST: Final = frozenset(
    {
        NumberUse.SMALL,
        NumberUse.TEEN,
        NumberUse.TEN,
        NumberUse.HUNDRED,
        NumberUse.MAGNITUDE,
        NumberUse.DOZEN,
        NumberUse.PLURAL,
        NumberUse.PART,
        NumberUse.ORDINAL,
    }
)
_STARTS: Final = frozenset(
    word for word, uses in WORDS.items() if any(use.use in _FIRST for use in uses)
)
LONE: Final = (NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN)
_CARDINAL: Final = (
    *LONE,
    NumberUse.HUNDRED,
    NumberUse.MAGNITUDE,
    NumberUse.DOZEN,
)
_SCALES: Final = frozenset({NumberUse.HUNDRED, NumberUse.MAGNITUDE, NumberUse.DOZEN})
_ARTICLES: Final = frozenset({"a", "an"})
_HYPHENS: Final = frozenset({"-", "‑", "–"})
_OF: Final = frozenset({"of"})
# After "half" and "a quarter" these open what is halved.
_OPENS_WHOLE: Final = frozenset({"of", "the", "its", "their", "his", "her", "our", "my", "your",
                                 "all", "that", "those", "these", "this", "as"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number over the words [start, end); `form` is a value of `NumeralForm`.

    `decimal` tells that it has a point.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: str
    decimal: bool = False


def starts_number(word: str) -> bool:
    """Whether a number in words can start with this word, an article before it apart."""
    return word in _STARTS


def number_word(word: str, *uses: NumberUse) -> NumberWord | None:
    """What the word is as a number, when it has one of the uses."""
    for found in WORDS.get(word, ()):
        if found.use in uses:
            return found
    return None


def read_words(parse: Parse, i: int) -> WordNumber | None:
    """The number that starts at word i, as long as it goes; an article before it is taken in."""
    return (
        _plural(parse, i)
        or _part(parse, i)
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
    if i and (parse.lower[i - 1].isdigit() or number_word(parse.lower[i - 1], *_FIRST)):
        return None
    return WordNumber(i, end, value, value * 10, "plural")


def _part(parse: Parse, i: int) -> WordNumber | None:
    """As in "two-thirds", "a quarter of", "half of", "one in five", "half a million"."""
    words = parse.lower
    after = words[i + 1] if i + 1 < len(parse) else ""
    over = number_word(words[i], NumberUse.SMALL, NumberUse.TEEN)
    if words[i] == "half" or (
        words[i] in ("quarter", "third") and (after == "of" or after in _HYPHENS)
    ):
        return _half(parse, i, after)
    if over is None:
        under = number_word(words[i], NumberUse.PART)
        article = i > 0 and words[i - 1] in _ARTICLES
        if under is None or not article or after != "of":
            return None
        return WordNumber(i - 1, i + 1, under.amount, under.amount, "part")
    if after in _HYPHENS:
        under = number_word(words[i + 2], NumberUse.PART) if i + 2 < len(parse) else None
        end = i + 3
    else:
        under, end = number_word(after, NumberUse.PART), i + 2
    if under is not None and 0 < over.value < 1 / under.value:
        plural = words[end - 1].endswith("s") or words[end - 1] == "half"
        whole = end < len(parse) and words[end] in _OPENS_WHOLE
        if words[end - 1] in ("quarters", "quarter") and not whole and after not in _HYPHENS:
            return None
        if plural == (over.value > 1) and (plural or whole or after in _HYPHENS):
            value = _DIVIDE(over.amount * under.value.numerator, Decimal(under.value.denominator))
            return WordNumber(i, end, value, value, "part")
    return _one_in(parse, i, over)


def _half(  # noqa: PLR0911 - one way of writing a line
    parse: Parse, i: int, after: str
) -> WordNumber | None:
    words = parse.lower
    value = number_word(words[i], NumberUse.PART)
    if value is None:
        return None
    article = i > 0 and words[i - 1] in _ARTICLES
    if words[i] != "half" and not article and after not in _HYPHENS:
        return None
    start = i - 1 if article else i
    # half a million, a quarter of a million
    j = i + 1 + (after == "of")
    if j + 1 < len(parse) and words[j] in _ARTICLES:
        scale = number_word(words[j + 1], NumberUse.MAGNITUDE, NumberUse.DOZEN)
        if scale is not None:
            amount = value.amount * scale.amount
            return WordNumber(start, j + 2, amount, amount, "words")
    if after in _HYPHENS and i + 2 < len(parse):
        scale = number_word(words[i + 2], NumberUse.MAGNITUDE, NumberUse.DOZEN)
        if scale is not None:
            amount = value.amount * scale.amount
            return WordNumber(start, i + 3, amount, amount, "words")
        if words[i + 2] in ARTICLE_UNITS:
            return WordNumber(start, i + 1, value.amount, value.amount, "part")
    before = words[start - 1] if start else ""
    if before in ("second", "first", "other", "better", "the") or after in _HYPHENS:
        return None
    if after in _OPENS_WHOLE or (after in _ARTICLES and words[i] == "half"):
        return WordNumber(start, i + 1, value.amount, value.amount, "part")
    return None


def _one_in(parse: Parse, i: int, over: NumberWord) -> WordNumber | None:
    """As in "one in five", "nine out of ten" people."""
    words = parse.lower
    j = i + 1
    if j + 1 < len(parse) and words[j] == "out" and words[j + 1] == "of":
        j += 2
    elif (j < len(parse) and words[j] == "in") or (
        j + 1 < len(parse) and words[j] == "of" and words[j + 1] == "every"
    ):
        j += 1
    else:
        return None
    if words[j : j + 1] and words[j] in ("every", "each"):
        j += 1
    under = (
        number_word(words[j], NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN)
        if j < len(parse)
        else None
    )
    if under is None or not 0 < over.value < under.value:
        return None
    value = _DIVIDE(over.amount, under.amount)
    return WordNumber(i, j + 1, value, value, "part")


def _few(parse: Parse, i: int) -> WordNumber | None:
    """As in "a few hundred", "several thousand": at least two of the size, fewer than ten."""
    scale = number_word(parse.lower[i], NumberUse.HUNDRED, NumberUse.MAGNITUDE, NumberUse.DOZEN)
    if scale is None or i == 0:
        return None
    words, start = parse.lower, i - 1
    if words[start] in ("few", "several", "many"):
        if words[start] == "few" and start and words[start - 1] in _ARTICLES:
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
        if not (i and words[i - 1] in _ARTICLES):
            return None
        start, total.current = i - 1, Decimal(1)  # "a hundred"
    end = j = i
    while j < len(words) and not (j > i and "\n\n" in parse.gap(j)):
        word = number_word(words[j], *_CARDINAL)
        if word is not None and total.take(word):
            end = j + 1
        elif word is not None or not (end == j > i and _joins(words, j, total.room)):
            break
        j += 1
    if end == i:
        return None
    end, value = _and_a_half(parse, end, total.value)
    return WordNumber(start, end, value, value, "words")


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
    if words[j] in _HYPHENS:
        scale = number_word(words[j + 1], *_SCALES)
        return scale is not None or (following is not None and following.amount < room)
    return words[j] == "and" and following is not None and room >= 100 and room.is_finite()


def _and_a_half(parse: Parse, end: int, value: Decimal) -> tuple[int, Decimal]:
    """As in "two and a half", "one-and-a-half million"."""
    words = [
        (j, word)
        for j, word in enumerate(parse.lower[end : end + 7], start=end)
        if word not in _HYPHENS
    ]
    if len(words) >= 3 and [w for _, w in words[:2]] == ["and", "a"]:
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
    return WordNumber(i, i + 1, found.amount, found.amount, "ordinal")
