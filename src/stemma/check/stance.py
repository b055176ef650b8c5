"""How a statement is put: denied or not, how firmly, and who does it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stemma.check.cues import DENIALS, DOUBTS, PLANS, is_denied, is_hearsay
from stemma.check.denial import Denials
from stemma.check.party import Parties
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.claims import denies
from stemma.judge.ladder import quote
from stemma.model import Claim, EvidenceRelation, Modality, SourceEvidence

M = Modality
RANK: Final = {
    M.CONDITIONAL: 0, M.HEDGED: 0, M.PLANNED: 1, M.DEMANDED: 1, M.OFFERED: 1,
    M.REPORTED: 2, M.ASSERTED: 2, M.DENIED: 2,
}  # fmt: skip
"""How firmly each modality has it that something is so."""
AHEAD: Final = frozenset({M.PLANNED, M.CONDITIONAL, M.DEMANDED})
"""What is so put is less than done only of the same verb: "will move", "has moved"."""
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


IF: Final = re.compile(r"\W*if\b", re.IGNORECASE)
"""What opens a sentence all of which hangs on a condition."""
ABLE: Final = frozenset({"can", "could", "should"})
"""Words that doubt a deed, and as often say what somebody is able to do."""
BREAK: Final = re.compile(r"[;:—–,]")
"""What parts a clause from one before it that does not govern it."""
SHOWN: Final = 2
"""Passages shown for one thing that is put otherwise."""
BEHIND: Final = 2
"""Sentences behind a passage in which somebody may deny it."""
TELLING: Final = 0.3
"""Least weight of a word that a denial must share with what it denies."""
NEAREST: Final = 0.93
"""Share of the best score from which on a passage that says otherwise keeps a statement from being
called contradicted: another source has it as the draft does."""


class Stances:
    """Compares how statements of a draft and their passages are put."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft
        self._denials = Denials(library, draft)
        self._parties = Parties(library, draft)

    def compare(self, unit: Unit, best: Sequence[Passage]) -> list[SourceEvidence]:
        """What the nearest passages put otherwise, the gravest first; none where one agrees."""
        top = [p for p in best if p.score >= best[0].score * NEAREST]
        assert top  # noqa: S101 - the caller has a passage
        out = []
        for find in (self._denials.find, self._parties.find, self._certainty, self._disputed):
            found = [find(unit, passage) for passage in top]
            if all(one is not None for one in found):
                out += [one for one in found if one is not None][:SHOWN]
        return out

    def _claim_of(self, unit: Unit, passage: Passage) -> Claim | None:
        """The claim of a passage that is of the same as a statement."""
        report = self._library.report(passage)
        main = self._main(unit)
        told = {w.lemma for w in (unit.words if main is None else self._draft.read(main.spans))}
        ranked = [
            (sum(w.weight for w in report.read(c.spans) if w.lemma in told), -n, c)
            for n, c in enumerate(self._library.claims(passage))
        ]
        best = max(ranked, key=lambda item: item[:2], default=None)
        if best is None or best[0] <= 0:
            if passage.statement is None or passage.same < 0.6:
                return None
            return self._library.matches.statements[passage.statement].claim
        return best[2]

    def _main(self, unit: Unit) -> Claim | None:
        """The claim of a statement with most words."""
        ranked = [
            (sum(w.weight for w in self._draft.read(c.spans)), -n, c)
            for n, c in enumerate(unit.claims)
        ]
        best = max(ranked, key=lambda item: item[:2], default=None)
        return None if best is None else best[2]

    def _certainty(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        mine, theirs = self._main(unit), self._claim_of(unit, passage)
        if mine is None or theirs is None:
            return None
        text = unit.sentence.of(self._draft.text)
        source = self._library.text(passage)
        lower = RANK[theirs.modality] < RANK[mine.modality]
        # Of what is denied no doubt is taken away; "is refusing" for "may refuse" denies nothing.
        same_deed = lower and mine.predicate == theirs.predicate
        if DOUBTS.search(text) or (is_denied(text) and not same_deed):
            return None
        clause = self._clause(theirs, passage)
        if opened := IF.match(source):
            clause = f"{opened[0]} {clause}"
        doubt = DOUBTS.search(clause) or (None if PLANS.search(text) else PLANS.search(clause))
        if doubt is None:
            return None
        if doubt[0].casefold() in ABLE and mine.predicate != theirs.predicate:
            return None
        ahead = theirs.modality in AHEAD and mine.predicate != theirs.predicate
        if ahead or theirs.modality is M.OFFERED or not (lower or is_hearsay(doubt[0])):
            return None
        reason = f"{quote(source)} has {quote(doubt[0])}, which {quote(text)} leaves out."
        return self._evidence(passage, EvidenceRelation.WEAKER, "certainty", reason)

    def _disputed(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """What the draft says itself, the source gives to somebody, and another denies."""
        if any(claim.attribution is not None for claim in unit.claims) or not unit.claims:
            return None
        theirs = self._claim_of(unit, passage)
        text = unit.sentence.of(self._draft.text)
        if theirs is None or theirs.modality is not M.REPORTED or DENIALS.search(text):
            return None
        told = {w.lemma for w in unit.words if w.weight >= TELLING and not w.is_name}
        report = self._library.report(passage)
        number = passage.place.sentence
        for at in range(number, min(number + BEHIND + 1, len(report.sentences))):
            sentence = report.sentences[at]
            for claim in report.annotations.claims:
                if not sentence.contains(claim.spans[0]) or not denies(claim):
                    continue
                if claim.attribution is None and claim.modality is not M.DENIED:
                    continue
                if told & {w.lemma for w in report.read(claim.spans)}:
                    source = " ".join(sentence.of(report.text).split())
                    reason = f"{quote(source)} denies what {quote(text)} says as a fact."
                    relation = EvidenceRelation.CONTRADICTS
                    return SourceEvidence((sentence,), relation, "dispute", reason)
        return None

    def _clause(self, claim: Claim, passage: Passage) -> str:
        """The words of a claim with those before it, back to a break, which govern it."""
        start = min(self._library.span(passage).start, claim.spans[0].start)
        text = self._library.report(passage).text
        before = text[start : claim.spans[0].start]
        breaks = [m.end() for m in BREAK.finditer(before)]
        start += breaks[-1] if breaks else 0
        return text[start : claim.spans[-1].end]

    def _evidence(
        self, passage: Passage, relation: EvidenceRelation, kind: str, reason: str
    ) -> SourceEvidence:
        return SourceEvidence((self._library.span(passage),), relation, kind, reason)
