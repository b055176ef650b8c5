"""Everything that `stemma read` says of a report, its claims included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from stemma.annotate import Annotator
from stemma.encoder.files import WEIGHTS
from stemma.model import Annotations, Document

if TYPE_CHECKING:
    from stemma.claims.extract import ClaimExtractor


class CloseReader:
    """The model, the word lists and the rules, loaded once. Reading is a pure function."""

    def __init__(self, annotator: Annotator) -> None:
        self.annotator = annotator

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> CloseReader:
        """Load the model; `threads` changes the time taken and nothing else.

        The word lists are loaded while the model reads the first document.

        Raises:
            WeightsError: the files of the model are missing or damaged.
        """
        return cls(Annotator.load(folder, threads=threads))

    @cached_property
    def extractor(self) -> ClaimExtractor:
        """The tables that claims need, loaded when they are first asked for.

        Raises:
            LexiconError: one is damaged.
        """
        from stemma.claims.extract import ClaimExtractor  # noqa: PLC0415 - see `load`

        return ClaimExtractor.load()

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        """The annotations of each document, claims and all, in order.

        Raises:
            LexiconError: a word list is damaged.
        """
        return tuple(
            found if parse is None else replace(found, claims=self.extractor.extract(parse, found))
            for parse, found in self.annotator.read_all(documents)
        )
