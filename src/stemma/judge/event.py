"""Matches of an event → every pair judged once, as far as it may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product
from typing import Final

from stemma.judge.captures import supersede
from stemma.judge.claims import judge_claims
from stemma.judge.context import Context
from stemma.judge.decided import as_decided
from stemma.judge.ladder import Judged
from stemma.judge.pair import Pair
from stemma.judge.readings import claim_reading, value_reading
from stemma.judge.thresholds import CLASHING, HOSTS, JOINED, ONE_FACT, ONLY_COUNT, VALUES
from stemma.judge.values import CLASHES, HOLD, compare_values, show_values
from stemma.match import Match, Matches, ValueMatch
from stemma.match.rulings import is_same
from stemma.model import Quantity, Reading, Relation

COUNT: Final = "count"
OTHER_STATEMENTS: Final = "in statements of other things"
GIVEN: Final = 0.5
"""From this chance of measuring one thing on, a value that a report gives is taken to be of it."""
MAY_BE_ONE: Final = 0.4
"""From this chance of measuring one thing on, two values that differ keep their statements from
agreeing."""
NEARER_BESIDE: Final = "another value beside is nearer"
NEARER: Final = 0.1
"""By how much surer another value of the same statement must be of the thing, to be it alone."""
BETTER: Final = 0.05
"""How much less sure than the pair that clashes such a value may be, at most."""

Judgements = Mapping[tuple[int, int], Judged]


class EventJudge:
    """The pairs of one event on their ladders; `claims` and `values` are keyed as the matches."""

    def __init__(self, matches: Matches, context: Context) -> None:
        self.matches = matches
        self.context = context
        self.claim_readings = [claim_reading(s.claim) for s in matches.statements]
        self.value_readings = [
            value_reading(matches.statements[slot.statement].claim, slot.value)
            for slot in matches.slots
        ]

    @cached_property
    def _on_ladder(self) -> dict[tuple[int, int], Judged]:
        """How the values of each pair that was read stand, if they measure one thing."""
        readings = self.value_readings
        return {
            (a, b): compare_values(readings[a], readings[b], self.context)
            for a, b in self.matches.values
        }

    @cached_property
    def values(self) -> Judgements:
        """Every pair of values that was read."""
        out = {}
        for (a, b), match in self.matches.values.items():
            judged = self._on_ladder[a, b]
            left, right = self.value_readings[a], self.value_readings[b]
            shown = show_values(
                judged,
                (left, right),
                self.context,
                family=self.matches.slots[a].family,
                same=self.sure(match),
                both_given=judged.relation in CLASHES and self._is_given_beside(a, b),
            )
            if shown.relation is Relation.CONTRADICTS and not self._are_of_one(a, b):
                shown = replace(shown, relation=Relation.DIFFERS)
            if shown.relation in CLASHES and self._is_nearer_beside(a, b):
                shown = replace(shown, relation=Relation.UNJUDGED, exclusion=NEARER_BESIDE)
            shown = supersede(shown, left, right, self.context)
            decision = self.matches.values_decided.get((a, b))
            is_sure = decision is not None and is_same(decision)
            if shown.relation in HOLD and not is_sure and not self._tell_one_thing(a, b):
                shown = replace(shown, relation=Relation.UNJUDGED, exclusion=OTHER_STATEMENTS)
            out[a, b] = as_decided(shown, decision)
        return out

    @cached_property
    def claims(self) -> Judgements:
        """Every pair of statements that may be of one fact."""
        out = {}
        decided = self.matches.claims_decided
        requoted = {pair for one in self.matches.altered for pair in one.pairs()}
        for (a, b), match in self.matches.claims.items():
            if match.same >= JOINED or (a, b) in decided:
                left, right = self.claim_readings[a], self.claim_readings[b]
                clashing = self._values_clash(match)
                pair = Pair(left, right, match, self.context, clashing, (a, b) in requoted)
                judged = judge_claims(pair)
                judged = supersede(judged, left, right, self.context)
                out[a, b] = as_decided(judged, decided.get((a, b)))
        return out

    def _tell_one_thing(self, left: int, right: int) -> bool:
        """Whether two equal values stand in statements that may be of one fact.

        Else their clauses would be shown for one another: "nine died on Tuesday", "at least ten
        died on Tuesday" share a day and no fact. A death toll is one thing whoever phrases it.
        """
        if self._are_tolls(left, right):
            return True
        match = self._hosts(left, right)
        return match is not None and match.same >= HOSTS and not self._values_clash(match)

    def _are_of_one(self, left: int, right: int) -> bool:
        """Whether two values that clash are tolls, or their statements may be of one fact."""
        match = self._hosts(left, right)
        return self._are_tolls(left, right) or (match is not None and match.same >= CLASHING)

    def _are_tolls(self, left: int, right: int) -> bool:
        toll = self.matches.slots[left].toll
        return toll != "" and toll == self.matches.slots[right].toll

    def _hosts(self, left: int, right: int) -> Match | None:
        """What was read of the statements of two values; `None` where nothing was."""
        one, other = sorted(self.matches.slots[n].statement for n in (left, right))
        return self.matches.claims.get((one, other))

    def sure(self, match: ValueMatch) -> float:
        """The chance that two values measure one thing, seeing their statements too.

        Of two statements surely of one fact that each give one count, of one noun, the counts are
        of one thing about as surely: "three cables were cut", "two undersea cables broke".
        """
        if match.same < ONLY_COUNT or not self._are_only_counts(match.left, match.right):
            return match.same
        fact = self._hosts(match.left, match.right)
        if fact is None or fact.same < ONE_FACT:
            return match.same
        return max(match.same, min(fact.same, VALUES[COUNT].differ))

    def _are_only_counts(self, left: int, right: int) -> bool:
        """Whether each is the only count of its statement, and both are counts of one noun."""
        for number in (left, right):
            slot = self.matches.slots[number]
            beside = [self.matches.slots[n] for n in self._slots_of[slot.statement]]
            if [other.family for other in beside].count(COUNT) != 1 or slot.family != COUNT:
                return False
        return self._noun(left) == self._noun(right) != ""

    def _noun(self, number: int) -> str:
        """What is counted, by its last word; empty for what is no count."""
        slot = self.matches.slots[number]
        if slot.family != COUNT or not isinstance(slot.value, Quantity):
            return ""
        return (slot.value.unit or "").rpartition(" ")[2]

    def _is_given_beside(self, left: int, right: int) -> bool:
        """Whether one of the two reports gives the other's value for the same thing too.

        Then what differs is of two things, or was said at two times.
        """
        least = max(GIVEN, self.matches.values[left, right].same - BETTER)
        return any(
            beside != mine
            and same >= least
            and relation in HOLD
            and self.value_readings[beside].document_id == self.value_readings[mine].document_id
            for mine, other in ((left, right), (right, left))
            for beside, same, relation in self._near.get(other, ())
        )

    def _is_nearer_beside(self, left: int, right: int) -> bool:
        """Whether one of two statements has another value that is surer of the other's thing.

        "At least six were killed" is held against the four of "killing four and driving 1,200 from
        their homes", and not against the 1,200.
        """
        least = self.matches.values[left, right].same + NEARER
        slots = self.matches.slots
        return any(
            beside != mine and same >= least and slots[beside].statement == slots[mine].statement
            for mine, other in ((left, right), (right, left))
            for beside, same, _ in self._near.get(other, ())
        )

    @cached_property
    def _near(self) -> Mapping[int, Sequence[tuple[int, float, Relation]]]:
        """Each value → those of other reports it was read with, and how they stand."""
        out: dict[int, list[tuple[int, float, Relation]]] = {}
        for (a, b), match in self.matches.values.items():
            relation = self._on_ladder[a, b].relation
            out.setdefault(a, []).append((b, match.same, relation))
            out.setdefault(b, []).append((a, match.same, relation))
        return out

    @cached_property
    def _slots_of(self) -> Mapping[int, Sequence[int]]:
        out: dict[int, list[int]] = {}
        for number, slot in enumerate(self.matches.slots):
            out.setdefault(slot.statement, []).append(number)
        return out

    def _values_clash(self, match: Match) -> bool:
        """Whether a value of one finds only such of its kind in the other as it clashes with.

        Of two statements that share a value, only such count as may measure one thing: "29 passes
        for three touchdowns" agrees with "threw for three touchdowns".
        """
        ones, others = (self._slots_of.get(n, ()) for n in (match.left, match.right))
        sides = ((ones, others), (others, ones))
        pairs = [p for mine, theirs in sides for value in mine for p in self._alien(value, theirs)]
        shared = any(self._relation(a, b) is Relation.AGREES for a, b in product(ones, others))
        return any(not shared or self._may_be_one(a, b) for a, b in pairs)

    def _alien(self, value: int, others: Sequence[int]) -> Sequence[tuple[int, int]]:
        """A value with all of its kind among others, if it clashes with each; else nothing."""
        family = self.matches.slots[value].family
        kin = [other for other in others if self.matches.slots[other].family == family]
        clash = all(self._relation(value, other) in CLASHES for other in kin)
        return [(value, other) for other in kin] if clash else []

    def _may_be_one(self, left: int, right: int) -> bool:
        """Whether two values that differ may measure one thing, not "29 passes", "3 touchdowns".

        Two counts of one noun may, whatever the pair reader holds.
        """
        if self._noun(left) == self._noun(right) != "":
            return True
        match = self.matches.values.get((min(left, right), max(left, right)))
        return match is None or match.same >= MAY_BE_ONE

    def _relation(self, left: int, right: int) -> Relation:
        pair = (min(left, right), max(left, right))
        known = self._on_ladder.get(pair)
        if known is None:
            one, other = (self.value_readings[n] for n in pair)
            known = compare_values(one, other, self.context)
        return known.relation

    def decision(self, pair: tuple[int, int], reading: Reading) -> str:
        """The id of the decision on a pair of readings like this one; empty for none."""
        is_claim = reading.value is None
        decided = self.matches.claims_decided if is_claim else self.matches.values_decided
        found = decided.get(pair)
        return "" if found is None else found.id

    def wording(self, statement: int) -> str:
        """The words of a statement, letter case and the space between them aside."""
        words = self.context.words(self.claim_readings[statement].spans)
        return " ".join(words.casefold().split())

    def same(self, pair: tuple[int, int], reading: Reading) -> float:
        """The chance that a pair of readings like this one is of one thing."""
        known = self.matches.claims if reading.value is None else self.matches.values
        return known[pair].same
