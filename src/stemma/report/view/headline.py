"""The title at the head of a page: that of the report which has most of what is agreed."""

from __future__ import annotations

from collections import Counter
from typing import Final

from stemma.model import Verdict
from stemma.report.view.brief import BriefView, DocumentView
from stemma.report.visible import show_words

LONG: Final = 3
"""Words longer than this say what a headline is about."""


def find_headline(view: BriefView) -> DocumentView | None:
    """The report whose title has most of the words that the reports agree in; `None`: no title."""
    weights: Counter[str] = Counter()
    for point in view.of(Verdict.AGREED, Verdict.COMPATIBLE):
        words = {
            word
            for reading in point.readings
            for span in reading.reading.spans
            for word in _words(span.of(reading.document.document.text))
        }
        for word in words:
            weights[word] += len(point.behind) - 1
    titled = [document for document in view.documents if document.document.title]

    def score(document: DocumentView) -> tuple[float, int]:
        words = _words(document.document.title or "")
        return (sum(weights[word] for word in words) / (len(words) + 4), -document.number)

    return max(titled, key=score, default=None)


def _words(text: str) -> set[str]:
    words = (word.strip(".,;:!?\"'“”‘’()").casefold() for word in show_words(text).split())
    return {word.removesuffix("s") for word in words if len(word) > LONG}
