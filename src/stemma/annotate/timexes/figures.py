"""Words that begin with a figure, cut into pieces and classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

Value = int | str | Decimal
Piece = tuple[int, int, str, Value]
"""Where it begins and ends in the word, its class (`-` for a dash, empty for none), its value."""

DASHES: Final = frozenset("-–‑‐")
LONGEST: Final = 24
"""Characters; a longer figure is no time."""

_NTH: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_DECADE: Final = re.compile(r"(\d{3})0(?:s|’s|'s)")
_SHORT_DECADE: Final = re.compile(r"(\d)0(?:s|’s|'s)")
_SLASH: Final = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}")
_DECIMAL: Final = re.compile(r"\d+\.\d+")
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PAIR: Final = re.compile(r"(\d+(?:st|nd|rd|th|s)?)([–—/-])(\d+(?:st|nd|rd|th)?)")
_CLOCK: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d)(?:[.,]\d+)?)?\s?(a\.?m\.?|p\.?m\.?|hrs?|z|h)?"
)
_ISOTAIL: Final = re.compile(r"(\d\d)[t](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(z|[+-]\d\d:?\d\d)?")
_WORD_PAIR: Final = re.compile(r"([a-z]+\.?)([-–—])(\d{1,4}|\d{4}(?:s|’s|'s))")

_WHOLE: Final[tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], Value]], ...]] = (
    (_DECADE, "decade", lambda found: int(found[1])),
    (_SHORT_DECADE, "short_decade", lambda found: int(found[1]) * 10),
    (_SLASH, "slash", lambda found: found[0]),
    (_DECIMAL, "big", lambda found: Decimal(found[0])),
    (_NUMBER, "big", lambda found: Decimal(found[0].replace(",", ""))),
)
_LATER: Final[tuple[tuple[re.Pattern[str], str], ...]] = ((_CLOCK, "clock"), (_ISOTAIL, "isotail"))


def cut_figures(word: str) -> tuple[Piece, ...]:
    """The pieces of a lower-case word that begins with a figure; one without class if it is none.

    >>> cut_figures("1914–18")
    ((0, 4, 'yr', 1914), (4, 5, '-', '-'), (5, 7, 'n2', 18))
    """
    if len(word) > LONGEST:
        return ((0, len(word), "", ""),)
    if (number := _number(word, 0)) is not None:
        return (number,)
    for pattern, kind, value in _WHOLE:
        if found := pattern.fullmatch(word):
            return ((0, len(word), kind, value(found)),)
    if found := _PAIR.fullmatch(word):
        return _pair(found)
    for pattern, kind in _LATER:
        if pattern.fullmatch(word):
            return ((0, len(word), kind, word),)
    return ((0, len(word), "", ""),)


def cut_word(word: str, table: Mapping[str, tuple[str, str]]) -> tuple[Piece, ...]:
    """The pieces of a word with a number behind a dash: mid-2007, may-1; none of any other."""
    found = _WORD_PAIR.fullmatch(word)
    if found is None:
        return ()
    kind, value = table.get(found[1], ("", ""))
    if kind not in {"month", "month_short", "modifier"}:
        return ()
    first: Value = int(value) if value.isdigit() else value
    last = _number(found[3], found.start(3))
    if last is None and (decade := _DECADE.fullmatch(found[3])):
        last = (*found.span(3), "decade", int(decade[1]))
    return (
        (*found.span(1), kind.removesuffix("_short"), first),
        (*found.span(2), "-", "-"),
        last or (*found.span(3), "", ""),
    )


def _number(text: str, at: int) -> Piece | None:
    """A whole number, or a numeral with its ending, that stands at a place in its word."""
    end = at + len(text)
    if text.isdecimal():
        return at, end, number_class(text), int(text)
    if found := _NTH.fullmatch(text):
        value = int(found[1])
        return at, end, "nth" if 1 <= value <= 31 else "", value
    return None


def _pair(found: re.Match[str]) -> tuple[Piece, ...]:
    """Two numbers with a dash between; a stroke is one only after a year: 2007/08."""
    year = len(found[1]) == 4 and len(found[3]) in {2, 4}
    if found[2] == "/" and not year:
        return ((*found.span(), "", ""),)
    return (
        _number(found[1], 0) or (*found.span(1), "", ""),
        (*found.span(2), "-", "-"),
        _number(found[3], found.start(3)) or (*found.span(3), "", ""),
    )


def number_class(text: str) -> str:
    """The class of a whole number in figures, by its size and the number of figures.

    >>> number_class("12"), number_class("0012"), number_class("2012")
    ('n1', 'big', 'yr')
    """
    value = int(text)
    if len(text) == 4 and 1000 <= value < 2200:
        return "yr"
    if value == 0:
        return "zero"
    if len(text) <= 2:
        return next(
            k for limit, k in ((12, "n1"), (24, "n2"), (31, "n3"), (99, "n4")) if value <= limit
        )
    return "n5" if len(text) == 3 and value > 99 else "big"
