"""How likely two claims are to speak of the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.features import DONE
from stemma.align.likenesses import likenesses
from stemma.align.statements import Statement
from stemma.encoder.words import WordTable

EVIDENCE: Final = (
    "root of words", "like predicate", "trigger", "rare predicates", "trigger and reports",
    "patients", "other names", "same amount", "lead", "shared words", "even words",
)  # fmt: skip
"""What a pair is judged by when the whole event is known. The trigger is the word of one claim
that is likest the predicate of the other: "announced", "announcement". Reports: how alike the
two reports are in their rare words. Shared words: the logarithm of one more than how many. Even
words: how near the claims are when every word counts alike, however common in this event."""

SLOPES: Final = (
    0.32, 0.49, 1.29, 1.06, 0.66, 0.48, -0.43, 1.08, 1.45, 1.0, 2.63,
)  # fmt: skip
OFFSET: Final = -4.79
"""Fitted by `training/pairs.py` on ECB+, the labelled pairs and seven answered coverages, none
against its plain sense: more shared words never make a pair less likely. Guarded by
`bench/events.py`."""

BARE: Final = 0.5
SOME_WORD: Final = 0.05
"""A pair that shares no word but its deed counts for less: in ECB+ "announced" mostly means the one
announcement, in the coverage of one event any of many."""

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

MOST_WORDS: Final = 24
MOST_PARTIES: Final = 4
PREDICATES: Final = 256
PAIRS: Final = 8192
"""How much is looked at of one claim, and how many predicates and pairs at once."""


class Likelihood:
    """How likely the claims of one event are to speak of the same thing, many pairs at once.

    `texts` are the claims, those with the same words and parties together; a pair is two numbers
    of these. What stands in it twice, in one report or in two, counts once. Neither the order of
    the reports nor a copy of one changes any figure.
    """

    def __init__(self, reports: Sequence[Sequence[Statement]], table: WordTable) -> None:
        bags = [_bag(report, table) for report in reports]
        marks = [_mark(bag) for bag in bags]
        alike: dict[str, list[Statement]] = {}
        for report in reports:
            for said in report:
                alike.setdefault(_same(said), []).append(said)
        self.texts: tuple[tuple[Statement, ...], ...] = tuple(
            tuple(sorted(alike[same], key=lambda said: (said.place, marks[said.document])))
            for same in sorted(alike)
        )
        firsts = [same[0] for same in self.texts]
        lemmas = sorted({lemma for said in firsts for lemma in _lemmas(said)})
        at = {lemma: number for number, lemma in enumerate(lemmas)}
        none = len(lemmas)
        self.vectors = _stacked([said.vector for said in firsts])
        self._even = _stacked([said.even for said in firsts])
        self._lemmas = _rows(lemmas, table)
        self._rarity = np.array([*map(table.rarity, lemmas), 0.0], np.float32)
        self._predicate = np.array([at[said.predicate] for said in firsts], np.int64)
        self._place = np.array([said.place for said in firsts], np.float32)
        number = {mark: row for row, mark in enumerate(sorted(set(marks)))}
        self._report = np.array([number[marks[said.document]] for said in firsts], np.int64)
        distinct = {number[mark]: bag for mark, bag in zip(marks, bags, strict=True)}
        self._reports = likenesses([distinct[row] for row in sorted(distinct)]).astype(np.float32)
        told = [sorted(s.words.items(), key=lambda w: (-w[1], w[0]))[:MOST_WORDS] for s in firsts]
        self._words = _padded([[at[word] for word, _ in words] for words in told], none)
        self._weights = _padded([[weight for _, weight in words] for words in told], np.float32(0))
        self._heads = _padded([_some(said.heads, DONE, at) for said in firsts], none)
        self._done = _keyed([_some(said.keys, DONE) for said in firsts])
        self._names = _keyed([sorted(said.names) for said in firsts])
        self._amounts = _keyed(
            [sorted({f"{q.low} {q.high} {q.unit}" for q in s.claim.quantities}) for s in firsts]
        )

    def of(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) From 0 to 1, the chance that two texts speak of the same thing."""
        total = self.evidence(left, right) @ np.array(SLOPES, np.float32) + np.float32(OFFSET)
        chances = 1 / (1 + np.exp(-total))
        bare = [
            self._bare(left[at : at + PAIRS], right[at : at + PAIRS])
            for at in range(0, len(left), PAIRS)
        ]
        if bare:
            chances = np.where(np.concatenate(bare), np.float32(BARE) * chances, chances)
        return np.asarray(chances, np.float32)

    def evidence(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs, evidence) in the order of `EVIDENCE`; the same both ways round."""
        triggers = np.maximum(self._trigger(left, right), self._trigger(right, left))
        parts = [
            self._evidence(left[at : at + PAIRS], right[at : at + PAIRS], triggers[at : at + PAIRS])
            for at in range(0, len(left), PAIRS)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, len(EVIDENCE)), np.float32)

    def _evidence(self, left: Numbers, right: Numbers, trigger: Floats) -> Floats:
        same = (self._words[left][:, :, None] == self._words[right][:, None, :]).any(2)
        same &= self._weights[left] > 0
        shared = (self._weights[left] ** 2 * same).sum(1)
        sizes = (self._weights[left] ** 2).sum(1) * (self._weights[right] ** 2).sum(1)
        words = shared / np.sqrt(np.maximum(sizes, np.float32(1e-9)))
        one, other = self._predicate[left], self._predicate[right]
        deed = np.maximum((self._lemmas[one] * self._lemmas[other]).sum(1), 0)
        columns = (
            np.sqrt(words),
            np.where(one == other, 1, deed),
            trigger,
            np.minimum(self._rarity[one], self._rarity[other]),
            trigger * self._reports[self._report[left], self._report[right]],
            self._patients(left, right),
            _clash(self._names, left, right),
            _meet(self._amounts, left, right),
            1 / (1 + np.maximum(self._place[left], self._place[right])),
            np.log(1 + same.sum(1)),
            np.maximum((self._even[left] * self._even[right]).sum(1), 0),
        )
        return np.stack([np.asarray(column, np.float32) for column in columns], 1)

    def _bare(self, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
        """(pairs,) Whether two texts share no word but what they say is done."""
        words, others = self._words[left], self._words[right]
        deed = (words == self._predicate[left][:, None]) | (
            words == self._predicate[right][:, None]
        )
        same = (words[:, :, None] == others[:, None, :]).any(2) & ~deed
        return np.asarray((self._weights[left] * same).sum(1) < SOME_WORD)

    def _trigger(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) How like the likest word of the right text is to the predicate of the left."""
        out = np.zeros(len(left), np.float32)
        wanted = self._predicate[left]
        distinct = np.unique(wanted)
        for start in range(0, len(distinct), PREDICATES):
            some = distinct[start : start + PREDICATES]
            like = np.zeros((len(some), len(self._lemmas)), np.float32)
            np.maximum(self._lemmas[some] @ self._lemmas.T, 0, out=like)
            like[np.arange(len(some)), some] = 1
            like[:, -1] = 0
            at = np.flatnonzero((wanted >= some[0]) & (wanted <= some[-1]))
            for first in range(0, len(at), PAIRS):
                part = at[first : first + PAIRS]
                row = np.searchsorted(some, wanted[part])
                out[part] = like[row[:, None], self._words[right[part]]].max(1, initial=0)
        return out

    def _patients(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) How well what it befell fits: 1 or 0 if both are named, else by likest heads."""
        heads = self._heads
        like = np.einsum("pia,pja->pij", self._lemmas[heads[left]], self._lemmas[heads[right]])
        equal = _meet(heads, left, right, len(self._lemmas) - 1)
        fit = np.where(equal, np.float32(1), np.maximum(like, 0).max((1, 2)))
        fit = np.where(_clash(self._done, left, right), 0, fit)
        return np.where(_meet(self._done, left, right), 1, fit).astype(np.float32)


def _same(said: Statement) -> str:
    """What two statements must share to be one text."""
    parties = [
        f"{role}={' '.join(sorted(found))}"
        for named in (said.heads, said.keys)
        for role, found in sorted(named.items())
    ]
    return "|".join((said.predicate, " ".join(sorted(said.words)), *parties))


def _bag(report: Sequence[Statement], table: WordTable) -> dict[str, float]:
    """The weights of a report's words, rare ones above all; of unit length."""
    counts = Counter(word for said in report for word in said.words)
    weights = {
        word: (1 + math.log(count)) * table.rarity(word) ** 2
        for word, count in sorted(counts.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _mark(bag: Mapping[str, float]) -> str:
    """The same for reports of the same words, whatever they are called."""
    told = " ".join(f"{word}:{weight:.6f}" for word, weight in sorted(bag.items()))
    return blake2b(told.encode("utf-8"), digest_size=16).hexdigest()


def _lemmas(said: Statement) -> set[str]:
    """Every lemma of a statement."""
    return {said.predicate, *said.words, *(h for heads in said.heads.values() for h in heads)}


def _rows(lemmas: Sequence[str], table: WordTable) -> Floats:
    """(lemmas + 1, axes) The vectors of lemmas, and nothing at the end."""
    rows = np.zeros((len(lemmas) + 1, table.width), np.float32)
    for at, lemma in enumerate(lemmas):
        number = table.number(lemma)
        if number is not None:
            rows[at] = table.vector(number)
    return rows


def _some(
    found: Mapping[str, Iterable[str]], roles: Sequence[str], at: Mapping[str, int] | None = None
) -> list[Any]:
    """What stands in some roles, the first few by name; by number where numbers are given."""
    names = sorted({name for role in roles for name in found.get(role, ())})[:MOST_PARTIES]
    return names if at is None else [at[name] for name in names]


def _keyed(rows: Sequence[Sequence[str]]) -> Numbers:
    """(rows, most) Names by number, -1 for none."""
    at = {name: number for number, name in enumerate(sorted({n for row in rows for n in row}))}
    return np.asarray(_padded([[at[name] for name in row] for row in rows], -1), np.int64)


def _padded(rows: Sequence[Sequence[Any]], none: Any) -> Any:
    """(rows, most) The rows, made equally long."""
    out = np.full((len(rows), max([1, *map(len, rows)])), none)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def _stacked(vectors: Sequence[Floats]) -> Floats:
    return np.stack(vectors) if len(vectors) > 0 else np.zeros((0, 1), np.float32)


def _meet(names: Numbers, left: Numbers, right: Numbers, none: int = -1) -> NDArray[np.bool_]:
    """(pairs,) Whether two texts share a name."""
    one, other = names[left], names[right]
    met = (one[:, :, None] == other[:, None, :]) & (one != none)[:, :, None]
    return np.asarray(met.any((1, 2)))


def _clash(names: Numbers, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
    """(pairs,) Whether both have names and share none."""
    both = (names[left] >= 0).any(1) & (names[right] >= 0).any(1)
    return np.asarray(both & ~_meet(names, left, right))
