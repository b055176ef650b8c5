"""The lineage of a coverage: where its reports begin, and how many beginnings a point has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from stemma.errors import ContractError
from stemma.lineage.classes import group_copies
from stemma.lineage.clock import reading_order
from stemma.lineage.count import Told, count_origins, find_ties
from stemma.lineage.links import find_links
from stemma.lineage.newsrooms import Newsrooms
from stemma.lineage.origins import Houses, find_origins, settle
from stemma.lineage.reports import read_report
from stemma.lineage.reuse import Reuse, find_reuse
from stemma.lineage.words import words_of
from stemma.model import Annotations, Attribution, Corroboration, LineageLink, Origin, Span


class Saying(Protocol):
    """What one document says on a point; `stemma.model.Reading` is one."""

    @property
    def document_id(self) -> str:
        """The document."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words that say it."""

    @property
    def attribution(self) -> Attribution | None:
        """Who says it; `None` is the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Links and origins of one coverage; `corroborate` counts the origins behind any readings."""

    links: tuple[LineageLink, ...]
    origins: tuple[Origin, ...]
    _numbers: Mapping[str, int] = field(repr=False)
    _houses: Houses = field(repr=False)
    _reuse: Reuse = field(repr=False)
    _ties: frozenset[tuple[str, str]] = field(repr=False)

    def corroborate(self, readings: Sequence[Saying]) -> Corroboration:
        """From how many independent origins these readings come, at least and at most.

        Their order does not matter, nor does one that comes twice. How it is counted is told in
        `stemma.lineage.count`.

        Raises:
            ContractError: a reading is of a document that is not in the coverage.
        """
        told = []
        for reading in readings:
            number = self._numbers.get(reading.document_id)
            if number is None:
                raise ContractError(
                    f"a reading is of document {reading.document_id!r}, which the lineage lacks"
                )
            reader = self._houses.reports[number].reader
            told.append(
                Told(
                    tuple(
                        self._houses.behind(number, witness)
                        for witness in reader.witnesses(reading.attribution, reading.spans)
                    ),
                    self._reuse.roots_of(number, reading.spans),
                )
            )
        return count_origins(told, self._ties, [origin.id for origin in self.origins])


def trace_lineage(coverage: Sequence[Annotations], newsrooms: Newsrooms) -> Lineage:
    """The lineage of the documents of one coverage.

    Their order does not matter. Of documents with one id only one is looked at. The time taken
    grows with the words there are.
    """
    documents: dict[str, Annotations] = {}
    for item in sorted(coverage, key=lambda item: reading_order(item.document)):
        documents.setdefault(item.document.id, item)
    reports = [read_report(item, newsrooms) for item in documents.values()]
    reuse = find_reuse(
        [words_of(report.annotations) for report in reports],
        [report.document.text for report in reports],
    )
    houses = settle(reports, group_copies(reports, reuse))
    return Lineage(
        links=find_links(reports, reuse),
        origins=find_origins(houses),
        _numbers={document: number for number, document in enumerate(documents)},
        _houses=houses,
        _reuse=reuse,
        _ties=find_ties(houses, reuse),
    )
