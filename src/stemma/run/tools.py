"""What the work of a run needs, loaded when it is first asked for: a run may not need it at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from stemma.model import Annotations, Document, Timex

if TYPE_CHECKING:
    from stemma.brief import BriefMaker
    from stemma.claims import CloseReader
    from stemma.dating import Rereader
    from stemma.encoder.words import WordTable

Annotate = Callable[[Sequence[Document]], Iterable[Annotations]]
"""Documents → their annotations: as many, in the same order."""


class LateReader:
    """The close reader, loaded when it is first asked for."""

    @cached_property
    def _reader(self) -> CloseReader:
        from stemma.claims import CloseReader  # noqa: PLC0415

        return CloseReader.load()

    def annotate(self, documents: Sequence[Document]) -> Iterable[Annotations]:
        """The annotations of documents, in their order."""
        return self._reader.annotate(documents)

    def again(self, document: Document) -> Annotations:
        """The annotations of a document of which only the date has changed."""
        return self._reader.again(document)

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        """Its time expressions, had it appeared on each of the days."""
        return self._reader.times_on(document, days)


class Tools:
    """The reader and the maker of briefs: one pair a process, with which all its work is done."""

    def __init__(
        self,
        *,
        annotate: Annotate | None = None,
        rereader: Rereader | None = None,
        maker: BriefMaker | None = None,
    ) -> None:
        """What is given takes the place of what would be loaded."""
        reader = LateReader()
        self.annotate = reader.annotate if annotate is None else annotate
        self.rereader = reader if rereader is None else rereader
        """Reads again a report whose date was found."""
        self._maker = maker

    @cached_property
    def maker(self) -> BriefMaker:
        """The maker of briefs.

        Raises:
            WeightsError: the table of words is missing or damaged.
            LexiconError: a word list is damaged.
        """
        if self._maker is not None:
            return self._maker
        from stemma.brief import BriefMaker  # noqa: PLC0415 - tables that reading does not need

        return BriefMaker.load()

    @cached_property
    def table(self) -> WordTable:
        """The table of words alone, for what needs no model.

        Raises:
            WeightsError: it is missing or damaged.
        """
        if self._maker is not None:
            return self._maker.table
        from stemma.encoder.words import WordTable  # noqa: PLC0415 - see `maker`

        return WordTable.load()
