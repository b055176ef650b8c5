"""The formats of a brief: what each is called, what writes it, and what a browser is told it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Final

from stemma.model import Brief


class BriefFormat(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"
    CSV = "csv"
    ANNOTATIONS = "jsonld"
    GRAPH = "graphml"
    CALENDAR = "ics"
    MONEY = "ftm"


_RENDERERS: Final = {
    BriefFormat.HTML: ("stemma.report.brief_page", "render_brief_page"),
    BriefFormat.JSON: ("stemma.report.brief_json", "render_brief_json"),
    BriefFormat.MARKDOWN: ("stemma.report.brief_markdown", "render_brief_markdown"),
    BriefFormat.ANNOTATIONS: ("stemma.report.exports.annotations", "render_annotations"),
    BriefFormat.GRAPH: ("stemma.report.exports.graph", "render_graph"),
    BriefFormat.CALENDAR: ("stemma.report.exports.ics", "render_calendar"),
    BriefFormat.MONEY: ("stemma.report.exports.money", "render_money"),
}
"""Where the function lies that writes a format: only what a run needs is loaded."""

MEDIA_TYPES: Final[Mapping[BriefFormat, str]] = {
    BriefFormat.TEXT: "text/plain",
    BriefFormat.HTML: "text/html",
    BriefFormat.JSON: "application/json",
    BriefFormat.MARKDOWN: "text/markdown",
    BriefFormat.CSV: "text/csv",
    BriefFormat.ANNOTATIONS: "application/ld+json",
    BriefFormat.GRAPH: "application/graphml+xml",
    BriefFormat.CALENDAR: "text/calendar",
    BriefFormat.MONEY: "application/x-ndjson",
}


def find_renderer(wanted: BriefFormat) -> Callable[[Brief], str]:
    """What writes a format from a brief alone: all but `TEXT` and `CSV`, which ask for more.

    Raises:
        KeyError: it is one of these.
    """
    module, name = _RENDERERS[wanted]
    found: Callable[[Brief], str] = getattr(import_module(module), name)
    return found
