"""One reading as it is shown: the quote, whose voice it is, what its value comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import SourceKind, Span
from stemma.report.view import BriefView, DocumentView, PointView, Quote, ReadingView
from stemma.report.view.brief import shown_spans, value_spans
from stemma.report.view.quotes import AROUND, Piece
from stemma.report.view.values import describe_value
from stemma.report.visible import show_words


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: the words that name the source, and the hands it came through.

    `words` are empty where the outlet speaks itself (`is_own`) or nobody is named.
    """

    is_own: bool
    words: tuple[Piece, ...]
    kind: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A reading of a point, ready to be shown."""

    number: int
    document: DocumentView
    quote: Quote
    voice: Voice
    value: str


def say(
    view: BriefView,
    shown: ReadingView,
    *,
    around: int = AROUND,
    spans: Sequence[Span] = (),
    clashing: tuple[Span, ...] = (),
) -> Said:
    """The reading with its sentence around it, the words of its value marked.

    `spans` are the words judged, where these are to be shown. `clashing` are marked where the
    reading has no value.
    """
    reading = shown.reading
    value = value_spans(reading, shown.document.document.text)
    marked = value or clashing
    said = (*(spans or shown_spans(reading)), *value[:1])
    attribution = reading.attribution
    voice = Voice(
        attribution is None,
        view.speaker(attribution),
        "" if attribution is None else KINDS[attribution.source_kind],
        () if attribution is None else tuple(show_words(via.name) for via in attribution.via),
    )
    quote = view.quoter.quote(said, marked, around=around)
    return Said(shown.number, shown.document, quote, voice, show_words(describe_value(reading)))


def in_short(view: BriefView, point: PointView) -> Quote:
    """The words that stand for a point in a list: its best reading, without context."""
    best = view.best(point).reading
    return view.quoter.quote(view.telling.spans(best), around=0)


KINDS = {
    SourceKind.NAMED: "named",
    SourceKind.ANONYMOUS: "not named",
    SourceKind.OUTLET: "outlet",
    SourceKind.ORGANIZATION: "organization",
    SourceKind.DOCUMENT: "document",
}
