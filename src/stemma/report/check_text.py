"""A check as text for a terminal: what is grave first, with the words of draft and source."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from stemma.model import Check, EvidenceRelation
from stemma.report.brief_text.lines import LONGEST, Lines, cut
from stemma.report.check_view import (
    CheckView,
    Entry,
    Shown,
    Weight,
)
from stemma.report.check_words import count_quotations, count_words, quoted, title_of
from stemma.report.visible import show

FEW: Final = 2
"""Passages of sources shown beside an entry where not all are asked for."""
COLORS: Final = {
    Weight.ERROR: "bold red",
    Weight.WARNING: "yellow",
    Weight.NOTE: "",
    Weight.NONE: "",
}
SIGNS: Final = {
    EvidenceRelation.SUPPORTS: "=",
    EvidenceRelation.CONTRADICTS: "≠",
    EvidenceRelation.WEAKER: "?",
    EvidenceRelation.NEAREST: "~",
}
"""What stands before the words of a source."""
LEGEND: Final = "= has it · ≠ has it otherwise · ? is less sure · ~ comes nearest"


def render_check_text(
    check: Check, *, width: int = 80, color: bool = False, everything: bool = False
) -> str:
    """The check as text, a line break at its end; what is supported only with `everything`."""
    lines = Lines(width=width, color=color)
    view = CheckView(check)
    sources = len(check.documents)
    lines.title(title_of(check))
    lines.line(f"against {sources} {'source' if sources == 1 else 'sources'}", style="dim")
    lines.line(count_words(view.check))
    if told := count_quotations(view.check):
        lines.line(told)
    for note in check.notes:
        lines.line(f"note: {note}", style="yellow")
    for kind, entries in view.by_kind():
        if kind.weight is Weight.NONE and not everything:
            continue
        lines.heading(kind.name, len(entries))
        for entry in entries:
            _entry(lines, entry, everything=everything)
    if any(kind.weight is not Weight.NONE or everything for kind, _ in view.by_kind()):
        lines.line("")
        lines.line(LEGEND, style="dim")
    for rejection in check.rejections:
        lines.line(f"not read: {rejection.source}: {rejection.reason}", style="dim")
    return lines.text()


def _entry(lines: Lines, entry: Entry, *, everything: bool) -> None:
    longest = 10_000 if everything else 2 * LONGEST
    if entry.span is None:
        lines.line(
            f"{entry.shown[0].label}: {quoted(cut(entry.words, longest))} ({entry.told})", indent=1
        )
        return
    text = Text()
    text.append(show(f"line {entry.line}  "), style="dim")
    text.append(show(quoted(cut(entry.words, longest))), style=COLORS[entry.kind.weight])
    lines.put(text, 1)
    if entry.told:
        lines.line(entry.told, indent=3)
    for shown in entry.shown if everything else _first(entry.shown):
        sign = SIGNS[shown.relation]
        lines.line(f"{sign} {shown.label}: {quoted(cut(shown.words, longest))}", indent=5)


def _first(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The passages that are shown: those that say otherwise, else the first."""
    against = [one for one in shown if one.relation is not EvidenceRelation.SUPPORTS]
    return tuple((against or [*shown])[:FEW])
