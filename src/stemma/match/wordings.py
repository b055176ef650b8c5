"""What is worded alike is looked at once: groups of equal wordings, and their pairs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import Final, TypeVar

from stemma.match.statements import Statement
from stemma.model import Annotations

T = TypeVar("T", bound=Hashable)

TIED: Final = 5
"""Copies of one wording that are all tied to one another; of more, each to the first alone."""
VERBATIM: Final = 4
"""Words from which on two statements in the same words say the same."""
TOKEN: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")


def grouped(wordings: Sequence[T]) -> list[list[int]]:
    """The places of equal wordings, the groups in order of their first.

    >>> grouped(["a", "b", "a"])
    [[0, 2], [1]]
    """
    out: dict[T, list[int]] = {}
    for number, wording in enumerate(wordings):
        out.setdefault(wording, []).append(number)
    return [*out.values()]


def tied(group: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs that tie a wording's copies: each with each of a few, else each with the first."""
    if len(group) <= TIED:
        return [(a, b) for n, a in enumerate(group) for b in group[n + 1 :]]
    return [(group[0], b) for b in group[1:]]


def verbatim(texts: Sequence[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of statements in the same words, of `VERBATIM` words or more."""
    for group in grouped(texts):
        if len(group) > 1 and len(texts[group[0]]) >= VERBATIM:
            yield from tied(group)


def words_of(statement: Statement, reports: Sequence[Annotations]) -> tuple[str, ...]:
    """A statement's words as they are compared letter for letter, but for case."""
    text = reports[statement.document].document.text
    return tuple(
        word.casefold().replace("’", "'")
        for span in statement.spans
        for word in TOKEN.findall(span.of(text))
    )
