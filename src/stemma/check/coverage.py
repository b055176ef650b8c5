"""How much of a statement's content each sentence of the sources has."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.check.words import ReportWords, Word
from stemma.encoder.words import WordTable

Floats = NDArray[np.float32]

STEM: Final = 5
"""Letters in common from which on two words are forms of one: "negotiate", "negotiation"."""
SAME_STEM: Final = 0.9
LIKE: Final = 0.5
"""Least likeness of two words in the table of words that counts: that of "visit" and "trip" is
0.56, of "prison" and "arrest" 0.46."""
FAINT: Final = 0.3
CLEAR: Final = 0.8
"""Likeness at which a word counts for nothing, and above that for the most a likeness can."""
MOST_LIKE: Final = 0.8
NEXT: Final = 0.85
"""What a word of the sentence before or after counts."""
FEW: Final = 12
"""Sentences that the sources must have for a word to be told common in them."""
SCALE: Final = 1.4
LEAST: Final = 0.3
"""What the commonest word keeps of its weight; a word in one sentence of ten keeps 0.6."""
FAR: Final = 0.6
"""What the sentence after the next counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a source: the number of the report, and of the sentence in it."""

    report: int
    sentence: int


class SourceIndex:
    """The sentences of all sources, held against the words of one statement after the other."""

    def __init__(self, reports: Sequence[ReportWords], table: WordTable) -> None:
        self.reports = reports
        self._table = table
        self.places = [
            Place(number, sentence)
            for number, report in enumerate(reports)
            for sentence in range(len(report.sentences))
        ]
        self._lemmas: dict[str, int] = {}
        ids: list[int] = []
        starts: list[int] = []
        for place in self.places:
            report = reports[place.report]
            starts.append(len(ids))
            lemmas = [w.lemma for w in report.words[place.sentence]]
            ids += [self._number(x) for x in (*lemmas, *report.meant[place.sentence], "")]
        self._ids = np.array(ids, np.int64)
        self._starts = np.array(starts, np.int64)
        self._report_of = np.array([p.report for p in self.places], np.int64)
        self._names = list(self._lemmas)
        self._spread = Counter(
            lemma
            for place in self.places
            for lemma in {
                *(w.lemma for w in reports[place.report].words[place.sentence]),
                *reports[place.report].meant[place.sentence],
            }
        )
        self._vectors = self._all_vectors()
        self._rows: dict[str, Floats] = {}

    def _number(self, lemma: str) -> int:
        return self._lemmas.setdefault(lemma, len(self._lemmas))

    def likeness_of(self, one: str, other: str) -> float:
        """How near two lemmas are in meaning, 0…1."""
        return self._table.likeness(one, other)

    def lemma(self, word: str) -> str:
        """The lemma of a word, as the table of words has it."""
        return self._table.lemma(word)

    def has(self, lemma: str) -> bool:
        """Whether a word stands in any source, in this form or another."""
        return bool(lemma) and float(self.likeness(lemma).max(initial=0)) >= SAME_STEM

    def _all_vectors(self) -> Floats:
        out = np.zeros((len(self._names), self._table.width), np.float32)
        for row, lemma in enumerate(self._names):
            number = self._table.number(lemma)
            if number is not None:
                out[row] = self._table.vector(number)
        return out

    def likeness(self, lemma: str) -> Floats:
        """(lemmas,) How near each lemma of the sources is to this one, 0…1."""
        known = self._rows.get(lemma)
        if known is None:
            number = self._table.number(lemma)
            if number is None or lemma[0].isdigit():
                row = np.zeros(len(self._names), np.float32)
            else:
                row = self._vectors @ self._table.vector(number)
                shares = np.clip((row - FAINT) / (CLEAR - FAINT), 0, 1) * MOST_LIKE
                row = np.where(row >= LIKE, shares, 0).astype(np.float32)
            if len(lemma) >= STEM and not lemma[0].isdigit():
                stem = lemma[: max(STEM, len(lemma) - 4)]
                for at, other in enumerate(self._names):
                    if other.startswith(stem) or (
                        len(other) >= STEM and lemma.startswith(other[: max(STEM, len(other) - 4)])
                    ):
                        row[at] = max(row[at], SAME_STEM)
            at = self._lemmas.get(lemma, -1)
            if at >= 0:
                row[at] = 1.0
            known = self._rows[lemma] = row
        return known

    def table(self, words: Sequence[Word]) -> Floats:
        """(words, sentences) How well each word is found in each sentence itself."""
        if not words or not self.places:
            return np.zeros((len(words), len(self.places)), np.float32)
        rows = [np.maximum.reduceat(self.likeness(w.lemma)[self._ids], self._starts) for w in words]
        return np.stack(rows)

    def weighed(self, words: Sequence[Word]) -> list[Word]:
        """The words, those that many sentences of the sources have counting for less.

        The name of whom all sources speak tells little; a word that no source has tells most.
        """
        count = len(self.places)
        if count < FEW:
            return [*words]
        out = []
        for word in words:
            known = self._spread.get(word.lemma, 0)
            share = math.log(count / known) / math.log(count) if known else 1.0
            out.append(replace(word, weight=word.weight * min(1.0, max(LEAST, share * SCALE))))
        return out

    def widened(self, table: Floats) -> Floats:
        """(words, sentences) The same, the sentences around counting for a little less."""
        out = table.copy()
        count = len(self.places)
        for by, share in ((1, NEXT), (2, FAR)):
            if by >= count:
                break
            one = self._report_of[by:] == self._report_of[:-by]
            weight = np.where(one, np.float32(share), np.float32(0))
            np.maximum(out[:, :-by], table[:, by:] * weight, out=out[:, :-by])
            np.maximum(out[:, by:], table[:, :-by] * weight, out=out[:, by:])
        return out


def covered(words: Sequence[Word], table: Floats) -> Floats:
    """(sentences,) The share of the words' weight that each sentence has, 0…1."""
    weights = np.array([w.weight for w in words], np.float32)
    total = float(weights.sum())
    if total <= 0:
        return np.zeros(table.shape[1], np.float32)
    found: Floats = (weights @ table) / np.float32(total)
    return found
