"""The words of a reading that were judged: those that are shown where two readings clash."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.model import Judgement, Reading, Span
from stemma.report.view.brief import shown_spans
from stemma.report.view.sides import gravest_first


class JudgedWords:
    """The words of each reading that the gravest judgement on it was made on."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._spans: dict[str, tuple[Span, ...]] = {}
        for judgement in gravest_first(judgements):
            for reading, spans in (
                (judgement.left, judgement.left_spans),
                (judgement.right, judgement.right_spans),
            ):
                if spans:
                    self._spans.setdefault(reading, spans)

    def of(self, reading: Reading) -> tuple[Span, ...]:
        """The words judged; where no judgement names them, those that are shown anywhere."""
        return self._spans.get(reading.id) or shown_spans(reading)
