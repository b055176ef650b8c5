"""Who does it to whom: the draft has it the other way round, or another does it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.name_words import alike
from stemma.check.negated import is_kin
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.ladder import quote
from stemma.model import Act, Attribution, Claim, EvidenceRelation, SourceEvidence, Span

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
PASSIVE: Final = re.compile(r"^\s+(?:\w+\s+)?by\b")
BLAMES: Final = re.compile(
    r"\b(?:accus|blam|reproach|criticis|criticiz|charg)\w*\s+[^,;:]{2,60}?\s+(?:of|for|with)\b"
)
NOT_THE: Final = re.compile(r"([\w'’-]+),?\s+(?:and\s+)?not\s+(?:the\s+|an?\s+)?([\w'’-]+)")
PARTICIPLE: Final = re.compile(r"^,?\s+\w+ing\b")
SUFFERS: Final = frozenset({"patient", "recipient", "theme", "to", "for", "against", "with", "by"})
"""Roles of those to whom something is done."""


class Parties:
    """Holds the parties of statements against those of their passages."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def find(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """Who does it here has it done to him there, or another does it there."""
        report = self._library.report(passage)
        theirs = self._library.claims(passage)
        for mine in unit.claims:
            for other in theirs:
                if mine.predicate != other.predicate:
                    continue
                if self._are_crossed(mine, other, report, self._library.span(passage)):
                    return self.swapped(unit, passage)
        text = unit.sentence.of(self._draft.text), self._library.text(passage)
        if (
            _are_contrasted(*text)
            or self._are_reversed(unit, passage)
            or self._speak_crosswise(unit, passage)
        ):
            return self.swapped(unit, passage)
        sentence = self._library.span(passage)
        acts = [a for a in report.annotations.acts if sentence.contains(a.content)]
        own = [
            a for a in self._draft.annotations.acts
            if any(s.start <= a.content.start < s.end for s in (unit.sentence,))
        ]  # fmt: skip
        for act in own:
            alike_acts = [one for one in acts if act.act is one.act]
            if not any(self._by_same(act, one, report) for one in alike_acts) and any(
                self._by_another(act, one, unit, report) for one in alike_acts
            ):
                return self.swapped(unit, passage)
        return None

    def _by_same(self, act: Act, one: Act, report: ReportWords) -> bool:
        """Whether one party does both; or a participle hangs on one who is not its neighbour.

        "Ninety candidates signed a letter to the leaders demanding reforms": the candidates do.
        """
        mine = _called(self._draft, act.party, act.party_entity)
        if mine & _called(report, one.party, one.party_entity):
            return True
        behind = report.text[one.party.end : one.party.end + 30]
        if PARTICIPLE.match(behind) is None:
            return False
        sentence = next(s for s in report.sentences if s.contains(one.party))
        start = Span(sentence.document_id, sentence.start, one.party.start)
        return start.end > start.start and bool(mine & {w.lemma for w in report.read([start])})

    def _are_reversed(self, unit: Unit, passage: Passage) -> bool:
        """Whether two names stand round one verb here, and the other way round there."""
        report = self._library.report(passage)
        span = self._library.span(passage)
        mine = around_verbs(self._draft, unit.spans[0], {c.predicate for c in unit.claims})
        if not mine:
            return False
        theirs = around_verbs(report, span, set(mine))
        return any(verb in theirs and _crossed(mine[verb], theirs[verb]) for verb in sorted(mine))

    def _speak_crosswise(self, unit: Unit, passage: Passage) -> bool:
        """Whether who speaks here is spoken of there, and the other way round.

        "The league told reporters that the mayor's plan is dead", of a mayor who said so of the
        league's; "the mayor accused the auditors of cutting", of auditors who said that she cut.
        """
        report, span = self._library.report(passage), self._library.span(passage)
        theirs = [
            (speaker, claim)
            for claim in self._library.claims(passage)
            if claim.attribution and (speaker := _speaker(claim.attribution, report))
        ]
        inside = _called(report, span, None)
        for mine in unit.claims:
            for speaker, other in theirs:
                agent, their_agent = _roles(mine, self._draft)[0], _roles(other, report)[0]
                told = _speaker(mine.attribution, self._draft) if mine.attribution else frozenset()
                if not told or any(_share(told, s) for s, _ in theirs) or not _share(told, inside):
                    continue
                here = frozenset(w.lemma for w in self._draft.read(mine.spans)) - told
                content = frozenset(w.lemma for w in report.read(other.spans)) - speaker
                if (
                    _share(speaker, here)
                    and _share(told, content)
                    and (mine.predicate == other.predicate)
                ):
                    return True
                same = mine.predicate == other.predicate and agent and their_agent
                if same and _share(told, their_agent) and _share(speaker, agent):
                    return True
        return self._accuses_accuser(unit, theirs, report)

    def _accuses_accuser(
        self, unit: Unit, theirs: Sequence[tuple[frozenset[str], Claim]], report: ReportWords
    ) -> bool:
        """Whether somebody blames here who did it there, and blames the one who says so."""
        text = self._draft.text
        found = BLAMES.search(unit.sentence.of(text))
        if found is None:
            return False
        middle = unit.sentence.start + found.start()
        words = list(self._draft.read([unit.sentence]))
        blamer = frozenset(w.lemma for w in words if w.end <= middle)
        blamed = frozenset(w.lemma for w in words if middle < w.start < middle + found.end())
        deeds = frozenset(w.lemma for w in words if w.start >= unit.sentence.start + found.end())
        for speaker, claim in theirs:
            does = _roles(claim, report)[0]
            is_doer = any(is_kin(a, b) for a in blamer for b in does) and not _share(blamed, does)
            if claim.predicate in deeds and _share(blamed, speaker) and is_doer:
                return True
        return False

    def _are_crossed(self, mine: Claim, other: Claim, report: ReportWords, sentence: Span) -> bool:
        """Whether who does it here has it done to him there, or has no part in it there."""
        one, two = _roles(mine, self._draft), _roles(other, report)
        (agent, rest), (their_agent, their_rest) = one, two
        if not agent or _share(agent, their_agent):
            return False
        if _share(agent, their_rest):
            return _share(rest, their_agent) or not _share(rest, their_rest)
        here = frozenset(w.lemma for w in report.read([sentence]))
        return _share(rest, their_agent) and not _share(agent, here)

    def _by_another(self, act: Act, one: Act, unit: Unit, report: ReportWords) -> bool:
        mine = _called(self._draft, act.party, act.party_entity)
        theirs = _called(report, one.party, one.party_entity)
        if not mine or not theirs or mine & theirs:
            return False
        text = {fold(m[0]) for m in WORD.finditer(unit.sentence.of(self._draft.text))}
        # Whom a "who" means is worked out, and no ground to say that another did it.
        return bool(theirs & text) and next(report.read([one.party]), None) is not None

    def swapped(self, unit: Unit, passage: Passage) -> SourceEvidence:
        """That a passage has the parties the other way round."""
        text, source = unit.spans[0].of(self._draft.text), self._library.text(passage)
        reason = f"{quote(text)} and {quote(source)} have the parties the other way round."
        spans, relation = (self._library.span(passage),), EvidenceRelation.CONTRADICTS
        return SourceEvidence(spans, relation, "party", reason)


def _are_contrasted(mine: str, theirs: str) -> bool:
    """Whether one is named and another ruled out, the other way round: "the firm, not the town"."""
    pairs = [
        {(m[1].casefold(), m[2].casefold()) for m in NOT_THE.finditer(t)} for t in (mine, theirs)
    ]
    return any((two, one) in pairs[1] for one, two in pairs[0])


def _speaker(attribution: Attribution, report: ReportWords) -> frozenset[str]:
    """The words by which an attribution calls who speaks, and his names."""
    words: set[str] = set()
    for span in attribution.source:
        entity = next(
            (
                e.id
                for e in report.annotations.entities
                if any(m.span.overlaps(span) for m in e.mentions)
            ),
            None,
        )
        words |= _called(report, span, entity)
    return frozenset(words)


def around_verbs(
    report: ReportWords, span: Span, verbs: AbstractSet[str]
) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Verb → the names before and behind it; verbs in the passive and met twice are left out."""
    text = report.text
    names: list[tuple[int, frozenset[str]]] = []
    for entity in report.annotations.entities:
        for mention in entity.names:
            if span.contains(mention.span):
                words = (fold(m[0]) for m in WORD.finditer(mention.span.of(text)))
                names.append((mention.span.start, frozenset(words)))
    out: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    seen: set[str] = set()
    for word in report.read([span]):
        if word.lemma not in verbs:
            continue
        behind = text[word.end : word.end + 40]
        if word.lemma in seen or PASSIVE.search(behind):
            out.pop(word.lemma, None)
            seen.add(word.lemma)
            continue
        seen.add(word.lemma)
        before = frozenset(w for at, words in names if at < word.start for w in words)
        after = frozenset(w for at, words in names if at > word.start for w in words)
        if before and after:
            out[word.lemma] = before, after
    return out


