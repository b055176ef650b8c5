"""Annotations → a page for the terminal: what does not fit, the text with its marks, lists.

With colour, every sort of mark has a style. Without, source, cue and content of attributions and
furniture have marks: ‹source›, «cue», [content], ~furniture~. Either way a small number ties the
pieces of one attribution together. A list is cut to its first rows; asked for by its layer, it is
whole and the only one.
"""

from collections.abc import Collection

from rich.text import Text

from stemma.model import Annotations, Document
from stemma.report.check import require_spans
from stemma.report.flags import describe_flags
from stemma.report.layers import Layer
from stemma.report.lists import print_doubts, print_lists
from stemma.report.marks import Marking, Stretch, find_marks
from stemma.report.page import Page
from stemma.report.remarks import remarks
from stemma.report.styles import BRACKETS, NUMBERED, STYLES
from stemma.report.units import Units
from stemma.report.visible import show, show_words

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def render_text(
    annotations: Annotations,
    *,
    width: int = 80,
    color: bool = False,
    layers: Collection[Layer] = (),
) -> str:
    """One document as a page `width` cells wide, a line break at its end.

    `layers` are those to show, each whole; none means the text, and the first rows of every list.

    Raises:
        ContractError: a span lies outside the text.
    """
    require_spans(annotations)
    page = Page(width, color=color)
    units = Units.of(annotations)
    wanted = frozenset(layers)
    _print_header(page, annotations.document)
    if not wanted:
        print_doubts(page, annotations, units)
        page.print(Text())
    if not wanted or Layer.TEXT in wanted:
        _print_text(page, annotations, units)
    if wanted != {Layer.TEXT}:
        print_lists(page, annotations, units, whole=wanted)
    return page.finish()


def _print_header(page: Page, document: Document) -> None:
    for line in page.wrap(Text(show_words(document.title or document.source), "bold"), page.width):
        page.print(line)
    date = document.published
    facts = [
        document.outlet,
        document.byline,
        "no date" if date is None else f"{date} ({document.published_from.value})",
        f"states {document.date_words!r} as its date" if document.date_words else None,
        document.source if document.title else None,
    ]
    page.print_facts(Text(), (Text(show_words(fact), "dim") for fact in facts if fact))
    if document.flags:
        for line in page.wrap(Text(describe_flags(document), "yellow"), page.width):
            page.print(line)
    for remark in remarks(document):
        page.print_beside(Text("! ", "yellow"), page.wrap(Text(show_words(remark)), page.width - 2))
    page.print(Text("─" * page.width, "dim"))


def _print_text(page: Page, annotations: Annotations, units: Units) -> None:
    text = annotations.document.text
    gutter = len(str(len(units.ranges)))
    marking = Marking(find_marks(annotations))
    started = gap = False
    for number, (start, end) in enumerate(units.ranges, start=1):
        if not text[start:end].strip():
            gap = gap or started
            continue
        if gap:
            page.print(Text(" " * gutter + " │", "dim"))
        started, gap = True, False
        marked = Text()
        for stretch in marking.stretches(start, end):
            _mark(marked, text, stretch, color=page.color)
        first = Text(f"{number:>{gutter}} │ ", "dim")
        page.print_beside(first, page.wrap(marked, page.width - first.cell_len), again=" │ ")


def _mark(marked: Text, text: str, stretch: Stretch, *, color: bool) -> None:
    """`marked` with one more stretch of the text at its end."""
    if not color:
        for mark in stretch.opened:
            marked.append(BRACKETS[mark.role][0])
    style = " ".join(STYLES[mark.role] for mark in stretch.active)
    marked.append(show(text[stretch.start : stretch.end]), style or None)
    for mark in stretch.closed:
        if not color:
            marked.append(BRACKETS[mark.role][1])
        if mark.role in NUMBERED:
            marked.append(str(mark.number).translate(_RAISED), STYLES[mark.role])
