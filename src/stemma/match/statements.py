"""A report's claims as they are compared: their words, their names, and their values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.entities import fold
from stemma.encoder.words import WordTable
from stemma.lexicon.words import load_words
from stemma.match.standing import standing
from stemma.match.withdrawn import held_claims
from stemma.model import Annotations, Claim, Entity, EntityKind, Quantity, Span, Timex

Floats = NDArray[np.float32]
Value = Timex | Quantity

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,:]\d+)*")
HASHED_AXES: Final = 128
"""Axes on which every lemma has a direction of its own, so that the same word counts for more
than one of like meaning."""
HASHED_SHARE: Final = 0.8

FUNCTION_WORDS: Final = load_words("function_words.txt")

FAMILIES: Final = {
    "duration": "length", "time": "date", "set": "date", "share": "percentage", None: "count",
}  # fmt: skip
"""Kinds that are compared with one another under one name; `length` is a length of time."""
DISTANCE: Final = "distance"
"""How the dimension `length` of an amount is called here, where `length` is a length of time."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one report.

    `document` is the number of its report, `number` its own within it. `words` are its lemmas,
    function words left out; `names` the folded names of whom and what it speaks of, as its report
    knows them; `vector` has unit length and is near for statements of like words, zero for none.
    """

    document: int
    number: int
    claim: Claim
    words: frozenset[str]
    names: frozenset[str]
    vector: Floats

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of the claim."""
        return self.claim.spans

    @property
    def values(self) -> tuple[Value, ...]:
        """Its times and amounts that can be compared, in text order, each place once.

        An age is an amount and a length of time is a time, where both layers have one; what
        restates another amount is left out.
        """
        ages = {q.span for q in self.claim.quantities if q.dimension == AGE}
        times = [t for t in self.claim.timexes if t.span not in ages and not _is_vague(t)]
        spans = [time.span for time in times]
        amounts = [
            q
            for q in self.claim.quantities
            if q.restates is None and not (q.dimension == TIME and any(map(q.span.overlaps, spans)))
        ]
        by_place: dict[Span, Value] = {time.span: time for time in times}
        by_place |= {amount.span: amount for amount in amounts}
        return tuple(value for _, value in sorted(by_place.items()))


AGE: Final = "age"
TIME: Final = "time"


QUARTER: Final = re.compile(r"\d{4}-Q\d$")
"""A quarter of a year; "the third quarter" is as often one of a game."""


def _is_vague(timex: Timex) -> bool:
    """Whether the words name no time: "recently", "late in the fourth quarter"."""
    return timex.value.endswith("_REF") or bool(QUARTER.search(timex.value))


def family_of(value: Value) -> str:
    """The kind under which a value is compared: `date`, `length` (of time), `count` and so on."""
    kind = value.dimension if isinstance(value, Quantity) else str(value.kind)
    if isinstance(value, Quantity) and kind == "length":
        return DISTANCE
    if isinstance(value, Quantity) and kind == "time":
        return "length"
    return FAMILIES.get(kind, kind or "count")


class StatementMaker:
    """Makes statements with one table of words; pure, but for the words it has looked up."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._vectors: dict[str, Floats] = {}
        self._lemmas: dict[str, str] = {}

    def of_report(self, document: int, found: Annotations) -> tuple[Statement, ...]:
        """The statements of one report, one for each claim that stands alone, in text order."""
        names = {entity.id: frozenset(_names(entity)) for entity in found.entities}
        people = [e for e in found.entities if e.names]
        text = found.document.text
        return tuple(
            self._of_claim(document, number, claim, names, people, text)
            for number, claim in enumerate(standing(held_claims(found)))
        )

    def _of_claim(
        self,
        document: int,
        number: int,
        claim: Claim,
        names: dict[str, frozenset[str]],
        named: Sequence[Entity],
        text: str,
    ) -> Statement:
        places = [*claim.spans, *(argument.span for argument in claim.arguments)]
        words = frozenset(lemma for span in places for lemma in self.lemmas(span.of(text)))
        first, last = min(s.start for s in places), max(s.end for s in places)
        told = [names.get(argument.entity or "", frozenset()) for argument in claim.arguments]
        told += [
            names[entity.id]
            for entity in named
            for mention in entity.mentions
            if first < mention.span.end
            and mention.span.start < last
            and any(mention.span.overlaps(place) for place in places)
        ]
        keys = frozenset(name for found in told for name in found)
        return Statement(document, number, claim, words, keys, self.vector(words))

    def lemmas(self, text: str) -> list[str]:
        """The lemmas of the words and numbers of a text, function words left out."""
        out = []
        for match in WORD.finditer(text):
            word = match[0]
            lemma = self._lemmas.get(word)
            if lemma is None:
                bare = re.sub(r"['’]s?$", "", word)
                lemma = "" if bare.lower() in FUNCTION_WORDS else self._table.lemma(bare)
                self._lemmas[word] = lemma
            if lemma:
                out.append(lemma)
        return out

    def rarity(self, lemma: str) -> float:
        """How much a lemma tells, from 0 to 1."""
        return self._table.rarity(lemma)

    def is_common(self, word: str) -> bool:
        """Whether a word, in small letters, is in the table of the commonest."""
        return self._table.number(word) is not None

    def vector(self, words: Iterable[str]) -> Floats:
        """(axes,) The sum of the words' vectors by their rarity, of unit length."""
        total = np.zeros(self._table.width + HASHED_AXES, np.float32)
        for lemma in sorted(words):
            total += np.float32(self.rarity(lemma)) * self._vector(lemma)
        length = float(np.linalg.norm(total))
        return total if length == 0 else total / np.float32(length)

    def _vector(self, lemma: str) -> Floats:
        known = self._vectors.get(lemma)
        if known is None:
            number = self._table.number(lemma)
            meaning = (
                np.zeros(self._table.width, np.float32)
                if number is None
                else self._table.vector(number)
            )
            digest = blake2b(lemma.encode("utf-8"), digest_size=HASHED_AXES // 8).digest()
            signs = np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.float32) * 2 - 1
            own = signs * np.float32(HASHED_SHARE / HASHED_AXES**0.5)
            known = self._vectors[lemma] = np.concatenate([meaning, own])
        return known


def _names(entity: Entity) -> Iterable[str]:
    """The folded names of an entity; of a person the last word, of a seat its country as well."""
    if not entity.names:
        return
    for name in (entity.name, *entity.aliases):
        folded = fold(name)
        yield folded.rsplit(" ", 1)[-1] if entity.kind is EntityKind.PERSON else folded
    for mention in entity.mentions:
        if mention.acts_for:
            yield fold(mention.acts_for)
