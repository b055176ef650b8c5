"""What the readings of a brief say, in their own words, and under which labels."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Brief, JudgedPoint, Reading
from stemma.report.brief_text.lines import LONGEST
from stemma.report.view.contested import find_contested, uncontested
from stemma.report.view.labels import label_documents


class Said:
    """The documents, readings and labels of a brief by id, and the words that stand for them."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.documents = {document.id: document for document in brief.documents}
        self.readings = {
            reading.id: reading for judged in brief.points for reading in judged.point.readings
        }
        self.labels = label_documents(brief.documents)
        self._contested = find_contested(brief.points)

    def where(self, readings: Sequence[Reading]) -> str:
        """The labels of the reports the readings are of."""
        known = dict.fromkeys(reading.document_id for reading in readings)
        return ", ".join(self.labels[identity] for identity in known)

    def best(self, readings: Sequence[Reading]) -> Reading:
        """The reading that says most in one line, by its claim alone.

        A claim that gives a contested value does not stand for what is agreed.
        """
        plain = uncontested(readings, self._contested)
        fitting = [r for r in plain if len(self.claim(r)) <= LONGEST] or plain

        def length(reading: Reading) -> tuple[int, str]:
            words = self.claim(reading)
            return min(len(words), LONGEST), words

        return max(fitting, key=length)

    def claim(self, reading: Reading) -> str:
        """The words of a reading's claim, in one line."""
        spans = reading.claim.spans
        words = " … ".join(self.words(s.document_id, s.start, s.end) for s in spans)
        return words.removeprefix("that ")

    def text(self, judged: JudgedPoint) -> str:
        """The words that stand for a point."""
        return self.claim(self.best(judged.point.readings))

    def words(self, document_id: str, start: int, end: int) -> str:
        """The words between two offsets of a document, in one line."""
        return " ".join(self.documents[document_id].text[start:end].split())
