"""What a draft says and its source denies, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.check.cues import ABSENT, UNKNOWN, is_denied
from stemma.check.negated import is_kin
from stemma.check.outcome import are_opposite
from stemma.check.passages import Library, Passage
from stemma.check.sides import are_on_other_sides
from stemma.check.units import Unit
from stemma.check.words import ReportWords, Word
from stemma.judge.claims import denies
from stemma.judge.ladder import quote
from stemma.model import Claim, EvidenceRelation, SourceEvidence, Span

ONE_VERB: Final = 0.5
"""Least likeness of two verbs that may be of one deed."""
BARE: Final = frozenset({"be", "have", "do"})
"""Verbs that say nothing by themselves."""
FEW: Final = 3
"""Content words of a clause that leaves the rest to what stands beside it: "did not contest it"."""
TALK: Final = frozenset(
    {"answer", "comment", "discuss", "react", "reply", "respond", "speak", "talk"}
)
SILENCE: Final = re.compile(
    r"\b(?:declin|refus)\w*\s+(?:to\s+)?(?:any\s+)?(?:comment|respond|reply|speak|talk|answer|discuss)\w*"
    r"|\b(?:would|did|could|has|had|have|does|do)(?:\s+not|n['’]t)\s+(?:\w+\s+){0,2}"
    r"(?:comment|respond|repl|speak|spoken|talk|answer|discuss|reach)\w*"
    r"|\bno\s+comment\b|\bnot\s+available\s+for\s+comment\b|\bunavailable\s+for\s+comment\b"
    r"|\b(?:kept|stayed|remained|keeping)\s+silent\b|\bwithout\s+(?:a\s+word|comment\w*)\b",
    re.IGNORECASE,
)
"""By which somebody says nothing."""
NAMING: Final = 0.5
"""Least weight of a word by which two sentences are of one who speaks."""
WHOLE: Final = 0.7
"""Least share of a statement's words that a sentence must have for its denial to be of the same
though the verbs differ."""
IN_CLAUSE: Final = 0.5
"""Least share of them, names apart, that the clause itself must have."""
SHARED: Final = 0.6
"""Least share of a clause's words that a clause of a source must have to be of the same."""


