"""One quotation across reports: who has it the same, who cut, who altered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stemma.lineage.quotations import find_quotations
from stemma.match.quotes import (
    CUT,
    DOUBLE,
    SHORTEST,
    are_one_altered,
    bare_place,
    find_near,
    fold_quotation,
)
from stemma.model import Span

PIECE: Final = re.compile(CUT.pattern + r"|\[\s*\]")


class Wording(StrEnum):
    """How a report has a quotation, beside the fullest wording of it."""

    SAME = "same"
    CUT = "cut"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation where it stands, without its marks."""

    span: Span
    wording: Wording


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One quotation in two reports or more; the fullest wording first, then by report and place."""

    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class _One:
    span: Span
    words: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]


def find_quotation_rows(texts: Mapping[str, str]) -> tuple[QuotationRow, ...]:
    """The quotations of five words or more that two reports have; `texts` are by document id.

    In the order of the documents and of their places. A quotation that is a part of another is
    *cut*; one that has other words in it, or lacks some without a mark, is *altered*.

    >>> rows = find_quotation_rows({
    ...     "a": "“We will not pay a single cent for it,” she said.",
    ...     "b": "She said: “We will not pay any cent for it.”",
    ... })
    >>> [quoted.wording.value for quoted in rows[0].quoted]
    ['same', 'altered']
    """
    ones = [one for document, text in texts.items() for one in _quotations(document, text)]
    return tuple(
        QuotationRow(tuple(_row([ones[n] for n in group])))
        for group in _groups(ones)
        if len({ones[n].span.document_id for n in group}) > 1
    )


def _quotations(document: str, text: str) -> Iterator[_One]:
    for start, end in find_quotations(text):
        if text[start] not in DOUBLE:
            continue
        first, last = bare_place(text, start, end)
        told = text[first:last]
        pieces = tuple(p for p in map(fold_quotation, PIECE.split(told)) if p)
        words = tuple(word for piece in pieces for word in piece)
        if len(words) >= SHORTEST:
            yield _One(Span(document, first, last), words, pieces)


def _groups(ones: Sequence[_One]) -> list[list[int]]:
    """Quotations of one sentence, by the first of each group; every one is in one group."""
    near: dict[int, set[int]] = defaultdict(set)
    for other, number in find_near([one.words for one in ones]):
        near[number].add(other)
    head = list(range(len(ones)))
    for number in range(len(ones)):
        for other in sorted(near[number]):
            if head[other] != head[number] and _wording(ones[other], ones[number]) is not None:
                old, new = sorted((head[number], head[other]), reverse=True)
                head = [new if h == old else h for h in head]
    out: dict[int, list[int]] = defaultdict(list)
    for number, first in enumerate(head):
        out[first].append(number)
    return [out[first] for first in sorted(out)]


def _row(group: Sequence[_One]) -> Iterator[Quoted]:
    fullest = max(group, key=lambda one: (len(one.pieces) == 1, len(one.words)))
    yield Quoted(fullest.span, Wording.SAME)
    for one in group:
        if one is not fullest:
            yield Quoted(one.span, _wording(fullest, one) or Wording.CUT)


def _wording(fullest: _One, one: _One) -> Wording | None:
    """How a quotation stands to another; `None` where they are of two sentences."""
    if fullest.words == one.words:
        return Wording.SAME
    if _holds(fullest.words, one.pieces) or _holds(one.words, fullest.pieces):
        return Wording.CUT
    return Wording.ALTERED if are_one_altered(fullest.words, one.words) else None


def _holds(words: Sequence[str], pieces: Sequence[Sequence[str]]) -> bool:
    """Whether some words have the pieces, each in a row, in their order."""
    at = 0
    for piece in pieces:
        size = len(piece)
        starts = range(at, len(words) - size + 1)
        found = next((n for n in starts if tuple(words[n : n + size]) == tuple(piece)), None)
        if found is None:
            return False
        at = found + size
    return True
