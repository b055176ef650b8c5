"""What the readings of a brief say, in their own words, and under which labels."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.model import Brief, JudgedPoint, Reading
from stemma.report.view.labels import label_documents
from stemma.report.view.solid import Rank, Solid
from stemma.report.view.telling import Telling


class Said:
    """The documents, readings and labels of a brief by id, and the words that stand for them."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.documents = {document.id: document for document in brief.documents}
        self.readings = {
            reading.id: reading for judged in brief.points for reading in judged.point.readings
        }
        self.labels = label_documents(brief.documents)
        self._telling = Telling(brief)
        self._solid = Solid(brief, self._telling)

    def where(self, readings: Sequence[Reading]) -> str:
        """The labels of the reports the readings are of."""
        known = dict.fromkeys(reading.document_id for reading in readings)
        return ", ".join(self.labels[identity] for identity in known)

    def is_solid(self, judged: JudgedPoint) -> bool:
        """Whether what agrees in a point is a fact that all its reports tell."""
        return not self._solid.why_not(judged)

    def rank(self, judged: JudgedPoint) -> Rank:
        """What the points of the core are ordered by."""
        return self._solid.rank(judged)

    def of_point(self, judged: JudgedPoint) -> Reading:
        """The reading that stands for a point."""
        return self._telling.of_point(judged)

    def claim(self, reading: Reading) -> str:
        """The words that a reading is told in, in one line."""
        spans = self._telling.spans(reading)
        return " … ".join(self.words(s.document_id, s.start, s.end) for s in spans)

    def text(self, judged: JudgedPoint) -> str:
        """The words that stand for a point."""
        return self.claim(self.of_point(judged))

    def words(self, document_id: str, start: int, end: int) -> str:
        """The words between two offsets of a document, in one line."""
        return " ".join(self.documents[document_id].text[start:end].split())
