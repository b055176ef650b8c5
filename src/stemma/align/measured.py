"""How sure it is that two values are of one thing, by what kind of value they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from stemma.align.likelihood import (
    LIKE_EVENT,
    LIKE_PERSON,
    context_likelihood,
    likest_thing,
)
from stemma.align.owners import may_be_one
from stemma.align.slots import COUNT, LASTING, WEEKDAYS, Slot
from stemma.align.statements import Statement, StatementMaker
from stemma.lexicon.words import load_words
from stemma.model import Quantity, Timex
from stemma.model.timex import Precision


class Sure(IntEnum):
    """How sure it is."""

    NOT = 0
    """The two are near each other, and no more."""
    LIKELY = 1
    """An editor should look: it may be one thing."""
    YES = 2
    """Words, deed and thing are the same; only the value, or whether it is so, may not be."""


CLOSE_WORDS: Final = 0.5
SOME_WORDS: Final = 0.3
FEW_WORDS: Final = 0.2
HARDLY: Final = 0.2
LIKE_DEED: Final = 0.5
SAME_DEED: Final = 0.6
NEAR_DEED: Final = 0.4
NEAR_WORDS: Final = 0.25
SAME_PARTY: Final = 0.5
SAME_WORDS: Final = 4
SAME: Final = 0.95
NEAR_THING: Final = 0.6
CLOCK_WORDS: Final = 0.35
TELLING: Final = 0.3
LIKE_PARTY: Final = 0.4
NEARLY_SAID: Final = 0.45
LIKELY_ONE: Final = 0.5
LISTED: Final = 3
"""Amounts from which on a claim is a list of them."""
FARTHEST: Final = 100
"""Lengths of time further apart than this many times are of two things; a unit is 60 at most."""
MISTAKEN: Final = 2
"""Years by which reports that name nobody may differ on one person's age."""
SAYING: Final = load_words("speech_verbs.txt")
"""Set by hand on some 300 pairs of values at odds, labelled by reading; see `bench/README.md`."""

CLOCK: Final = frozenset({Precision.HOUR, Precision.MINUTE})
COARSE: Final = frozenset(
    {Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.DECADE,
     Precision.CENTURY}
)  # fmt: skip


def sure_of_values(
    left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker
) -> Sure:
    """How sure it is; `told` has the features of the two claims around the values."""
    if isinstance(left.value, Timex) and isinstance(right.value, Timex):
        return _sure_of_times(left, right, told, maker)
    like, thing = likest_thing(left.thing, right.thing, maker)
    if left.kind == "age":
        return _sure_of_ages(left, right, told, like)
    counted = left.kind != COUNT or (_is_whole(left) and _is_whole(right))
    if left.part != right.part or not counted:
        return Sure.NOT
    found = _sure_of_amounts(left, right, told, like, maker.rarity(thing))
    # Of a list of counts it is easily mistaken what each one counts.
    lists = left.kind == COUNT and min(map(_listed, (left, right))) >= LISTED
    return min(found, Sure.LIKELY) if lists else found


def _sure_of_amounts(
    left: Slot, right: Slot, told: Mapping[str, float], like: float, rarity: float
) -> Sure:
    one_aspect = left.aspect == right.aspect
    near = told["words"] >= HARDLY or told["like predicate"] >= LIKE_DEED
    if left.aspect and one_aspect and like > SAME:
        return Sure.YES
    if (
        (not one_aspect and like > SAME)  # one of the two leaves its aspect unsaid
        or (left.aspect and one_aspect and any(map(_of_nothing, (left, right))))
        or (left.kind == COUNT and near and like > SAME and rarity >= TELLING)
    ):
        return max(Sure.LIKELY, by_words(told))
    if like < NEAR_THING:
        return Sure.NOT if told["words"] < CLOSE_WORDS else Sure.LIKELY
    if left.kind == COUNT and not _is_one_deed(left.statement, right.statement, told):
        return Sure.NOT
    if left.kind != COUNT and told["shared"] < 3:
        return min(Sure.LIKELY, by_words(told))
    return by_words(told)


