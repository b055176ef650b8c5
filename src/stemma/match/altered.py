"""One sentence or clause that two reports quote in two wordings, and the statements in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from stemma.lineage.quotations import LONGEST, find_quotations
from stemma.match.quotes import (
    CUT,
    DOUBLE,
    SHORTEST,
    are_one_altered,
    bare_place,
    find_near,
    fold_quotation,
)
from stemma.match.statements import Statement
from stemma.model import Annotations, Claim, Span

MOST: Final = 16
"""Pairs of sentences that two wordings stand for, at most."""
TYPED: Final = re.compile(rf"``[^`]{{2,{LONGEST}}}?''")
"""A quotation between typed marks."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence, what a quotation has of it, or a clause of it, as one report quotes it.

    `words` are folded. `statements` are the numbers of those that stand in it for the most part;
    `claim` is the longest of them.
    """

    document: int
    span: Span
    words: tuple[str, ...]
    statements: tuple[int, ...]
    claim: Claim


@dataclass(frozen=True, slots=True)
class Altered:
    """One sentence as two reports quote it, in the order of the reports."""

    left: Quoted
    right: Quoted

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The statements of the two, each pair the lower number first."""
        for one, other in product(self.left.statements, self.right.statements):
            yield min(one, other), max(one, other)


def find_altered(
    reports: Sequence[Annotations], statements: Sequence[Statement]
) -> tuple[Altered, ...]:
    """Sentences that two reports quote in two wordings, by report and place; else clauses.

    In double marks: single ones are as often apostrophes. A quotation with words left out, or that
    is a part of the other, is none; nor is one of fewer than five words, or without a statement.
    """
    by_report: list[list[tuple[int, Statement]]] = [[] for _ in reports]
    for number, statement in enumerate(statements):
        by_report[statement.document].append((number, statement))
    said: dict[tuple[str, ...], list[Quoted]] = {}
    for document, report in enumerate(reports):
        for quoted in _quoted(document, report, by_report[document]):
            said.setdefault(quoted.words, []).append(quoted)
    wordings = list(said)
    near = sorted((wordings[a], wordings[b]) for a, b in find_near(wordings))
    found = [
        altered
        for one, other in near
        if are_one_altered(one, other)
        for altered in islice(_of_two_reports(said[one], said[other]), MOST)
    ]
    kept: list[Altered] = []
    told: set[tuple[int, int]] = set()
    # The widest first: what a sentence has altered is not told again of its clause.
    for altered in sorted(found, key=lambda a: (-len(a.left.words) - len(a.right.words), _key(a))):
        if told.isdisjoint(altered.pairs()):
            kept.append(altered)
        told.update(altered.pairs())
    return tuple(sorted(kept, key=_key))


def _key(altered: Altered) -> tuple[tuple[int, Span], tuple[int, Span]]:
    return _place(altered.left), _place(altered.right)


def _place(quoted: Quoted) -> tuple[int, Span]:
    return quoted.document, quoted.span


def _of_two_reports(ones: Sequence[Quoted], others: Sequence[Quoted]) -> Iterator[Altered]:
    for pair in product(ones, others):
        left, right = sorted(pair, key=_place)
        if left.document != right.document:
            yield Altered(left, right)


def _quoted(
    document: int, report: Annotations, statements: Sequence[tuple[int, Statement]]
) -> Iterator[Quoted]:
    text, identity = report.document.text, report.document.id
    for start, end in _pieces(report):
        span = Span(identity, start, end)
        inside = [(n, s.claim) for n, s in statements if _stands_in(s.claim, span)]
        if not inside:
            continue
        claim = max(inside, key=lambda one: (sum(map(len, one[1].spans)), -one[0]))[1]
        asked = [(span, claim, tuple(n for n, _ in inside))]
        asked += [
            (c.spans[0], c, (n,))
            for n, c in inside
            if len(c.spans) == 1 and span.contains(c.spans[0])
        ]
        for place, holder, numbers in asked:
            words = fold_quotation(place.of(text))
            if len(words) >= SHORTEST and not CUT.search(text, place.start, place.end):
                yield Quoted(document, place, words, numbers, holder)


def _stands_in(claim: Claim, span: Span) -> bool:
    shared = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in claim.spans)
    return 2 * shared > sum(map(len, claim.spans))


def _pieces(report: Annotations) -> Iterator[tuple[int, int]]:
    """What each quotation has of each sentence, without its marks; in text order."""
    text = report.document.text
    quotations = [place for place in find_quotations(text) if text[place[0]] in DOUBLE]
    quotations += [match.span() for match in TYPED.finditer(text)]
    sentences = iter(sorted(report.sentences))
    sentence = next(sentences, None)
    for start, end in sorted(quotations):
        while sentence is not None and sentence.end <= start:
            sentence = next(sentences, None)
        while sentence is not None and sentence.start < end:
            whole = max(start, sentence.start), min(end, sentence.end)
            first, last = bare_place(text, *whole)
            if first < last:
                yield first, last
            if sentence.end > end:
                break
            sentence = next(sentences, None)
