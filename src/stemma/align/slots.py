"""Values as they are aligned: by what they measure."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.names import Keys
from stemma.align.pairs import FEATURES, features
from stemma.align.statements import Statement, StatementMaker
from stemma.annotate.entities import fold
from stemma.encoder.words import WordTable
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Quantity, Timex, TimexKind

BEHIND: Final = 2
BEFORE: Final = 3
"""Words behind and before an amount in which its aspect is looked for: "40 metres deep"."""

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LENGTH: Final = "length"

COUNT: Final = "count"
AGE: Final = "age"
SOME: Final = 0.2
SAME_VALUE: Final = 0.2
"""What the same amount or day adds, where the claims have something in common already."""

CLOSE: Final = frozenset({COUNT, "date", "duration"})
"""Kinds of which a report gives many: only those whose claims are near are looked at."""

APART: Final = 0.35
"""Claims less like than this do not date or measure one thing, whatever stands between them."""

UNLIKE: Final = 0.15
"""What such a pair counts for in the mean of a group."""

NO: Final = -1.0
"""Keeps two values out of one group, however well others fit."""

ANYBODY: Final = frozenset({"individual", "patient", "people", "person", "victim"})
ANYBODY_LIKE: Final = 0.85
"""Words for persons of whom nothing else is said, and how alike they are where they are counted."""

LIKE_DEED: Final = 0.5
"""Least likeness of what befell those counted: "hurt" is like "wounded", "killed" is not."""

LIKE_EVENT: Final = 0.6
"""Least likeness of what lasts: a "call" is like a "conversation"."""

LASTS: Final = 0.4
"""How likely the lengths of two such are of one, before anything else is known."""

LIKE_PERSON: Final = 0.42
LIKE_THING: Final = 0.62
"""Least likeness of what is counted: "excavators" and "diggers" are, "cars" and "trucks" are not.
Tuned on the three invented coverages and two real ones."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a claim with what it measures.

    `kind` is what only its like is compared with; `thing` are the lemmas of what is counted or
    measured, the head last; `aspect` says which of its measures ("depth"), empty where the words
    do not tell. `owner` is the entity of the report that it is said of, `names` what that one is
    called; none if unknown. `weekday` is the one that a date names, empty for none. `part` is the
    word that makes an amount one part of more: the "last" 15 laps; empty for none. `is_past` says
    that the report gives it as what was once said or was so then: "previously put at", "made his
    debut as a 17-year-old".
    """

    statement: Statement
    value: Timex | Quantity
    kind: str
    thing: tuple[str, ...]
    aspect: str
    owner: str | None
    names: Keys
    weekday: str
    part: str
    is_past: bool
    vector: NDArray[np.float32]

    @property
    def document(self) -> int:
        """The number of the report."""
        return self.statement.document


class SlotMaker:
    """Finds the slots of claims; holds the table of aspects."""

    def __init__(self, maker: StatementMaker) -> None:
        self._maker = maker
        self._aspects = load_aspects()

    def of_report(self, statements: tuple[Statement, ...], found: Annotations) -> tuple[Slot, ...]:
        """The slots of one report's claims, in their order."""
        owners = _Owners(found)
        return tuple(
            slot
            for statement in statements
            for slot in self._of(statement, found.document.text, owners)
        )

    def _of(self, statement: Statement, text: str, owners: _Owners) -> Iterator[Slot]:
        claim = statement.claim
        durations = [t.span for t in claim.timexes if t.kind is TimexKind.DURATION]
        ages = [q.span for q in claim.quantities if q.dimension == AGE]
        for timex in claim.timexes:
            if any(timex.span.overlaps(age) for age in ages):
                continue
            if timex.kind is TimexKind.DURATION and _is_distance(text, timex.span.end):
                continue
            if timex.kind is not TimexKind.SET and not timex.value.endswith("_REF"):
                kind = "duration" if timex.kind is TimexKind.DURATION else "date"
                thing = _lasting(statement, timex, text) if kind == "duration" else ()
                slot = self._slot(statement, timex, kind, thing)
                yield replace(slot, weekday=_weekday(timex.span.of(text)))
        for quantity in claim.quantities:
            if quantity.restates is not None:
                continue
            timed = any(quantity.span.overlaps(span) for span in durations)
            if timed and quantity.dimension != AGE:
                continue
            kind = quantity.dimension or COUNT
            slot = self._slot(statement, quantity, kind, self._thing(quantity, statement, text))
            if kind == AGE:
                owner, names = owners.of(quantity, text)
                past = slot.is_past or text[: quantity.span.start].endswith(("as a ", "as an "))
                slot = replace(slot, owner=owner, names=names, is_past=past)
            part = PARTING.search(text, max(0, quantity.span.start - 30), quantity.span.start)
            part_word = part[1].lower() if part else ""
            yield replace(slot, aspect=self._aspect(quantity, text), part=part_word)

    def _thing(self, quantity: Quantity, statement: Statement, text: str) -> tuple[str, ...]:
        """What is counted or measured; where the words do not tell, whom the claim speaks of."""
        if quantity.dimension in {None, COUNT} and quantity.unit:
            return tuple(self._maker.lemmas(quantity.unit)[-1:])
        if quantity.dimension == AGE and quantity.of is None:
            return ()
        told = [] if quantity.of is None else self._maker.lemmas(quantity.of.of(text))[-1:]
        if quantity.dimension == LENGTH:
            behind = BESIDE.match(text, quantity.span.end)
            told += [] if behind is None else map(self._maker.table.lemma, behind[0].split())
        told = [x for x in told if x not in self._aspects and x != statement.predicate]
        if quantity.dimension == LENGTH and statement.predicate in MEASURING:
            told += _holders(statement)
        if told:
            return tuple(dict.fromkeys(told))
        return _holders(statement) or (statement.predicate,)

    def _aspect(self, quantity: Quantity, text: str) -> str:
        """Which measure of a thing it is, by the nearest word that tells; of a count, if a part."""
        if quantity.dimension in {None, COUNT}:
            elided = quantity.of is not None and quantity.of.end <= quantity.span.start
            return PART if elided or OF_MANY.match(text, quantity.span.end) else ""
        if quantity.dimension != LENGTH:
            return ""
        start, end = quantity.span.start, quantity.span.end
        behind = _words(text[start : end + 30])
        inside = len(_words(text[start:end]))
        before = _words(text[max(0, start - 40) : start])[-BEFORE:]
        for word in (*behind[: inside + BEHIND], *reversed(before)):
            if word in self._aspects:
                return self._aspects[word]
        return ""

    def _slot(
        self, statement: Statement, value: Timex | Quantity, kind: str, thing: tuple[str, ...]
    ) -> Slot:
        # Few values of a measure stand in a report: all that are of one kind are looked at.
        words = dict(statement.words) if kind in CLOSE else {kind: 2.0}
        for lemma, weight in self._maker.weigh(thing).items():
            words[lemma] = words.get(lemma, 0.0) + 2 * weight
        vector, _ = self._maker.vector(words)
        past = any(token.lemma in ONCE for token in statement.tokens)
        return Slot(statement, value, kind, thing, "", None, frozenset(), "", "", past, vector)


