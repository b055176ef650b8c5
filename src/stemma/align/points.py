"""Claims of a coverage → points: what several reports speak about, a reading each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import Final

from stemma.align.events import split_events
from stemma.align.group import group
from stemma.align.pairs import likelihood
from stemma.align.slots import Slot, SlotMaker, slot_likelihood
from stemma.align.statements import Statement, StatementMaker
from stemma.encoder.words import WordTable
from stemma.model import Annotations, Point, Quantity, Reading, Span, Timex, identify

LEAST_CLAIM: Final = 0.5
LEAST_VALUE: Final = 0.42
REPEATED: Final = 0.85
"""From here on two claims, or two values, are about the same; see `bench/README.md`."""


class Aligner:
    """The table of words, loaded once. Aligning is a pure function."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._maker = StatementMaker(table)
        self._slots = SlotMaker(self._maker)

    @classmethod
    def load(cls) -> Aligner:
        """Load the table.

        Raises:
            WeightsError: its file is missing or damaged.
            LexiconError: a word list is damaged.
        """
        return cls(WordTable.load())

    def split(self, reports: Sequence[Annotations]) -> tuple[tuple[Annotations, ...], ...]:
        """The reports by event, the largest group first; their order does not matter."""
        return split_events(reports, self._maker)

    def align(self, coverage: Sequence[Annotations]) -> tuple[Point, ...]:
        """The points of one coverage; each claim is a reading of one, as is each shared value.

        The order of the documents does not matter. A value that one report alone gives makes no
        point of its own: its claim does.
        """
        reports = sorted(coverage, key=order_of)
        statements = self._maker.of_reports(reports)
        slots = [
            self._slots.of_report(said, found)
            for said, found in zip(statements, reports, strict=True)
        ]
        claims = group(
            statements,
            partial(likelihood, table=self._table),
            least=LEAST_CLAIM,
            repeated=REPEATED,
        )
        values = group(
            slots,
            partial(slot_likelihood, maker=self._maker),
            least=LEAST_VALUE,
            repeated=REPEATED,
        )
        points = [_point([_claim_reading(list(said)) for said in _by_document(g)]) for g in claims]
        points += [
            _point(_value_readings(found))
            for found in values
            if len({slot.document for slot in found}) > 1
        ]
        return tuple(sorted(points, key=lambda point: point.id))


def order_of(found: Annotations) -> tuple[str, str, str]:
    """Where a report stands among others: by time, those without one last, then by its words."""
    document = found.document
    return (document.published or "~", document.sha256, document.id)


def _by_document(found: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    return [tuple(said) for _, said in groupby(found, key=lambda s: s.document)]


def _claim_reading(said: Sequence[Statement]) -> Reading:
    spans = tuple(sorted({span for one in said for span in one.spans}))
    return _reading(said[0], spans, None)


def _value_readings(found: Sequence[Slot]) -> list[Reading]:
    """A reading for each value that differs: what one report says twice alike is one."""
    readings: dict[tuple[int, str], list[Slot]] = {}
    for slot in found:
        readings.setdefault((slot.document, _told(slot.value)), []).append(slot)
    return [
        _reading(slots[0].statement, _value_spans(slots), slots[0].value)
        for slots in readings.values()
    ]


def _told(value: Timex | Quantity) -> str:
    """What tells two values apart within one report."""
    if isinstance(value, Timex):
        return f"{value.value} {value.mod} {value.low_seconds} {value.high_seconds}"
    bounds = f"{value.low} {value.high} {value.low_open} {value.high_open} {value.approximate}"
    return f"{bounds} {value.unit if value.dimension != 'count' else ''} {value.change}"


def _value_spans(slots: Sequence[Slot]) -> tuple[Span, ...]:
    """The words of the value and of the claim around it, as far as they touch it."""
    out = set()
    for slot in slots:
        out.add(slot.value.span)
        if isinstance(slot.value, Quantity) and slot.value.of is not None:
            out.add(slot.value.of)
    return tuple(sorted(out))


def _reading(said: Statement, spans: tuple[Span, ...], value: Timex | Quantity | None) -> Reading:
    document = spans[0].document_id
    places = (f"{span.start}-{span.end}" for span in spans)
    kind = "claim" if value is None else "value"
    return Reading(
        id=identify(document, "reading", kind, said.claim.id, *places),
        claim=said.claim,
        document_id=document,
        spans=spans,
        value=value,
        attribution=said.claim.attribution,
    )


def _point(readings: Sequence[Reading]) -> Point:
    ordered = tuple(sorted({r.id: r for r in readings}.values(), key=lambda r: (r.spans, r.id)))
    return Point(identify("point", *sorted(r.id for r in ordered)), ordered)
