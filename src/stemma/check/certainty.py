"""How sure a source is of what a draft says: "may", "alleged", "is expected to", "whether"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.check.cues import (
    PLANS,
    UNCONFIRMED,
    UNKNOWN,
    doubts_in,
    find_doubt,
    is_denied,
    is_hearsay,
)
from stemma.check.governed import (
    CONDITIONAL,
    OPEN_THING,
    PROOFS,
    REPORT,
    REPORTS,
    SIGNS,
    condition_behind,
    doubt_before,
    doubtful_before,
)
from stemma.check.negated import BARE, is_kin
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import LIGHT, ReportWords
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
IF: Final = re.compile(r"\W*if\b", re.IGNORECASE)
"""What opens a sentence all of which hangs on a condition."""
ABLE: Final = frozenset({"can", "could", "should"})
"""Words that doubt a deed, and as often say what somebody is able to do."""
SETTLED: Final = re.compile(r"will|is to|are to|due to|set to|scheduled", re.IGNORECASE)
"""What a newsroom may put in the present: "the office closes in June"."""
WILL: Final = re.compile(r"\b(?:will|is\s+to|are\s+to|going\s+to|wants?\s+to)\b", re.IGNORECASE)
"""How a draft puts what is to come as settled, of which its source has only that it was urged."""
URGED: Final = re.compile(
    r"\b(?:advis|urg|ask|recommend|propos|suggest|call)\w*\b|\bshould\b", re.IGNORECASE
)
OF_IT: Final = re.compile(
    r"\s*(?:(?:it|this|these|them|that(?!\s+(?:\w+\s+){1,3}(?:is|was|has|had|are|were)))\b"
    r"|the\s+(?:report|claim|account|information|figure|number|story)s?\b|[.,;]|$)"
)
"""Behind "could not confirm": what was said right before."""
WHETHER: Final = re.compile(r"\b(whether|if)\b[^,;:.()]*$", re.IGNORECASE)
ASKED: Final = 60
"""Characters before a verb in which a "whether" governs it."""
OF_SOMEBODY: Final = re.compile(r"claim(?:s|ed|ing)?", re.IGNORECASE)
"""A word of doubt that a draft need not repeat which gives the statement to who claims it."""
ANSWERING: Final = re.compile(
    r"\basked\s+(?:by|about|whether|if|what|why|how|when|for\s+(?:a\s+)?comment)\b", re.IGNORECASE
)
"""What somebody was asked, which demands nothing."""
BREAK: Final = re.compile(r"[;:—–,]")
"""What parts a clause from one before it that does not govern it."""
HEAVY: Final = 0.25
"""Least weight of a word of a statement, beside its verb, that a doubt may govern."""
READ_SAME: Final = 0.6
"""Least chance, by the pair reader, that a statement is of the same where no word is shared."""


class Certainties:
    """Holds how firmly a statement is put against how its passages put it."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def find(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """The doubt of a source that the draft leaves out; `None` where it has no more of it."""
        mine, theirs = self.main_claim(unit), self.claim_of(unit, passage)
        if mine is None or theirs is None:
            return None
        text = unit.sentence.of(self._draft.text)
        told = any(claim.attribution for claim in unit.claims)
        own = set(doubts_in(text))
        doubt = self._signs(unit, passage) or self._unknown(unit, passage)
        if doubt is None and own <= {"if"}:
            doubt = self._governed(unit, mine, passage, told=told, apart=own)
        # Of what is denied no doubt is taken away; "is refusing" for "may refuse" denies nothing.
        lower = RANK[theirs.modality] < RANK[mine.modality]
        same_deed = lower and mine.predicate == theirs.predicate
        if doubt is None and not own and (same_deed or not is_denied(text)):
            doubt = (
                self._unheard(text, theirs, passage, told=told)
                or self._asked(mine, passage)
                or self._doubt(text, mine, theirs, passage, told=told)
            )
        if doubt is None:
            return None
        source = self._library.text(passage)
        reason = f"{quote(source)} has {quote(doubt)}, which {quote(text)} leaves out."
        spans = (self._library.span(passage),)
        return SourceEvidence(spans, EvidenceRelation.WEAKER, "certainty", reason)

    def claim_of(self, unit: Unit, passage: Passage) -> Claim | None:
        """The claim of a passage that is of the same as a statement."""
        report = self._library.report(passage)
        main = self.main_claim(unit)
        told = {w.lemma for w in (unit.words if main is None else self._draft.read(main.spans))}
        ranked = [
            (sum(w.weight for w in report.read(c.spans) if w.lemma in told), -n, c)
            for n, c in enumerate(self._library.claims(passage))
        ]
        best = max(ranked, key=lambda item: item[:2], default=None)
        if best is None or best[0] <= 0:
            if passage.statement is None or passage.same < READ_SAME:
                return None
            return self._library.matches.statements[passage.statement].claim
        return best[2]

    def main_claim(self, unit: Unit) -> Claim | None:
        """The claim of a statement with most words."""
        ranked = [
            (sum(w.weight for w in self._draft.read(c.spans)), -n, c)
            for n, c in enumerate(unit.claims)
        ]
        best = max(ranked, key=lambda item: item[:2], default=None)
        return None if best is None else best[2]

    def _doubt(
        self, text: str, mine: Claim, theirs: Claim, passage: Passage, *, told: bool
    ) -> str | None:
        """A word of doubt, or of what is to come, that governs the claim of the source."""
        clause = self._clause(theirs, passage)
        if opened := IF.match(self._library.text(passage)):
            clause = f"{opened[0]} {clause}"
        same = mine.predicate == theirs.predicate
        wished = same and theirs.modality is M.DEMANDED and mine.modality is M.PLANNED
        wished = wished and WILL.search(text) is not None
        doubt = find_doubt(clause) or (URGED.search(clause) if wished else None)
        if doubt is None and not PLANS.search(text):
            doubt = PLANS.search(ANSWERING.sub(" ", clause))
            if doubt is not None and SETTLED.fullmatch(doubt[0]) and self._is_present(mine):
                return None
        if doubt is None or (told and OF_SOMEBODY.fullmatch(doubt[0])):
            return None
        if opened and mine.modality is M.ASSERTED:
            return doubt[0]
        if not same and (doubt[0].casefold() in ABLE or theirs.modality in AHEAD):
            return None
        lower = wished or RANK[theirs.modality] < RANK[mine.modality]
        firm = theirs.modality is M.OFFERED or not (lower or is_hearsay(doubt[0]))
        return None if firm else doubt[0]

    def _is_present(self, claim: Claim) -> bool:
        """Whether a claim's verb stands in the present, which may be of what is to come."""
        words = [w for w in self._draft.read(claim.spans) if w.lemma == claim.predicate]
        forms = {self._draft.text[w.start : w.end].casefold() for w in words}
        return bool(forms) and all(f in {claim.predicate, f"{claim.predicate}s"} for f in forms)

    def _unheard(self, text: str, theirs: Claim, passage: Passage, *, told: bool) -> str | None:
        """That nobody has borne it out, in the source's clause or the sentence behind it."""
        clause = self._clause(theirs, passage)
        if (reports := REPORTS.search(clause)) and not REPORT.search(text):
            return reports[0]
        if told or UNCONFIRMED.search(text) or UNKNOWN.search(text):
            return None
        report = self._library.report(passage)
        behind = passage.place.sentence + 1
        found = UNCONFIRMED.search(clause)
        for span in report.sentences[behind : behind + 1]:
            words = span.of(report.text)
            later = UNCONFIRMED.search(words)
            if later is not None and OF_IT.match(words, later.end()):
                found = found or later
        return None if found is None else found[0]

    def _signs(self, unit: Unit, passage: Passage) -> str | None:
        """What but points to it in the source, and proves it in the draft."""
        here = PROOFS.search(unit.spans[0].of(self._draft.text))
        there = self._library.text(passage)
        found = SIGNS.search(there)
        return found[0] if here and found and not PROOFS.search(there) else None

    def _unknown(self, unit: Unit, passage: Passage) -> str | None:
        """That nobody knows a cause, a motive or the like, of which the draft says what it is."""
        text = unit.sentence.of(self._draft.text)
        if UNKNOWN.search(text):
            return None
        found = OPEN_THING.search(self._library.text(passage))
        if found is None or not re.search(rf"\b{found[1]}\b", text, re.IGNORECASE):
            return None
        return found[2]

    def _governed(
        self, unit: Unit, mine: Claim, passage: Passage, *, told: bool, apart: AbstractSet[str]
    ) -> str | None:
        """The doubt that governs the verb of a statement in a passage, or stands before its noun.

        `apart` are the doubts that the draft has itself.
        """
        text = unit.sentence.of(self._draft.text)
        report, span = self._library.report(passage), self._library.span(passage)
        if CONDITIONAL.search(text) and not apart:
            return None
        denied = is_denied(text)
        nouns = [w.lemma for w in unit.words if w.weight >= HEAVY]
        deed = mine.predicate
        if deed in BARE:
            deed = next((a.head for a in mine.arguments if a.role == "patient" and a.head), deed)
        for word in report.words[passage.place.sentence]:
            if word.is_name or word.is_number or word.lemma in BARE:
                continue
            if not denied and is_kin(deed, word.lemma):
                doubt = doubt_before(report.text, word, span.start, believed=not told)
                doubt = doubt or condition_behind(report.text, word, span.end)
            elif word.lemma in LIGHT:
                continue
            elif any(is_kin(noun, word.lemma) for noun in nouns):
                doubt = doubtful_before(report.text, word, span.start)
            else:
                continue
            if doubt is not None and doubt.casefold() not in apart:
                return doubt
        return None

    def _asked(self, mine: Claim, passage: Passage) -> str | None:
        """The "whether" or "if" in a passage right behind which stands what a claim says."""
        report = self._library.report(passage)
        for word in report.words[passage.place.sentence]:
            found = WHETHER.search(report.text[max(0, word.start - ASKED) : word.start])
            if found and is_kin(word.lemma, mine.predicate) and word.lemma not in LIGHT:
                return found[1]
        return None

    def _clause(self, claim: Claim, passage: Passage) -> str:
        """The words of a claim with those before it, back to a break, which govern it."""
        start = min(self._library.span(passage).start, claim.spans[0].start)
        text = self._library.report(passage).text
        before = text[start : claim.spans[0].start]
        breaks = [m.end() for m in BREAK.finditer(before)]
        start += breaks[-1] if breaks else 0
        return text[start : claim.spans[-1].end]