class Denials:
    """Holds the clauses of statements against those of their passages."""

    def __init__(self, library: Library, draft: ReportWords) -> None:
        self._library = library
        self._draft = draft

    def find(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """A clause that is denied on one side and not on the other, or its opposite outcome."""
        return (
            self._of_one_clause(unit, passage)
            or self._lopsided(unit, passage)
            or self._silent(unit, passage)
            or self._ended(unit, passage)
        )

    def _of_one_clause(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """A clause with the same words and verb that is denied on one side only."""
        report = self._library.report(passage)
        if UNKNOWN.search(unit.sentence.of(self._draft.text)):
            return None
        for mine in unit.claims:
            if mine.predicate == "do":
                continue  # "which it did not do": what was not done stands before it.
            text = " … ".join(span.of(self._draft.text) for span in mine.spans)
            told = self._without_names(mine, unit)
            for theirs, source, number in self._near_claims(told, passage):
                if not self._are_of_one_verb(mine, theirs, report):
                    continue
                cued = is_denied(unit.spans[0].of(self._draft.text)), is_denied(source)
                if ABSENT.search(source) or ABSENT.search(text):
                    break
                if denies(theirs) and not denies(mine) and cued == (False, True):
                    return self._against(mine, text, report.sentences[number])
                if denies(mine) and not denies(theirs) and cued == (True, False):
                    return self._against(mine, text, report.sentences[number])
                break
        return None

    def _ended(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """Opposite sides taken, or opposite ends, of one thing."""
        report = self._library.report(passage)
        words = report.words[passage.place.sentence]
        sides = are_on_other_sides(unit.words, self._draft.text, words, report.text)
        if sides is not None:
            return self._opposed(passage, *map(quote, sides))
        turned = are_opposite(unit.words, self._draft.text, words, report.text)
        if turned is None:
            return None
        mine_word, their_word = (
            quote(t[w.start : w.end])
            for t, w in zip((self._draft.text, report.text), turned, strict=True)
        )
        return self._opposed(passage, mine_word, their_word)

    def _silent(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """Somebody who speaks of it in the draft, and would say nothing there."""
        text, source = unit.sentence.of(self._draft.text), self._library.text(passage)
        talks = any(claim.predicate in TALK and not denies(claim) for claim in unit.claims)
        if not talks or SILENCE.search(text) or is_denied(text) or not SILENCE.search(source):
            return None
        report = self._library.report(passage)
        here = {w.lemma for w in unit.words if w.is_name or w.weight >= NAMING}
        there = {w.lemma for w in report.words[passage.place.sentence]}
        there |= {*report.meant[passage.place.sentence]}
        return (
            self._against(unit.claims[0], text, self._library.span(passage))
            if (here & there)
            else None
        )

    def _lopsided(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """One clause that has nearly all words of the statement, denied on one side only.

        In whatever verb: "backs cutting wages", "backs nothing that would cut wages".
        """
        text, source = unit.sentence.of(self._draft.text), self._library.text(passage)
        if passage.own < WHOLE or is_denied(text) is is_denied(source):
            return None
        if any(cue.search(t) for cue in (ABSENT, UNKNOWN) for t in (text, source)):
            return None
        mine = [denies(claim) for claim in unit.claims]
        verbs = {c.predicate for c in unit.claims} - BARE
        report = self._library.report(passage)
        told = [w for w in unit.words if not w.is_name]
        total = sum(w.weight for w in told)
        for claim in self._library.claims(passage):
            has = {w.lemma for w in report.read(claim.spans)}
            share = sum(w.weight for w in told if any(is_kin(w.lemma, h) for h in has))
            same = any(is_kin(verb, h) for verb in verbs for h in has)
            if same and share >= IN_CLAUSE * total and denies(claim) not in mine:
                return self._against(unit.claims[0], text, self._library.span(passage))
        return None

    def _opposed(self, passage: Passage, mine: str, theirs: str) -> SourceEvidence:
        reason = f"{mine} and {theirs} are opposites."
        spans, relation = (self._library.span(passage),), EvidenceRelation.CONTRADICTS
        return SourceEvidence(spans, relation, "polarity", reason)

    def _without_names(self, claim: Claim, unit: Unit) -> list[Word]:
        """The words of a clause, but for names, which its source may leave to a pronoun."""
        words = list(self._draft.read(claim.spans))
        return [
            w for w in words
            if not w.is_name and not any(n.span.start <= w.start < n.span.end for n in unit.names)
        ]  # fmt: skip

    def _are_of_one_verb(self, mine: Claim, theirs: Claim, report: ReportWords) -> bool:
        """Whether two clauses have one verb, or one of about that meaning, or its noun.

        "Fuel has leaked", "no leak has been found": the noun counts in a clause of few words.
        """
        words = {w.lemma for w in report.read(theirs.spans)}
        if len(words) <= FEW and _is_among(mine.predicate, words):
            return True
        if mine.predicate == theirs.predicate or mine.predicate in BARE:
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
        around = self._library.around(passage, 1)
        beside = {w.lemma for n in around for w in report.words[n]}
        for number in around:
            sentence = report.sentences[number]
            for n, claim in enumerate(report.annotations.claims):
                if not sentence.contains(claim.spans[0]):
                    continue
                has = {w.lemma for w in report.read(claim.spans)}
                if len(has) <= FEW and lemmas & has:
                    has |= beside
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


def _is_among(lemma: str, others: AbstractSet[str]) -> bool:
    """Whether a word, or another form of it, is among some."""
    if lemma in others:
        return True
    stem = lemma[: max(5, len(lemma) - 4)]
    return len(lemma) >= 5 and any(other.startswith(stem) for other in others)
