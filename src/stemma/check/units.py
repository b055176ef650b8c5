"""A draft cut into the statements that are checked, each with its words, values and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stemma.check.words import ReportWords, Word
from stemma.match import Statement
from stemma.model import Claim, Entity, EntityKind, Quantity, Span, Timex

Value = Timex | Quantity

FEWEST: Final = 3
"""Content words that make a clause a statement of its own, apart from the rest of its sentence."""
BORDER: Final = re.compile(
    r"(?:^|[,;:—–(]|\b(?:and|but|while|whereas|that|whether|which|who|because|as|when|after|before"
    r"|although|though|if|since|or))\W*$"
)
"""What stands before a clause that may be a statement of its own."""
KINDS: Final = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.OUTLET}
    | {EntityKind.EVENT, EntityKind.OTHER}
)
LETTER: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the draft, as it stands there."""

    span: Span
    entity: Entity


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement of the draft.

    `sentence` is the sentence it stands in; `statements` are the numbers of the draft's statements
    (as matched) in it. Every value and name of the draft is in one unit.
    """

    spans: tuple[Span, ...]
    sentence: Span
    words: tuple[Word, ...]
    statements: tuple[int, ...]
    claims: tuple[Claim, ...]
    values: tuple[Value, ...]
    names: tuple[Named, ...]


def find_units(report: ReportWords, statements: Sequence[Statement]) -> list[Unit]:
    """The statements of a draft in text order; headings and furniture are none."""
    out: list[Unit] = []
    for number, sentence in enumerate(report.sentences):
        inside = [
            (n, one) for n, one in enumerate(statements) if sentence.contains(one.claim.spans[0])
        ]
        if not report.words[number] and not inside:
            continue
        parts = list(_parts(report, sentence, inside)) or [((sentence,), inside)]
        out += _with_values(report, sentence, parts)
    return out


def _parts(
    report: ReportWords, sentence: Span, inside: Sequence[tuple[int, Statement]]
) -> Iterator[tuple[tuple[Span, ...], list[tuple[int, Statement]]]]:
    """Clauses that are findings of their own; none where the sentence is one."""
    strong = [
        (n, one)
        for n, one in inside
        if sum(not w.is_number and w.weight > 0.2 for w in report.read(one.spans)) >= FEWEST
        and BORDER.search(report.text[sentence.start : one.spans[0].start])
    ]
    starts = sorted(strong, key=lambda item: item[1].spans[0].start)
    if len(starts) < 2:
        return
    cuts = [sentence.start, *(one.spans[0].start for _, one in starts[1:]), sentence.end]
    if any(a >= b for a, b in pairwise(cuts)):
        return
    for (start, end), (number, one) in zip(pairwise(cuts), starts, strict=True):
        span = trimmed(report.text, sentence.document_id, start, end)
        if span is None:
            return
        others = [(n, s) for n, s in inside if n != number and start <= s.spans[0].start < end]
        yield (span,), [(number, one), *others]


def trimmed(text: str, document: str, start: int, end: int) -> Span | None:
    """The characters without white space at either end; `None` where no letter is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(document, start, end) if LETTER.search(text, start, end) else None


def _with_values(
    report: ReportWords,
    sentence: Span,
    parts: Sequence[tuple[tuple[Span, ...], list[tuple[int, Statement]]]],
) -> Iterator[Unit]:
    found = report.annotations
    values: list[Value] = [q for q in found.quantities if sentence.contains(q.span)]
    values += [
        t
        for t in found.timexes
        if sentence.contains(t.span) and not any(t.span.overlaps(v.span) for v in values)
    ]
    names = [
        Named(mention.span, entity)
        for entity in found.entities
        if entity.kind in KINDS
        for mention in entity.names
        if sentence.contains(mention.span)
    ]
    for spans, inside in parts:
        yield Unit(
            spans,
            sentence,
            tuple(report.read(spans)),
            tuple(n for n, _ in inside),
            tuple(one.claim for _, one in inside),
            tuple(sorted((v for v in values if _in(v.span, spans)), key=lambda v: v.span)),
            tuple(sorted((n for n in names if _in(n.span, spans)), key=lambda n: n.span)),
        )


def _in(span: Span, spans: Sequence[Span]) -> bool:
    return any(held.start <= span.start < held.end for held in spans)
