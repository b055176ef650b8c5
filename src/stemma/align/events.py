"""Which reports are of one event, as far as their rare words tell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from stemma.align.statements import StatementMaker
from stemma.model import Annotations

ALIKE: Final = 0.12
"""Least cosine of the rare words of two reports of one event. Reports of one real coverage stand
at 0.2 to 0.6, reports of two events at 0.02 to 0.08."""


def split_events(
    coverage: Sequence[Annotations], maker: StatementMaker
) -> tuple[tuple[Annotations, ...], ...]:
    """The reports by event, the largest group first; each event in the order of its documents.

    Two reports are of one event if a chain of reports leads from one to the other, each like the
    next. The order in which they come does not matter.
    """
    reports = sorted(coverage, key=lambda found: found.document.id)
    bags = [_bag(found, maker) for found in reports]
    group = list(range(len(reports)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    holders: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        shared: Counter[int] = Counter()
        for word, weight in bag.items():
            for other in holders.get(word, ()):
                shared[other] += weight * bags[other][word]  # type: ignore[assignment]
            holders.setdefault(word, []).append(number)
        for other, cosine in shared.items():
            if cosine >= ALIKE:
                one, two = root(number), root(other)
                group[max(one, two)] = min(one, two)
    out: dict[int, list[Annotations]] = {}
    for number, found in enumerate(reports):
        out.setdefault(root(number), []).append(found)
    groups = [tuple(members) for members in out.values()]
    return tuple(sorted(groups, key=lambda members: (-len(members), members[0].document.id)))


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
