"""Some of many documents gathered as all of them would: those that others hang on, and no more.

A document joins a coverage by how alike it is to the members of that coverage, and a copy is found
by what it shares with what it repeats. So documents fall into families: what happens in one is
decided in it. A document that comes changes its own family, and those that it is alike enough; all
others stay as they were. That is not assumed but tried: the others are held against every coverage
of the scope at their own time (`Watch`), and a family of which one would join is taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.words import WordTable
from stemma.gather.gather import Gatherer
from stemma.gather.order import Key, order_of
from stemma.model import Document, Gathering

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Watch:
    """A document outside of a scope: when it is taken, its day and its terms by their keys."""

    document_id: str
    order: Key
    published: date | None
    keys: Keys
    weights: Floats


@dataclass(frozen=True, slots=True)
class Scoped:
    """How the documents of a scope gather.

    `joined` is for each that is no copy the document which opened the coverage that it came to;
    `ties` are documents that hang together; `terms` the keys and weights of those in `joined`.
    `near` are those outside that would join: with one, the scope is too small.
    """

    gathering: Gathering
    joined: dict[str, str]
    ties: tuple[tuple[str, ...], ...]
    terms: dict[str, tuple[Keys, Floats]]
    near: frozenset[str]


def gather_scope(
    documents: Sequence[Document], watched: Iterable[Watch], *, table: WordTable
) -> Scoped:
    """Gather documents, and see which of those watched would have joined."""
    gatherer = Gatherer(table)
    near: set[str] = set()
    own: Iterator[tuple[Key, Document | Watch]] = (
        (order_of(one), one) for one in sorted(documents, key=order_of)
    )
    others: Iterator[tuple[Key, Document | Watch]] = (
        (one.order, one) for one in sorted(watched, key=lambda one: one.order)
    )
    for _, one in merge(own, others, key=lambda pair: pair[0]):
        if isinstance(one, Document):
            gatherer.add(one)
        elif gatherer.is_near(one.keys, one.weights, one.published):
            near.add(one.document_id)
    return Scoped(
        gatherer.gathering(),
        dict(gatherer.joined),
        tuple(gatherer.ties()),
        {name: gatherer.terms_of(name) for name in gatherer.joined},
        frozenset(near),
    )
