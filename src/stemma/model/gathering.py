"""Documents sorted into coverages."""

from dataclasses import dataclass

from stemma.model.coverage import Copy, Coverage
from stemma.model.document import Document
from stemma.model.rejection import Rejection


@dataclass(frozen=True, slots=True)
class Gathering:
    """Which documents report one event, and which repeat another.

    Every document is in exactly one coverage; one that belongs to no other is a coverage of one. A
    copy is in the coverage of what it repeats. `documents` stand in the order of the coverages.
    """

    coverages: tuple[Coverage, ...] = ()
    copies: tuple[Copy, ...] = ()
    documents: tuple[Document, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    def __post_init__(self) -> None:
        held = [identity for coverage in self.coverages for identity in coverage.documents]
        if held != [document.id for document in self.documents]:
            raise ValueError("the documents are not those of the coverages, in their order")
        if len(set(held)) != len(held):
            raise ValueError("a document of a gathering is in two coverages")
        place = {
            identity: number
            for number, coverage in enumerate(self.coverages)
            for identity in coverage.documents
        }
        for copy in self.copies:
            if copy.document_id not in place or place[copy.document_id] != place.get(copy.of):
                raise ValueError(f"copy {copy.document_id!r} is not in the coverage of {copy.of!r}")
