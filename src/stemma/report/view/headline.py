"""The event in one line, in the words of a report."""

from __future__ import annotations

from collections import Counter
from typing import Final

from stemma.model import Verdict
from stemma.report.view.brief import BriefView, DocumentView, PointView, ReadingView
from stemma.report.view.contested import holds_contested
from stemma.report.visible import show_words

FROM_TO: Final = (36, 220)
"""Characters of a reading that can stand at the head of a page."""
LEAD: Final = 900
"""Characters that open a report: what it is about stands there."""
OWN: Final = frozenset({"i", "i'm", "i’m", "me", "my", "our", "us", "we"})
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


def find_central(view: BriefView) -> tuple[PointView, ReadingView] | None:
    """The point that most reports share, and early, with a reading of it in one piece.

    `None` where there is none.
    """
    core = [
        p for p in view.of(Verdict.AGREED, Verdict.COMPATIBLE) if _is_told(p) and p.start < LEAD
    ]
    core.sort(key=lambda p: (-len(p.behind) / (1 + p.start / LEAD), p.number))
    shortest, longest = FROM_TO
    for point in core:
        fitting = [
            reading
            for reading in point.agreeing
            if len(reading.reading.spans) == 1
            and reading.reading.value is None
            and shortest <= len(reading.reading.spans[0]) <= longest
            and not _is_own_voice(reading)
        ]
        plain = [r for r in fitting if not holds_contested(r.reading, view.contested)]
        if fitting:
            return point, max(plain or fitting, key=lambda r: (len(r.reading.spans[0]), -r.number))
    return None


def _is_own_voice(shown: ReadingView) -> bool:
    """Whether somebody speaks of himself: "I have a reaction to it"."""
    words = shown.reading.spans[0].of(shown.document.document.text).casefold().split()
    return any(word.strip(".,'’“”\"") in OWN for word in words)


def _is_told(point: PointView) -> bool:
    return any(reading.reading.value is None for reading in point.readings)


def _words(text: str) -> set[str]:
    words = (word.strip(".,;:!?\"'“”‘’()").casefold() for word in show_words(text).split())
    return {word.removesuffix("s") for word in words if len(word) > LONG}
