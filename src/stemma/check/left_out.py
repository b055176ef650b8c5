"""What the sources have on the draft's subject and the draft leaves out: denials above all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.check.coverage import SourceIndex, covered
from stemma.check.cues import DENIALS
from stemma.check.passages import Library
from stemma.check.words import ReportWords
from stemma.encoder.words import WordTable
from stemma.model import Finding, FindingVerdict, LeftOut, Modality, Span

MOST: Final = 12
"""Passages named at most."""
TOLD: Final = 0.62
"""Share of a denial's content from which on the draft has it."""
BEARS: Final = 0.3
"""Share of it from which on it bears on what the draft says."""
NEAR: Final = 2
"""Sentences from what supports the draft within which a denial is of the same subject."""


def find_left_out(
    library: Library, draft: ReportWords, findings: Sequence[Finding], table: WordTable
) -> tuple[LeftOut, ...]:
    """Denials in the sources, beside what supports the draft, that the draft does not have."""
    index = SourceIndex([draft], table)
    if not index.places:
        return ()
    used = _used(library, findings)
    out: dict[str, LeftOut] = {}
    for number, report in enumerate(library.index.reports):
        denied = [claim for claim in report.annotations.claims if claim.modality is Modality.DENIED]
        for claim in denied:
            sentence = report.sentence_at(claim.spans[0].start)
            if sentence is None or not any(
                (number, at) in used for at in range(sentence - NEAR, sentence + NEAR + 1)
            ):
                continue
            span = report.sentences[sentence]
            words = report.words[sentence]
            text = " ".join(span.of(report.text).split())
            if not DENIALS.search(text) or text in out:
                continue
            share = float(covered(words, index.widened(index.table(words))).max(initial=0))
            if BEARS <= share < TOLD:
                out[text] = LeftOut((span,), "a denial that the draft leaves out")
    return tuple(sorted(out.values(), key=lambda one: one.spans))[:MOST]


def _used(library: Library, findings: Sequence[Finding]) -> set[tuple[int, int]]:
    """(report, sentence) of what supports the draft."""
    number_of = {
        report.annotations.document.id: number
        for number, report in enumerate(library.index.reports)
    }
    out: set[tuple[int, int]] = set()
    for finding in findings:
        if finding.verdict is FindingVerdict.NOT_FOUND:
            continue
        for evidence in finding.evidence:
            number = number_of[evidence.document_id]
            out |= {(number, at) for at in _sentences(library, number, evidence.spans)}
    return out


def _sentences(library: Library, number: int, spans: Sequence[Span]) -> set[int]:
    found = (library.index.reports[number].sentence_at(span.start) for span in spans)
    return {sentence for sentence in found if sentence is not None}
