"""Numbers in a text, in digits and in words, before anything is known of what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.decimals import NOUGHTS, read_decimal
from stemma.annotate.quantities.vocabulary import (
    ARTICLE_UNITS,
    LONE,
    WORDS,
    WordNumber,
    number_word,
    starts_number,
)
from stemma.annotate.quantities.words import read_words
from stemma.lexicon.numbers import NumberUse
from stemma.lexicon.words import load_words

TALLIED: Final = load_words("tallied.txt")
LARGEST_EXPONENT: Final = 60
DIVIDE: Final = Context(prec=20).divide


class NumeralForm(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    PART = "part"
    """A fraction: two-thirds, 1/2."""
    PLURAL = "plural"
    """Dozens, tens of thousands: from `low` to, not with, `high`."""
    ORDINAL = "ordinal"
    ARTICLE = "article"
    """The article of a unit, one of it: "less than an hour"."""
    FEET = "feet"
    """5'11", held in inches."""
    COUPLE = "couple"
    """"a couple of": two, more or less."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the characters [start, end) of the text.

    `low` equals `high` but for plurals. `grouped` tells digits in groups of thousands and all that
    has a decimal point, which are no year and no label.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: NumeralForm
    grouped: bool = False


# A clock time, a date in digits, a telephone number, a version: taken whole, so that no part of it
# is taken for a number.
_NEVER: Final = r"""
    \d{1,2}[:.]\d\d(?::\d\d)?\s?[ap]\.?m\b
  | \d{1,2}\s?[ap]\.?m\b(?!\s?[$£€])
  | \d{1,2}\s?o['’]clock
  | \d+:\d+(?::\d+)*(?:[.,]\d+)?
  | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?![\d,])
  | \(?\d{3}\)?[-.\ ]\d{3}[-.\ ]\d{4}(?!\d)
  | \+\d{1,3}[-.\ ]\d[\d\ -]{6,}
  | \d{3}-\d{4}(?![\d,])
  | \d+(?:[-–]\d+){2,}
  | \d+(?:\.\d+){2,}
