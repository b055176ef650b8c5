"""A coverage as a file: to share, to count with, to load elsewhere."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.model import Brief
from stemma.report.brief_formats import MEDIA_TYPES, BriefFormat, find_renderer
from stemma.report.brief_page import render_brief_page
from stemma.report.brief_table_names import BriefTable
from stemma.report.brief_tables import render_brief_csv
from stemma.web.narrow import Narrow, NarrowView, describe
from stemma.web.pages.kept import find_kept, require_brief
from stemma.web.sections import choices_of
from stemma.web.visit import Page, Visit

OFFERED: Final = (
    (BriefFormat.HTML, "One page to share", "everything, in one file that loads nothing"),
    (BriefFormat.MARKDOWN, "Markdown", "for notes and mail"),
    (BriefFormat.CSV, "Table (CSV)", "the findings, one a line"),
    (BriefFormat.JSON, "JSON", "the whole contract, with every offset"),
    (BriefFormat.CALENDAR, "Calendar (iCalendar)", "what stands on a calendar"),
    (BriefFormat.GRAPH, "Graph (GraphML)", "who depends on whom"),
    (BriefFormat.ANNOTATIONS, "Web annotations (JSON-LD)", "every mark in the reports"),
    (BriefFormat.MONEY, "FollowTheMoney", "for Aleph and such"),
)
"""(format, its name, what it is for), in the order in which they are offered."""


def export(visit: Visit) -> Response:
    """The brief in one format, as a file to keep."""
    try:
        wanted = BriefFormat(visit.part("format"))
    except ValueError:
        raise HTTPException(404) from None
    kept = find_kept(visit)
    brief = require_brief(visit, kept)
    if isinstance(brief, Response):
        return brief
    if wanted is BriefFormat.CSV:
        words = visit.word("table", most=40) or BriefTable.FINDINGS.value
        if words not in {table.value for table in BriefTable}:
            raise HTTPException(404)
        content = render_brief_csv(brief, BriefTable(words))
    elif wanted is BriefFormat.HTML:
        content = _page_to_share(brief, Narrow.of(visit.request.query_params))
    elif wanted is BriefFormat.TEXT:
        raise HTTPException(404)
    else:
        content = find_renderer(wanted)(brief)
    visit.house.note(visit.who, "exported", f"{kept.id} {wanted.value}", visit.request)
    name = f"{make_name(kept.title)}.{wanted.value}"
    return Response(
        content.encode("utf-8", "backslashreplace"),
        media_type=MEDIA_TYPES[wanted],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page_to_share(brief: Brief, narrow: Narrow) -> str:
    """The brief as one page; of a part of it, the page says which part it is."""
    if not narrow:
        return render_brief_page(brief)
    view = NarrowView(brief, narrow)
    return render_brief_page(brief, view=view, part=describe(narrow, choices_of(view, narrow)))


def make_name(title: str) -> str:
    r"""A name for a file, of plain letters, digits and dashes only.

    >>> make_name("Nine dead at Tésvik:\r\nwhat is known"), make_name("…")
    ('nine-dead-at-tesvik-what-is-known', 'coverage')
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "coverage"


EXPORTS: Final = (Page("/coverage/{id}/export/{format}", export),)
