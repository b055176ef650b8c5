"""Every report in full: its claims marked and linked to their points, its furniture greyed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stemma.model import Span, Verdict
from stemma.report.view import BriefView, DocumentView, PointView
from stemma.report.view.brief import value_spans
from stemma.report.visible import LINE_BREAK, show

_WORD: Final = re.compile(r"\w")
LOUD: Final = (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.DIFFERS)
"""Verdicts whose marks win over others that lie in the same words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with the same marks; `at` is their place (see `Piece`).

    `point` is the number of the point they lead to, `None` for words of no claim; `verdict` its
    verdict. `starts` are the readings that begin here; `also` the points of readings that end here
    and lead nowhere else.
    """

    text: str
    at: str
    point: int | None
    verdict: str
    starts: tuple[int, ...]
    also: tuple[int, ...]
    is_furniture: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A report in full, a paragraph a line; `count` is how many readings it has."""

    document: DocumentView
    paragraphs: tuple[tuple[Stretch, ...], ...]
    count: int


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    point: int
    verdict: Verdict
    reading: int
    is_first: bool


def make_texts(view: BriefView, wanted: Sequence[DocumentView] | None = None) -> list[Text]:
    """The reports of the coverage in their order, or those that are wanted.

    A report that was set aside has no claims marked.
    """
    documents = view.documents if wanted is None else wanted
    marks: dict[str, list[_Mark]] = {d.document.id: [] for d in documents}
    for point in view.points:
        if any(one.document.id in marks for one in point.documents):
            for mark in _marks(point):
                if mark.span.document_id in marks:
                    marks[mark.span.document_id].append(mark)
    furniture: dict[str, list[Span]] = {}
    for span in view.brief.furniture:
        furniture.setdefault(span.document_id, []).append(span)
    return [
        _text(document, marks[document.document.id], furniture.get(document.document.id, []))
        for document in documents
    ]


def _marks(point: PointView) -> Iterator[_Mark]:
    for shown in point.readings:
        reading = shown.reading
        spans = value_spans(reading, shown.document.document.text) or reading.spans
        for place, span in enumerate(sorted(spans)):
            yield _Mark(span, point.number, point.verdict, shown.number, place == 0)


def _text(document: DocumentView, marks: Sequence[_Mark], furniture: Sequence[Span]) -> Text:
    text = document.document.text
    edges = {0, len(text)}
    for mark in marks:
        edges.update((mark.span.start, mark.span.end))
    for span in furniture:
        edges.update((span.start, span.end))
    cuts = sorted(edges)
    chosen = _choose(marks, cuts, text)
    led = {mark.reading for mark in chosen if mark is not None}
    starts = _Waiting((mark.span.start, mark.reading) for mark in marks if mark.is_first)
    also = _Waiting(
        (mark.span.end, mark.point) for mark in marks if mark.is_first and mark.reading not in led
    )
    paragraphs = []
    for start, end in _lines(text):
        inner = _between(cuts, start, end)
        stretches = []
        for left, right in pairwise(inner):
            lead = chosen[bisect_left(cuts, left + 1) - 1]
            stretches.append(
                Stretch(
                    show(text[left:right]),
                    f"{document.number}:{left}-{right}",
                    None if lead is None else lead.point,
                    "" if lead is None else lead.verdict.value,
                    starts.taken(right),
                    also.taken(right + 1),
                    any(s.start <= left and right <= s.end for s in furniture),
                )
            )
        paragraphs.append(tuple(stretches))
    return Text(document, tuple(paragraphs), len({mark.reading for mark in marks}))


class _Waiting:
    """What is kept for places in the text until they come by, first place first."""

    def __init__(self, known: Iterable[tuple[int, int]]) -> None:
        self._known = deque(sorted(known, key=lambda pair: pair[0]))

    def taken(self, end: int) -> tuple[int, ...]:
        """What is kept for places before `end`, each once; what lies between lines is there too."""
        out = []
        while self._known and self._known[0][0] < end:
            out.append(self._known.popleft()[1])
        return tuple(dict.fromkeys(out))


def _between(cuts: Sequence[int], start: int, end: int) -> list[int]:
    """`start`, the cuts inside, and `end`."""
    return [start, *cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)], end]


def _choose(marks: Sequence[_Mark], cuts: Sequence[int], text: str) -> list[_Mark | None]:
    """The mark that each stretch between two cuts leads by: a loud one, else the shortest.

    Signs and spaces between words lead nowhere: a link needs a word to be called by.
    """
    out: list[_Mark | None] = [None] * len(cuts)
    order = sorted(marks, key=lambda m: (m.verdict in LOUD, -len(m.span), -m.point, -m.reading))
    for mark in order:
        first, last = bisect_left(cuts, mark.span.start), bisect_left(cuts, mark.span.end)
        for place in range(first, last):
            if _WORD.search(text, cuts[place], cuts[place + 1]):
                out[place] = mark
    return out


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of every line with something on it, the space around it left out."""
    start = 0
    breaks = [(m.start(), m.end()) for m in LINE_BREAK.finditer(text)]
    for left, right in [*breaks, (len(text), len(text))]:
        line = text[start:left]
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start = right
