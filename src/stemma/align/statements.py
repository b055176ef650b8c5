"""Claims as they are aligned: by their words, their parties, and what they say of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.names import Keys, all_keys
from stemma.encoder.words import WordTable
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Claim, Span

Floats = NDArray[np.float32]

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?", re.UNICODE)
HASHED_AXES: Final = 64
"""Axes on which every lemma has a direction of its own, so that the same word counts for more
than one of like meaning."""
HASHED_SHARE: Final = 0.7

FEWEST: Final = 40
"""Claims an event is taken to have at least, so that in a short one few words are common."""

EMPTY: Final = load_words("function_words.txt")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one report, with what it is aligned by.

    `words` gives each lemma its weight, its rarity; `vector` is their sum, of unit length. `heads`
    are the lemmas of the arguments by role, `keys` the names of those that are named, by role.
    """

    document: int
    place: int
    claim: Claim
    predicate: str
    words: Mapping[str, float]
    vector: Floats
    meaning: Floats
    heads: Mapping[str, frozenset[str]]
    keys: Mapping[str, Keys]
    names: Keys

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of the claim."""
        return self.claim.spans


class StatementMaker:
    """Makes statements with one table of words."""

    def __init__(self, table: WordTable) -> None:
        self.table = table
        self._vectors: dict[str, Floats] = {}
        self._lemmas: dict[str, str] = {}
        self.shared: Mapping[str, float] = {}

    def of_reports(self, reports: Sequence[Annotations]) -> tuple[tuple[Statement, ...], ...]:
        """The statements of each report, in text order.

        A word that many claims of the event hold says little of any one: it counts for less, by
        the share of the claims that hold it, those that are the same word for word counted once.
        """
        told = [
            [self._told(claim, found.document.text) for claim in found.claims] for found in reports
        ]
        distinct = {frozenset(lemmas) for report in told for lemmas in report if lemmas}
        held = Counter(lemma for lemmas in distinct for lemma in lemmas)
        total = max(len(distinct), FEWEST)
        self.shared = {lemma: min(1.0, 2 * count / total) ** 0.5 for lemma, count in held.items()}
        out = []
        for number, (found, report) in enumerate(zip(reports, told, strict=True)):
            keys = all_keys(found)
            out.append(
                tuple(
                    self._of_claim(number, place, claim, lemmas, keys)
                    for place, (claim, lemmas) in enumerate(zip(found.claims, report, strict=True))
                )
            )
        return tuple(out)

    def lemmas(self, text: str) -> list[str]:
        """The lemmas of the words of a text, function words left out."""
        out = []
        for match in WORD.finditer(text):
            word = match[0]
            lemma = self._lemmas.get(word)
            if lemma is None:
                bare = re.sub(r"['’]s?$", "", word)
                lemma = "" if bare.lower() in EMPTY else self.table.lemma(bare)
                self._lemmas[word] = lemma
            if lemma:
                out.append(lemma)
        return out

    def weigh(self, lemmas: Iterable[str]) -> dict[str, float]:
        """Each lemma with its rarity, here and in the language, in order of the lemmas."""
        return {lemma: self.rarity(lemma) for lemma in sorted(set(lemmas))}

    def rarity(self, lemma: str) -> float:
        """How much a lemma tells in this event, from 0 to 1."""
        return self.table.rarity(lemma) * (1 - self.shared.get(lemma, 0.0))

    def vector(self, words: Mapping[str, float]) -> tuple[Floats, Floats]:
        """(all axes, those of meaning alone) of the sum of weighted words; zero for no words."""
        width = self.table.width
        total = np.zeros(width + HASHED_AXES, np.float32)
        for lemma, weight in words.items():
            total += np.float32(weight) * self._vector(lemma)
        return _unit(total), _unit(total[:width])

    def _vector(self, lemma: str) -> Floats:
        known = self._vectors.get(lemma)
        if known is None:
            number = self.table.number(lemma)
            width = self.table.width
            meaning = np.zeros(width, np.float32) if number is None else self.table.vector(number)
            digest = blake2b(lemma.encode("utf-8"), digest_size=HASHED_AXES // 8).digest()
            signs = np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.float32) * 2 - 1
            own = signs * np.float32(HASHED_SHARE / HASHED_AXES**0.5)
            known = np.concatenate([meaning, own])
            self._vectors[lemma] = known
        return known

    def _told(self, claim: Claim, text: str) -> list[str]:
        """The lemmas of a claim and of whom it speaks."""
        lemmas = [lemma for span in claim.spans for lemma in self.lemmas(span.of(text))]
        for argument in claim.arguments:
            if argument.role in {"agent", "patient", "theme"}:
                lemmas += self.lemmas(argument.span.of(text))
        return lemmas

    def _of_claim(
        self, document: int, place: int, claim: Claim, lemmas: list[str], keys: Mapping[str, Keys]
    ) -> Statement:
        heads: dict[str, set[str]] = {}
        named: dict[str, set[str]] = {}
        for argument in claim.arguments:
            if argument.head:
                heads.setdefault(argument.role, set()).add(self.table.lemma(argument.head))
            found = keys.get(argument.entity or "", frozenset())
            named.setdefault(argument.role, set()).update(found)
        words = self.weigh(lemmas)
        vector, meaning = self.vector(words)
        return Statement(
            document=document,
            place=place,
            claim=claim,
            predicate=self.table.lemma(claim.predicate.split()[0]),
            words=words,
            vector=vector,
            meaning=meaning,
            heads={role: frozenset(found) for role, found in heads.items()},
            keys={role: frozenset(found) for role, found in named.items()},
            names=frozenset(name for found in named.values() for name in found),
        )


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector if length == 0 else vector / np.float32(length)
