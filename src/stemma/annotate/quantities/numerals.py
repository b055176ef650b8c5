"""Numbers in a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.decimals import NOUGHTS, read_decimal
from stemma.annotate.quantities.digits import read_digits
from stemma.annotate.quantities.numeral import Numeral, NumeralForm
from stemma.annotate.quantities.vocabulary import (
    ARTICLE_UNITS,
    LONE,
    WordNumber,
    number_word,
    starts_number,
)
from stemma.annotate.quantities.words import read_words
from stemma.lexicon.numbers import NumberUse
from stemma.lexicon.words import load_words

TALLIED: Final = load_words("tallied.txt")


def own_unit(written: str) -> str | None:
    """The unit that lies in the number's own word.

    >>> own_unit("twofold"), own_unit("twice"), own_unit("two")
    ('fold', 'time', None)
    """
    if written.endswith(FOLD):
        return FOLD
    return "time" if written in TIMES else None


def find_numerals(parse: Parse) -> list[Numeral]:
    """Every number of the document in text order, none over another."""
    found = [*read_digits(parse), *_words(parse)]
    found.sort(key=lambda numeral: (numeral.start, -numeral.end))
    out: list[Numeral] = []
    for numeral in found:
        if not out or numeral.start >= out[-1].end:
            out.append(numeral)
    return out


def _words(parse: Parse) -> Iterator[Numeral]:
    words = parse.lower
    i = 0
    while i < len(words):
        if words[i][-1:] == "-" and (word := number_word(words[i][:-1], *LONE)) is not None:
            # "a four- to five-hour trip"
            start = parse.starts[i]
            value = word.amount
            yield Numeral(start, parse.ends[i] - 1, value, value, NumeralForm.WORDS)
        special = _couple(parse, i) or _none(parse, i) or _group(parse, i) or _article(parse, i)
        if special is not None:
            yield special
            i += 1
            continue
        if not starts_number(words[i]) and words[i] not in NOUGHTS:
            i += 1
            continue
        found = read_words(parse, i)
        found = read_decimal(parse, i, found) or found
        if found is None:
            i += 1
            continue
        yield _from_words(parse, found)
        i = found.end


def _couple(parse: Parse, i: int) -> Numeral | None:
    """Two, more or less: "a couple of", "a couple of hundred"."""
    if parse.lower[i] != "couple" or parse.lower[i + 1 : i + 2] != ("of",):
        return None
    start = parse.starts[i - 1] if i and parse.lower[i - 1] == "a" else parse.starts[i]
    value, end = Decimal(2), i
    if i + 2 < len(parse):
        scale = number_word(
            parse.lower[i + 2], NumberUse.HUNDRED, NumberUse.MAGNITUDE, NumberUse.DOZEN
        )
        if scale is not None:
            value, end = value * scale.amount, i + 2
    return Numeral(start, parse.ends[end], value, value, NumeralForm.COUPLE)


def _group(parse: Parse, i: int) -> Numeral | None:
    """A number in a word of its own: "a score of villagers", "a baker's dozen", "twofold"."""
    word = parse.lower[i]
    after = parse.lower[i + 1 : i + 3]
    if word == "score" and i and parse.lower[i - 1] == "a" and after[:1] == ("of",):
        return _many(parse, i - 1, i, 20) if _counts_things(parse, i + 2) else None
    if word == "baker" and len(after) == 2 and after[0] in POSSESSIVE and after[1] == "dozen":
        return _many(parse, i - 1 if i and parse.lower[i - 1] == "a" else i, i + 2, 13)
    if word in TIMES and _says_how_often(parse, i):
        return _many(parse, i, i, TIMES[word])
    if word.endswith(FOLD) and parse.lower[i - 1 : i] not in IS:
        times = number_word(word.removesuffix(FOLD).rstrip("-"), *LONE, NumberUse.HUNDRED)
        return None if times is None else _many(parse, i, i, int(times.amount))
    return None


def _says_how_often(parse: Parse, i: int) -> bool:
    """As in "married twice", not "twice the size", "think twice"."""
    if i and parse.lemmas[i - 1].lower() == "think":
        return False
    return i + 1 < len(parse) and parse.lower[i + 1] not in RATED


def _many(parse: Parse, first: int, last: int, value: int) -> Numeral:
    many = Decimal(value)
    return Numeral(parse.starts[first], parse.ends[last], many, many, NumeralForm.WORDS)


def _counts_things(parse: Parse, i: int) -> bool:
    """Whether a counted plural follows, at most two words before it; no points of a game."""
    for j in range(i, min(i + 3, len(parse))):
        if parse.tags[j] in {"NNS", "NNPS"} or parse.lower[j] == "people":
            return parse.lemmas[j].lower() not in SCORED
        if parse.pos[j] not in {"ADJ", "NOUN", "VERB", "PROPN"}:
            return False
    return False


FOLD: Final = "fold"
TIMES: Final = {"twice": 2, "thrice": 3}
RATED: Final = frozenset({"as", "the", "a", "an", "that", "this", "what", "his", "her", "its",
                          "their", "your", "our", "my", "daily", "weekly", "monthly", "yearly",
                          "annually", "per", "each", "every", "about", "over", "-"})  # fmt: skip
"""Words behind which "twice" tells a size or a rate, or is a figure of speech."""
POSSESSIVE: Final = frozenset({"'s", "’s", "s"})
IS: Final = (("is",), ("are",), ("was",), ("were",))
"""Verbs behind which "twofold" says of how many parts something is: "the aim is twofold"."""
SCORED: Final = frozenset({"goal", "point", "run"})


def _none(parse: Parse, i: int) -> Numeral | None:
    """The "no" of "no survivors"."""
    if parse.lower[i] != "no":
        return None
    for j in range(i + 1, min(i + 3, len(parse))):
        if parse.tags[j] == "NNS" and parse.lemmas[j].lower() in TALLIED:
            zero = Decimal(0)
            return Numeral(parse.starts[i], parse.ends[i], zero, zero, NumeralForm.WORDS)
        if parse.pos[j] != "ADJ":
            break
    return None


def _article(parse: Parse, i: int) -> Numeral | None:
    """The article of "an hour", "a mile"."""
    if parse.lower[i] not in ("a", "an") or i + 1 >= len(parse):
        return None
    if parse.lower[i + 1] not in ARTICLE_UNITS:
        return None
    one = Decimal(1)
    return Numeral(parse.starts[i], parse.ends[i], one, one, NumeralForm.ARTICLE)


def _from_words(parse: Parse, found: WordNumber) -> Numeral:
    return Numeral(
        parse.starts[found.start],
        parse.ends[found.end - 1],
        found.low,
        found.high,
        NumeralForm(found.form),
        found.decimal,
    )
