"""What reports that came in change on the points of a coverage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.follow.aligned import Aligned
from stemma.follow.counted import find_counted
from stemma.follow.moved import has_moved
from stemma.follow.notable import Novelty, has_named_source
from stemma.follow.pairs import Pair, clashing, find_pairs, leans, tied_to
from stemma.follow.places import places
from stemma.follow.scene import Scene
from stemma.follow.words import content_of
from stemma.judge.agreement import TIES
from stemma.lineage.clock import reading_order
from stemma.model import (
    ChangeKind,
    JudgementKind,
    Modality,
    PointChange,
    Quantity,
    Relation,
    Timex,
    Verdict,
    identify,
)

DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""
NO_DENIAL: Final = re.compile(
    r"(?:\bnot|\bnever|\bneither|n['’]t) (?:\w+ )?(?:deny|denied|denies)\b", re.IGNORECASE
)
MIDNIGHT: Final = re.compile(r"\bmidnight\b", re.IGNORECASE)
DAY: Final = re.compile(r"(?:\d{4}|XXXX)-\d\d(?:-\d\d)?")
"""A day or month of the calendar as a time expression has it."""
TURNED: Final = ("un", "non", "in", "im", "dis")
"""Beginnings that turn a word into its opposite."""
FEW: Final = 3
"""Content words under which two clauses that agree agree on hardly anything."""
LITTLE, HALF, SURE = 0.3, 0.5, 0.95
"""Share of content words in common (Dice) of two clauses that agree, and of such of which one says
more; and how sure the match is that does without. Read on twelve stories: of joined reports below,
two in three join another thing."""
CLASHING: Final = 0.9
"""How sure a match is at least where it is told as a contradiction: below, each may speak of its
own occasion ("two days before the vote", "eleven days before")."""
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
            return find_counted(point, self._scene)
        point = replace(point, fresh=fresh)
        steps = [self._contradicted, self._denied, self._moved, self._joined]
        if not point.old:
            steps = [self._contradicted, self._new]
        found = next((one for step in steps if (one := step(point)) is not None), None)
        return find_counted(point, self._scene) if found is None and point.old else found

    def _contradicted(self, point: Aligned) -> PointChange | None:
        """A report that came says what cannot hold beside another, and nobody said so before."""
        known = clashing(point.was)
        tied = tied_to(point)
        for pair in find_pairs(point, self._scene, Relation.CONTRADICTS):
            if self._denies_nothing(pair) or not self._is_clash(pair):
                continue
            fresh = {pair.fresh.id, *tied.get(pair.fresh.id, ())}
            other = {pair.other.id, *tied.get(pair.other.id, ())}
            if not any((a, b) in known for a in fresh for b in other):
                return self._against(self._kind(pair), point, pair)
        return None

    def _is_clash(self, pair: Pair) -> bool:
        """Whether two that cannot both hold surely speak of one thing.

        Of times only two days of the calendar do: a weekday, an evening and an hour in another zone
        are of one day more often than not. Midnight is of two days.
        """
        times = [v.value for v in (pair.fresh.value, pair.other.value) if isinstance(v, Timex)]
        if times:
            spans = pair.fresh_spans[0], pair.other_spans[0]
            sentences = [self._scene.words([self._scene.sentence_at(one)]) for one in spans]
            if not all(DAY.fullmatch(one or "") for one in times):
                return False
            if any(MIDNIGHT.search(one) for one in sentences):
                return False
        same = pair.judgement.same
        return same is None or same >= CLASHING

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

    def _denies_nothing(self, pair: Pair) -> bool:
        """Whether a denial is one that is itself denied: "the statement does not deny that"."""
        sentences = [self._scene.sentence_at(s[0]) for s in (pair.fresh_spans, pair.other_spans)]
        return any(NO_DENIAL.search(self._scene.words([one])) for one in sentences)

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
            if (
                not self._denies_nothing(pair)
                and _denies(pair)
                and (pair.judgement.rung == DISPUTED or pair.judgement.relation not in TIES)
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
        doubtful: PointChange | None = None
        for pair in find_pairs(point, self._scene, *sorted(TIES)):
            if pair.fresh.id not in agreeing or pair.other.id not in old:
                continue
            fresh = [o for o in self._scene.origins_of(pair.fresh, counted.origins) if o not in had]
            words = [
                content_of(self._scene.words(spans))
                for spans in (pair.fresh_spans, pair.other_spans)
            ]
            is_up = counted.origins_at_least > least
            if not fresh or min(map(len, words)) < FEW or self._is_open(pair) or _is_cut(pair):
                continue
            if not is_up and self._novelty.is_copied(pair.fresh_spans):
                continue
            is_repeated = not is_up and (most >= SEVERAL or self._novelty.is_rewrite(pair.fresh))
            is_worth = self._says_same(pair, *words) and self._is_joining(pair)
            found = self._against(
                ChangeKind.JOINED,
                point,
                pair,
                origins=fresh,
                counts=((least, most), (counted.origins_at_least, counted.origins_at_most)),
                is_minor=is_repeated or not is_worth,
            )
            if is_worth:
                return found
            doubtful = doubtful or found
        return doubtful

    def _says_same(self, pair: Pair, left: frozenset[str], right: frozenset[str]) -> bool:
        """Whether two clauses surely say the same, or share words enough beside the judgement."""
        if any(f"{start}{word}" in left | right for word in left ^ right for start in TURNED):
            return False
        share = 2 * len(left & right) / (len(left) + len(right))
        agrees = pair.judgement.relation is Relation.AGREES
        if pair.fresh.value is not None or pair.other.value is not None:
            return agrees and share >= LITTLE
        return share >= (LITTLE if agrees else HALF) or (pair.judgement.same or 0) >= SURE

    def _is_joining(self, pair: Pair) -> bool:
        """Whether what a report joins is more than an aside, and no words that both quote.

        Whoever quotes what another quotes has it from the one who said it.
        """
        quoted = [self._scene.is_quoted(s) for s in (pair.fresh_spans, pair.other_spans)]
        weighs = any(map(self._novelty.weight, (pair.fresh, pair.other)))
        return not all(quoted) and (weighs or has_named_source(pair.fresh))

    def _is_open(self, pair: Pair) -> bool:
        """Whether one of the two leaves open whether it is so, or of what: "whether it closed"."""
        return leans(pair.fresh_spans, self._scene) or leans(pair.other_spans, self._scene)

    def _new(self, point: Aligned) -> PointChange | None:
        """What no report said before."""
        readings = [r for r in point.fresh if self._novelty.is_new(r)]
        if not readings or len(readings) < len(point.fresh):
            return None
        reading = max(readings, key=lambda r: (self._novelty.weight(r), r.claim.spans))
        if not self._novelty.weight(reading):
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
            is_minor=not self._novelty.is_worth(reading),
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


def _is_cut(pair: Pair) -> bool:
    """Whether one of two clauses that only hold beside one another is in pieces.

    Of clauses in pieces too much is left out to say that the one says what the other does.
    """
    is_surer = pair.judgement.relation is Relation.AGREES
    return not is_surer and max(len(pair.fresh_spans), len(pair.other_spans)) > 1


def _denies(pair: Pair) -> bool:
    """Whether a report that came has somebody deny what the other says."""
    denied = [one.claim.modality is Modality.DENIED for one in (pair.fresh, pair.other)]
    return denied == [True, False]
