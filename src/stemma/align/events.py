"""Which reports are of one event, as far as their rare words tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.statements import StatementMaker
from stemma.model import Annotations

Floats = NDArray[np.float64]

ALIKE: Final = 0.12
"""Least cosine of the rare words of two reports of one event. Reports of one real coverage stand
at 0.2 to 0.6, reports of two events at 0.02 to 0.08."""

COPIES: Final = 0.8
"""From here on two reports are versions of one text, and count once when a pile is cut."""

FEWEST: Final = 3
"""Texts that a side must have for a pile to be cut: two that share a story tell nothing."""

APART: Final = 0.6
"""A pile is cut where its two sides are less like each other than this share of how alike each
is within. Best cuts of real coverages stand at 0.73 and above; of the 24 of 28 ECB+ topics whose
two events can be told apart by words, all stand at 0.57 and below."""

ROUNDS: Final = 300
"""Steps of the power iteration; a pile with a clear cut needs fewer than 50."""

BLOCK: Final = 4096
"""Words taken at once when reports are compared."""


def split_events(
    coverage: Sequence[Annotations], maker: StatementMaker
) -> tuple[tuple[Annotations, ...], ...]:
    """The reports by event, the largest group first; each event in the order of its documents.

    Two reports are of one event if a chain of reports leads from one to the other, each like the
    next, and no cut falls between them. A pile is cut in two where the sides are much less like
    each other than each is within: two takeovers, two trials. The order in which reports come does
    not matter.

    Source: the cut is the one of Shi and Malik, "Normalized cuts and image segmentation" (2000).
    """
    reports = sorted(coverage, key=lambda found: found.document.id)
    alike = likenesses([_bag(found, maker) for found in reports])
    groups = [
        tuple(reports[number] for number in sorted(members))
        for chain in _chains(alike, ALIKE)
        for members in _cut(chain, alike)
    ]
    return tuple(sorted(groups, key=lambda members: (-len(members), members[0].document.id)))


def likenesses(bags: Sequence[dict[str, float]]) -> Floats:
    """(bags, bags) cosines of bags of unit length."""
    held = Counter(word for bag in bags for word in bag)
    number = {word: at for at, word in enumerate(sorted(w for w, n in held.items() if n > 1))}
    out = np.eye(len(bags))
    for start in range(0, len(number), BLOCK):
        block = np.zeros((len(bags), BLOCK))
        for row, bag in enumerate(bags):
            for word, weight in bag.items():
                at = number.get(word, -1) - start
                if 0 <= at < BLOCK:
                    block[row, at] = weight
        out += block @ block.T
    np.fill_diagonal(out, 1.0)
    return out


def _chains(alike: Floats, least: float) -> list[list[int]]:
    """The reports that a chain joins, each link of at least some likeness."""
    near = alike >= least
    left = set(range(len(alike)))
    out = []
    for first in range(len(alike)):
        if first not in left:
            continue
        left.discard(first)
        chain, at = [first], 0
        while at < len(chain):
            for other in np.flatnonzero(near[chain[at]]).tolist():
                if other in left:
                    left.discard(other)
                    chain.append(other)
            at += 1
        out.append(sorted(chain))
    return out


def _cut(members: list[int], alike: Floats) -> list[list[int]]:
    """The members, in two or more parts where cuts fall between them."""
    within = alike[np.ix_(members, members)]
    texts = _chains(within, COPIES)
    if len(texts) < 2 * FEWEST:
        return [members]
    firsts = [text[0] for text in texts]
    between = within[np.ix_(firsts, firsts)]
    side = _sides(between)
    if min(side.sum(), (~side).sum()) < FEWEST or apartness(between, side) >= APART:
        return [members]
    out = []
    for wanted in (True, False):
        part = [
            members[n] for text, at in zip(texts, side, strict=True) if at == wanted for n in text
        ]
        out += _cut(sorted(part), alike)
    return out


def _sides(alike: Floats) -> NDArray[np.bool_]:
    """On which side of the best cut each report is: the sign of the second eigenvector."""
    links = alike.copy()
    np.fill_diagonal(links, 0.0)
    root = np.sqrt(np.maximum(links.sum(1), 1e-9))
    step = links / np.outer(root, root)
    first = root / np.linalg.norm(root)
    found = np.cos(np.arange(len(alike)) * 2.399963)
    for _ in range(ROUNDS):
        found = found - first * (first @ found)
        found = step @ found + found
        found /= max(float(np.linalg.norm(found)), 1e-12)
    side: NDArray[np.bool_] = found / root > 0
    return side


def apartness(alike: Floats, side: NDArray[np.bool_]) -> float:
    """How alike two sides are, as a share of how alike each is within; 1 for no cut at all."""
    inner = math.sqrt(_inner(alike, side) * _inner(alike, ~side))
    return float(alike[np.ix_(side, ~side)].mean()) / inner if inner else 1.0


def _inner(alike: Floats, side: NDArray[np.bool_]) -> float:
    """Mean likeness of the reports of one side."""
    count = int(side.sum())
    if count < 2:
        return 0.0
    return float((alike[np.ix_(side, side)].sum() - count) / (count * (count - 1)))


def _bag(found: Annotations, maker: StatementMaker) -> dict[str, float]:
    """The weights of a report's words, rare ones above all; of unit length."""
    text = found.document.text
    words = Counter(
        lemma
        for claim in found.claims
        for span in claim.spans
        for lemma in maker.lemmas(span.of(text))
    )
    weights = {
        word: (1 + math.log(count)) * maker.table.rarity(word) ** 2
        for word, count in sorted(words.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}