def _is_one_deed(left: Statement, right: Statement, told: Mapping[str, float]) -> bool:
    """Whether what is counted befell the like, or one claim names the deed of the other."""
    named = left.predicate in right.words or right.predicate in left.words  # "suffered damage"
    near = (told["words"] >= CLOSE_WORDS and told["shared"] >= 2) or (
        max(told["agents"], told["patients"]) > SAME_PARTY and told["shared"] >= 3
    )
    return told["like predicate"] >= LIKE_DEED or named or near


def _sure_of_times(
    left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker
) -> Sure:
    """When something happened, or how long it took."""
    same = max(told["agents"], told["patients"]) > SAME_PARTY
    # Where nearly all words are the same, it need not be known who acts.
    same_words = told["words"] >= SAME_DEED and told["shared"] >= SAME_WORDS
    alike = told["like predicate"] >= SAME_DEED and (same or same_words)
    found = by_words(told)
    if left.kind == "date":
        return _sure_of_dates(left, right, told, found, same=same, alike=alike)
    if told["shared"] < 2 or any(map(_is_loose, (left, right))):
        found = min(found, Sure.LIKELY)
    if left.thing and right.thing and _near(left, right):
        like, _ = likest_thing(left.thing, right.thing, maker)
        return max(Sure.LIKELY, found) if like >= LIKE_EVENT else Sure.LIKELY
    if _near(left, right) and (_lasts(left, right, maker) or _lasts(right, left, maker)):
        return max(Sure.LIKELY, found)  # "the search took", "have been searching for"
    if alike:
        # How long one thing was in one state: "left unused for", "abandoned for".
        one_state = told["patients"] > SAME and _near(left, right)
        return max(Sure.LIKELY, found) if one_state else found
    if told["words"] < CLOSE_WORDS:
        return Sure.LIKELY if _lasts_alike(left, right, told, maker) else Sure.NOT
    lasts = all(slot.thing or slot.statement.predicate in LASTING for slot in (left, right))
    return min(found, Sure.LIKELY) if told["shared"] >= 2 or lasts else Sure.NOT


def _lasts(left: Slot, right: Slot, maker: StatementMaker) -> bool:
    """Whether what lasts so long is what the other says is done so long."""
    if right.statement.is_bare or not right.statement.heads.get("agent"):
        return False
    return likest_thing(left.thing, (right.statement.predicate,), maker)[0] > SAME


def _is_loose(slot: Slot) -> bool:
    """Whether a length of time has no upper bound nor number: "the worst in decades"."""
    value = slot.value
    return isinstance(value, Timex) and value.high_seconds is None and value.approximate


def _lasts_alike(left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker) -> bool:
    """Whether two lengths of time may be of one thing by the claims around them, or by "lasted"."""
    deeds = {left.statement.predicate, right.statement.predicate}
    if deeds <= LASTING and len(deeds) == 1:
        return told["words"] >= FEW_WORDS
    near = context_likelihood(left.statement, right.statement, maker.table)
    words = told["shared"] >= 2 and told["words"] >= SOME_WORDS
    return words and near >= LIKELY_ONE and _near(left, right)


def _sure_of_dates(
    left: Slot, right: Slot, told: Mapping[str, float], found: Sure, *, same: bool, alike: bool
) -> Sure:
    """Another time is mostly of another happening; when it was only said tells nothing."""
    deeds = {left.statement.predicate, right.statement.predicate}
    if _are_of_one_happening(left, right):
        return Sure.LIKELY
    if told["shared"] < 2 or deeds & SAYING:
        return Sure.NOT
    parts = {t.value.precision for t in (left, right) if isinstance(t.value, Timex)}
    if left.weekday and left.weekday == right.weekday and parts == {Precision.DAY}:
        return Sure.YES if found is not Sure.NOT else found
    if parts & CLOCK:
        one = same and told["words"] >= CLOCK_WORDS
        mixed = not parts <= CLOCK and told["words"] < CLOSE_WORDS
        found = found if alike and not mixed else min(found, Sure.LIKELY)
    else:
        if not alike and not parts & COARSE and _is_nearly_said(left, right, told):
            return Sure.LIKELY
        if not parts & COARSE and _did_alike(left, right, told) and not told_alike(left, right):
            return Sure.LIKELY
        one = alike and not parts & COARSE
        if told["words"] < CLOSE_WORDS or any(map(_is_weekday, (left, right))):
            found = min(found, Sure.LIKELY)
    if not one or told_alike(left, right):
        return Sure.NOT
    return min(found, Sure.LIKELY) if Precision.DAYTIME in parts else found


