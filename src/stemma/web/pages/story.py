"""A coverage over time: its figures as bands, its dates, what later reports changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup
from starlette.responses import Response

from stemma.report.brief_page.timeline import Timeline, make_timeline
from stemma.report.figure_svg import draw_figure
from stemma.report.figures import Figure, find_figures
from stemma.report.view import BriefView, PointView, Quote
from stemma.store import KeptCoverage
from stemma.web.narrow import NarrowView
from stemma.web.pages.changes import GRAVE, latest_changes
from stemma.web.pages.kept import show_part
from stemma.web.visit import Page, Visit

MOST_FIGURES: Final = 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of a point: its drawing, and the words of the point in short."""

    point: PointView
    short: Quote
    unit: str
    svg: Markup
    has_moved: bool
    undated: int


def show_story(visit: Visit) -> Response:
    """The story over time."""

    def make(kept: KeptCoverage, view: NarrowView) -> Mapping[str, object]:
        drawn = draw_figures(view)
        timeline: Timeline = make_timeline(view, ())
        return {
            "drawn": drawn[:MOST_FIGURES],
            "more": max(0, len(drawn) - MOST_FIGURES),
            "timeline": timeline,
            "told": latest_changes(visit, visit.known.changes(kept.id)),
            "grave": GRAVE,
        }

    return show_part(visit, "story.html.j2", make, visit.known.mark)


def draw_figures(view: BriefView) -> list[Drawn]:
    """The figures that several reports give, those that moved first."""
    found = [
        one
        for one in find_figures(view.brief)
        # One telling is a moment, and no story.
        if one.point in view.point_by_id and len(one.tellings) > 1
    ]
    return sorted((_draw(view, one) for one in found), key=lambda d: not d.has_moved)


def _draw(view: BriefView, figure: Figure) -> Drawn:
    point = view.point_by_id[figure.point]
    short = view.quoter.quote(view.best(point).reading.spans, around=0)
    title = f"point {point.number + 1}{f', {figure.unit}' if figure.unit else ''}"
    bands = [(band.origin, band.tellings) for band in figure.bands]
    svg = Markup(draw_figure(bands, title=title))  # noqa: S704 - it escapes all words
    return Drawn(point, short, figure.unit or "", svg, figure.has_moved, figure.undated)


STORY: Final = (Page("/coverage/{id}/story", show_story),)
