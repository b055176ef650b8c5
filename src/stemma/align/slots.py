"""Values as they are aligned: by what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.names import Keys
from stemma.align.owners import Owners
from stemma.align.statements import HAPPENINGS, Statement, StatementMaker
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

CLOSE: Final = frozenset({COUNT, "date", "duration"})
"""Kinds of which a report gives many: only those whose claims are near are looked at."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a claim with what it measures.

    `kind` is what only its like is compared with; `thing` are the lemmas of what is counted or
    measured, the head last; `aspect` says which of its measures ("depth"), empty where the words
    do not tell. `owner` is the entity of the report that it is said of, `names` what that one is
    called; none if unknown. `weekday` is the one that a date names, empty for none. `event` is the
    happening that a date is the day of, as "election" in "Tuesday's presidential election"; empty
    where the words name none. `part` is the
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
    event: str
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
        owners = Owners(found)
        return tuple(
            slot
            for statement in statements
            for slot in self._of(statement, found.document.text, owners)
        )

    def _of(self, statement: Statement, text: str, owners: Owners) -> Iterator[Slot]:
        yield from self._times(statement, text)
        yield from self._amounts(statement, text, owners)

    def _times(self, statement: Statement, text: str) -> Iterator[Slot]:
        claim = statement.claim
        ages = [q.span for q in claim.quantities if q.dimension == AGE]
        for timex in claim.timexes:
            if any(timex.span.overlaps(age) for age in ages):
                continue
            if timex.kind is TimexKind.DURATION and _is_distance(text, timex.span.end):
                continue
            if SIGNED.search(text, max(0, timex.span.start - LONGEST_NAME), timex.span.start):
                continue
            if timex.kind is not TimexKind.SET and not timex.value.endswith("_REF"):
                kind = "duration" if timex.kind is TimexKind.DURATION else "date"
                thing = _lasting(statement, timex, text) if kind == "duration" else ()
                slot = self._slot(statement, timex, kind, thing)
                event = self._event(statement, timex, text) if kind == "date" else ""
                yield replace(slot, weekday=_weekday(timex.span.of(text)), event=event)

    def _amounts(self, statement: Statement, text: str, owners: Owners) -> Iterator[Slot]:
        claim = statement.claim
        durations = [t.span for t in claim.timexes if t.kind is TimexKind.DURATION]
        for quantity in claim.quantities:
            if quantity.restates is not None or _is_of_best(quantity, text):
                continue
            timed = any(quantity.span.overlaps(span) for span in durations)
            if timed and quantity.dimension != AGE:
                continue
            kind = quantity.dimension or COUNT
            slot = self._slot(statement, quantity, kind, self._thing(quantity, statement, text))
            if kind == AGE and text[: quantity.span.start].endswith(TURNING):
                continue
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

    def _event(self, statement: Statement, timex: Timex, text: str) -> str:
        """The happening that is dated: the claim's own, or the first named after "Tuesday's"."""
        if statement.is_happening:
            return statement.predicate
        behind = POSSESSED.match(text, timex.span.end)
        for word in () if behind is None else behind[1].split():
            lemma = self._maker.table.lemma(word)
            if word.lower() in HAPPENINGS or lemma in HAPPENINGS:
                return lemma
        return ""

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
        return Slot(statement, value, kind, thing, "", None, frozenset(), "", "", "", past, vector)


ONCE: Final = frozenset({"earlier", "formerly", "initially", "originally", "previously"})
"""Words by which a report gives what it no longer holds to be so."""

PARTING: Final = re.compile(
    r"\b(additional|after|another|before|extra|final|first|further|last|next|opening|other"
    r"|remaining)(?: [a-z]+)?\s$",
    re.IGNORECASE,
)
"""The word right before an amount, or one before that, which says that there are more."""

TURNING: Final = ("turn ", "turns ", "turning ", "will be ")
"""Words before an age that somebody has not reached yet."""

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


def _is_of_best(quantity: Quantity, text: str) -> bool:
    """Whether a count says how high a thing ranks: "one of the country's largest banks"."""
    words = (quantity.unit or "").split()[:-1]
    ranks = any(word == "most" or (len(word) > 4 and word.endswith("est")) for word in words)
    return ranks and OF_BEST.match(text, quantity.span.end) is not None


def _is_distance(text: str, end: int) -> bool:
    """Whether a length of time is how far one thing lies from another: "two days before"."""
    return DISTANCE.match(text, end) is not None


OF_BEST: Final = re.compile(r"\s+of\b")
BESIDE: Final = re.compile(r"(?: [a-z]+){0,2}")
"""The words right behind a length, which may be of the thing: "the 40m dry well"."""

DISTANCE: Final = re.compile(r"\s+(?:before|after|ahead|prior|earlier|later|since|until|away)\b")


POSSESSED: Final = re.compile(r"['’]s?((?:\s+[\w-]+){1,4})")
"""What a day has: "Tuesday's hotly contested election"."""

SIGNED: Final = re.compile(r"\(@\w+\)[\s,]*$")
"""What stands before the day on which a post was put up: "Ana Brey (@anabrey) March 3, 2031"."""
LONGEST_NAME: Final = 40


def _weekday(words: str) -> str:
    return next((day for day in WEEKDAYS if day in words), "")


PRONOUNS: Final = load_words("pronouns.txt")
PART: Final = "part"

OF_MANY: Final = re.compile(r"\s+of (?:the|them|those|these|its|their)\b")


def _words(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text.lower()).split()


def load_aspects() -> Mapping[str, str]:
    """Word → the measure it tells of: "deep" → "depth".

    Raises:
        LexiconError: a line is damaged.
    """
    name = "aspects.tsv"
    return {word: aspect for _, word, aspect in parse_pairs(load_table(name), name=name)}
