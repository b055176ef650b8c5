"""Words as they are searched: without case and accents, cut at all that is no letter or figure.

It is done here and not by the databases, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from stemma.errors import UsageError

WORD: Final = re.compile(r"[^\W_]+")
LONGEST: Final = 64
"""Letters of a word that are kept."""
LAST: Final = 16_000
"""Words of a sentence that have a place of their own: PostgreSQL counts no further."""
BETWEEN: Final = "\ue000"
"""Stands between two names; nobody can search for it."""
PART: Final = re.compile(r'"([^"]*)"|(\S+)')

WORDS, PARTIES, SPEAKERS = "words", "parties", "speakers"
WEIGHTS: Final = {WORDS: "A", PARTIES: "B", SPEAKERS: "C"}


def fold(text: str) -> list[str]:
    """The words of a text.

    >>> fold("Peña-Nieto's 3,000 cafés")
    ['pena', 'nieto', 's', '3', '000', 'cafes']
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [word[:LONGEST] for word in WORD.findall(plain.casefold())]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that stand side by side in one of the three columns; the last may go on."""

    column: str
    words: tuple[str, ...]
    goes_on: bool = False


def parse(column: str, asked: str) -> Iterator[Wanted]:
    """What is asked of a column: each word, and those in quotation marks side by side.

    Raises:
        UsageError: there is no word in it.

    >>> [(one.words, one.goes_on) for one in parse(WORDS, '"the dam" broke ear*')]
    [(('the', 'dam'), False), (('broke',), False), (('ear',), True)]
    """
    found = False
    for match in PART.finditer(asked):
        words = tuple(fold(match[1] if match[1] is not None else match[2]))
        if words:
            found = True
            yield Wanted(column, words, goes_on=match[1] is None and match[2].endswith("*"))
    if not found:
        raise UsageError(f"{asked!r} holds no word to search for")


def name(column: str, asked: str) -> Wanted:
    """A name, whole or a part of it.

    Raises:
        UsageError: there is no word in it.
    """
    words = tuple(fold(asked))
    if not words:
        raise UsageError(f"{asked!r} holds no word to search for")
    return Wanted(column, words)


def as_fts5(wanted: Iterable[Wanted]) -> str:
    """As SQLite's FTS5 is asked. Words hold letters and figures alone: nothing is to be escaped."""
    return " AND ".join(
        f'{one.column} : "{" ".join(one.words)}"{"*" if one.goes_on else ""}' for one in wanted
    )


def as_tsquery(wanted: Iterable[Wanted]) -> str:
    """As PostgreSQL is asked."""
    return " & ".join(
        "("
        + " <-> ".join(
            f"'{word}':{'*' if one.goes_on and place == len(one.words) - 1 else ''}"
            f"{WEIGHTS[one.column]}"
            for place, word in enumerate(one.words)
        )
        + ")"
        for one in wanted
    )


def as_tsvector(columns: dict[str, list[str]]) -> str:
    """As PostgreSQL keeps them: every word with its place and its column."""
    out = []
    place = 0
    for column, words in columns.items():
        for word in words:
            place += 1
            if word != BETWEEN and place < LAST:
                out.append(f"'{word}':{place}{WEIGHTS[column]}")
        place += 1
    return " ".join(out)
