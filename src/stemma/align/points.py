"""Claims of a coverage → points: what several reports speak about, a reading each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from stemma.align.alone import place_alone
from stemma.align.collate import Collator
from stemma.align.group import group, join
from stemma.align.likelihood import can_be_one, context_likelihood, slot_likelihood
from stemma.align.pairs import Likelihood
from stemma.align.slots import Slot, SlotMaker
from stemma.align.spellings import Spelling, find_spellings
from stemma.align.statements import Statement, StatementMaker
from stemma.align.sure import Alignment
from stemma.align.versions import Versions, value_in_one_place
from stemma.encoder.words import WordTable
from stemma.model import Annotations, Point, Quantity, Reading, Span, Timex, identify

LEAST_CLAIM: Final = 0.26
LEAST_VALUE: Final = 0.36
SAME_POINT: Final = 0.6
"""How likely two values measure the same whose claims are of one point."""
SAME_CONTEXT: Final = 0.35
"""How near the words of these claims must be all the same: a point may be wide."""
NEAR: Final = 0.25
FEW: Final = 4
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

    def align(self, coverage: Sequence[Annotations]) -> Alignment:
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
        kept = [[one for one in said if not one.is_bare] for said in statements]
        collator = Collator()
        claims = join(Versions(Likelihood(kept, self._table), collator), least=LEAST_CLAIM)
        together = {
            (one.document, one.place): number for number, g in enumerate(claims) for one in g
        }
        hosts = _hosts(statements)
        for key, host in hosts.items():
            if (host.document, host.place) in together:
                together[key] = together[host.document, host.place]

        def score(left: Slot, right: Slot) -> float:
            if value_in_one_place(left, right, collator):
                return 1.0
            found = slot_likelihood(left, right, self._maker)
            keys = [(slot.document, slot.statement.place) for slot in (left, right)]
            one, other = (together.get(key) for key in keys)
            if one is None or one != other or not can_be_one(left, right, self._maker):
                return found
            near = context_likelihood(hosts[keys[0]], hosts[keys[1]], self._table)
            return max(found, SAME_POINT) if near >= SAME_CONTEXT else found

        values = group(
            slots,
            score,
            least=LEAST_VALUE,
            repeated=REPEATED,
        )
        made = _Made()
        made.add_claims(claims)
        for one in (one for said in statements for one in said if one.is_bare):
            made.add([(_claim_reading([one]), [one])])
        made.add_values(place_alone(_joined(values, score), self._maker), claims)
        for spelled in find_spellings(reports):
            made.add([(_name_reading(spelling), []) for spelling in spelled])
        return Alignment(made.points(), made.said, slots, self._maker, collator)


def _hosts(statements: Sequence[Sequence[Statement]]) -> dict[tuple[int, int], Statement]:
    """Place of each claim → the claim whose point its values belong to: mostly itself."""
    out = {}
    for said in statements:
        for one in said:
            host = _host(one, said) if one.is_bare else None
            out[one.document, one.place] = one if host is None else host
    return out


def _host(bare: Statement, said: Sequence[Statement]) -> Statement | None:
    """The claim that a bare noun stands in: the shortest that holds its words."""
    place = bare.spans[0]
    found = [
        (sum(map(len, one.spans)), one.place, one)
        for one in said
        if not one.is_bare and any(span.contains(place) for span in one.spans)
    ]
    return min(found)[2] if found else None


class _Made:
    """The points made so far, and what each of their readings was made of."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self.said: dict[str, tuple[Statement | Slot, ...]] = {}

    def add(self, readings: Iterable[tuple[Reading, Sequence[Statement | Slot]]]) -> None:
        """One more point, of these readings."""
        known = {}
        for reading, said in readings:
            known[reading.id] = reading
            self.said[reading.id] = tuple(said)
        ordered = tuple(sorted(known.values(), key=lambda r: (r.spans, r.id)))
        self._points.append(Point(identify("point", *sorted(known)), ordered))

    def add_claims(self, groups: Iterable[Sequence[Statement]]) -> None:
        """A point for every group of claims."""
        for found in groups:
            self.add([(_claim_reading(said), said) for said in _by_document(found)])

    def add_values(
        self, groups: Iterable[tuple[Slot, ...]], claims: Iterable[Sequence[Statement]]
    ) -> None:
        """A point for every group of values that several reports give.

        A value that one report alone gives is told by its claim, unless others share that.
        """
        shared = {(one.document, one.place) for g in claims if _documents(g) > 1 for one in g}
        for measured in groups:
            alone = _documents(measured) == 1 and len({_told(s.value) for s in measured}) == 1
            if not alone or all((s.document, s.statement.place) in shared for s in measured):
                self.add(_value_readings(measured))

    def points(self) -> tuple[Point, ...]:
        """All of them, by id."""
        return tuple(sorted(self._points, key=lambda point: point.id))


def order_of(found: Annotations) -> tuple[str, str, str]:
    """Where a report stands among others: by time, those without one last, then by its words.

    A date that was worked out is none here: it hangs on the other reports.
    """
    document = found.document
    told = None if document.dated_by else document.published
    return (told or "~", document.sha256, document.id)


def _documents(found: Iterable[Statement | Slot]) -> int:
    return len({one.document for one in found})


def _joined(
    groups: Sequence[tuple[Slot, ...]], score: Callable[[Slot, Slot], float]
) -> list[tuple[Slot, ...]]:
    """Groups that measure the same after all made one: a report may give two values for it."""
    out: list[list[Slot]] = []
    for found in groups:
        for known in out:
            if known[0].kind != found[0].kind:
                continue
            near = float(known[0].vector @ found[0].vector)
            if near >= NEAR and _mean(known, found, score) >= LEAST_VALUE:
                known.extend(found)
                break
        else:
            out.append(list(found))
    return [tuple(sorted(found, key=lambda s: (s.document, s.value.span))) for found in out]


def _mean(
    left: Sequence[Slot], right: Sequence[Slot], score: Callable[[Slot, Slot], float]
) -> float:
    found = [score(a, b) for a in left[:FEW] for b in right[:FEW]]
    return sum(found) / len(found)


def _by_document(found: Iterable[Statement]) -> list[tuple[Statement, ...]]:
    """What each report says of it; that it is so and that it is not are two readings."""
    ordered = sorted(found, key=lambda s: (s.document, s.claim.polarity, s.place))
    keyed = groupby(ordered, key=lambda s: (s.document, s.claim.polarity))
    return [tuple(said) for _, said in keyed]


def _claim_reading(said: Sequence[Statement]) -> Reading:
    spans = tuple(sorted({span for one in said for span in one.spans}))
    return _reading(said[0], spans, None)


def _value_readings(found: Sequence[Slot]) -> list[tuple[Reading, list[Slot]]]:
    """A reading for each value that differs: what one report says twice alike is one."""
    readings: dict[tuple[int, str], list[Slot]] = {}
    for slot in found:
        readings.setdefault((slot.document, _told(slot.value)), []).append(slot)
    return [
        (_reading(slots[0].statement, _value_spans(slots), slots[0].value), slots)
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


def _name_reading(spelling: Spelling) -> Reading:
    document = spelling.span.document_id
    place = f"{spelling.span.start}-{spelling.span.end}"
    return Reading(
        id=identify(document, "reading", "name", place),
        claim=spelling.claim,
        document_id=document,
        spans=(spelling.span,),
        value=spelling.name,
        attribution=spelling.claim.attribution,
    )


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
