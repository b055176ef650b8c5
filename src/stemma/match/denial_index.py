"""The statements of an event as denials look them up: by stem, by sentence, by who says them."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from stemma.match.denials import OWN
from stemma.match.statements import Statement
from stemma.match.stems import stems, verb_stems
from stemma.model import Annotations, Claim, Entity, Span

COMMON: Final = 400
"""Statements that have a word, above which it brings none of them to a denial."""
FEW: Final = 60
"""Statements of an event that words are at least counted among: of a few, every word is in half."""
NEAR: Final = 3
"""Sentences between an answer and what it answers, at most."""


class DenialIndex:
    """The statements of an event with their stems and parties, looked up once."""

    def __init__(self, reports: Sequence[Annotations], statements: Sequence[Statement]) -> None:
        self.reports = reports
        self.claims = [statement.claim for statement in statements]
        self.documents = [statement.document for statement in statements]
        self.starts = [[sentence.start for sentence in found.sentences] for found in reports]
        self.in_sentence: dict[tuple[int, int], list[int]] = {}
        for at, (document, claim) in enumerate(zip(self.documents, self.claims, strict=True)):
            place = (document, self.sentence_of(document, claim))
            self.in_sentence.setdefault(place, []).append(at)
        self.number = {(s.document, s.claim.id): n for n, s in enumerate(statements)}
        self.entities: list[Mapping[str, Entity]] = [
            {entity.id: entity for entity in found.entities} for found in reports
        ]
        self.stems = [stems(self.words(s.document, s.claim.spans)) for s in statements]
        self.done = [verb_stems(self.words(s.document, s.claim.spans)) for s in statements]
        self.counts = Counter(stem for words in self.stems for stem in words)
        self.with_stem: dict[str, list[int]] = {}
        for number, words in enumerate(self.stems):
            for stem in words:
                self.with_stem.setdefault(stem, []).append(number)

    def words(self, document: int, spans: Sequence[Span]) -> str:
        """The words of spans of one report, a space between them."""
        text = self.reports[document].document.text
        return " ".join(span.of(text) for span in spans)

    def sharing(self, told: frozenset[str]) -> list[int]:
        """The statements that share a word that not too many have, in their order."""
        found = (self.with_stem.get(stem, ()) for stem in sorted(told))
        return sorted({n for numbers in found if len(numbers) <= COMMON for n in numbers})

    def sentence_of(self, document: int, claim: Claim) -> int:
        """The number of the sentence that a claim begins in."""
        return bisect_right(self.starts[document], claim.spans[0].start) - 1

    def are_near(self, claim: Claim, document: int, other: int) -> bool:
        """Whether a claim of a report and a statement stand a few sentences from one another."""
        if self.documents[other] != document:
            return False
        apart = self.sentence_of(document, claim) - self.sentence_of(document, self.claims[other])
        return abs(apart) <= NEAR

    def rarity(self, words: frozenset[str]) -> float:
        """How rare words are among the statements, in natural logarithms."""
        count = max(FEW, len(self.claims)) + 1
        return sum(math.log(count / max(1, self.counts[word])) for word in sorted(words))

    def called(self, document: int, entity: str | None, spans: Sequence[Span]) -> str:
        """The name of a party, else the words for it."""
        known = self.entities[document].get(entity or "")
        if known is not None and known.names:
            return known.name
        return self.words(document, spans)

    def speaker(self, number: int) -> str | None:
        """Who says a statement; `None` for the outlet."""
        said = self.claims[number].attribution
        if said is None:
            return None
        return self.called(self.documents[number], said.speaker, said.source)

    def doer(self, document: int, claim: Claim, speaker: str) -> str | None:
        """Who does what a claim tells; `speaker` for his "I"."""
        for argument in claim.arguments:
            if argument.role in {"agent", "theme", "party"}:
                if self.words(document, (argument.span,)).casefold() in OWN:
                    return speaker
                return self.called(document, argument.entity, (argument.span,))
        return None
