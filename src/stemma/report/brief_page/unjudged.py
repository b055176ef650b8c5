"""What several reports speak of, and how they stand to each other could not be told."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.model import Verdict
from stemma.report.brief_page.said import Said, say
from stemma.report.verdict_words import find_exclusions
from stemma.report.view import BriefView, PointView
from stemma.report.view.judged import JudgedWords


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A point that is neither a hold nor a clash; `why` is why nothing is shown."""

    point: PointView
    said: tuple[Said, ...]
    why: tuple[str, ...]


def make_unjudged(view: BriefView) -> list[Unjudged]:
    """The points that nobody could judge, with the words that were held against each other.

    Behind them what agrees and is yet no fact that all of its reports tell.
    """
    return [_unjudged(view, point) for point in (*view.of(Verdict.UNJUDGED), *view.weak)]


def _unjudged(view: BriefView, point: PointView) -> Unjudged:
    judgements = point.judged.judgements
    words = JudgedWords(judgements)
    said = (say(view, shown, around=0, spans=words.of(shown.reading)) for shown in point.readings)
    weak = () if point.verdict is Verdict.UNJUDGED else (view.why_weak(point),)
    return Unjudged(point, tuple(said), weak or find_exclusions(judgements))
