"""What two briefs of one coverage are looked up by: reports that came and went, versions, words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stemma.follow.words import row_of
from stemma.model import Brief, Document, Origin, Reading, Span
from stemma.read.address import bare_address
from stemma.read.versions import captured
from stemma.report.view.labels import label_documents, name_origin

PARAGRAPH: Final = 2_000
"""Characters before some words in which a quotation may have been opened."""


@dataclass(frozen=True)
class Scene:
    """Two briefs of one coverage, before and after reports came, were changed or went."""

    before: Brief
    after: Brief
    moved: frozenset[str] = frozenset()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """All reports of both, by id."""
        both = (*self.before.documents, *self.after.documents)
        return {document.id: document for document in both}

    @cached_property
    def was_there(self) -> frozenset[str]:
        """The ids of the reports that were there before."""
        return frozenset(document.id for document in self.before.documents)

    @cached_property
    def added(self) -> tuple[Document, ...]:
        """The reports that were not there before, versions of known ones among them."""
        found = [one for one in self.after.documents if one.id not in self.was_there]
        return tuple(sorted(found, key=lambda one: one.id))

    @cached_property
    def earlier(self) -> Mapping[str, Document]:
        """Each report that came as another version of a known one → the latest of the earlier."""
        out = {}
        known = [one for one in self.documents.values() if one.url]
        by_address: dict[str, list[Document]] = {}
        for one in known:
            by_address.setdefault(bare_address(one.url or ""), []).append(one)
        for late in self.added:
            found = [
                one
                for one in by_address.get(bare_address(late.url or ""), ())
                if one.id != late.id and _is_before(one, late, self.was_there)
            ]
            if late.url and found:
                out[late.id] = max(found, key=lambda one: (str(captured(one) or ""), one.id))
        return out

    @cached_property
    def gone(self) -> tuple[Document, ...]:
        """The reports that are no longer there, and no other version of them is."""
        left = {one.id for one in self.after.documents}
        replaced = {one.id for one in self.earlier.values()}
        found = [one for one in self.before.documents if one.id not in left | replaced | self.moved]
        return tuple(sorted(found, key=lambda one: one.id))

    def coverage_of(self, document_id: str) -> str:
        """The id of the coverage that a report is in, as it is now or as it was."""
        every = (*self.after.coverages, *self.before.coverages)
        found = [one.id for one in every if document_id in one.documents]
        return found[0] if found else every[0].id

    def is_carried(self, reading: Reading) -> bool:
        """Whether a later version of a page only repeats what the earlier one said."""
        early = self.earlier.get(reading.document_id)
        if early is None:
            return False
        row = " ".join(row_of(self.words(reading.claim.spans)))
        return f" {row} " in self._whole(early)

    def _whole(self, document: Document) -> str:
        found = self._rows.get(document.id)
        if found is None:
            found = self._rows[document.id] = f" {' '.join(row_of(document.text))} "
        return found

    @cached_property
    def _rows(self) -> dict[str, str]:
        return {}

    @cached_property
    def origins(self) -> Mapping[str, str]:
        """The id of each origin of both → what it is called."""
        labels = label_documents(self.documents.values())
        every: dict[str, Origin] = {}
        for origin in (*self.before.origins, *self.after.origins):
            every[origin.id] = origin
        return {identity: name_origin(origin, labels) for identity, origin in every.items()}

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[Span, ...]]:
        found: dict[str, set[Span]] = {}
        for span in (*self.before.sentences, *self.after.sentences):
            found.setdefault(span.document_id, set()).add(span)
        return {identity: tuple(sorted(spans)) for identity, spans in found.items()}

    def sentences(self, document_id: str) -> tuple[Span, ...]:
        """The sentences of a report in text order; empty where no brief holds them."""
        return self._sentences.get(document_id, ())

    def sentence_at(self, span: Span) -> Span:
        """The sentence in which a span begins; the span itself where no brief holds it."""
        known = self.sentences(span.document_id)
        place = bisect_right(known, span.start, key=lambda one: one.start) - 1
        return known[place] if place >= 0 and span.start < known[place].end else span

    def words(self, spans: Iterable[Span]) -> str:
        """The words of spans, in their order."""
        return " … ".join(span.of(self.documents[span.document_id].text) for span in spans)

    def is_quoted(self, spans: Sequence[Span]) -> bool:
        """Whether words stand between quotation marks that were opened in their paragraph."""
        first = spans[0]
        text = self.documents[first.document_id].text
        line = text.rfind("\n", max(0, first.start - PARAGRAPH), first.start) + 1
        before = text[max(line, first.start - PARAGRAPH) : first.start + 1]
        opened = max(before.rfind("“"), before.rfind("``"))
        closed = max(before.rfind("”"), before.rfind("''"))
        return opened > closed or before.count('"') % 2 == 1

    def names(self, origins: Sequence[str]) -> tuple[str, ...]:
        """What origins are called, each once."""
        return tuple(dict.fromkeys(self.origins.get(one, one) for one in origins))

    def origins_of(self, reading: Reading, among: Sequence[str]) -> tuple[str, ...]:
        """Those of these origins that the report of a reading has something from."""
        having = {o.id for o in self.after.origins if reading.document_id in o.documents}
        return tuple(one for one in among if one in having)


def _is_before(one: Document, late: Document, was_there: frozenset[str]) -> bool:
    """Whether one of two captures of an address came first.

    By when they were captured; where that is not told or the same, what was there before did.
    """
    first, second = captured(one), captured(late)
    if first is not None and second is not None and first != second:
        return first < second
    return one.id in was_there and late.id not in was_there