def _are_of_one_happening(left: Slot, right: Slot) -> bool:
    """Whether two days are said of a happening of one name: "the May 3 raid", "it was on May 5".

    The same words for a day, or a day against a year, tell nothing.
    """
    ones, others = left.statement, right.statement
    days = [slot.value for slot in (left, right) if isinstance(slot.value, Timex)]
    if not left.event or left.event != right.event or {day.precision for day in days} & COARSE or told_alike(left, right):
        return False
    return all(has_name(said, day) for said, day in zip((ones, others), days, strict=True))


def has_name(statement: Statement, timex: Timex) -> bool:
    """Whether the words of a time have a number or a weekday: not "this afternoon"."""
    tokens = [t for t in statement.tokens if t.span.overlaps(timex.span)]
    return any(t.lemma[:1].isdecimal() or t.lemma.title() in WEEKDAYS for t in tokens)


def _did_alike(left: Slot, right: Slot, told: Mapping[str, float]) -> bool:
    """Whether one party does the like, to the same if to anybody, in claims with few words shared."""
    if told["agents"] <= SAME_PARTY or told["shared"] < 2:
        return False
    done = [slot.statement.heads.get("patient") for slot in (left, right)]
    if all(done) and told["patients"] <= SAME_PARTY:
        return False
    near = told["like predicate"] >= NEAR_DEED and told["words"] >= NEAR_WORDS
    return near or told["like predicate"] >= SAME_DEED


def _is_weekday(slot: Slot) -> bool:
    """Whether a time is a weekday of no known week."""
    return bool(slot.weekday) and isinstance(slot.value, Timex) and slot.value.earliest is None


def _is_nearly_said(left: Slot, right: Slot, told: Mapping[str, float]) -> bool:
    """Whether two claims say the same of a time in mostly the same words."""
    who = [slot.statement.heads.get("agent") for slot in (left, right)]
    fits = told["agents"] >= LIKE_PARTY or not all(who)
    deed = told["like predicate"] > SAME and told["shared"] >= 3
    return deed and fits and told["words"] >= NEARLY_SAID


def _of_nothing(slot: Slot) -> bool:
    """Whether the words do not tell what a measure is of: its deed stands in for it."""
    return slot.thing == (slot.statement.predicate,)


def by_words(told: Mapping[str, float]) -> Sure:
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
    if left.thing and right.thing and like < LIKE_PERSON:
        return Sure.NOT
    if _years_apart(left, right) > MISTAKEN:
        return Sure.NOT  # of two persons, rather than one with a mistaken age
    return Sure.YES if told["words"] >= FEW_WORDS else Sure.LIKELY


def told_alike(left: Slot, right: Slot) -> bool:
    """Whether two times are told in the same words: "this morning" of two days."""
    if not isinstance(left.value, Timex) or not isinstance(right.value, Timex):
        return False
    words = [
        tuple(t.lemma for t in slot.statement.tokens if t.span.overlaps(slot.value.span))
        for slot in (left, right)
    ]
    return bool(words[0]) and words[0] == words[1]


def _is_whole(slot: Slot) -> bool:
    """Whether a count can be one of things: "4.41" is a time or a score."""
    value = slot.value
    return not isinstance(value, Quantity) or value.low is None or value.low == int(value.low)


def _listed(slot: Slot) -> int:
    """How many amounts stand in the claim of a slot."""
    return len(slot.statement.claim.quantities)


def _near(left: Slot, right: Slot) -> bool:
    """Whether two lengths of time are so near that one may be a mistake for the other."""
    lows = [slot.value.low_seconds for slot in (left, right) if isinstance(slot.value, Timex)]
    highs = [slot.value.high_seconds for slot in (left, right) if isinstance(slot.value, Timex)]
    sizes = [high or low for low, high in zip(lows, highs, strict=True)]
    known = [float(size) for size in sizes if size]
    return len(known) < 2 or max(known) <= FARTHEST * min(known)


def _years_apart(left: Slot, right: Slot) -> float:
    values = [s.value for s in (left, right) if isinstance(s.value, Quantity)]
    if len(values) < 2 or values[0].low is None or values[1].low is None:
        return 0
    return abs(float(values[0].low - values[1].low))