def _share(ones: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether two parties have a word in common: a name, or its people ("Ardovia", "Ardovian")."""
    return any(alike(one, other) for one in ones for other in others)


def _crossed(
    mine: tuple[frozenset[str], frozenset[str]], theirs: tuple[frozenset[str], frozenset[str]]
) -> bool:
    (before, after), (their_before, their_after) = mine, theirs
    if before & their_before or after & their_after:
        return False
    return bool(before & their_after and after & their_before)


def _roles(claim: Claim, report: ReportWords) -> tuple[frozenset[str], frozenset[str]]:
    """(who does it, to whom or what it is done) as folded words."""
    agent: set[str] = set()
    rest: set[str] = set()
    for argument in claim.arguments:
        first = next(iter(report.read([argument.span])), None)
        if first is not None and first.is_number:
            continue
        words = _called(report, argument.span, argument.entity)
        if argument.role == "agent":
            agent |= words
        elif argument.role in SUFFERS:
            rest |= words
    return frozenset(agent), frozenset(rest - agent)


def _called(report: ReportWords, span: Span, entity_id: str | None) -> frozenset[str]:
    """The content words of a party and of its names."""
    words = {w.lemma for w in report.read([span]) if not w.is_number}
    entity = next((e for e in report.annotations.entities if e.id == entity_id), None)
    if entity is not None and entity.names:
        words |= {
            fold(m[0]) for name in (entity.name, *entity.aliases) for m in WORD.finditer(name)
        }
    return frozenset(words)
