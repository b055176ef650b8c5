"""Values as they are aligned: by what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.pairs import likelihood
from stemma.align.statements import Statement, StatementMaker
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model import Annotations, Quantity, Timex, TimexKind

AROUND: Final = 24
"""Characters on either side of an amount in which its aspect is looked for: "40 metres deep"."""

COUNT: Final = "count"
AGE: Final = "age"
LIKE_THING: Final = 0.62
"""Least likeness of what is counted: "excavators" and "diggers" are, "cars" and "trucks" are not.
Tuned on the three invented coverages and two real ones."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a claim with what it measures.

    `kind` is what only its like is compared with; `thing` are the lemmas of what is counted or
    measured, the head last; `aspect` says which of its measures ("depth"), empty where the words
    do not tell.
    """

    statement: Statement
    value: Timex | Quantity
    kind: str
    thing: tuple[str, ...]
    aspect: str
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
        return tuple(
            slot for statement in statements for slot in self._of(statement, found.document.text)
        )

    def _of(self, statement: Statement, text: str) -> Iterator[Slot]:
        claim = statement.claim
        durations = [t.span for t in claim.timexes if t.kind is TimexKind.DURATION]
        ages = [q.span for q in claim.quantities if q.dimension == AGE]
        for timex in claim.timexes:
            if any(timex.span.overlaps(age) for age in ages):
                continue
            if timex.kind is not TimexKind.SET and not timex.value.endswith("_REF"):
                kind = "duration" if timex.kind is TimexKind.DURATION else "date"
                yield self._slot(statement, timex, kind, (), "")
        for quantity in claim.quantities:
            if quantity.restates is not None:
                continue
            timed = any(quantity.span.overlaps(span) for span in durations)
            if timed and quantity.dimension != AGE:
                continue
            kind = quantity.dimension or COUNT
            thing = self._thing(quantity, statement, text)
            yield self._slot(statement, quantity, kind, thing, self._aspect(quantity, text))

    def _thing(self, quantity: Quantity, statement: Statement, text: str) -> tuple[str, ...]:
        """What is counted or measured; where the words do not tell, whom the claim speaks of."""
        if quantity.dimension in {None, COUNT} and quantity.unit:
            return tuple(self._maker.lemmas(quantity.unit)[-1:])
        told = [] if quantity.of is None else self._maker.lemmas(quantity.of.of(text))[-1:]
        told = [lemma for lemma in told if lemma not in self._aspects]
        if told:
            return tuple(told)
        heads = {h for role in ("agent", "theme", "patient") for h in statement.heads.get(role, ())}
        return tuple(sorted(heads)) or (statement.predicate,)

    def _aspect(self, quantity: Quantity, text: str) -> str:
        """Which measure of a thing it is, by the nearest word that tells."""
        start, end = quantity.span.start, quantity.span.end
        behind = text[start : end + AROUND].lower()
        before = text[max(0, start - AROUND) : start].lower()
        for part in (behind, before):
            for word in "".join(c if c.isalpha() else " " for c in part).split():
                if word in self._aspects:
                    return self._aspects[word]
        return ""

    def _slot(
        self,
        statement: Statement,
        value: Timex | Quantity,
        kind: str,
        thing: tuple[str, ...],
        aspect: str,
    ) -> Slot:
        words = dict(statement.words)
        for lemma, weight in self._maker.weigh(thing).items():
            words[lemma] = words.get(lemma, 0.0) + 2 * weight
        vector, _ = self._maker.vector(words)
        return Slot(statement, value, kind, thing, aspect, vector)


def slot_likelihood(left: Slot, right: Slot, maker: StatementMaker) -> float:
    """From 0 to 1: how likely two values measure the same.

    A thing that few claims name tells by itself; of "people" the claims must agree on what befell
    them.
    """
    if left.kind != right.kind or (left.aspect and right.aspect and left.aspect != right.aspect):
        return 0.0
    claims = likelihood(left.statement, right.statement, maker.table)
    if left.kind in {"date", "duration"}:
        return claims
    like, thing = _likest(left.thing, right.thing, maker)
    if like < LIKE_THING:
        return 0.0
    if left.kind == COUNT:
        return like * (0.5 * maker.rarity(thing) + 0.5 * claims)
    sure = 0.2 if left.aspect and right.aspect else 0.0
    return like * min(1.0, 0.3 + 0.5 * claims + sure)


def _likest(
    left: tuple[str, ...], right: tuple[str, ...], maker: StatementMaker
) -> tuple[float, str]:
    """How like the likest of two lots of things are, and the commoner of these two."""
    best = (0.0, "")
    for one in left:
        for other in right:
            like = maker.table.likeness(one, other)
            if like > best[0]:
                best = (like, min((one, other), key=maker.rarity))
    return best


def load_aspects() -> Mapping[str, str]:
    """Word → the measure it tells of: "deep" → "depth".

    Raises:
        LexiconError: a line is damaged.
    """
    name = "aspects.tsv"
    return {word: aspect for _, word, aspect in parse_pairs(load_table(name), name=name)}
