"""Runs over what is stored: the ordinary run, with a memory of what was said before.

Nothing of a run is done in another way because it is done again. What makes it short is that models
and rules are asked only what nobody asked before; so the result is the same bytes as from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from threading import RLock
from typing import Final

from stemma.encoder.words import WordTable
from stemma.model import Annotations, Brief, Decision, Document, Rejection
from stemma.run.compare import compare_reports
from stemma.run.engine import Engine
from stemma.run.local import Alone
from stemma.run.pipeline import annotate_documents, check_spans
from stemma.run.tools import Tools
from stemma.store.database import Database
from stemma.store.made_with import MadeWith
from stemma.store.memory import KeptMatches, KeptReader, Readings
from stemma.store.rows import batched

AT_ONCE: Final = 32
"""Reports that are read before what was read is kept: a run that is ended loses no more."""


class Workroom:
    """The tools of a run, each with its memory."""

    def __init__(self, database: Database, tools: Tools, made_with: MadeWith) -> None:
        self.made_with = made_with
        self._tools = tools
        self._readings = Readings(database, made_with)
        self._matches = KeptMatches(database, made_with)
        self._kept: Tools | None = None
        # The models remember what they said last, and are asked by one at a time.
        self._lock = RLock()

    def read(
        self, documents: Sequence[Document], engine: Engine | None = None
    ) -> Iterator[Annotations | Rejection]:
        """The annotations of documents, in their order; only those are read that are not known.

        `engine` says where; by default in this process.
        """
        known = self._readings.annotations(documents)
        new = [document for document in documents if document.id not in known]
        engine = Alone(self._tools) if engine is None else engine
        read: dict[str, Annotations | Rejection] = {}
        with self._lock:
            found = zip(new, annotate_documents(new, engine=engine), strict=True)
            for some in batched(found, AT_ONCE):
                read.update({document.id: item for document, item in some})
                self._readings.keep_annotations(
                    (document, item) for document, item in some if isinstance(item, Annotations)
                )
        for document in documents:
            yield known[document.id] if document.id in known else read[document.id]

    def compare(
        self,
        documents: Sequence[Document],
        decisions: Iterable[Decision] = (),
        *,
        together: bool = False,
        engine: Engine | None = None,
    ) -> Brief:
        """The brief of documents, with what people decided."""
        with self._lock:
            return compare_reports(
                check_spans(self.read(documents, engine)),
                engine=Alone(self.tools),
                together=together,
                decisions=tuple(decisions),
            )

    @property
    def table(self) -> WordTable:
        """The table of words, by which reports gather."""
        return self._tools.table

    @property
    def tools(self) -> Tools:
        """Those of a run that remembers."""
        if self._kept is None:
            self._kept = Tools(
                annotate=self._tools.annotate,
                rereader=KeptReader(self._tools.rereader, self._readings),
                maker=self._tools.maker.remembering(self._matches),
            )
        return self._kept
