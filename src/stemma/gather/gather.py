"""Documents → coverages and copies, one by one or all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.words import WordTable
from stemma.gather.copies import CopyFinder
from stemma.gather.cut import Bags, cut
from stemma.gather.events import ALIKE, DIGITS, EventIndex
from stemma.gather.order import day, order_of
from stemma.gather.terms import TermMaker, Terms
from stemma.model import Copy, Coverage, Document, Gathering, Rejection, identify

Floats = NDArray[np.float64]


class Gatherer:
    """Documents taken one by one: each joins a coverage or opens one, the others stay as they are.

    Only a document that shows two coverages to be of one event makes one of them. A copy joins the
    coverage of what it repeats and adds nothing to it. A coverage that has grown out of two events
    is cut in two; that, too, follows from its own documents alone.

    What comes out depends on the order in which documents are taken. `gather` takes them by time;
    a stream that comes in that order gives the same.
    """

    def __init__(self, table: WordTable, *, alike_score: float = ALIKE) -> None:
        self._maker = TermMaker(table)
        self._copies = CopyFinder()
        self._events = EventIndex(alike_score=alike_score)
        self._documents: dict[str, Document] = {}
        self._terms: dict[str, Terms] = {}
        self._members: dict[int, list[str]] = {}
        self._parts: dict[int, tuple[tuple[str, ...], ...]] = {}
        self._found: dict[str, Copy] = {}
        self._originals: dict[str, str] = {}
        self._openers: list[str] = []
        self.joined: dict[str, str] = {}
        """Each document that is no copy → the one which opened the coverage that it came to."""

    @classmethod
    def load(cls) -> Gatherer:
        """An empty one, with the shipped table of words.

        Raises:
            WeightsError: the file of the table is missing or damaged.
            LexiconError: a word list is damaged.
        """
        return cls(WordTable.load())

    def add(self, document: Document) -> None:
        """Take one document; one whose id is known already changes nothing."""
        if document.id in self._documents:
            return
        self._documents[document.id] = document
        copy = self._copies.add(document)
        if copy is not None:
            self._found[document.id] = copy
            # The first of a chain of copies; what is repeated was taken before.
            self._originals[document.id] = self._originals.get(copy.of, copy.of)
            return
        terms = self._maker.of_document(document)
        number, others = self._events.add(terms, day(document))
        self._terms[document.id] = terms
        if number == len(self._openers):
            self._openers.append(document.id)
        self.joined[document.id] = self._openers[number]
        members = self._members.setdefault(number, [])
        members.append(document.id)
        for other in others:
            members += self._members.pop(other, ())
            self._parts.pop(other, None)
        self._parts.pop(number, None)

    def is_near(self, keys: NDArray[np.uint64], weights: Floats, published: date | None) -> bool:
        """Whether a document would join one of the coverages so far; its terms are told by keys.

        See `TermMaker.key`. Nothing changes by it.
        """
        known = [(self._maker.number_of(key), n) for n, key in enumerate(keys.tolist())]
        held = sorted((number, n) for number, n in known if number is not None)
        terms = Terms(
            np.array([number for number, _ in held], np.int64), weights[[n for _, n in held]]
        )
        return self._events.is_near(terms, published)

    def terms_of(self, document_id: str) -> tuple[NDArray[np.uint64], Floats]:
        """The keys of the terms of a document that was taken and is no copy, and their weights."""
        terms = self._terms[document_id]
        keys = [self._maker.key(number) for number in terms.numbers.tolist()]
        return np.array(keys, np.uint64), terms.weights

    def ties(self) -> Iterator[tuple[str, ...]]:
        """Documents that hang together: a third one decides by how alike it is to both.

        Coverages are told by the documents that opened them, a copy beside what it repeats.
        """
        for found in self._events.ties:
            yield tuple(self._openers[number] for number in found)
        yield from self.joined.items()
        for copy in self._found.values():
            yield copy.document_id, copy.of

    def gathering(self, rejections: Sequence[Rejection] = ()) -> Gathering:
        """All that was taken so far: the coverage with most reports first, then by time."""
        copies: dict[str, list[str]] = {}
        for identity, original in self._originals.items():
            copies.setdefault(original, []).append(identity)
        groups = []
        for number in self._members:
            for part in self._cut(number):
                ids = [identity for one in part for identity in (one, *copies.get(one, ()))]
                groups.append(sorted((self._documents[identity] for identity in ids), key=order_of))
        groups.sort(key=lambda found: (-len(found), order_of(found[0])))
        return Gathering(
            coverages=tuple(_coverage(found, self._title(found)) for found in groups),
            copies=tuple(self._found[identity] for identity in sorted(self._found)),
            documents=tuple(document for found in groups for document in found),
            rejections=tuple(rejections),
        )

    def _cut(self, number: int) -> tuple[tuple[str, ...], ...]:
        """The ids of a coverage that are no copies, in parts if it is of several events."""
        known = self._parts.get(number)
        if known is None:
            ids = sorted(self._members[number], key=lambda one: order_of(self._documents[one]))
            places = cut([self._terms[identity] for identity in ids])
            known = tuple(tuple(ids[place] for place in part) for part in places)
            self._parts[number] = known
        return known

    def _title(self, documents: Sequence[Document]) -> str | None:
        """The title of the report that is most like the others, copies left out where they can be.

        It speaks of what they all do; the first one or the longest may tell an aside.
        """
        titled = [document for document in documents if document.title]
        known = [document for document in documents if document.id in self._terms]
        told = [number for number, document in enumerate(known) if document.title]
        if len(titled) < 2 or not told:
            return titled[0].title if titled else None
        bags = Bags([self._terms[document.id] for document in known])
        close = np.round(bags.products(bags.sums(np.ones(len(known)))), DIGITS)
        return known[max(told, key=lambda number: (close[number], -number))].title


def gather(
    items: Iterable[Document | Rejection],
    *,
    table: WordTable | None = None,
    alike_score: float = ALIKE,
) -> Gathering:
    """The coverages and copies among documents; in whatever order they come, the same.

    A document that comes twice counts once.

    Raises:
        WeightsError: the file of the table of words is missing or damaged.
        LexiconError: a word list is damaged.
    """
    documents: list[Document] = []
    rejections: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            rejections.append(item)
        else:
            documents.append(item)
    gatherer = Gatherer(WordTable.load() if table is None else table, alike_score=alike_score)
    for document in sorted(documents, key=order_of):
        gatherer.add(document)
    return gatherer.gathering(rejections)


def _coverage(documents: Sequence[Document], title: str | None) -> Coverage:
    """The coverage of documents in the order of their time."""
    days = sorted(found for document in documents if (found := day(document)) is not None)
    ids = tuple(document.id for document in documents)
    return Coverage(
        identify("coverage", *sorted(ids)),
        ids,
        title,
        days[0] if days else None,
        days[-1] if days else None,
    )
