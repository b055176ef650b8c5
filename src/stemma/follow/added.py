"""What reports that came in change on the points of a coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.follow.aligned import Aligned
from stemma.follow.moved import has_moved
from stemma.follow.notable import WORTH, Novelty
from stemma.follow.pairs import Pair, clashing, find_pairs, tied_to
from stemma.follow.places import places
from stemma.follow.scene import Scene
from stemma.follow.words import content_of, row_of
from stemma.judge.agreement import TIES
from stemma.lineage.clock import reading_order
from stemma.model import (
    ChangeKind,
    JudgementKind,
    Modality,
    PointChange,
    Quantity,
    Reading,
    Relation,
    Span,
    Verdict,
    identify,
)
from stemma.values.spelling import drop_titles, fold

DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""
LEANING: Final = frozenset({"if", "unless", "whether", "that", "these", "this", "those"})
"""First words of a clause that does not say that it is so, or does not say of what."""
FEW: Final = 3
"""Content words under which two clauses that agree agree on hardly anything."""
SEVERAL: Final = 3
"""Origins at most behind a point from which on one more is hardly worth an alert."""


class Additions:
    """Points as they are now, asked what the reports that came changed on each."""

    def __init__(self, scene: Scene, novelty: Novelty) -> None:
        self._scene = scene
        self._novelty = novelty

    def of(self, point: Aligned) -> PointChange | None:
        """The gravest change on a point; `None` where it is what it was."""
        fresh = tuple(r for r in point.fresh if not self._scene.is_carried(r))
        if not fresh:
            return self._counted(point)
        point = replace(point, fresh=fresh)
        steps = [self._contradicted, self._denied, self._moved, self._joined, self._counted]
        if not point.old:
            steps = [self._contradicted, self._new]
        return next((found for step in steps if (found := step(point)) is not None), None)

    def _contradicted(self, point: Aligned) -> PointChange | None:
        """A report that came says what cannot hold beside another, and nobody said so before."""
        known = clashing(point.was)
        tied = tied_to(point)
        for pair in find_pairs(point, self._scene, Relation.CONTRADICTS):
            fresh = {pair.fresh.id, *tied.get(pair.fresh.id, ())}
            other = {pair.other.id, *tied.get(pair.other.id, ())}
            if not any((a, b) in known for a in fresh for b in other):
                return self._against(self._kind(pair), point, pair)
        return None

    def _kind(self, pair: Pair) -> ChangeKind:
        """What a pair that cannot both hold is told as: a later toll is no contradiction."""
        if _denies(pair):
            return ChangeKind.DENIED
        came, was = pair.fresh.value, pair.other.value
        is_later = self._is_later(pair)
        if is_later and isinstance(came, Quantity) and isinstance(was, Quantity):
            return (
                ChangeKind.MOVED if has_moved(self._scene, was, came) else ChangeKind.CONTRADICTED
            )
        return ChangeKind.CONTRADICTED

    def _is_later(self, pair: Pair) -> bool:
        documents = self._scene.documents
        came, was = (documents[r.document_id] for r in (pair.fresh, pair.other))
        return reading_order(was)[:2] < reading_order(came)[:2]

    def _denied(self, point: Aligned) -> PointChange | None:
        """A report that came has somebody deny what another says, and nobody did before."""
        if point.now.verdict is not Verdict.DISPUTED or any(
            one.verdict is Verdict.DISPUTED for one in point.was
        ):
            return None
        for pair in find_pairs(point, self._scene, *Relation):
            if _denies(pair) and (
                pair.judgement.rung == DISPUTED or pair.judgement.relation not in TIES
            ):
                return self._against(ChangeKind.DENIED, point, pair)
        return None

    def _moved(self, point: Aligned) -> PointChange | None:
        """A later report has a newer figure that no report had."""
        tied = tied_to(point)
        old = {reading.id for reading in point.old}
        for pair in find_pairs(point, self._scene, Relation.UPDATES):
            is_figure = pair.fresh.value is not None and pair.other.value is not None
            if not is_figure and pair.judgement.kind is not JudgementKind.OUTCOME:
                continue
            if old & tied.get(pair.fresh.id, frozenset()) or pair.other.id not in old:
                continue
            if self._is_later(pair):
                return self._against(ChangeKind.MOVED, point, pair)
        return None

    def _joined(self, point: Aligned) -> PointChange | None:
        """An origin that nobody had stands behind what an earlier report says."""
        now = point.now
        agreeing = set(now.agreeing)
        old = {r.id: r for r in point.old if r.id in agreeing}
        before = [one for one in point.was if not old.keys().isdisjoint(one.agreeing)]
        had = {origin for one in before for origin in one.corroboration.origins}
        most = max((one.corroboration.origins_at_most for one in before), default=0)
        least = max((one.corroboration.origins_at_least for one in before), default=0)
        counted = now.corroboration
        if not before or counted.origins_at_most <= most or counted.origins_at_least < least:
            return None
        for pair in find_pairs(point, self._scene, *sorted(TIES)):
            if pair.fresh.id not in agreeing or pair.other.id not in old:
                continue
            fresh = [o for o in self._scene.origins_of(pair.fresh, counted.origins) if o not in had]
            words = [
                content_of(self._scene.words(spans))
                for spans in (pair.fresh_spans, pair.other_spans)
            ]
            is_up = counted.origins_at_least > least
            if not fresh or min(map(len, words)) < FEW or self._is_open(pair):
                continue
            if not is_up and self._novelty.is_copied(pair.fresh_spans):
                continue
            return self._against(
                ChangeKind.JOINED,
                point,
                pair,
                origins=fresh,
                counts=((least, most), (counted.origins_at_least, counted.origins_at_most)),
                is_minor=not is_up and (most >= SEVERAL or self._novelty.is_rewrite(pair.fresh)),
            )
        return None

    def _is_open(self, pair: Pair) -> bool:
        """Whether one of the two leaves open whether it is so, or of what: "whether it closed"."""
        return self._leans(pair.fresh_spans) or self._leans(pair.other_spans)

    def _leans(self, spans: Sequence[Span]) -> bool:
        return (row_of(self._scene.words(spans)) or ("",))[0] in LEANING

    def _counted(self, point: Aligned) -> PointChange | None:
        """More or fewer independent origins are known behind what was said before."""
        now = point.now
        agreeing = set(now.agreeing)
        if not point.was or now.verdict is Verdict.UNJUDGED:
            return None
        was = max(point.was, key=lambda one: (one.corroboration.origins_at_least, one.point.id))
        left = {r.id for r in point.old}
        if not was.agreeing or not agreeing.issuperset(left.intersection(was.agreeing)):
            return None
        one, other = was.corroboration, now.corroboration
        if other.origins_at_least > one.origins_at_least:
            kind = ChangeKind.ORIGINS_UP
        elif other.origins_at_least < one.origins_at_least or (
            other.origins_at_most < one.origins_at_most
        ):
            kind = ChangeKind.ORIGINS_DOWN
        else:
            return None
        reports = [r.document_id for r in point.fresh if r.id in agreeing] or [
            *(d.id for d in self._scene.added),
            *(d.id for d in self._scene.gone),
        ]
        if not reports:
            return None
        shown = next((r for r in point.old if r.id in agreeing), point.now.point.readings[0])
        if kind is ChangeKind.ORIGINS_UP and not self._has_more(point, shown, one.origins):
            return None
        counts = (
            (one.origins_at_least, one.origins_at_most),
            (other.origins_at_least, other.origins_at_most),
        )
        return PointChange(
            identify("change", kind, *places(shown.claim.spans), *map(str, counts)),
            kind,
            now.coverage,
            now.point.id,
            tuple(sorted(set(reports))),
            self._scene.names(other.origins),
            shown.claim.spans,
            origins_before=counts[0],
            origins_after=counts[1],
            is_minor=one.origins_at_least == other.origins_at_least,
        )

    def _has_more(self, point: Aligned, shown: Reading, had: Sequence[str]) -> bool:
        """Whether more origins are surely more: named by a name, of what says of what it is said.

        "The President" may be who was named before, and "this is the best day" be of another day.
        """
        told = [shown, *(r for r in point.fresh if r.id in point.now.agreeing)]
        leans = any(self._leans(reading.claim.spans) for reading in told)
        fresh = [o for o in point.now.corroboration.origins if o not in had]
        return not leans and all(not is_office(name) for name in self._scene.names(fresh))

    def _new(self, point: Aligned) -> PointChange | None:
        """What no report said before."""
        readings = [r for r in point.fresh if self._novelty.is_new(r)]
        if not readings or len(readings) < len(point.fresh):
            return None
        reading = max(readings, key=lambda r: (self._novelty.weight(r), r.claim.spans))
        weight = self._novelty.weight(reading)
        if not weight:
            return None
        denied = reading.claim.modality is Modality.DENIED
        kind = ChangeKind.DENIED if denied else ChangeKind.NEW
        counted = point.now.corroboration
        return PointChange(
            identify("change", kind, *places(reading.claim.spans)),
            kind,
            point.now.coverage,
            point.now.point.id,
            tuple(sorted({r.document_id for r in readings})),
            self._scene.names(counted.origins),
            reading.claim.spans,
            now=reading.value,
            is_minor=weight < WORTH,
        )

    def _against(
        self,
        kind: ChangeKind,
        point: Aligned,
        pair: Pair,
        *,
        origins: Sequence[str] | None = None,
        counts: tuple[tuple[int, int], tuple[int, int]] | None = None,
        is_minor: bool = False,
    ) -> PointChange:
        if origins is None:
            every = [origin.id for origin in self._scene.after.origins]
            origins = self._scene.origins_of(pair.fresh, point.now.corroboration.origins or every)
        named = (*places(pair.fresh.claim.spans), *places(pair.other.claim.spans))
        return PointChange(
            identify("change", kind, *named),
            kind,
            point.now.coverage,
            point.now.point.id,
            (pair.fresh.document_id,),
            self._scene.names(origins),
            pair.fresh_spans,
            pair.other_spans,
            pair.other.value,
            pair.fresh.value,
            None if counts is None else counts[0],
            None if counts is None else counts[1],
            is_minor=is_minor,
        )


def is_office(name: str) -> bool:
    """Whether a name is that of an office, and of nobody in it.

    >>> is_office("Vice President"), is_office("President Orre")
    (True, False)
    """
    return drop_titles((*fold(name), name)) == (name,)


def _denies(pair: Pair) -> bool:
    """Whether a report that came has somebody deny what the other says."""
    denied = [one.claim.modality is Modality.DENIED for one in (pair.fresh, pair.other)]
    return denied == [True, False]
