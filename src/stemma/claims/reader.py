"""Everything that `stemma read` says of a report, its claims included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stemma.annotate import Annotator
from stemma.encoder.files import WEIGHTS
from stemma.model import Annotations, Document, Timex

if TYPE_CHECKING:
    from stemma.annotate.parse import Parse
    from stemma.claims.extract import ClaimExtractor


KEPT: Final = 256
"""Documents without a date whose trees are kept, so that they need not be read twice when their
date is found; about half a megabyte each."""


class CloseReader:
    """The model, the word lists and the rules, loaded once. Reading is a pure function."""

    def __init__(self, annotator: Annotator) -> None:
        self.annotator = annotator
        self._undated: dict[str, tuple[Parse, Annotations]] = {}

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
        return tuple(self._kept(*read) for read in self.annotator.read_all(documents))

    def again(self, document: Document) -> Annotations:
        """The annotations of a document that was read before and of which only the date is new.

        What does not hang on the date is kept from then, if it was without one.
        """
        from stemma.annotate.quantities import find_quantities  # noqa: PLC0415 - see `load`
        from stemma.annotate.timexes import find_timexes  # noqa: PLC0415

        parse, found = self._known(document)
        if parse is None:
            return replace(found, document=document)
        parse = replace(parse, document=document)
        timexes = find_timexes(parse)
        if [*map(_shape, timexes)] == [*map(_shape, found.timexes)]:
            # Where and what they are is as it was, so amounts and claims are: only what they say.
            now = dict(zip(found.timexes, timexes, strict=True))
            claims = tuple(
                replace(claim, timexes=tuple(now[timex] for timex in claim.timexes))
                if claim.timexes
                else claim
                for claim in found.claims
            )
            return replace(found, document=document, timexes=timexes, claims=claims)
        quantities = find_quantities(parse, timexes)
        found = replace(found, document=document, timexes=timexes, quantities=quantities)
        return self.extractor.complete(parse, found)

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        """The time expressions of a document, had it appeared on each of the days."""
        from stemma.annotate.timexes import find_timexes_on  # noqa: PLC0415 - see `load`

        parse, _ = self._known(document)
        return [() for _ in days] if parse is None else find_timexes_on(parse, days)

    def _kept(self, parse: Parse | None, found: Annotations) -> Annotations:
        if parse is None:
            return found
        found = self.extractor.complete(parse, found)
        if found.document.published is None and len(self._undated) < KEPT:
            self._undated[found.document.id] = (parse, found)
        return found

    def _known(self, document: Document) -> tuple[Parse | None, Annotations]:
        known = self._undated.get(document.id)
        if known is not None and known[1].document.text == document.text:
            return known
        parse, found = self.annotator.read(document)
        return parse, self._kept(parse, found)


def _shape(timex: Timex) -> tuple[object, ...]:
    """What amounts and claims hang on of a time: not the day it is of."""
    return timex.span, timex.kind, timex.value.endswith("_REF")