ONCE: Final = frozenset({"earlier", "formerly", "initially", "originally", "previously"})
"""Words by which a report gives what it no longer holds to be so."""

PARTING: Final = re.compile(
    r"\b(additional|after|another|before|extra|final|first|further|last|next|opening|other"
    r"|remaining)(?: [a-z]+)?\s$",
    re.IGNORECASE,
)
"""The word right before an amount, or one before that, which says that there are more."""


def are_at_odds(left: Timex | Quantity, right: Timex | Quantity) -> bool:
    """Whether two amounts are exact and not the same; of others it is not asked."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    exact = all(q.low == q.high and q.low is not None and not q.approximate for q in (left, right))
    return exact and left.unit == right.unit and left.low != right.low


MEASURING: Final = frozenset({"be", "measure", "reach", "stand"})
LASTING: Final = frozenset({"continue", "go", "last", "run", "span", "take"})
HYPHENED: Final = re.compile(r"[-‑ ]([a-z]{3,})")


def _holders(statement: Statement) -> tuple[str, ...]:
    """Whom or what a claim speaks of, by main words."""
    heads = {h for role in ("agent", "theme", "patient") for h in statement.heads.get(role, ())}
    return tuple(sorted(heads - PRONOUNS))


def _lasting(statement: Statement, timex: Timex, text: str) -> tuple[str, ...]:
    """What lasts so long: the noun behind a "15-minute", or whatever "lasted 15 minutes"."""
    words = timex.span.of(text)
    behind = HYPHENED.match(text, timex.span.end)
    if behind and "-" in words and not words.endswith("s"):
        return tuple(t.lemma for t in statement.tokens if t.span.start == behind.start(1))
    return _holders(statement) if statement.predicate in LASTING else ()


def _is_distance(text: str, end: int) -> bool:
    """Whether a length of time is how far one thing lies from another: "two days before"."""
    return DISTANCE.match(text, end) is not None


BESIDE: Final = re.compile(r"(?: [a-z]+){0,2}")
"""The words right behind a length, which may be of the thing: "the 40m dry well"."""

DISTANCE: Final = re.compile(r"\s+(?:before|after|ahead|prior|earlier|later|since|until|away)\b")


def _weekday(words: str) -> str:
    return next((day for day in WEEKDAYS if day in words), "")


def context_likelihood(left: Statement, right: Statement, table: WordTable) -> float:
    """From 0 to 1: how likely two claims give a value for the same thing.

    The words around a value tell it, more than who acts: a deadline "expired" in one report and
    was "coupled with the offer" in another.
    """
    told = dict(zip(FEATURES, features(left, right, table), strict=True))
    total = sum(weight * told[name] for name, weight in CONTEXT.items()) + CONTEXT_BIAS
    if told["agents"] < STRANGE and _acts(left) and _acts(right):
        total += OTHER_AGENT
    return 1 / (1 + math.exp(-total))


def _acts(statement: Statement) -> bool:
    return bool(statement.heads.get("agent") or statement.heads.get("theme"))


CONTEXT: Final[Mapping[str, float]] = {"words": 5.0, "meaning": 4.0, "same predicate": 0.7}
CONTEXT_BIAS: Final = -3.9
STRANGE: Final = 0.15
OTHER_AGENT: Final = -0.7
"""Set by hand on the values of three invented and two real coverages."""


def may_be_one(left: Keys, right: Keys) -> bool:
    """Whether two persons can be one by their names: a surname goes with a full name that ends so.

    >>> may_be_one(frozenset({"ana brey", "brey"}), frozenset({"brey"}))
    True
    >>> may_be_one(frozenset({"ana brey", "brey"}), frozenset({"luis brey", "brey"}))
    False
    """
    full = [{name for name in names if " " in name} for names in (left, right)]
    if full[0] and full[1]:
        return bool(full[0] & full[1])
    return any(
        one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
        for one in left
        for other in right
    )


class _Owners:
    """Whose age it is: the entity whose mention the words are part of."""

    def __init__(self, found: Annotations) -> None:
        self._names = {
            entity.id: frozenset(fold(m.span.of(found.document.text)) for m in entity.names)
            for entity in found.entities
        }
        self._mentions = sorted(
            (len(mention.span), mention.span, entity.id)
            for entity in found.entities
            for mention in entity.mentions
        )

    def of(self, quantity: Quantity, text: str) -> tuple[str | None, Keys]:
        """The id of the entity and its names; nothing where no mention holds the words."""
        for span in (quantity.span, quantity.of):
            for _, mention, entity in self._mentions:
                if span is not None and (mention.contains(span) or span.contains(mention)):
                    return entity, self._names[entity]
        return None, _name_behind(text, quantity.span.end)


def _name_behind(text: str, end: int) -> Keys:
    """The name that stands right behind an age: "42-year-old Ana Brey" is Brey's."""
    match = NAMED.match(text, end)
    return frozenset() if match is None else frozenset({fold(match[1])})


