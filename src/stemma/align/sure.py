"""The points of a coverage, and how sure it is that two of their readings speak of one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from stemma.align.apart import are_apart, share_nothing
from stemma.align.certainty import (
    LIKE_DEED,
    LIKE_PARTY,
    NEARLY_SAID,
    SAME,
    SAYING,
    Sure,
    by_words,
)
from stemma.align.collate import FAR, Collation, Collator
from stemma.align.denials import is_first_since, sure_of_denial
from stemma.align.features import tell
from stemma.align.measured import sure_of_values
from stemma.align.same import say_the_same
from stemma.align.slots import AGE, Slot
from stemma.align.statements import Statement, StatementMaker
from stemma.align.varied import Varied, lie_ages_apart, measures
from stemma.align.versions import NEAR, sure_in_one_place, value_in_one_place
from stemma.model import Claim, Point, Quantity, Reading, Span

EMPTY_DEEDS = frozenset({"be", "do", "have", "leave"})
"""Deeds that say nothing without what goes with them."""

LONG = 5
"""Words from which on two statements of somebody's having said something are one."""

ONE_MEANING = 0.85
"""Least likeness in meaning of two claims in which the same do the same to the same."""

ONE_PARTY = 0.5
"""From here on two parties may be one."""


@dataclass(frozen=True)
class Alignment:
    """The points of a coverage, and how sure each pair of their readings is."""

    points: tuple[Point, ...]
    _said: Mapping[str, Sequence[Statement | Slot]]
    _slots: Sequence[Sequence[Slot]]
    _maker: StatementMaker
    _collator: Collator
    _pairs: dict[tuple[str, str], tuple[Statement, Statement] | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Readings by their ids → the closest of their claims, where that was asked."""

    def claims(self, reading: Reading) -> tuple[Claim, ...]:
        """The claims that a reading of claims was made of, in text order."""
        said = [one for one in self._said[reading.id] if isinstance(one, Statement)]
        return tuple(one.claim for one in sorted(said, key=lambda one: one.place))

    def collate(self, left: Reading, right: Reading) -> Collation | None:
        """The two statements that are most surely versions of one, side by side.

        `None` where none are, and for values and names.
        """
        pair = self._closest(left, right)
        collation = None if pair is None else self._collator.collate(*pair)
        return collation if collation is not None and collation.is_close else None

    def closest(self, left: Reading, right: Reading) -> tuple[Claim, Claim] | None:
        """The claims of two readings that are most surely of one thing; `None` for values."""
        pair = self._closest(left, right)
        return None if pair is None else (pair[0].claim, pair[1].claim)

    def _closest(self, left: Reading, right: Reading) -> tuple[Statement, Statement] | None:
        """Versions of one statement before others, then those that share the most words.

        But first those that say the same, or of which one surely denies the other.
        """
        key = (left.id, right.id)
        if key not in self._pairs:
            self._pairs[key] = self._find_closest(left, right)
        return self._pairs[key]

    def _find_closest(self, left: Reading, right: Reading) -> tuple[Statement, Statement] | None:
        ones = [one for one in self._said[left.id] if isinstance(one, Statement)]
        others = [other for other in self._said[right.id] if isinstance(other, Statement)]
        if len(ones) == 1 == len(others):
            return ones[0], others[0]

        def likeness(pair: tuple[Statement, Statement]) -> tuple[float, ...]:
            cosine = float(pair[0].vector @ pair[1].vector)
            found = self._collator.collate(*pair) if cosine >= NEAR else FAR
            close = (found.whole, found.shared) if found.is_close else (0, 0)
            if pair[0].claim.polarity is not pair[1].claim.polarity:
                sure: float = self._sure_of_claims(*pair)
            else:
                sure = found.is_close or (cosine >= NEAR and self._same(*pair))
            return (*close, sure, cosine, -pair[0].place, -pair[1].place)

        return max(product(ones, others), key=likeness, default=None)

    def in_one_place(self, left: Reading, right: Reading) -> bool:
        """Whether two values stand in one place of versions of one statement."""
        return any(
            value_in_one_place(one, other, self._collator)
            for one in self._said[left.id]
            for other in self._said[right.id]
            if isinstance(one, Slot) and isinstance(other, Slot)
        )

    def one_aspect(self, left: Reading, right: Reading) -> bool:
        """Whether two amounts are of one named aspect, as the depth of a thing."""
        return any(
            one.aspect and one.aspect == other.aspect
            for one in self._said[left.id]
            for other in self._said[right.id]
            if isinstance(one, Slot) and isinstance(other, Slot)
        )

    def are_one_deed(self, left: Reading, right: Reading) -> bool:
        """Whether the claims around two values, or two claims, say that the like was done.

        Where one says so and the other not, and the value is the same, they may be at odds.
        """
        ones = [_around(said) for said in self._said[left.id]]
        others = [_around(said) for said in self._said[right.id]]
        return any(self._one_deed(one, other) for one in ones for other in others)

    def _one_deed(self, left: Statement, right: Statement) -> bool:
        if {left.predicate, right.predicate} & EMPTY_DEEDS or is_first_since(left, right):
            return False
        told = self._told(left, right)
        fits = max(told["agents"], told["patients"]) > ONE_PARTY and told["shared"] >= 1
        return told["like predicate"] >= LIKE_DEED and fits

    def are_compared(self, left: Span, right: Span) -> bool:
        """Whether the values in two places are readings of one point, and likely of one thing.

        Or one of them is what was so once, and the other not: there is nothing to compare.
        """
        ones, others = self._measured.get(left, {}), self._measured.get(right, {})
        return any(
            one.is_past != other.is_past or self._sure_of_values(one, other) is not Sure.NOT
            for point, one in ones.items()
            if (other := others.get(point)) is not None
        )

    @cached_property
    def _measured(self) -> Mapping[Span, Mapping[str, Slot]]:
        """Place of a value → the points it is a reading of, with its slot."""
        out: dict[Span, dict[str, Slot]] = {}
        for point in self.points:
            for reading in point.readings:
                for slot in self._said[reading.id]:
                    if isinstance(slot, Slot):
                        out.setdefault(slot.value.span, {})[point.id] = slot
        return out

    def same_claims(self, left: Reading, right: Reading) -> tuple[tuple[Claim, Claim], ...]:
        """The claims of two readings that say the same in nearly the same words, likest first.

        Those without a value are left out, as only values are compared in them.
        """
        found = [
            (-self._told(one, other)["words"], one.place, other.place, one.claim, other.claim)
            for one in self._said[left.id]
            for other in self._said[right.id]
            if isinstance(one, Statement) and isinstance(other, Statement)
            if _has_value(one) and _has_value(other) and self._nearly_same(one, other)
        ]
        return tuple((one, other) for *_, one, other in sorted(found, key=lambda f: f[:3]))

    def _nearly_same(self, left: Statement, right: Statement) -> bool:
        """Whether two statements are the same but for their values, and some words.

        Who said something on one day may have said something on another.
        """
        collation = self._collator.collate(left, right)
        if collation.is_close:
            return left.predicate not in SAYING or collation.shared >= LONG
        told = self._told(left, right)
        who = [said.heads.get("agent") for said in (left, right)]
        fits = told["agents"] >= LIKE_PARTY or not all(who)
        if told["like predicate"] <= SAME or left.predicate in EMPTY_DEEDS | SAYING:
            return False
        if min(told["agents"], told["patients"]) > ONE_PARTY and told["meaning"] >= ONE_MEANING:
            return True
        return fits and told["shared"] >= 3 and told["words"] >= NEARLY_SAID

    def is_past(self, reading: Reading) -> bool:
        """Whether a report gives a value as what it no longer holds, or as what was so once."""
        slots = [one for one in self._said[reading.id] if isinstance(one, Slot)]
        return bool(slots) and all(slot.is_past for slot in slots)

    def beside(self, reading: Reading, other: Reading) -> tuple[Quantity, ...]:
        """The amounts in the report of `other` that measure the same aspect of a like thing.

        Times are not looked for: that another time is named says nothing.
        """
        numbers = {slot.document for slot in self._said[other.id]}
        return tuple(
            slot.value
            for number in sorted(numbers)
            for slot in self._slots[number]
            if isinstance(slot.value, Quantity)
            and not slot.is_past
            and any(measures(slot, one, self._maker) for one in self._said[reading.id])
        )

    def ages(self, reading: Reading) -> tuple[Quantity, ...]:
        """All ages that the report of a reading gives."""
        return tuple(
            slot.value
            for number in sorted({_around(said).document for said in self._said[reading.id]})
            for slot in self._slots[number]
            if slot.kind == AGE and isinstance(slot.value, Quantity)
        )

    def say_the_same(self, left: Reading, right: Reading) -> bool:
        """Whether two claims surely say the same, by their words; of values it is not asked.

        Of the pairs that were labelled by reading, 83 in 100 that pass are one statement, and
        89 speak of one happening.
        """
        return any(
            self._same(one, other)
            for one in self._said[left.id]
            for other in self._said[right.id]
            if isinstance(one, Statement) and isinstance(other, Statement)
        )

    def _same(self, left: Statement, right: Statement) -> bool:
        return say_the_same(left, right, self._collator.collate(left, right), self._maker.table)

    def sure(self, left: Reading, right: Reading) -> Sure:
        """How sure it is that two readings speak of one thing; the same both ways round.

        Of claims the closest count, of values that a report gives more than once the surest.
        Spellings of a name are aligned by the name alone, and nothing else is asked of them.
        """
        ones, others = self._said[left.id], self._said[right.id]
        if not ones or not others:
            return Sure.YES
        pair = self._closest(left, right)
        if pair is not None:
            return self._sure_of_claims(*pair)
        return max(self._sure_of(one, other) for one in ones for other in others)

    def _sure_of(self, left: Statement | Slot, right: Statement | Slot) -> Sure:
        if isinstance(left, Slot) and isinstance(right, Slot):
            return self._sure_of_values(left, right)
        if isinstance(left, Statement) and isinstance(right, Statement):
            return self._sure_of_claims(left, right)
        return Sure.NOT

    def _sure_of_values(self, left: Slot, right: Slot) -> Sure:
        if value_in_one_place(left, right, self._collator):
            return sure_in_one_place(left, right, self._collator)
        if left.is_past != right.is_past:
            return Sure.NOT
        varied = self._varied
        if left.document != right.document and (varied.varies(left) or varied.varies(right)):
            return Sure.NOT
        if left.document != right.document and are_apart(left, right):
            return Sure.NOT
        if any(varied.lists(slot) or varied.dates(slot) for slot in (left, right)):
            return Sure.NOT
        told = self._told(left.statement, right.statement)
        found = sure_of_values(left, right, told, self._maker)
        vague = isinstance(left.value, Quantity) and left.kind != "age" and not left.aspect
        # Home runs of two seasons are counted in nearly the same words.
        return min(found, Sure.LIKELY) if vague else found

    def _sure_of_claims(self, left: Statement, right: Statement) -> Sure:
        told = self._told(left, right)
        collation = self._collator.collate(left, right)
        if left.claim.polarity is not right.claim.polarity:
            if not _one_attribute(left, right):
                return Sure.NOT
            return sure_of_denial(left, right, told, collation)
        if collation.is_close:
            return Sure.YES
        if told["like predicate"] < LIKE_DEED or told["shared"] < 2:
            return Sure.NOT
        return by_words(told)

    @cached_property
    def _varied(self) -> Varied:
        return Varied(self._slots, self._maker, lie_ages_apart(self._slots))

    def _told(self, left: Statement, right: Statement) -> dict[str, float]:
        return tell(left, right, self._maker.table)


def _around(said: Statement | Slot) -> Statement:
    return said.statement if isinstance(said, Slot) else said


def _has_value(said: Statement) -> bool:
    return bool(said.claim.timexes or said.claim.quantities)


def _one_attribute(left: Statement, right: Statement) -> bool:
    """Whether two things are said to be the same, where it is said what they are."""
    ones, others = (said.heads.get("attribute", frozenset()) for said in (left, right))
    return not share_nothing(ones, others)
