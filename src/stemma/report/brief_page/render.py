"""The page: all sections in their order, in one file that loads nothing."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from markupsafe import Markup

from stemma.model import Brief, Verdict
from stemma.report.brief_page.clashes import make_cards
from stemma.report.brief_page.core import make_core
from stemma.report.brief_page.histories import make_histories
from stemma.report.brief_page.lineage import make_lineage, who_leans
from stemma.report.brief_page.matrix import make_matrix
from stemma.report.brief_page.positions import make_positions
from stemma.report.brief_page.rest import (
    make_oddities,
    make_omissions,
    make_only_here,
    make_quotations,
    shared_voices,
)
from stemma.report.brief_page.said import in_short
from stemma.report.brief_page.texts import make_texts
from stemma.report.brief_page.timeline import make_timeline
from stemma.report.brief_page.unjudged import make_unjudged
from stemma.report.template import load_page
from stemma.report.verdict_words import UNJUDGED, describe_verdict
from stemma.report.view import BriefView, PointView
from stemma.report.view.dates import write_interval
from stemma.report.view.decided import marks_on, notes_on_all
from stemma.report.view.event import find_event
from stemma.report.view.headline import find_headline

PACKAGE: Final = "stemma.report.brief_page"


def render_brief_page(brief: Brief, *, view: BriefView | None = None, part: str = "") -> str:
    """The brief as a whole HTML document; the same for the same brief.

    `view` is the brief as it is to be looked at, where only some of its points are shown; `part`
    then says so on the page.

    Raises:
        ContractError: a span points out of its text.
    """
    files = load_page(PACKAGE)
    return files.environment.get_template("page.html.j2").render(
        {**make_sections(BriefView(brief) if view is None else view), "part": part},
        verdict_words=describe_verdict,
        tools=no_tools,
        marks=partial(marks_on, brief),
        notes=notes_on_all(brief),
        style=Markup(files.style),  # noqa: S704 - our own file
        script=Markup(files.script),  # noqa: S704 - our own file
        policy=files.policy,
    )


def no_tools(_point: PointView) -> str:
    """What stands below a point in a file: nothing. Where a person can decide, it is a form."""
    return ""


def make_sections(view: BriefView) -> dict[str, Any]:
    """What the templates of the sections show."""
    histories = make_histories(view.brief)
    contradictions = make_cards(view, Verdict.CONTRADICTED, histories)
    differences = make_cards(view, Verdict.DIFFERS, histories)
    coverage = view.coverage
    event = find_event(view.brief, coverage)
    return {
        "view": view,
        "brief": view.brief,
        "part": "",
        "headline": find_headline(view),
        "event": None if event is None else view.quoter.quote((event,), around=0),
        "event_by": None if event is None else view.document(event.document_id),
        "days": "" if coverage is None else write_interval(coverage.earliest, coverage.latest),
        "undated": sum(document.day is None for document in view.documents),
        "origins": view.origins,
        "contradictions": contradictions,
        "differences": differences,
        "disputes": make_cards(view, Verdict.DISPUTED, histories),
        "core": make_core(view, histories),
        "matrix": make_matrix(view),
        "timeline": make_timeline(view, [*contradictions, *differences]),
        "parties": make_positions(view),
        "lineage": (lineage := make_lineage(view)),
        "leaning": who_leans(lineage.ties),
        "in_short": partial(in_short, view),
        "voices": shared_voices(view),
        "unjudged": make_unjudged(view),
        "unjudged_title": UNJUDGED,
        "only_here": make_only_here(view),
        "oddities": make_oddities(view),
        "omissions": make_omissions(view),
        "quotations": make_quotations(view),
        "texts": make_texts(view),
    }
