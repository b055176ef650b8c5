"""Lineage: who got it from whom, as a layered graph and as a list with the words of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.model import Direction, LineageKind, LineageLink, Span
from stemma.report.brief_page.layers import find_columns, order_columns
from stemma.report.view import BriefView, DocumentView, Quote

WIDTH: Final = 196
HEIGHT: Final = 40
ACROSS: Final = 266
"""From one column to the next."""
DOWN: Final = 58
MARGIN: Final = 24
BULGE: Final = 46
LONGEST: Final = 23
"""Characters of a label in its box."""
MOST_SHOWN: Final = 240
"""Characters of a tie that are shown; all of them stand in the reports."""
AROUND: Final = 40
MOST_ALONE: Final = 12
"""Reports without any tie that are drawn; more are only counted."""

WORDS: Final = {
    LineageKind.COPIES: "copies",
    LineageKind.QUOTES: "quotes the same words as",
    LineageKind.CITES: "cites",
    LineageKind.CREDITS: "credits",
}
SHARED: Final = {
    LineageKind.COPIES: "has a passage in common with",
    LineageKind.QUOTES: "quotes the same words as",
    LineageKind.CITES: "is tied by a citation to",
    LineageKind.CREDITS: "is tied by a credit to",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A node, its place in the drawing, and the number of its report, `None` for one outside."""

    label: str
    whole: str
    note: str
    x: int
    y: int
    report: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: `path` is SVG; without `arrow` nothing tells who came first."""

    path: str
    kind: str
    arrow: bool
    whole: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One link in words: who, how, from whom, with the beginning of what stands in both.

    `characters` is how long it is in all.
    """

    taker: str
    taker_report: int
    words: str
    giver: str
    giver_report: int | None
    kind: str
    here: Quote | None
    there: Quote | None
    characters: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """The drawing and the list; `alone` are the reports tied to nothing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    ties: tuple[Tie, ...]
    alone: tuple[DocumentView, ...]


def make_lineage(view: BriefView) -> Lineage:
    """The lineage of the reports of the coverage."""
    members = {document.document.id for document in view.documents}
    links = [
        link
        for link in view.brief.lineage
        if link.document_id in members
        and (link.from_id in members or link.from_id in view.origin_by_id)
    ]
    tied = {name for link in links for name in (link.document_id, link.from_id)}
    alone = tuple(d for d in view.documents if d.document.id not in tied)
    drawn = alone if len(alone) <= MOST_ALONE else ()
    outside = sorted({link.from_id for link in links} - members)
    nodes = [*outside, *(d.document.id for d in view.documents if d.document.id in tied)]
    nodes += [d.document.id for d in drawn]
    boxes, lines, size = (
        _draw(view, nodes, links, frozenset(outside)) if nodes else ([], [], (0, 0))
    )
    return Lineage(
        *size, tuple(boxes), tuple(lines), tuple(_tie(view, link) for link in links), alone
    )


def who_leans(ties: Iterable[Tie]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each taker and way of taking with all it took from; copies before mere mentions of a name."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    inside = sorted(ties, key=lambda tie: tie.giver_report is None)
    for tie in inside:
        found.setdefault((tie.taker, tie.words), {})[tie.giver] = None
    return [(taker, how, tuple(givers)) for (taker, how), givers in found.items()]


def _draw(
    view: BriefView, nodes: Sequence[str], links: Iterable[LineageLink], outside: frozenset[str]
) -> tuple[list[Box], list[Line], tuple[int, int]]:
    seen = {(link.from_id, link.document_id, link.kind, _is_known(link)) for link in links}
    edges = sorted(seen, key=lambda e: (nodes.index(e[0]), nodes.index(e[1]), e[2], e[3]))
    known = [(giver, taker) for giver, taker, _, is_known in edges if is_known]
    inside = int(bool(outside))
    first = {node: inside for node in nodes if node not in outside}
    columns = find_columns(nodes, known, first)
    rows = order_columns(nodes, columns, [(giver, taker) for giver, taker, _, _ in edges])
    tallest = max(map(len, rows))
    places: dict[str, tuple[int, int]] = {}
    for x, column in enumerate(rows):
        top = (tallest - len(column)) * DOWN // 2
        for y, node in enumerate(column):
            places[node] = (MARGIN + x * ACROSS, MARGIN + top + y * DOWN)
    boxes = [_box(view, node, *places[node]) for node in nodes]
    names = {node: box.whole for node, box in zip(nodes, boxes, strict=True)}
    lines = []
    offsets: dict[frozenset[str], int] = {}
    for giver, taker, kind, is_known in edges:
        pair = frozenset((giver, taker))
        offset = offsets[pair] = offsets.get(pair, -1) + 1
        words = WORDS[kind] if is_known else SHARED[kind]
        path = _path(places[giver], places[taker], offset)
        lines.append(Line(path, kind.value, is_known, f"{names[taker]} {words} {names[giver]}"))
    width = 2 * MARGIN + (len(rows) - 1) * ACROSS + WIDTH + BULGE
    return boxes, lines, (width, 2 * MARGIN + (tallest - 1) * DOWN + HEIGHT)


def _path(giver: tuple[int, int], taker: tuple[int, int], offset: int) -> str:
    """A curve between two boxes; several between the same two lie beside each other."""
    y_from, y_to = (place[1] + HEIGHT // 2 + 7 * offset for place in (giver, taker))
    if giver[0] == taker[0]:
        x = giver[0] + WIDTH
        bend = x + BULGE + 8 * offset
        return f"M{x} {y_from}C{bend} {y_from} {bend} {y_to} {x} {y_to}"
    left, right = sorted((giver, taker))
    y_left, y_right = (y_from, y_to) if left == giver else (y_to, y_from)
    x_left, x_right = left[0] + WIDTH, right[0] - (6 if right == taker else 0)
    middle = (x_left + x_right) // 2
    curve = f"{middle} {y_left} {middle} {y_right}"
    if left == giver:
        return f"M{x_left} {y_left}C{curve} {x_right} {y_right}"
    return f"M{x_right} {y_right}C{middle} {y_right} {middle} {y_left} {x_left} {y_left}"


def _box(view: BriefView, node: str, x: int, y: int) -> Box:
    whole = _name(view, node)
    label = whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rstrip() + "…"
    if not view.has_document(node):
        return Box(label, whole, "not among the reports", x, y, None)
    document = view.document(node)
    return Box(label, whole, document.when or "no date", x, y, document.number)


def _tie(view: BriefView, link: LineageLink) -> Tie:
    words = WORDS if _is_known(link) else SHARED
    inside = view.has_document(link.from_id)
    return Tie(
        _name(view, link.document_id),
        view.quoter.number(link.document_id),
        words[link.kind],
        _name(view, link.from_id),
        view.quoter.number(link.from_id) if inside else None,
        link.kind.value,
        _beginning(view, link.spans),
        _beginning(view, link.from_spans),
        sum(map(len, link.spans)),
    )


def _beginning(view: BriefView, spans: Sequence[Span]) -> Quote | None:
    """The first words of spans, with a little around them; `None` without spans."""
    kept: list[Span] = []
    room = MOST_SHOWN
    for span in sorted(spans):
        if room <= 0:
            break
        end = min(span.end, span.start + room)
        if end < span.end:
            text = view.quoter.text(span.document_id)
            end = max(text.rfind(" ", span.start + 1, end), span.start + 1)
        kept.append(Span(span.document_id, span.start, end))
        room -= len(span)
    return view.quoter.quote(kept, around=AROUND) if kept else None


def _name(view: BriefView, node: str) -> str:
    if view.has_document(node):
        return view.document(node).label
    return view.origin_name(view.origin_by_id[node])


def _is_known(link: LineageLink) -> bool:
    return link.direction is not Direction.UNKNOWN
