"""The core: what reports agree on, with the origins behind it, opened to the quotes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from stemma.model import Origin
from stemma.report.brief_page.histories import NOTHING, Histories
from stemma.report.brief_page.said import Said, in_short, say
from stemma.report.view import BriefView, PointView, Quote
from stemma.report.view.quotes import AROUND

MOST_DOTS: Final = 10
MANY: Final = 12
LITTLE: Final = 50
"""Characters of context where a point has many readings."""


@dataclass(frozen=True, slots=True)
class CorePoint:
    """A point of the core; `filled` and `hollow` dots stand for its origins."""

    point: PointView
    short: Quote
    said: tuple[Said, ...]
    origins: tuple[Origin, ...]
    filled: int
    hollow: int
    history: Markup = NOTHING


def make_core(view: BriefView, histories: Histories | None = None) -> list[CorePoint]:
    """The points that agree or can both hold: most origins first, then most reports."""
    drawn = {} if histories is None else histories
    return [
        replace(_core_point(view, point), history=drawn.get(point.judged.point.id, NOTHING))
        for point in view.core
    ]


def _core_point(view: BriefView, point: PointView) -> CorePoint:
    counted = point.judged.corroboration
    around = AROUND if len(point.readings) <= MANY else LITTLE
    filled = min(counted.origins_at_least, MOST_DOTS)
    return CorePoint(
        point,
        in_short(view, point),
        tuple(say(view, reading, around=around) for reading in point.readings),
        tuple(view.origin_by_id[name] for name in counted.origins if name in view.origin_by_id),
        filled,
        min(counted.origins_at_most, MOST_DOTS) - filled,
    )
