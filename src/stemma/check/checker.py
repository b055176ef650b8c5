"""A draft and its sources → the check."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.check.attributed import Attributions
from stemma.check.coverage import SourceIndex
from stemma.check.findings import Finder
from stemma.check.left_out import find_left_out
from stemma.check.passages import Library
from stemma.check.quotations import check_quotations
from stemma.check.units import find_units
from stemma.check.words import ReportWords, WordReader
from stemma.encoder.words import WordTable
from stemma.lineage import Newsrooms, trace_lineage
from stemma.match import Matcher
from stemma.model import Annotations, Check, FindingVerdict, Flag, Rejection

FOREIGN = 0.8
"""Share of statements that no source has from which on the sources are said to be of another
event."""
FEW = 3
"""Statements that a draft must have for that."""


class Checker:
    """The tables and models, loaded once. A check is a pure function of draft and sources."""

    def __init__(self, table: WordTable, newsrooms: Newsrooms, matcher: Matcher) -> None:
        self._table = table
        self._newsrooms = newsrooms
        self._matcher = matcher
        self._reader = WordReader(table)

    def check(
        self,
        draft: Annotations,
        sources: Sequence[Annotations],
        *,
        rejections: Sequence[Rejection] = (),
        versions: Sequence[tuple[str, str]] = (),
    ) -> Check:
        """The draft held against its sources; their order does not matter.

        A source that is the draft itself supports nothing: it is left out, with a note.
        """
        notes = []
        if Flag.TRACKED_CHANGES in draft.document.flags:
            notes.append("the draft has tracked changes: read as if all were accepted")
        used: dict[str, Annotations] = {}
        for found in sorted(sources, key=lambda f: (f.document.sha256, f.document.id)):
            if is_one(found, draft):
                notes.append(f"{found.document.source} is the draft itself and was left out")
            else:
                used.setdefault(found.document.id, found)
        against = self._matcher.against(draft, [*used.values()])
        matches, number = against.matches, against.number
        reports = [
            ReportWords(found, self._reader)
            for n, found in enumerate(matches.reports)
            if n != number
        ]
        text = ReportWords(draft, self._reader)
        library = Library(SourceIndex(reports, self._table), against)
        quotations = check_quotations(text, reports)
        lineage = trace_lineage([r.annotations for r in reports], self._newsrooms)
        finder = Finder(library, text, lineage)
        own = [s for s in matches.statements if s.document == number]
        units = find_units(text, own)
        library.read_more(units)
        looked = [(unit, library.near(unit)) for unit in units]
        findings = tuple(finder.find(unit, passages, quotations) for unit, passages in looked)
        attributions = Attributions(library, text).check(looked, [q.span for q in quotations])
        missing = sum(f.verdict is FindingVerdict.NOT_FOUND for f in findings)
        if len(findings) >= FEW and missing >= FOREIGN * len(findings):
            notes.append("hardly a statement of the draft is in the sources: of another event?")
        return Check(
            draft.document,
            tuple(r.annotations.document for r in reports),
            findings,
            quotations,
            attributions,
            find_left_out(library, text, findings, self._table),
            tuple(rejections),
            tuple(notes),
            tuple(versions),
        )


def is_one(left: Annotations, right: Annotations) -> bool:
    """Whether two documents have the same text, white space apart."""
    if left.document.sha256 == right.document.sha256:
        return True
    return left.document.text.split() == right.document.text.split()
