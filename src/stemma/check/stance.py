"""How a statement is put: denied or not, how firmly, and who does it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.claims import denies
from stemma.judge.ladder import quote
from stemma.lexicon.words import load_words
from stemma.model import Act, Claim, EvidenceRelation, Modality, SourceEvidence, Span

M = Modality
RANK: Final = {
    M.CONDITIONAL: 0, M.HEDGED: 0, M.PLANNED: 1, M.DEMANDED: 1, M.OFFERED: 1,
    M.REPORTED: 2, M.ASSERTED: 2, M.DENIED: 2,
}  # fmt: skip
"""How firmly each modality has it that something is so."""
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _phrases(name: str) -> re.Pattern[str]:
    words = sorted(load_words(name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b|n['’]t\b", re.IGNORECASE)


DENIALS: Final = _phrases("denials.txt")
DOUBTS: Final = re.compile(_phrases("doubts.txt").pattern.removesuffix(r"|n['’]t\b"), re.IGNORECASE)
NEAREST: Final = 0.93
"""Share of the best score from which on a passage that says otherwise keeps a statement from being
called contradicted: another source has it as the draft does."""


class Stances:
    """Compares how statements of a draft and their passages are put."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def compare(self, unit: Unit, best: Sequence[Passage]) -> list[SourceEvidence]:
        """What the nearest passages put otherwise, the gravest first; none where one agrees."""
        top = [p for p in best if p.score >= best[0].score * NEAREST]
        out = []
        for find in (self._denied, self._party, self._certainty):
            found = [find(unit, passage) for passage in top]
            if (
                found
                and all(one is not None for one in found[:1])
                and not any(one is None for one in found)
            ):
                out += [one for one in found if one is not None][:2]
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

    def _denied(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        mine, theirs = self._main(unit), self._claim_of(unit, passage)
        if mine is None or theirs is None:
            return None
        text = unit.spans[0].of(self._draft.text)
        cued = bool(DENIALS.search(text))
        source = self._library.text(passage)
        if denies(theirs) and not cued and not any(map(denies, unit.claims)):
            if not DENIALS.search(source):
                return None
        elif denies(mine) and cued and not denies(theirs):
            if DENIALS.search(source):
                return None
        else:
            return None
        reason = f"{quote(text)} and {quote(source)}: one says so, the other denies it."
        return self._evidence(passage, EvidenceRelation.CONTRADICTS, "polarity", reason)

    def _certainty(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        mine, theirs = self._main(unit), self._claim_of(unit, passage)
        if mine is None or theirs is None:
            return None
        text = unit.sentence.of(self._draft.text)
        source = self._library.text(passage)
        if DOUBTS.search(text) or DENIALS.search(text):
            return None
        doubt = DOUBTS.search(self._clause(theirs, passage))
        lower = RANK[theirs.modality] < RANK[mine.modality]
        if doubt is None or not (lower or _hearsay(doubt[0])):
            return None
        reason = f"{quote(source)} has {quote(doubt[0])}, which {quote(text)} leaves out."
        return self._evidence(passage, EvidenceRelation.WEAKER, "certainty", reason)

    def _clause(self, claim: Claim, passage: Passage) -> str:
        """The words of a claim with those before it in its sentence, which govern it."""
        span = self._library.span(passage)
        text = self._library.report(passage).text
        return text[min(span.start, claim.spans[0].start) : claim.spans[-1].end]

    def _party(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """Who does it here has it done to him there, or another does it there."""
        report = self._library.report(passage)
        theirs = self._library.claims(passage)
        for mine in unit.claims:
            for other in theirs:
                if mine.predicate == other.predicate and self._are_crossed(mine, other, report):
                    return self._swapped(unit, passage)
        sentence = self._library.span(passage)
        acts = [a for a in report.annotations.acts if sentence.contains(a.content)]
        own = [
            a for a in self._draft.annotations.acts
            if any(s.start <= a.content.start < s.end for s in (unit.sentence,))
        ]  # fmt: skip
        for act in own:
            for one in acts:
                if act.act is one.act and self._by_another(act, one, unit, report):
                    return self._swapped(unit, passage)
        return None

    def _are_crossed(self, mine: Claim, other: Claim, report: ReportWords) -> bool:
        one, two = _roles(mine, self._draft), _roles(other, report)
        (agent, rest), (their_agent, their_rest) = one, two
        if not agent or agent & their_agent:
            return False
        return bool(rest & their_agent) or bool(agent & their_rest and not rest & their_rest)

    def _by_another(self, act: Act, one: Act, unit: Unit, report: ReportWords) -> bool:
        mine = _called(self._draft, act.party, act.party_entity)
        theirs = _called(report, one.party, one.party_entity)
        if not mine or not theirs or mine & theirs:
            return False
        text = {fold(m[0]) for m in WORD.finditer(unit.sentence.of(self._draft.text))}
        return bool(theirs & text)

    def _swapped(self, unit: Unit, passage: Passage) -> SourceEvidence:
        text, source = unit.spans[0].of(self._draft.text), self._library.text(passage)
        reason = f"{quote(text)} and {quote(source)} have the parties the other way round."
        return self._evidence(passage, EvidenceRelation.CONTRADICTS, "party", reason)

    def _evidence(
        self, passage: Passage, relation: EvidenceRelation, kind: str, reason: str
    ) -> SourceEvidence:
        return SourceEvidence((self._library.span(passage),), relation, kind, reason)


HEARSAY: Final = frozenset(
    {"alleged", "allegedly", "allegation", "allegations", "claimed", "claims", "rumour", "rumours"}
    | {"rumor", "rumors", "reportedly", "suspected", "unconfirmed", "supposedly", "understood"}
    | {"feared"}
)


def _hearsay(word: str) -> bool:
    """Whether a word of doubt is one whatever the modality of the claim was read as."""
    return word.casefold() in HEARSAY or word.casefold().startswith("said to")


def _roles(claim: Claim, report: ReportWords) -> tuple[frozenset[str], frozenset[str]]:
    """(who does it, to whom or what it is done) as folded words."""
    agent: set[str] = set()
    rest: set[str] = set()
    for argument in claim.arguments:
        words = _called(report, argument.span, argument.entity)
        if argument.role == "agent":
            agent |= words
        elif argument.role in SUFFERS:
            rest |= words
    return frozenset(agent), frozenset(rest - agent)


SUFFERS: Final = frozenset({"patient", "recipient", "theme", "to", "for", "against", "with", "by"})
"""Roles of those to whom something is done."""


def _called(report: ReportWords, span: Span, entity_id: str | None) -> frozenset[str]:
    """The content words of a party and of its names."""
    words = {w.lemma for w in report.read([span]) if not w.is_number}
    entity = next((e for e in report.annotations.entities if e.id == entity_id), None)
    if entity is not None and entity.names:
        words |= {
            fold(m[0]) for name in (entity.name, *entity.aliases) for m in WORD.finditer(name)
        }
    return frozenset(words)
