"""How a figure was told over time: a band from low to high for each origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemma.model import (
    Brief,
    Document,
    JudgedPoint,
    OriginKind,
    Quantity,
    Reading,
    Relation,
    Span,
    Telling,
    Value,
)
from stemma.read.versions import find_versions
from stemma.report.view.labels import label_documents, name_origin

TIES: Final = frozenset(Relation) - {Relation.UNJUDGED, Relation.UNRELATED, Relation.MISSING}
"""Relations of two values that were judged to be of one thing."""
FIGURES: Final = frozenset({"count", "money", "share", None})
"""What is measured that can move from one report to the next: no ages, ranks or lengths."""


@dataclass(frozen=True, slots=True)
class Band:
    """What one origin gives, as it follows in time: each telling holds until the next."""

    origin: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The history of one figure of a point. `unit` is what is counted or measured, `None` unknown.

    `tellings` stand in the order of time; those without a date are left out and counted in
    `undated`. `bands` are by origin, that which told it first first.
    """

    point: str
    unit: str | None
    tellings: tuple[Telling, ...]
    undated: int = 0

    @property
    def bands(self) -> tuple[Band, ...]:
        """The tellings by origin."""
        found: dict[str, list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(telling.origin, []).append(telling)
        return tuple(Band(origin, tuple(told)) for origin, told in found.items())

    @property
    def has_moved(self) -> bool:
        """Whether two tellings differ."""
        return len({(one.low, one.high) for one in self.tellings}) > 1


def find_figures(brief: Brief) -> tuple[Figure, ...]:
    """The figures of a brief that two reports or versions give, in the order of its points.

    Of one point only values that were judged against one another, and that count one thing.
    """
    times = _times(brief.documents)
    origins = _Origins(brief)
    out = []
    for judged in brief.points:
        for unit, readings in _groups(judged):
            tellings = [_telling(r, times, origins) for r in readings]
            dated = sorted(
                (one for one in tellings if one.when), key=lambda t: (t.when, t.document, t.span)
            )
            if len({one.document for one in tellings}) > 1 and dated:
                undated = len(tellings) - len(dated)
                out.append(Figure(judged.point.id, unit, tuple(dated), undated))
    return tuple(out)


def find_moved(brief: Brief) -> dict[str, tuple[Figure, ...]]:
    """Id of a point → its figures that moved: told otherwise, and not all at one moment."""
    out: dict[str, tuple[Figure, ...]] = {}
    for figure in find_figures(brief):
        if figure.has_moved and len({one.when for one in figure.tellings}) > 1:
            out[figure.point] = (*out.get(figure.point, ()), figure)
    return out


def _groups(judged: JudgedPoint) -> Iterator[tuple[str | None, list[Reading]]]:
    """The values of a point that were judged to be of one thing, with the unit of the first."""
    values = {r.id: r for r in judged.point.readings if _is_figure(r.value)}
    leaders = {name: name for name in values}
    for j in judged.judgements:
        if j.relation in TIES and {j.left, j.right} <= values.keys():
            left, right = leaders[j.left], leaders[j.right]
            leaders = {n: left if one == right else one for n, one in leaders.items()}
    found: dict[str, dict[Span, Reading]] = {}
    for name, reading in values.items():
        value = reading.value
        if isinstance(value, Quantity):
            found.setdefault(leaders[name], {}).setdefault(value.span, reading)
    for by_place in sorted(found.values(), key=min):
        readings = [reading for _, reading in sorted(by_place.items())]
        yield _unit(readings[0].value), readings


def _is_figure(value: Value | None) -> bool:
    return isinstance(value, Quantity) and value.dimension in FIGURES and value.change is None


def _unit(value: Value | None) -> str | None:
    """The money, or the last word of what is counted."""
    if not isinstance(value, Quantity):
        return None
    return value.currency or (value.unit or "").rpartition(" ")[2] or None


def _telling(reading: Reading, times: Mapping[str, str], origins: _Origins) -> Telling:
    value = reading.value
    if not isinstance(value, Quantity):
        raise TypeError(f"reading {reading.id!r} has no amount")
    return Telling(
        times.get(reading.document_id, ""),
        value.low,
        value.high,
        origins.of(reading),
        reading.document_id,
        value.span,
        value.approximate,
    )


class _Origins:
    """The origins of a brief, asked which of them stands behind a reading."""

    def __init__(self, brief: Brief) -> None:
        labels = label_documents(brief.documents)
        self._sentences = sorted(brief.sentences)
        self._labels = labels
        self._of: dict[str, list[tuple[str, frozenset[Span], bool]]] = {}
        for origin in brief.origins:
            spans = frozenset(evidence.span for evidence in origin.evidence)
            own = origin.kind is OriginKind.REPORTING
            for document in origin.documents:
                name = name_origin(origin, labels)
                self._of.setdefault(document, []).append((name, spans, own))

    def of(self, reading: Reading) -> str:
        """Who is named where it stands; else the outlet itself."""
        known = self._of.get(reading.document_id, ())
        said = () if reading.attribution is None else tuple(reading.attribution.spans())
        for name, spans, _ in known:
            if any(span.overlaps(other) for span in spans for other in said):
                return name
        own = [name for name, _, is_own in known if is_own]
        return own[0] if own else self._labels[reading.document_id]


def _times(documents: Iterable[Document]) -> dict[str, str]:
    """When each report told what it tells; empty for those without a date."""
    every = list(documents)
    out = {document.id: document.published or "" for document in every}
    for versions in find_versions(every):
        for document in versions[1:]:
            out[document.id] = document.captured or out[document.id]
    return out
