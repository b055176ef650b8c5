"""The reports of a coverage, one report with its claims marked, and two side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.report.brief_page.said import Said, say
from stemma.report.brief_page.texts import make_texts
from stemma.report.flags import describe_flags
from stemma.report.verdict_words import describe_verdict
from stemma.report.view import BriefView, DocumentView, PointView
from stemma.report.view.judged import JudgedWords
from stemma.store import KeptCoverage, Version
from stemma.web.narrow import NarrowView
from stemma.web.pages.kept import show_part
from stemma.web.visit import Page, Visit


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in the list of a coverage; `flags` says what is wrong with it."""

    document: DocumentView
    flags: str
    points: int
    is_aside: bool
    why: str


@dataclass(frozen=True, slots=True)
class Met:
    """A point that two reports share, with the words of each."""

    point: PointView
    verdict: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]


def list_reports(visit: Visit) -> Response:
    """All reports of a coverage, and those that were set aside."""
    return show_part(visit, "report_list.html.j2", _make_list)


def _make_list(_kept: KeptCoverage, view: NarrowView) -> Mapping[str, object]:
    points = Counter(one.number for point in view.points for one in point.documents)
    rows = [_listed(view, one, points[one.number], is_aside=False) for one in view.documents]
    rows += [_listed(view, one, 0, is_aside=True) for one in view.set_aside]
    return {"rows": rows, "rejections": view.brief.rejections}


def _listed(view: BriefView, document: DocumentView, points: int, *, is_aside: bool) -> Listed:
    why = view.why_aside(document) if is_aside else ""
    return Listed(document, describe_flags(document.document), points, is_aside, why)


def show_report(visit: Visit) -> Response:
    """One report with its claims marked, and the versions of its page that are kept."""
    name = visit.part("document")
    document = visit.house.store.document(name)
    if document is None:
        raise HTTPException(404)
    url = document.url
    versions: tuple[Version, ...] = visit.house.store.versions(url) if url else ()

    def make(_kept: KeptCoverage, view: NarrowView) -> Mapping[str, object]:
        if not view.has_document(name):
            raise HTTPException(404)
        (text,) = make_texts(view, [view.document(name)])
        return {"text": text, "versions": versions}

    return show_part(visit, "report.html.j2", make, name, versions)


def compare_two(visit: Visit) -> Response:
    """Two reports side by side: what both speak of, and how each puts it."""
    names = tuple(visit.word(side, most=10) for side in ("left", "right"))
    return show_part(visit, "two.html.j2", lambda _, view: _make_two(view, names), names)


def _make_two(view: NarrowView, names: tuple[str, ...]) -> Mapping[str, object]:
    known = {str(one.number): one for one in view.documents}
    chosen = [known.get(name) for name in names]
    if len(view.documents) > 1:
        chosen = [one or view.documents[place] for place, one in enumerate(chosen)]
    left, right = chosen
    met: list[Met] = []
    alone = (0, 0)
    if left is not None and right is not None and left is not right:
        both = [p for p in view.points if left in p.documents and right in p.documents]
        met = sorted((_met(view, p, left, right) for p in both), key=_by_weight)
        alone = tuple(  # type: ignore[assignment] # two numbers
            sum(1 for p in view.points if one in p.documents) - len(both) for one in (left, right)
        )
    return {"view": view, "left": left, "right": right, "met": met, "alone": alone}


WEIGHT: Final = ("contradicted", "differs", "disputed", "agreed", "compatible", "unjudged")


def _by_weight(met: Met) -> int:
    return WEIGHT.index(met.point.verdict) if met.point.verdict in WEIGHT else len(WEIGHT)


def _met(view: BriefView, point: PointView, left: DocumentView, right: DocumentView) -> Met:
    words = JudgedWords(point.judged.judgements)

    def of(document: DocumentView) -> tuple[Said, ...]:
        return tuple(
            say(view, shown, around=60, spans=words.of(shown.reading))
            for shown in point.readings
            if shown.document is document
        )

    return Met(point, describe_verdict(point.verdict), of(left), of(right))


REPORTS: Final = (
    Page("/coverage/{id}/reports", list_reports),
    Page("/coverage/{id}/report/{document}", show_report),
    Page("/coverage/{id}/compare", compare_two),
)
