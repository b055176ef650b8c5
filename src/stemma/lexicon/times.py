"""Words of time: months, weekdays, units, holidays, and what each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table

FILE: Final = "times.tsv"

CLASSES: Final = frozenset({
    "dated_day", "deictic", "decade_name", "edge", "era", "fuzzy", "holiday", "hour_name",
    "meridiem", "modifier", "month", "month_short", "number", "ordinal", "part", "parts", "rate",
    "reference", "scale", "season", "tens", "unit", "units", "weekday", "weekday_short", "weekdays",
})  # fmt: skip
"""What a word of time can be. A `_short` form counts only beside a number."""


def load_time_words() -> Mapping[str, tuple[str, str]]:
    """Word, in lower case → its class and its value. The words of a phrase have one space between.

    Raises:
        LexiconError: a line is damaged, repeats a word, or names a class that does not exist.
    """
    return parse_time_words(load_table(FILE), name=FILE)


def parse_time_words(text: str, *, name: str) -> Mapping[str, tuple[str, str]]:
    r"""The table from its lines; the first names the columns.

    >>> dict(parse_time_words("word\tclass\tvalue\nmay\tmonth\t5\n", name="times.tsv"))
    {'may': ('month', '5')}

    Raises:
        LexiconError: a line is damaged, repeats a word, or names a class that does not exist.
    """
    out: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or any(cell != cell.strip() for cell in cells) or not cells[0]:
            raise LexiconError(f"{name}:{number}: want word, class and value, got {line!r}")
        word, kind, value = cells
        if kind not in CLASSES:
            raise LexiconError(f"{name}:{number}: {kind!r} is no class of a time word")
        if word in out:
            raise LexiconError(f"{name}:{number}: {word!r} stands there twice")
        out[word] = (kind, value)
    return MappingProxyType(out)
