"""How a statement is put: denied or not, how firmly, and who does it to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.outcome import are_opposite
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import FUNCTION_WORDS, LIGHT, ReportWords, Word
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
AHEAD: Final = frozenset({M.PLANNED, M.CONDITIONAL, M.DEMANDED})
"""What is so put is less than done only of the same verb: "will move", "has moved"."""
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _phrases(name: str) -> re.Pattern[str]:
    words = sorted(load_words(name), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b|n['’]t\b", re.IGNORECASE)


DENIALS: Final = _phrases("denials.txt")
DOUBTS: Final = re.compile(_phrases("doubts.txt").pattern.removesuffix(r"|n['’]t\b"), re.IGNORECASE)
KEPT_FROM: Final = re.compile(
    r"\b(?:keep|keeps|kept|keeping|stop|stops|stopped|stopping|prevent|prevents|prevented|bar|barred"
    r"|ban|banned|save|saved|spare|spared)\b(?:\s+\w+){1,6}\s+from\b|\bprevent\w*\b|\bavoid\w*\b",
    re.IGNORECASE,
)
"""Words that deny without a "not": "kept the children from crying"."""
ONE_VERB: Final = 0.5
"""Least likeness of two verbs that may be of one deed."""
SHARED: Final = 0.6
"""Least share of a clause's words that a clause of a source must have to be of the same."""
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
        """A clause that is denied on one side and not on the other, or its opposite outcome."""
        report = self._library.report(passage)
        for mine in unit.claims:
            text = " ".join(span.of(self._draft.text) for span in mine.spans)
            told = self._without_names(mine, unit)
            for theirs, source, number in self._near_claims(told, passage):
                if not self._are_of_one_verb(mine, theirs):
                    continue
                cued = is_denied(unit.spans[0].of(self._draft.text)), is_denied(source)
                if denies(theirs) and not denies(mine) and cued == (False, True):
                    return self._against(mine, text, report.sentences[number])
                if denies(mine) and not denies(theirs) and cued == (True, False):
                    return self._against(mine, text, report.sentences[number])
                break
        words = report.words[passage.place.sentence]
        turned = are_opposite(unit.words, self._draft.text, words, report.text)
        if turned is None:
            return None
        mine_word, their_word = (
            quote(t[w.start : w.end])
            for t, w in zip((self._draft.text, report.text), turned, strict=True)
        )
        reason = f"{mine_word} and {their_word} are opposites."
        return self._evidence(passage, EvidenceRelation.CONTRADICTS, "polarity", reason)

    def _without_names(self, claim: Claim, unit: Unit) -> list[Word]:
        """The words of a clause, but for names, which its source may leave to a pronoun."""
        words = list(self._draft.read(claim.spans))
        plain = [
            w for w in words
            if not w.is_name and not any(n.span.start <= w.start < n.span.end for n in unit.names)
        ]  # fmt: skip
        return plain or words

    def _are_of_one_verb(self, mine: Claim, theirs: Claim) -> bool:
        """Whether two clauses have one verb, or one of about that meaning."""
        if mine.predicate == theirs.predicate or mine.predicate in LIGHT | FUNCTION_WORDS:
            return True
        return self._library.index.likeness_of(mine.predicate, theirs.predicate) >= ONE_VERB

    def _against(self, mine: Claim, text: str, sentence: Span) -> SourceEvidence:
        report = next(
            r for r in self._library.index.reports
            if r.annotations.document.id == sentence.document_id
        )  # fmt: skip
        source = " ".join(sentence.of(report.text).split())
        side = "denies" if denies(mine) else "says"
        reason = f"{quote(text)} {side} what {quote(source)} does not."
        spans, relation = (sentence,), EvidenceRelation.CONTRADICTS
        return SourceEvidence(spans, relation, "polarity", reason)

    def _near_claims(self, told: Sequence[Word], passage: Passage) -> list[tuple[Claim, str, int]]:
        """Claims in and beside a passage that have most of some words, the nearest first.

        With the words of their sentences, and the numbers of these.
        """
        total = sum(w.weight for w in told)
        report = self._library.report(passage)
        if total <= 0 or not told:
            return []
        found = []
        lemmas = {w.lemma for w in told}
        for number in self._library.around(passage, 1):
            sentence = report.sentences[number]
            for n, claim in enumerate(report.annotations.claims):
                if not sentence.contains(claim.spans[0]):
                    continue
                has = {w.lemma for w in report.read(claim.spans)}
                share = sum(w.weight for w in told if _is_among(w.lemma, has)) / total
                back = len(has & lemmas) / max(1, len(has))
                if share >= SHARED:
                    away = abs(number - passage.place.sentence)
                    found.append((-share - back / 4, away, n, claim, number))
        source = [
            (claim, " ".join(report.sentences[number].of(report.text).split()), number)
            for _, _, _, claim, number in sorted(found, key=lambda item: item[:3])
        ]
        return source[:1]

    def _certainty(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        mine, theirs = self._main(unit), self._claim_of(unit, passage)
        if mine is None or theirs is None:
            return None
        text = unit.sentence.of(self._draft.text)
        source = self._library.text(passage)
        if DOUBTS.search(text) or DENIALS.search(text):
            return None
        doubt = DOUBTS.search(self._clause(theirs, passage))
        if doubt is None:
            return None
        lower = RANK[theirs.modality] < RANK[mine.modality]
        ahead = theirs.modality in AHEAD and mine.predicate != theirs.predicate
        if ahead or theirs.modality is M.OFFERED or not (lower or _hearsay(doubt[0])):
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
        if self._are_reversed(unit, passage):
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

    def _are_reversed(self, unit: Unit, passage: Passage) -> bool:
        """Whether two names stand round one verb here, and the other way round there."""
        report = self._library.report(passage)
        span = self._library.span(passage)
        mine = around_verbs(self._draft, unit.spans[0], {c.predicate for c in unit.claims})
        if not mine:
            return False
        theirs = around_verbs(report, span, set(mine))
        return any(verb in theirs and _crossed(mine[verb], theirs[verb]) for verb in sorted(mine))

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


PASSIVE: Final = re.compile(r"^\s+(?:\w+\s+)?by\b")


def _crossed(
    mine: tuple[frozenset[str], frozenset[str]], theirs: tuple[frozenset[str], frozenset[str]]
) -> bool:
    (before, after), (their_before, their_after) = mine, theirs
    if before & their_before or after & their_after:
        return False
    return bool(before & their_after and after & their_before)


HEARSAY: Final = frozenset(
    {"alleged", "allegedly", "allegation", "allegations", "claimed", "claims", "rumour", "rumours"}
    | {"rumor", "rumors", "reportedly", "suspected", "unconfirmed", "supposedly", "understood"}
    | {"feared", "if"}
)


def _hearsay(word: str) -> bool:
    """Whether a word of doubt is one whatever the modality of the claim was read as."""
    return word.casefold() in HEARSAY or word.casefold().startswith("said to")


def is_denied(text: str) -> bool:
    """Whether a text has a word that denies."""
    return bool(DENIALS.search(text) or KEPT_FROM.search(text))


def _is_among(lemma: str, others: AbstractSet[str]) -> bool:
    """Whether a word, or another form of it, is among some."""
    if lemma in others:
        return True
    stem = lemma[: max(5, len(lemma) - 4)]
    return len(lemma) >= 5 and any(other.startswith(stem) for other in others)


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