NAMED: Final = re.compile(r"[\s,]{1,2}((?:[A-Z][\w’'-]+ ?){2,3})")


def _other_aspect(left: Slot, right: Slot) -> bool:
    """Whether two values are of different measures of a thing, or one of a part of it."""
    if left.kind == COUNT:
        return left.aspect != right.aspect
    return bool(left.aspect and right.aspect) and left.aspect != right.aspect


PRONOUNS: Final = load_words("pronouns.txt")
PART: Final = "part"
OF_MANY: Final = re.compile(r"\s+of (?:the|them|those|these|its|their)\b")


def tells_apart(left: Slot, right: Slot) -> bool:
    """Whether the words say that two values of one kind are of other things.

    Of other aspects, of other persons, one of a part alone, or one of what was so before.
    """
    if left.part != right.part or left.is_past != right.is_past:
        return True
    if left.kind == AGE and left.names and right.names:
        return not may_be_one(left.names, right.names)
    return left.kind == LENGTH and _other_aspect(left, right)


def can_be_one(left: Slot, right: Slot, maker: StatementMaker) -> bool:
    """Whether nothing in what two values measure keeps them apart, their claims aside."""
    if left.kind != right.kind or _other_aspect(left, right):
        return False
    if left.kind == AGE:
        return not (left.names and right.names) or may_be_one(left.names, right.names)
    if left.kind == COUNT:
        return likest_thing(left.thing, right.thing, maker)[0] >= LIKE_THING
    return True