"""
_GLYPHS: Final = "".join(word for word, uses in WORDS.items() if uses[0].use is NumberUse.GLYPH)
_DIGITS: Final = re.compile(
    rf"""
    (?P<never>{_NEVER})
  | (?P<height>(?P<feet>\d)['’′]\s?(?P<inches>1[01]|\d)(?:["”″]|['’]{{2}}))
  | (?P<science>(?P<power>\d+(?:\.\d+)?)\s?[×xX]\s?10\s?\^?(?P<exponent>[-−+]?\d+))
  | (?P<mixed>(?P<whole>\d+)[\ -](?P<over>\d{{1,2}})[/⁄](?P<under>\d{{1,2}})(?![\d/]))
  | (?P<ratio>(?P<top>\d+)[/⁄](?P<floor>\d+)(?![\d/]))
  | (?P<glyph>(?P<integer>\d+)?\ ?[{_GLYPHS}])
  | (?P<space>[1-9]\d{{0,2}}(?:[\ \u00a0\u2009\u202f]\d{{3}})+(?:\.\d+)?(?![\w,]))
  | (?P<group>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?![\d]|,\d)
      |\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?(?!\d))
  | (?P<odd>\d+(?:[.,]\d+){{2,}}|\d+,\d+)
  | (?P<plain>\d+(?:\.\d+)?)
    """,
    re.VERBOSE | re.ASCII,
)
_POINT: Final = re.compile(r"\.[0-9]+")
_START: Final = re.compile(rf"[0-9{_GLYPHS}]")
_ORDINAL_END: Final = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_ADDRESS_MARKS: Final = ("://", "www.", "@", ".com", ".org", "_", "#")


def find_numerals(parse: Parse) -> list[Numeral]:
    """Every number of the document in text order, none over another."""
    found = [*_digits(parse.document.text), *_words(parse)]
    found.sort(key=lambda numeral: (numeral.start, -numeral.end))
    out: list[Numeral] = []
    for numeral in found:
        if not out or numeral.start >= out[-1].end:
            out.append(numeral)
    return out


def _digits(text: str) -> Iterator[Numeral]:
    at = 0
    while found := _START.search(text, at):
        start = found.start()
        if start and text[start - 1] == "." and not text[start - 2 : start - 1].isalnum():
            start -= 1  # ".5"
            match = _POINT.match(text, start)
            if match:
                yield _numeral(start, match.end(), Decimal(match[0]), grouped=True)
                at = match.end()
                continue
            start += 1
        match = _DIGITS.match(text, start)
        if match is None:  # pragma: no cover - a digit always matches
            at = start + 1
            continue
        at = match.end()
        if match["never"] or match["odd"] or _in_address(text, start, at):
            continue
        numeral = _read_digits(match, text)
        if numeral is not None:
            yield numeral


def _numeral(start: int, end: int, value: Decimal, *, grouped: bool = False) -> Numeral:
    return Numeral(start, end, value, value, NumeralForm.DIGITS, grouped)


def _read_digits(match: re.Match[str], text: str) -> Numeral | None:
    match match.lastgroup:
        case "height":
            inches = Decimal(12 * int(match["feet"]) + int(match["inches"]))
            return Numeral(*match.span(), inches, inches, NumeralForm.FEET)
        case "science":
            return _science(match)
        case "mixed" | "ratio" | "glyph":
            return _with_part(match)
        case "space" if text[match.start() - 1 : match.start()].isdigit():
            return None
        case "plain" if (ordinal := _ORDINAL_END.match(text, match.end())) is not None:
            value = Decimal(match[0])
            return Numeral(match.start(), ordinal.end(), value, value, NumeralForm.ORDINAL)
    value = Decimal(re.sub(r"[^0-9.]", "", match[0]))
    grouped = match.lastgroup != "plain" or "." in match[0]
    return _numeral(*match.span(), value, grouped=grouped)


def _science(match: re.Match[str]) -> Numeral | None:
    """1.99×10^30; the exponent's size is limited, since nothing sensible lies beyond."""
    exponent = int(match["exponent"].replace("−", "-"))
    if abs(exponent) > LARGEST_EXPONENT:
        return None
    value = Decimal(match["power"]).scaleb(exponent)
    return _numeral(*match.span(), value, grouped=True)


def _with_part(match: re.Match[str]) -> Numeral | None:
    """1 1/2, 2½, 1/3."""
    start, end = match.span()
    if match["glyph"]:
        whole = match["integer"]
        part: Decimal | None = WORDS[match["glyph"][-1]][0].amount
    elif match["mixed"]:
        whole, part = match["whole"], _fraction(match["over"], match["under"])
    else:
        whole, part = None, _fraction(match["top"], match["floor"])
    if part is None:
        return None
    if whole is not None:
        return _numeral(start, end, int(whole) + part, grouped=True)
    return Numeral(start, end, part, part, NumeralForm.PART)


def _fraction(over: str, under: str) -> Decimal | None:
    """The value of a fraction smaller than one, otherwise `None`: 9/11 is a day, 24/7 always."""
    if not 0 < int(over) < int(under):
        return None
    return DIVIDE(Decimal(over), Decimal(under))


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the number stands in a web address, a handle or a file's name."""
    left = start
    while left and not text[left - 1].isspace():
        left -= 1
        if start - left > 200:
            break
    right = end
    while right < len(text) and not text[right].isspace() and right - end < 200:
        right += 1
    chunk = text[left:right]
    return any(mark in chunk for mark in _ADDRESS_MARKS)


def _words(parse: Parse) -> Iterator[Numeral]:
    words = parse.lower
    i = 0
    while i < len(words):
        if words[i][-1:] == "-" and (word := number_word(words[i][:-1], *LONE)) is not None:
            # "a four- to five-hour trip"
            start = parse.starts[i]
            value = word.amount
            yield Numeral(start, parse.ends[i] - 1, value, value, NumeralForm.WORDS)
        special = _couple(parse, i) or _none(parse, i) or _article(parse, i)
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
