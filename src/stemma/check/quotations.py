"""The quotations of a draft: verbatim, altered, given to another speaker, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.check.quoted import ALIKE, Found, look_up
from stemma.check.speakers import Speaker, are_surely_two, speakers_around, who_says
from stemma.check.wording import Wording, tokens_of
from stemma.check.words import FUNCTION_WORDS, ReportWords
from stemma.judge.ladder import quote
from stemma.lineage.quotations import find_quotations
from stemma.model import (
    CheckedQuotation,
    EvidenceRelation,
    QuotationVerdict,
    SourceEvidence,
    Span,
)

MARKS: Final = "“”\"'‘’«»„"
SHORTEST: Final = 4
"""Words of a quotation that may be called altered: of fewer, what is near is chance."""
SHOWN: Final = 3
"""Sources that are shown for one quotation."""
TRAILING: Final = " ,.;:"


def check_quotations(
    draft: ReportWords, sources: Sequence[ReportWords]
) -> tuple[CheckedQuotation, ...]:
    """Every quotation of the draft in text order."""
    wordings = [Wording(source.text) for source in sources]
    text = draft.text
    furniture = draft.annotations.furniture
    out = []
    for start, end in find_quotations(text):
        first, last = _bare(text, start, end)
        if first >= last or not tokens_of(text, first, last):
            continue
        span = Span(draft.annotations.document.id, first, last)
        if not any(span.overlaps(f) for f in furniture):
            out.append(_check(span, draft, sources, wordings))
    return tuple(out)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A quotation without its marks and the comma before the last."""
    while start < end and text[start] in MARKS:
        start += 1
    while end > start and (text[end - 1] in MARKS or text[end - 1] in TRAILING):
        end -= 1
    return start, end


def _check(
    span: Span,
    draft: ReportWords,
    sources: Sequence[ReportWords],
    wordings: Sequence[Wording],
) -> CheckedQuotation:
    found = look_up(draft.text, span.start, span.end, wordings)
    whole = [one for one in found if one.share == 1.0 and not one.changes]
    speaker = who_says(draft.annotations, span)
    shown = "" if speaker is None else speaker.shown
    if whole:
        return _of_speaker(span, whole, speaker, sources, wordings)
    words = tokens_of(draft.text, span.start, span.end)
    altered = [one for one in found if one.share >= ALIKE]
    long = len(words) >= SHORTEST and sum(t.word not in FUNCTION_WORDS for t in words) >= 2
    if altered and long:
        evidence = tuple(
            _evidence(one, sources, wordings, EvidenceRelation.CONTRADICTS, _told(one))
            for one in altered[:1]
        )
        said_by = speakers_around(sources[altered[0].source].annotations,
                                  _span(altered[0], sources, wordings))  # fmt: skip
        return CheckedQuotation(
            span,
            QuotationVerdict.ALTERED,
            evidence,
            altered[0].changes,
            shown,
            said_by[0].shown if said_by else "",
        )
    near = tuple(
        _evidence(
            one, sources, wordings, EvidenceRelation.NEAREST,
            "These words come nearest; no source has those of the draft.",
        )
        for one in found[:1]
        if one.share >= ALIKE / 2
    )  # fmt: skip
    return CheckedQuotation(span, QuotationVerdict.NOWHERE, near, (), shown)


def _of_speaker(
    span: Span,
    whole: Sequence[Found],
    speaker: Speaker | None,
    sources: Sequence[ReportWords],
    wordings: Sequence[Wording],
) -> CheckedQuotation:
    """A quotation that stands in sources word for word: is it given to one who said it?"""
    others: list[tuple[Found, Speaker]] = []
    fitting: list[Found] = []
    unknown: list[Found] = []
    for one in whole:
        place = _span(one, sources, wordings)
        theirs = speakers_around(sources[one.source].annotations, place)
        if speaker is None or not theirs:
            unknown.append(one)
        elif all(are_surely_two(speaker, other) for other in theirs):
            others.append((one, theirs[0]))
        else:
            fitting.append(one)
    # A source that gives nobody says nothing against one that does.
    fitting = fitting or ([] if others else unknown)
    shown = "" if speaker is None else speaker.shown
    if fitting:
        reason = "Word for word."
        evidence = tuple(
            _evidence(one, sources, wordings, EvidenceRelation.SUPPORTS, reason)
            for one in fitting[:SHOWN]
        )
        return CheckedQuotation(span, QuotationVerdict.VERBATIM, evidence, (), shown, shown)
    one, other = others[0]
    reason = f"{quote(other.shown)} says it there, {quote(shown)} in the draft."
    evidence = (_evidence(one, sources, wordings, EvidenceRelation.CONTRADICTS, reason),)
    verdict = QuotationVerdict.OTHER_SPEAKER
    return CheckedQuotation(span, verdict, evidence, (), shown, other.shown)


def _told(found: Found) -> str:
    """The changes in words."""
    parts = []
    for mine, theirs in found.changes:
        if mine and theirs:
            parts.append(f"{quote(mine)} for {quote(theirs)}")
        elif mine:
            parts.append(f"{quote(mine)} put in")
        else:
            parts.append(f"{quote(theirs)} left out")
    return ("; ".join(parts) or "Other words") + "."


def _span(found: Found, sources: Sequence[ReportWords], wordings: Sequence[Wording]) -> Span:
    tokens = wordings[found.source].tokens
    last = min(found.last, len(tokens))
    return Span(
        sources[found.source].annotations.document.id,
        tokens[found.first].start,
        tokens[last - 1].end,
    )


def _evidence(
    found: Found,
    sources: Sequence[ReportWords],
    wordings: Sequence[Wording],
    relation: EvidenceRelation,
    reason: str,
) -> SourceEvidence:
    kind = "speaker" if " says it there" in reason else "quotation"
    return SourceEvidence((_span(found, sources, wordings),), relation, kind, reason)
