"""How sure it is that two readings speak of one thing: a clash is shown only where it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from stemma.align.pairs import FEATURES, features
from stemma.align.slots import COUNT, Slot, likest_thing, may_be_one
from stemma.align.statements import Statement, StatementMaker
from stemma.lexicon.words import load_words
from stemma.model import Point, Reading, Timex
from stemma.model.timex import Precision


class Sure(IntEnum):
    """How sure it is."""

    NOT = 0
    """The two are near each other, and no more."""
    LIKELY = 1
    """An editor should look: it may be one thing."""
    YES = 2
    """Words, deed and thing are the same; only the value, or whether it is so, may not be."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The points of a coverage, and how sure each pair of their readings is."""

    points: tuple[Point, ...]
    _said: Mapping[str, Sequence[Statement | Slot]]
    _maker: StatementMaker

    def sure(self, left: Reading, right: Reading) -> Sure:
        """How sure it is that two readings speak of one thing; the same both ways round.

        Of what a report says more than once, the surest counts. Spellings of a name are aligned
        by the name alone, and nothing else is asked of them.
        """
        ones, others = self._said[left.id], self._said[right.id]
        if not ones or not others:
            return Sure.YES
        return max(self._sure_of(one, other) for one in ones for other in others)

    def _sure_of(self, left: Statement | Slot, right: Statement | Slot) -> Sure:
        if isinstance(left, Slot) and isinstance(right, Slot):
            return self._sure_of_values(left, right, self._told(left.statement, right.statement))
        if isinstance(left, Statement) and isinstance(right, Statement):
            told = self._told(left, right)
            if told["like predicate"] < LIKE_DEED or told["shared"] < 2:
                return Sure.NOT
            return _by_words(told)
        return Sure.NOT

    def _told(self, left: Statement, right: Statement) -> dict[str, float]:
        told = dict(zip(FEATURES, features(left, right, self._maker.table), strict=True))
        shared = left.words.keys() & right.words.keys()
        told["shared"] = sum(left.words[word] >= WORTH for word in shared)
        return told

    def _sure_of_values(  # noqa: PLR0911 - a rule a kind of value
        self, left: Slot, right: Slot, told: Mapping[str, float]
    ) -> Sure:
        if isinstance(left.value, Timex) and isinstance(right.value, Timex):
            return _sure_of_times(left, right, told)
        like, thing = likest_thing(left.thing, right.thing, self._maker)
        if left.kind == "age":
            return _sure_of_ages(left, right, told, like)
        if left.aspect and left.aspect == right.aspect and like > SAME:
            return Sure.YES
        if left.aspect != right.aspect and like > SAME:
            return max(Sure.LIKELY, _by_words(told))  # one of the two leaves its aspect unsaid
        near = told["words"] >= HARDLY or told["like predicate"] >= LIKE_DEED
        if left.kind == COUNT and near and like > SAME and self._maker.rarity(thing) >= TELLING:
            return max(Sure.LIKELY, _by_words(told))
        if like < NEAR_THING:
            return Sure.NOT if told["words"] < CLOSE_WORDS else Sure.LIKELY
        if left.kind != COUNT and told["shared"] < 3:
            return min(Sure.LIKELY, _by_words(told))
        return _by_words(told)


CLOSE_WORDS: Final = 0.5
SOME_WORDS: Final = 0.3
FEW_WORDS: Final = 0.2
HARDLY: Final = 0.2
LIKE_DEED: Final = 0.5
SAME: Final = 0.95
NEAR_THING: Final = 0.6
CLOCK_WORDS: Final = 0.35
TELLING: Final = 0.3
WORTH: Final = 0.1
SAYING: Final = load_words("speech_verbs.txt")
"""Set by hand on the clashes of nine real coverages, so that eight of ten that are shown hold."""


def _sure_of_times(left: Slot, right: Slot, told: Mapping[str, float]) -> Sure:
    """When something happened, or how long it took; when it was only said tells nothing."""
    found = _by_words(told)
    deeds = {left.statement.predicate, right.statement.predicate}
    if left.kind == "date" and (told["shared"] < 2 or deeds & SAYING):
        return Sure.NOT
    parts = {t.value.precision for t in (left, right) if isinstance(t.value, Timex)}
    if parts & {Precision.HOUR, Precision.MINUTE} and told["words"] < CLOCK_WORDS:
        return Sure.NOT
    if Precision.DAYTIME in parts:
        return min(found, Sure.LIKELY)  # what lasts through a night is seen at either end of it
    if left.weekday and left.weekday == right.weekday:
        return Sure.YES if found is not Sure.NOT else found
    return found if told["shared"] >= 2 else min(found, Sure.LIKELY)


def _by_words(told: Mapping[str, float]) -> Sure:
    """By the words that two claims share, and whether the same is done."""
    words, deed = told["words"], told["like predicate"]
    if words >= CLOSE_WORDS and (deed >= LIKE_DEED or told["meaning"] >= 0.75):
        return Sure.YES
    if words >= SOME_WORDS and deed >= LIKE_DEED and max(told["agents"], told["patients"]) > 0.5:
        return Sure.YES
    if words >= SOME_WORDS or (words >= FEW_WORDS and deed >= LIKE_DEED):
        return Sure.LIKELY
    return Sure.NOT


def _sure_of_ages(left: Slot, right: Slot, told: Mapping[str, float], like: float) -> Sure:
    if left.document == right.document and left.owner is not None:
        return Sure.YES if left.owner == right.owner else Sure.NOT
    if left.names and right.names:
        return Sure.YES if may_be_one(left.names, right.names) else Sure.NOT
    if left.names or right.names:
        return Sure.YES if told["words"] >= SOME_WORDS else Sure.NOT
    if left.thing and right.thing and like < 0.4:
        return Sure.NOT
    return Sure.YES if told["words"] >= FEW_WORDS else Sure.LIKELY
