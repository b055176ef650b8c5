"""How a statement is put: denied or not, how firmly, and who does it to whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.check.certainty import Certainties
from stemma.check.cues import DENIALS, LEFT_OPEN, is_left_open
from stemma.check.denial import Denials
from stemma.check.exchanged import Exchanges
from stemma.check.negated import Turns
from stemma.check.party import Parties
from stemma.check.passages import Library, Passage
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.claims import denies
from stemma.judge.ladder import quote
from stemma.model import EvidenceRelation, Modality, SourceEvidence

SURE: Final = 0.72
"""Score of the nearest passage from which on it alone decides who does it."""
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
        self._certainties = Certainties(library, draft)
        self._turns = Turns(library, draft)
        self._exchanges = Exchanges(library, draft)

    def compare(self, unit: Unit, best: Sequence[Passage]) -> list[SourceEvidence]:
        """What the nearest passages put otherwise, the gravest first; none where one agrees."""
        top = [p for p in best if p.score >= best[0].score * NEAREST]
        assert top  # noqa: S101 - the caller has a passage
        certain = self._certainties.find
        out = []
        for find in (self._denials.find, self._parties.find, certain, self._disputed):
            of_one = find == self._parties.find and best[0].score >= SURE
            found = [find(unit, passage) for passage in (top[:1] if of_one else top)]
            if all(one is not None for one in found):
                out += [one for one in found if one is not None][:SHOWN]
        text = unit.sentence.of(self._draft.text)
        if any(is_left_open(text, self._library.text(passage)) for passage in top):
            return [one for one in out if one.kind != "polarity"]
        kinds = {one.kind for one in out}
        if "polarity" not in kinds:
            out = [*self._turns.find(unit, best)[:SHOWN], *out]
        elif any(self._turns.agrees(unit, passage) for passage in top):
            out = [one for one in out if one.kind != "polarity"]
        if "party" not in kinds:
            crossed = self._exchanges.find(unit, best)
            out += [self._parties.swapped(unit, p) for p in crossed[:SHOWN]]
        return out

    def _disputed(self, unit: Unit, passage: Passage) -> SourceEvidence | None:
        """What the draft says itself, the source gives to somebody, and another denies."""
        if any(claim.attribution is not None for claim in unit.claims) or not unit.claims:
            return None
        theirs = self._certainties.claim_of(unit, passage)
        text = unit.sentence.of(self._draft.text)
        if theirs is None or theirs.modality is not Modality.REPORTED or DENIALS.search(text):
            return None
        told = {w.lemma for w in unit.words if w.weight >= TELLING and not w.is_name}
        report = self._library.report(passage)
        number = passage.place.sentence
        for at in range(number, min(number + BEHIND + 1, len(report.sentences))):
            sentence = report.sentences[at]
            for claim in report.annotations.claims:
                if not sentence.contains(claim.spans[0]) or not denies(claim):
                    continue
                if claim.attribution is None and claim.modality is not Modality.DENIED:
                    continue
                if LEFT_OPEN.search(sentence.of(report.text)):
                    continue
                if told & {w.lemma for w in report.read(claim.spans)}:
                    source = " ".join(sentence.of(report.text).split())
                    reason = f"{quote(source)} denies what {quote(text)} says as a fact."
                    relation = EvidenceRelation.CONTRADICTS
                    return SourceEvidence((sentence,), relation, "dispute", reason)
        return None
