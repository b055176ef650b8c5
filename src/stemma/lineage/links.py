"""Who took what from whom, link by link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from stemma.lineage.classes import direct, same_clock
from stemma.lineage.clock import is_earlier
from stemma.lineage.newsrooms import Newsroom
from stemma.lineage.origins import newsroom_origin
from stemma.lineage.reports import Report
from stemma.lineage.reuse import Reuse
from stemma.model import Direction, LineageKind, LineageLink, Span

_Key = tuple[str, str, LineageKind, Direction]


def find_links(reports: Sequence[Report], reuse: Reuse) -> tuple[LineageLink, ...]:
    """Every link, in the order of the documents' ids; one for each two ends and kind.

    Shared words link a report with the first that had them, not with every other one. A newsroom
    that is cited is the one report of it in the coverage, if there is just one and it does not
    come later; otherwise an origin outside.
    """
    return tuple(
        sorted(
            [*_shared(reports, reuse), *_named(reports)],
            key=lambda link: (link.document_id, link.from_id, link.kind.value),
        )
    )


def _shared(reports: Sequence[Report], reuse: Reuse) -> list[LineageLink]:
    found: defaultdict[_Key, list[tuple[Span, Span]]] = defaultdict(list)
    for item in reuse.shared:
        left, right = reports[item.left], reports[item.right]
        taker, giver, direction = direct(left, right)
        here = reuse.texts[item.left].span(*item.left_range)
        there = reuse.texts[item.right].span(*item.right_range)
        pair = (here, there) if taker is left else (there, here)
        found[taker.document.id, giver.document.id, item.kind, direction].append(pair)
    return [
        LineageLink(
            document_id=document,
            from_id=giver,
            kind=kind,
            spans=tuple(here for here, _ in sorted(pairs)),
            from_spans=tuple(there for _, there in sorted(pairs)),
            direction=direction,
        )
        for (document, giver, kind, direction), pairs in found.items()
    ]


def _named(reports: Sequence[Report]) -> list[LineageLink]:
    houses: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.newsroom is not None:
            houses[report.newsroom.key].append(report)
    found: defaultdict[_Key, set[Span]] = defaultdict(set)
    for report in reports:
        named: list[tuple[Newsroom, LineageKind, Span | None]] = [
            *((c.newsroom, LineageKind.CREDITS, c.span) for c in report.credits),
            *((n.newsroom, LineageKind.CITES, n.span) for n in report.namings),
        ]
        for newsroom, kind, span in named:
            if report.newsroom is not None and newsroom.key == report.newsroom.key:
                continue
            giver = _giver(report, houses.get(newsroom.key, []))
            giver_id = newsroom_origin(newsroom) if giver is None else giver.document.id
            spans = found[report.document.id, giver_id, kind, Direction.CREDIT]
            if span is not None:
                spans.add(span)
    return [
        LineageLink(document, giver, kind, tuple(sorted(spans)), (), direction)
        for (document, giver, kind, direction), spans in found.items()
    ]


def _giver(report: Report, candidates: Sequence[Report]) -> Report | None:
    """The one report of a newsroom that may be meant."""
    if len(candidates) != 1 or candidates[0] is report:
        return None
    (other,) = candidates
    later = is_earlier(report.document, other.document, same_clock=same_clock(report, other))
    return None if later else other
