"""Everything that `stemma read` says of a report, its claims included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from stemma.annotate import Annotator
from stemma.claims.extract import ClaimExtractor
from stemma.encoder.files import WEIGHTS
from stemma.model import Annotations, Document


class CloseReader:
    """The model, the word lists and the rules, loaded once. Reading is a pure function."""

    def __init__(self, annotator: Annotator, extractor: ClaimExtractor) -> None:
        self.annotator = annotator
        self._extractor = extractor

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> CloseReader:
        """Load the model and the word lists; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: the files of the model are missing or damaged.
            LexiconError: a word list is damaged.
        """
        return cls(Annotator.load(folder, threads=threads), ClaimExtractor.load())

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        """The annotations of each document, claims and all, in order."""
        return tuple(self._read(document) for document in documents)

    def _read(self, document: Document) -> Annotations:
        parse, found = self.annotator.read(document)
        if parse is None:
            return found
        return replace(found, claims=self._extractor.extract(parse, found))