def slot_likelihood(  # noqa: PLR0911 - a rule a kind of value
    left: Slot, right: Slot, maker: StatementMaker
) -> float:
    """From 0 to 1: how likely two values measure the same; below 0 where they cannot.

    A thing that few claims name tells by itself; of "people" the claims must agree on what befell
    them.
    """
    if left.kind != right.kind or _other_aspect(left, right):
        return 0.0
    claims = context_likelihood(left.statement, right.statement, maker.table)
    least = APART if left.kind == "date" else SOME
    same = SAME_VALUE if claims >= least and _may_be_one(left.value, right.value) else 0.0
    if left.kind in {"date", "duration"}:
        lasts = likest_thing(left.thing, right.thing, maker)[0] if left.thing else 0.0
        if lasts >= LIKE_EVENT:
            return min(1.0, LASTS + 0.4 * claims + same)
        return min(1.0, claims + same) if claims + same >= APART else UNLIKE
    if left.kind == AGE:
        return _age_likelihood(left, right, claims, maker)
    like, thing = likest_thing(left.thing, right.thing, maker)
    if left.kind == COUNT:
        if like < LIKE_THING:
            return 0.0
        tells = 0.35 * maker.rarity(thing) + 0.25 * maker.table.rarity(thing)
        befell = maker.table.likeness(left.statement.predicate, right.statement.predicate)
        done = 0.8 * claims if befell >= LIKE_DEED else 0.0
        return min(1.0, like * max(tells + 0.4 * claims + same, done + same))
    if like < LIKE_THING:
        return 0.75 * claims
    sure = 0.2 if left.aspect and right.aspect else 0.0
    return like * min(1.0, 0.3 + 0.5 * claims + sure)


def _age_likelihood(left: Slot, right: Slot, claims: float, maker: StatementMaker) -> float:
    """Ages are compared where they are of one person: by name, or by what he or she is called."""
    if left.document == right.document and left.owner is not None:
        return 1.0 if left.owner == right.owner else NO
    if left.names and right.names:
        return 1.0 if may_be_one(left.names, right.names) else NO
    if left.names or right.names:
        return 0.45 + 0.5 * claims
    if not left.thing or not right.thing:
        return 0.45 + 0.5 * claims
    like, _ = likest_thing(left.thing, right.thing, maker)
    return 0.45 + 0.5 * claims if like >= LIKE_PERSON else 0.5 * claims


def _may_be_one(left: Timex | Quantity, right: Timex | Quantity) -> bool:
    """Whether two values of one kind are the same as far as their bounds go."""
    if isinstance(left, Timex) and isinstance(right, Timex):
        if left.kind is not right.kind and TimexKind.DURATION in {left.kind, right.kind}:
            return False
        return left.value[:10] == right.value[:10]
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.low, left.high) == (right.low, right.high)
    return False


def likest_thing(
    left: tuple[str, ...], right: tuple[str, ...], maker: StatementMaker
) -> tuple[float, str]:
    """How like the likest of two lots of things are, and the commoner of these two."""
    best = (0.0, "")
    for one in left:
        for other in right:
            like = maker.table.likeness(one, other)
            if one != other and {one, other} <= ANYBODY:
                like = ANYBODY_LIKE
            if like > best[0]:
                best = (like, min((one, other), key=maker.rarity))
    return best


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def load_aspects() -> Mapping[str, str]:
    """Word → the measure it tells of: "deep" → "depth".

    Raises:
        LexiconError: a line is damaged.
    """
    name = "aspects.tsv"
    return {word: aspect for _, word, aspect in parse_pairs(load_table(name), name=name)}
