"""A brief with everything resolved that a page needs: labels, numbers, quotes, sides, stances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from stemma.model import (
    Attribution,
    Brief,
    Coverage,
    Document,
    JudgedPoint,
    Origin,
    Quantity,
    Reading,
    Span,
    Timex,
    Verdict,
)
from stemma.report.view.contested import find_contested
from stemma.report.view.dates import read_day, write_day
from stemma.report.view.labels import label_documents, name_origin
from stemma.report.view.quotes import Piece, Quoter
from stemma.report.view.solid import Solid
from stemma.report.view.telling import Telling
from stemma.report.visible import show_words

CORE: Final = (Verdict.AGREED, Verdict.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A report as it is named: `number` is its place in the brief, from 0."""

    number: int
    document: Document
    label: str
    day: date | None

    @property
    def when(self) -> str:
        """When it appeared, for reading; empty where nobody knows."""
        if self.day is None:
            return show_words(self.document.published or "")
        return write_day(self.day)

    @property
    def source(self) -> str:
        """Where it was read from: an address, or the name of a file without its folders.

        A page is sent to others, whom the folders of one machine do not concern.
        """
        source = self.document.source
        return show_words(source if "://" in source else source.rsplit("/", 1)[-1])

    @property
    def url(self) -> str | None:
        """Its address where a browser may be sent there; `None` for any other scheme."""
        return safe_url(self.document.url)


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading: `number` is its place among all readings of the brief."""

    number: int
    reading: Reading
    document: DocumentView


@dataclass(frozen=True, slots=True)
class PointView:
    """A point: `number` is its place in the coverage, `documents` have a reading of it.

    What `agreeing` has is what its corroboration counts; all readings where none are marked.
    """

    number: int
    judged: JudgedPoint
    readings: tuple[ReadingView, ...]
    documents: tuple[DocumentView, ...]

    @property
    def verdict(self) -> Verdict:
        """What its readings come to."""
        return self.judged.verdict

    @property
    def agreeing(self) -> tuple[ReadingView, ...]:
        """The readings that stand behind one another."""
        marked = tuple(r for r in self.readings if r.reading.id in self.judged.agreeing)
        return marked or self.readings

    @property
    def behind(self) -> tuple[DocumentView, ...]:
        """The reports of these."""
        return tuple(dict.fromkeys(reading.document for reading in self.agreeing))


class BriefView:
    """The main coverage of a brief, looked up every way a rendering needs."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.quoter = Quoter(brief)
        self.telling = Telling(brief)
        self._solid = Solid(brief, self.telling)
        labels = label_documents(brief.documents)
        self._by_id = {
            document.id: DocumentView(
                number, document, labels[document.id], read_day(document.published)
            )
            for number, document in enumerate(brief.documents)
        }
        self._coverages = brief.coverages
        self.coverage: Coverage | None = brief.coverages[0] if brief.coverages else None
        main = self.coverage.id if self.coverage else None
        points = [judged for judged in brief.points if judged.coverage == main]
        number = 0
        views = []
        for place, judged in enumerate(points):
            readings = []
            for reading in judged.point.readings:
                readings.append(ReadingView(number, reading, self._by_id[reading.document_id]))
                number += 1
            known = tuple(dict.fromkeys(reading.document for reading in readings))
            views.append(PointView(place, judged, tuple(readings), known))
        self.points: tuple[PointView, ...] = tuple(views)
        self.point_by_id: Mapping[str, PointView] = {p.judged.point.id: p for p in views}
        self.reading_by_id: Mapping[str, tuple[PointView, ReadingView]] = {
            r.reading.id: (p, r) for p in views for r in p.readings
        }
        self.origin_by_id: Mapping[str, Origin] = {origin.id: origin for origin in brief.origins}

    @cached_property
    def documents(self) -> tuple[DocumentView, ...]:
        """The reports of the coverage."""
        if self.coverage is None:
            return ()
        return tuple(self._by_id[identity] for identity in self.coverage.documents)

    @cached_property
    def set_aside(self) -> tuple[DocumentView, ...]:
        """The reports of other events."""
        return tuple(view for view in self._by_id.values() if view not in self.documents)

    def why_aside(self, view: DocumentView) -> str:
        """Why a report of another event is set aside; empty where nothing says it."""
        return next((c.reason for c in self._coverages if view.document.id in c.documents), "")

    def document(self, identity: str) -> DocumentView:
        """The report with this id."""
        return self._by_id[identity]

    def has_document(self, identity: str) -> bool:
        """Whether a report, not an origin outside, has this id."""
        return identity in self._by_id

    def of(self, *verdicts: Verdict) -> list[PointView]:
        """The points with one of these verdicts, the most important first."""
        return [point for point in self.points if point.verdict in verdicts]

    @cached_property
    def core(self) -> tuple[PointView, ...]:
        """The points that agree or can both hold: most origins, then most reports first.

        Of equals what has a name or a value, then what is told early. A value alone comes after all
        clauses, that somebody spoke last. Without what is `weak`.
        """
        return tuple(p for p in self._agreed if not self.why_weak(p))

    @cached_property
    def weak(self) -> tuple[PointView, ...]:
        """The points that agree or can both hold and yet are no fact that all of them tell."""
        return tuple(p for p in self._agreed if self.why_weak(p))

    def why_weak(self, point: PointView) -> str:
        """Why a point that agrees is no fact of the core; empty where it is one."""
        return self._solid.why_not(point.judged)

    @cached_property
    def _agreed(self) -> tuple[PointView, ...]:
        return tuple(sorted(self.of(*CORE), key=lambda p: (self._solid.rank(p.judged), p.number)))

    @cached_property
    def origins(self) -> tuple[int, int]:
        """The most independent origins behind a point: the best known of at least, and at most.

        Of the points that several reports have and that were judged; (0, 0) if there are none.
        """
        shared = [
            point.judged.corroboration
            for point in self.points
            if len(point.documents) > 1 and point.verdict is not Verdict.UNJUDGED
        ]
        return (
            max((c.origins_at_least for c in shared), default=0),
            max((c.origins_at_most for c in shared), default=0),
        )

    @cached_property
    def contested(self) -> frozenset[Span]:
        """The words of values that reports contest."""
        return find_contested(point.judged for point in self.points)

    def origin_name(self, origin: Origin) -> str:
        """What an origin is called; by the label of a report where its outlet has no name."""
        labels = {name: view.label for name, view in self._by_id.items()}
        return show_words(name_origin(origin, labels))

    def best(self, point: PointView) -> ReadingView:
        """The reading that says least of a point and says it whole, and nothing contested."""
        found = self.telling.of_point(point.judged)
        return next(shown for shown in point.readings if shown.reading is found)

    def speaker(self, attribution: Attribution | None) -> tuple[Piece, ...]:
        """The words that name who says it; empty for the outlet itself, and for nobody named."""
        return () if attribution is None else self.quoter.words(attribution.source)


def shown_spans(reading: Reading) -> tuple[Span, ...]:
    """The words to show: a value stands in its claim; without it, it says nothing."""
    return reading.spans if reading.value is None else reading.claim.spans


def value_spans(reading: Reading, text: str) -> tuple[Span, ...]:
    """The words that carry the value, wherever the reading has them; empty without a value."""
    if reading.value is None:
        return ()
    if not isinstance(reading.value, Timex | Quantity):
        return reading.spans
    exact = reading.value.span
    words = exact.of(text)
    again = (span for span in reading.spans if span != exact and span.of(text) == words)
    return (exact, *again)


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web; nothing else is ever made a link."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
