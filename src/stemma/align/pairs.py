"""How likely two claims are to speak of the same thing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.events import likenesses
from stemma.align.statements import Statement
from stemma.encoder.words import WordTable

FEATURES: Final = (
    "words", "meaning", "same predicate", "like predicate", "agents", "patients", "rare words",
    "names", "short",
)  # fmt: skip

WEIGHTS: Final = (4.0, 4.0, 1.0, 1.5, 0.7, 1.2, 1.0, 0.5, -0.5)
BIAS: Final = -5.0
"""Fitted by `training/pairs.py` on ECB+ topics; guarded by `bench/`."""

DOERS: Final = ("agent", "theme", "party")
DONE: Final = ("patient", "attribute", "recipient")


def features(left: Statement, right: Statement, table: WordTable) -> tuple[float, ...]:
    """The features of a pair in the order of `FEATURES`, each from 0 to 1; symmetric."""
    shared = left.words.keys() & right.words.keys()
    common = sum(left.words[w] ** 2 for w in shared)
    one = sum(w * w for w in left.words.values())
    other = sum(w * w for w in right.words.values())
    cosine = common / math.sqrt(one * other) if one and other else 0.0
    rare = sum(left.words[w] for w in shared if left.words[w] > RARE)
    least = min(len(left.words), len(right.words))
    return (
        cosine,
        max(0.0, float(np.dot(left.meaning, right.meaning))),
        float(left.predicate == right.predicate),
        table.likeness(left.predicate, right.predicate),
        _fit(left, right, DOERS, table),
        _fit(left, right, DONE, table),
        min(1.0, rare / 2),
        min(1.0, len(left.names & right.names) / 2),
        1.0 / (1 + least),
    )


RARE: Final = 0.45
"""From here on a word is one that few reports share by chance: in one stretch of text in 30."""


def likelihood(left: Statement, right: Statement, table: WordTable) -> float:
    """From 0 to 1: the chance that two claims of different reports speak of the same thing."""
    total = BIAS + sum(
        weight * value for weight, value in zip(WEIGHTS, features(left, right, table), strict=True)
    )
    return 1 / (1 + math.exp(-total))


def _fit(left: Statement, right: Statement, roles: tuple[str, ...], table: WordTable) -> float:
    """How well the parties in some roles fit: 1 for a shared name, else the likest heads."""
    one = {k for role in roles for k in left.keys.get(role, ())}
    other = {k for role in roles for k in right.keys.get(role, ())}
    if one & other:
        return 1.0
    if one and other:
        return 0.0
    heads = {h for role in roles for h in left.heads.get(role, ())}
    others = {h for role in roles for h in right.heads.get(role, ())}
    return max((table.likeness(a, b) for a in sorted(heads) for b in sorted(others)), default=0.0)


# --------------------------------------------------------------------- many pairs at once

EVIDENCE: Final = (
    "words", "root of words", "of the shorter", "other words", "meaning", "rare same predicate",
    "like predicate", "trigger", "square of trigger", "close trigger", "rare predicates",
    "rare trigger", "trigger and words", "trigger and reports", "reports", "agents",
    "agents and trigger", "patients", "patients and trigger", "heads", "heads and trigger",
    "other names", "other times", "same amount", "lead", "length", "one report",
)  # fmt: skip
"""What a pair is judged by when the whole event is known. The trigger is the word of one claim
that is likest the predicate of the other: "announced", "announcement". Reports: how alike the
two reports are in their rare words."""

SLOPES: Final = (0.0,) * 27
OFFSET: Final = 0.0
"""Fitted by `training/pairs.py` on ECB+; `bench/events.py` guards it."""

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
        self._meaning = _stacked([said.meaning for said in firsts])
        self._lemmas = _rows(lemmas, table)
        self._rarity = np.array([*map(table.rarity, lemmas), 0.0], np.float32)
        self._predicate = np.array([at[said.predicate] for said in firsts], np.int64)
        self._length = np.array([len(said.words) for said in firsts], np.float32)
        self._place = np.array([said.place for said in firsts], np.float32)
        number = {mark: row for row, mark in enumerate(sorted(set(marks)))}
        self._report = np.array([number[marks[said.document]] for said in firsts], np.int64)
        distinct = {number[mark]: bag for mark, bag in zip(marks, bags, strict=True)}
        self._reports = likenesses([distinct[row] for row in sorted(distinct)]).astype(np.float32)
        told = [sorted(s.words.items(), key=lambda w: (-w[1], w[0]))[:MOST_WORDS] for s in firsts]
        self._words = _padded([[at[word] for word, _ in words] for words in told], none)
        self._weights = _padded([[weight for _, weight in words] for words in told], 0.0)
        self._heads, self._keys = {}, {}
        for name, roles in (("doers", DOERS), ("done", DONE)):
            self._heads[name] = _padded([_some(said.heads, roles, at) for said in firsts], none)
            self._keys[name] = _keyed([_some(said.keys, roles) for said in firsts])
        every = [tuple(said.heads) for said in firsts]
        self._heads["all"] = _padded(
            [_some(said.heads, roles, at) for said, roles in zip(firsts, every, strict=True)], none
        )
        self._keys["all"] = _keyed([sorted(said.names) for said in firsts])
        self._times = _keyed([sorted({t.value for t in s.claim.timexes}) for s in firsts])
        self._amounts = _keyed(
            [sorted({f"{q.low} {q.high} {q.unit}" for q in s.claim.quantities}) for s in firsts]
        )

    def of(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) From 0 to 1, the chance that two texts speak of the same thing."""
        total = self.evidence(left, right) @ np.array(SLOPES, np.float32) + np.float32(OFFSET)
        chances: Floats = 1 / (1 + np.exp(-total))
        return chances

    def evidence(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs, evidence) in the order of `EVIDENCE`; the same both ways round."""
        triggers = np.maximum(self._trigger(left, right), self._trigger(right, left))
        parts = [
            self._evidence(left[at : at + PAIRS], right[at : at + PAIRS], triggers[at : at + PAIRS])
            for at in range(0, len(left), PAIRS)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, len(EVIDENCE)), np.float32)

    def _evidence(self, left: Numbers, right: Numbers, trigger: Floats) -> Floats:
        same = self._words[left][:, :, None] == self._words[right][:, None, :]
        squares = self._weights[left] ** 2
        shared = (squares * same.any(2)).sum(1)
        ours, theirs = (_positive((self._weights[side] ** 2).sum(1)) for side in (left, right))
        words = shared / np.sqrt(ours * theirs)
        one, other = self._predicate[left], self._predicate[right]
        bare = shared - self._own(left, right, squares, same)
        others = bare / np.sqrt(
            _positive(ours - self._own_weight(left)) * _positive(theirs - self._own_weight(right))
        )
        alike = np.maximum((self._meaning[left] * self._meaning[right]).sum(1), 0)
        rare = np.minimum(self._rarity[one], self._rarity[other])
        deed = np.where(
            one == other, 1, np.maximum((self._lemmas[one] * self._lemmas[other]).sum(1), 0)
        )
        reports = self._reports[self._report[left], self._report[right]]
        agents, patients = self._parties("doers", left, right), self._parties("done", left, right)
        heads = self._shared_heads(left, right)
        lead = 1 / (1 + np.maximum(self._place[left], self._place[right]))
        length = np.log(1 + np.minimum(12, np.minimum(self._length[left], self._length[right])))
        names = _clash(self._keys["all"], left, right)
        columns = (
            words, np.sqrt(words), shared / np.minimum(ours, theirs), others, alike,
            rare * (one == other), deed, trigger, trigger**2, np.maximum(trigger - 0.6, 0), rare,
            trigger * rare, trigger * others, trigger * reports, reports, agents,
            agents * trigger, patients, patients * trigger, heads, heads * trigger,
            names, _clash(self._times, left, right), _meet(self._amounts, left, right), lead,
            length, self._report[left] == self._report[right],
        )  # fmt: skip
        return np.stack([np.asarray(column, np.float32) for column in columns], 1)

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

    def _own(
        self, left: Numbers, right: Numbers, squares: Floats, same: NDArray[np.bool_]
    ) -> Floats:
        """What of the shared words is the predicate of either."""
        one = self._words[left] == self._predicate[left][:, None]
        other = self._words[left] == self._predicate[right][:, None]
        own: Floats = (squares * (same.any(2) & (one | other))).sum(1)
        return own

    def _own_weight(self, texts: Numbers) -> Floats:
        own: Floats = (
            self._weights[texts] ** 2 * (self._words[texts] == self._predicate[texts][:, None])
        ).sum(1)
        return own

    def _parties(self, name: str, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) How well the parties fit: 1 or 0 where both are named, else the likest heads."""
        heads, keys = self._heads[name], self._keys[name]
        one, other = self._lemmas[heads[left]], self._lemmas[heads[right]]
        like = np.maximum(np.einsum("pia,pja->pij", one, other), 0).max((1, 2))
        equal = _meet(heads, left, right, len(self._lemmas) - 1)
        met = _meet(keys, left, right)
        fit: Floats = np.where(
            met, 1, np.where(_clash(keys, left, right), 0, np.where(equal, 1, like))
        )
        return fit

    def _shared_heads(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) The rarity of the heads of parties that two texts share, at most 1."""
        heads = self._heads["all"]
        same = (heads[left][:, :, None] == heads[right][:, None, :]).any(2)
        shared: Floats = np.minimum(1, (self._rarity[heads[left]] * same).sum(1))
        return shared


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
    rows = np.zeros((len(lemmas) + 1, table.vectors.shape[1]), np.float32)
    for at, lemma in enumerate(lemmas):
        number = table.number(lemma)
        if number is not None:
            rows[at] = table.vectors[number]
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
    return _padded([[at[name] for name in row] for row in rows], -1)


def _padded(rows: Sequence[Sequence[Any]], none: float) -> NDArray[Any]:
    """(rows, most) The rows, made equally long."""
    kind = np.float32 if isinstance(none, float) else np.int64
    out = np.full((len(rows), max([1, *map(len, rows)])), none, kind)
    for number, row in enumerate(rows):
        out[number, : len(row)] = row
    return out


def _stacked(vectors: Sequence[Floats]) -> Floats:
    return np.stack(vectors) if vectors else np.zeros((0, 1), np.float32)


def _positive(numbers: Floats) -> Floats:
    return np.maximum(numbers, np.float32(1e-6))


def _meet(names: Numbers, left: Numbers, right: Numbers, none: int = -1) -> NDArray[np.bool_]:
    """(pairs,) Whether two texts share a name."""
    one, other = names[left], names[right]
    met: NDArray[np.bool_] = (
        (one[:, :, None] == other[:, None, :]) & (one != none)[:, :, None]
    ).any((1, 2))
    return met


def _clash(names: Numbers, left: Numbers, right: Numbers) -> NDArray[np.bool_]:
    """(pairs,) Whether both have names and share none."""
    both: NDArray[np.bool_] = (names[left] >= 0).any(1) & (names[right] >= 0).any(1)
    return both & ~_meet(names, left, right)
