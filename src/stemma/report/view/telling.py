"""Which reading stands for a point, and the words it is told in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model import Brief, Claim, JudgedPoint, Reading, Span
from stemma.report.view.contested import find_contested, uncontested

FEW: Final = 4
"""A clause of fewer words is told by its sentence: "He was 95"."""
LONGEST: Final = 150
"""Characters that can be taken in at one look."""
WORD: Final = re.compile(r"\w+")


class Telling:
    """The readings of a brief, asked which of them to show."""

    def __init__(self, brief: Brief) -> None:
        self._texts = {document.id: document.text for document in brief.documents}
        self._sentences: dict[str, list[Span]] = {}
        for sentence in sorted(brief.sentences):
            self._sentences.setdefault(sentence.document_id, []).append(sentence)
        self._contested = find_contested(brief.points)

    def best(self, readings: Sequence[Reading]) -> Reading:
        """The reading that says most at one look, of four words or more; the first of equals.

        A claim that gives a contested value does not stand for what is agreed.
        """
        plain = uncontested(readings, self._contested)
        told = [r for r in plain if not self._says_little(r)] or plain
        return max(told, key=self._worth)

    def of_point(self, judged: JudgedPoint) -> Reading:
        """The reading that stands for a point: of those that hold one another up, if any do."""
        readings = judged.point.readings
        return self.best([r for r in readings if r.id in judged.agreeing] or readings)

    def spans(self, reading: Reading) -> tuple[Span, ...]:
        """The words it is told in: its claim's, or where they are few its sentence's."""
        spans = reading.claim.spans
        if self._count(spans) >= FEW:
            return spans
        sentence = self._sentence(spans[0])
        return spans if sentence is None else (sentence,)

    def _says_little(self, reading: Reading) -> bool:
        return self._count(self.spans(reading)) < FEW

    def _worth(self, reading: Reading) -> tuple[bool, int, int, str]:
        spans = self.spans(reading)
        length = sum(map(len, spans)) + 3 * (len(spans) - 1)
        first = spans[0]
        if length > LONGEST:
            return False, -length, -first.start, first.document_id
        return True, length, -first.start, first.document_id

    def _count(self, spans: Sequence[Span]) -> int:
        text = self._texts[spans[0].document_id]
        return sum(len(WORD.findall(span.of(text))) for span in spans)

    def _sentence(self, span: Span) -> Span | None:
        known = self._sentences.get(span.document_id, [])
        place = bisect_right(known, span.start, key=lambda s: s.start) - 1
        found = known[place] if place >= 0 else None
        return found if found is not None and found.contains(span) else None


SPEECH: Final = load_words("speech_verbs.txt")


def only_speaks(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody spoke: "he told reporters on Monday"."""
    return claim.attribution is None and claim.predicate in SPEECH


def start_of(readings: Sequence[Reading]) -> float:
    """Where reports tell it, on average: characters from the start, the first place of each."""
    first: dict[str, int] = {}
    for reading in readings:
        place = min(span.start for span in reading.claim.spans)
        first[reading.document_id] = min(first.get(reading.document_id, place), place)
    return sum(first.values()) / len(first)
