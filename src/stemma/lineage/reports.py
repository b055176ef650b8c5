"""One report with everything that says whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.lineage.cites import find_namings
from stemma.lineage.credits import Credit, find_credits
from stemma.lineage.newsrooms import Newsroom, Newsrooms
from stemma.lineage.witnesses import Attributions, Naming
from stemma.model import Annotations, Document


@dataclass(frozen=True, slots=True)
class Report:
    """A document, the newsroom it appeared in, those it credits and those it cites."""

    annotations: Annotations
    newsroom: Newsroom | None
    credits: tuple[Credit, ...]
    namings: tuple[Naming, ...]
    reader: Attributions

    @property
    def document(self) -> Document:
        """The document itself."""
        return self.annotations.document

    def leans_on(self, newsroom: Newsroom | None) -> bool:
        """Whether it names this newsroom, not its own, as where it has something from."""
        if newsroom is None or (self.newsroom is not None and newsroom.key == self.newsroom.key):
            return False
        named = [*(c.newsroom for c in self.credits), *(n.newsroom for n in self.namings)]
        return any(other.key == newsroom.key for other in named)


def read_report(annotations: Annotations, newsrooms: Newsrooms) -> Report:
    """The report of one annotated document."""
    own = newsrooms.of_document(annotations.document)
    reader = Attributions(annotations, newsrooms)
    return Report(
        annotations,
        own,
        tuple(find_credits(annotations.document, newsrooms, own)),
        find_namings(annotations, reader, newsrooms),
        reader,
    )
