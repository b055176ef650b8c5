"""The text of a draft in pieces, each with what is to be seen of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemma.report.check_view import CheckView, Entry, Weight


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the draft that share one look; `mark` is a value's verdict or a quotation's."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the draft: of one statement, or between two of them.

    `kind` is the id of the statement's kind, empty between statements; `numbers` are those of the
    entries that speak of it.
    """

    kind: str
    anchor: str
    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]


def cut_draft(view: CheckView, entries: Sequence[Entry]) -> Iterator[Part]:
    """The whole text of the draft, in parts; `entries` are numbered from 1 as they are listed."""
    text = view.check.draft.text
    numbered = [(n, e) for n, e in enumerate(entries, start=1) if e.span is not None]
    found = sorted(view.check.findings, key=lambda f: f.spans[0])
    at = 0
    for number, finding in enumerate(found, start=1):
        span = finding.spans[0]
        if span.start < at:
            continue
        if span.start > at:
            yield Part("", "", (), tuple(_pieces(text, at, span.start, numbered)))
        about = tuple(
            n for n, e in numbered
            if e.span is not None and e.span.start < span.end and span.start < e.span.end
            and e.kind.weight is not Weight.NONE
        )  # fmt: skip
        kind = finding.verdict.value.replace("_", "-")
        pieces = tuple(_pieces(text, span.start, span.end, numbered))
        yield Part(kind, f"d{number}", about, pieces)
        at = span.end
    if at < len(text):
        yield Part("", "", (), tuple(_pieces(text, at, len(text), numbered)))


def _pieces(
    text: str, start: int, end: int, numbered: Sequence[tuple[int, Entry]]
) -> Iterator[Piece]:
    """Characters [start, end), cut where a mark begins or ends; values before quotations."""
    marks = [
        (span.start, span.end, f"value {verdict}")
        for _, entry in numbered
        for span, verdict in entry.marks
    ]
    marks += [
        (entry.span.start, entry.span.end, entry.kind.id)
        for _, entry in numbered
        if entry.span is not None and entry.kind.id.startswith(("quotation", "attribution"))
    ]
    cuts = sorted(
        {
            start,
            end,
            *(max(start, min(end, at)) for first, last, _ in marks for at in (first, last)),
        }
    )
    for first, last in pairwise(cuts):
        kinds = [kind for s, e, kind in marks if s <= first and last <= e]
        yield Piece(text[first:last], kinds[0] if kinds else "")
