"""Whom the draft names as saying so: do the sources give it to the same?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.passages import Library, Passage, best_of
from stemma.check.speakers import Speaker, are_surely_two, speaker_of
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.ladder import quote
from stemma.lexicon.words import load_words
from stemma.model import (
    Attribution,
    AttributionVerdict,
    CheckedAttribution,
    EntityKind,
    EvidenceRelation,
    SourceEvidence,
    SourceKind,
    Span,
)

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
GENERIC: Final = load_words("hearsay_nouns.txt") | {"paper", "papers", "agency", "reporter"}
"""Words by which a draft says that it has something from another newsroom."""
PRONOUNS: Final = load_words("pronouns.txt")
"""Whom these mean is worked out, and no ground to say that somebody else said it."""
STRONG: Final = 0.72
"""Least score of a passage that tells who said it."""
OTHERS: Final = 0.8
"""Least chance, by the pair reader, that a passage is of the same statement, for its speaker to be
held against the draft's."""


class Attributions:
    """Checks who said what."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def check(
        self, looked: Sequence[tuple[Unit, Sequence[Passage]]], quoted: Sequence[Span]
    ) -> tuple[CheckedAttribution, ...]:
        """Every attribution of the draft to somebody, in text order; quotations are not looked at.

        `looked` are the statements with their passages.
        """
        out: dict[Span, CheckedAttribution] = {}
        for attribution in self._draft.annotations.attributions:
            if not attribution.source or not attribution.content:
                continue
            if any(c.overlaps(q) for c in attribution.content for q in quoted):
                continue
            speaker = speaker_of(attribution, self._draft.annotations)
            if speaker is None:
                continue
            for unit, passages in looked:
                if any(s.overlaps(c) for s in unit.spans for c in attribution.content):
                    checked = self._one(attribution, speaker, best_of(passages))
                    if checked is not None:
                        out.setdefault(checked.span, checked)
                    break
        return tuple(checked for _, checked in sorted(out.items()))

    def _one(
        self, attribution: Attribution, speaker: Speaker, best: Sequence[Passage]
    ) -> CheckedAttribution | None:
        span = attribution.source[0]
        strong = [p for p in best if p.score >= STRONG]
        if not strong:
            return None
        for passage in strong:
            if self._names_him(passage, speaker):
                evidence = self._evidence(
                    passage, EvidenceRelation.SUPPORTS, f"{quote(speaker.shown)} stands there too."
                )
                verdict = AttributionVerdict.SUPPORTED
                if self._second_hand(passage, attribution):
                    verdict = AttributionVerdict.SECOND_HAND
                return CheckedAttribution(span, verdict, (evidence,))
        others = [(p, other) for p in strong for other in self._speakers(p)]
        nobody = attribution.source_kind is SourceKind.ANONYMOUS or not speaker.names
        if nobody or span.of(self._draft.text).casefold() in PRONOUNS:
            return None
        sure = others and strong[0].same >= OTHERS
        if sure and all(are_surely_two(speaker, other) for _, other in others):
            passage, other = others[0]
            reason = f"{quote(other.shown)} says it there, {quote(speaker.shown)} in the draft."
            evidence = self._evidence(passage, EvidenceRelation.CONTRADICTS, reason)
            return CheckedAttribution(span, AttributionVerdict.OTHER_SOURCE, (evidence,))
        if not self._is_known(speaker):
            return CheckedAttribution(span, AttributionVerdict.NOWHERE)
        return None

    def _speakers(self, passage: Passage) -> Iterator[Speaker]:
        """Those whom a passage names as saying what is in it."""
        found = self._library.report(passage).annotations
        sentence = self._library.span(passage)
        for attribution in found.attributions:
            if attribution.source and any(c.overlaps(sentence) for c in attribution.content):
                speaker = speaker_of(attribution, found)
                if speaker is not None:
                    yield speaker

    def _names_him(self, passage: Passage, speaker: Speaker) -> bool:
        """Whether a passage, or what stands beside it, has the one who speaks in the draft."""
        report = self._library.report(passage)
        document = report.annotations.document
        wanted = speaker.names or speaker.described
        house = " ".join(
            x for x in (document.outlet, document.agency, document.url, document.source) if x
        )
        if wanted & _folded(re.sub(r"[-_./]", " ", house)):
            return True
        for number in self._library.around(passage, 1):
            here = _folded(report.sentences[number].of(report.text)) | {*report.meant[number]}
            if wanted & here:
                return True
            stems = {w[:5] for w in here}
            if speaker.kind is not EntityKind.PERSON and {w[:5] for w in wanted} & stems:
                return True
        return any(not are_surely_two(speaker, other) for other in self._speakers(passage))

    def _second_hand(self, passage: Passage, attribution: Attribution) -> bool:
        """Whether the source has it through an outlet that the draft leaves out."""
        report = self._library.report(passage)
        if attribution.via or report.annotations.document.outlet is None:
            return False
        told = " ".join(span.of(self._draft.text) for span in attribution.spans())
        if _folded(told) & GENERIC:
            return False
        sentence = self._library.span(passage)
        own = _folded(report.annotations.document.outlet or "")
        text = _folded(self._draft.text)
        for other in report.annotations.attributions:
            if any(c.overlaps(sentence) for c in other.content):
                hands = [via for via in other.via if not _folded(via.name) & own]
                if hands and len(other.via) > 1 and not _folded(hands[-1].name) & text:
                    return True
        return False

    def _is_known(self, speaker: Speaker) -> bool:
        """Whether any source has a name of the speaker."""
        return any(speaker.names & _folded(report.text) for report in self._library.index.reports)

    def _evidence(
        self, passage: Passage, relation: EvidenceRelation, reason: str
    ) -> SourceEvidence:
        return SourceEvidence((self._library.span(passage),), relation, "speaker", reason)


def _folded(text: str) -> set[str]:
    return {fold(re.sub(r"['’]s$", "", m[0])) for m in WORD.finditer(text)}
