"""Documents → coverages and copies, one by one or all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.encoder.words import WordTable
from stemma.gather.copies import CopyFinder
from stemma.gather.events import ALIKE, EventIndex
from stemma.gather.order import day, order_of
from stemma.gather.terms import TermMaker
from stemma.model import Copy, Coverage, Document, Gathering, Rejection, identify


class Gatherer:
    """Documents taken one by one: each joins a coverage or opens one, the others stay as they are.

    Only a document that shows two coverages to be of one event makes one of them. A copy joins the
    coverage of what it repeats and adds nothing to it.

    What comes out depends on the order in which documents are taken. `gather` takes them by time;
    a stream that comes in that order gives the same.
    """

    def __init__(self, table: WordTable, *, alike_score: float = ALIKE) -> None:
        self._maker = TermMaker(table)
        self._copies = CopyFinder()
        self._events = EventIndex(alike_score=alike_score)
        self._documents: dict[str, Document] = {}
        self._coverage: dict[str, int] = {}
        self._found: list[Copy] = []

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
        copy = self._copies.add(document)
        if copy is None:
            number = self._events.add(self._maker.of_document(document), day(document))
        else:
            number = self._coverage[copy.of]
            self._found.append(copy)
        self._documents[document.id] = document
        self._coverage[document.id] = number

    def together(self, document_id: str) -> tuple[str, ...]:
        """The ids of the coverage that a document is in, in the order they were taken.

        Raises:
            KeyError: no such document was taken.
        """
        current = self._events.current
        number = current(self._coverage[document_id])
        return tuple(other for other, at in self._coverage.items() if current(at) == number)

    def gathering(self, rejections: Sequence[Rejection] = ()) -> Gathering:
        """All that was taken so far: the coverage with most reports first, then by time."""
        members: dict[int, list[Document]] = {}
        for identity, number in self._coverage.items():
            members.setdefault(self._events.current(number), []).append(self._documents[identity])
        groups = [sorted(found, key=order_of) for found in members.values()]
        groups.sort(key=lambda found: (-len(found), order_of(found[0])))
        return Gathering(
            coverages=tuple(coverage_of(found) for found in groups),
            copies=tuple(sorted(self._found, key=lambda copy: copy.document_id)),
            documents=tuple(document for found in groups for document in found),
            rejections=tuple(rejections),
        )


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


def coverage_of(documents: Sequence[Document]) -> Coverage:
    """The coverage of documents in the order of their time; its title is the first they have."""
    days = sorted(found for document in documents if (found := day(document)) is not None)
    ids = tuple(document.id for document in documents)
    return Coverage(
        identify("coverage", *sorted(ids)),
        ids,
        next((document.title for document in documents if document.title), None),
        days[0] if days else None,
        days[-1] if days else None,
    )
