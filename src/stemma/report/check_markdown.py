"""A check as Markdown, for a mail or an issue."""

from __future__ import annotations

import re
from typing import Final

from stemma.model import Check
from stemma.report.check_text import SIGNS
from stemma.report.check_view import (
    CheckView,
    Entry,
    Weight,
)
from stemma.report.check_words import count_quotations, count_words, quoted, title_of
from stemma.report.visible import show_words

SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~])")


def render_check_markdown(check: Check) -> str:
    """The check as Markdown, the gravest first; what is supported is only counted."""
    view = CheckView(check)
    lines = [f"# {_plain(title_of(check))}", "", count_words(view.check) + "  "]
    if told := count_quotations(view.check):
        lines.append(told + "  ")
    names = ", ".join(_plain(view.labels[document.id]) for document in check.documents)
    lines += [f"Sources: {names}", ""]
    for note in check.notes:
        lines += [f"> {_plain(note)}", ""]
    for kind, entries in view.by_kind():
        if kind.weight is Weight.NONE:
            continue
        lines += [f"## {kind.name} ({len(entries)})", ""]
        for entry in entries:
            lines += _entry(entry)
        lines.append("")
    for rejection in check.rejections:
        lines.append(f"Not read: {_plain(rejection.source)}: {_plain(rejection.reason)}  ")
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry) -> list[str]:
    where = "" if entry.span is None else f"line {entry.line}: "
    told = f" ({_plain(entry.told)})" if entry.told else ""
    out = [f"- {where}{quoted(_plain(entry.words))}{told}"]
    for shown in entry.shown:
        sign = SIGNS[shown.relation]
        if entry.span is None:
            out.append(f"  - {_plain(shown.label)}")
        else:
            out.append(f"  - {sign} {_plain(shown.label)}: {quoted(_plain(shown.words))}")
    return out


def _plain(text: str) -> str:
    """Text in which nothing is read as Markdown."""
    return SPECIAL.sub(r"\\\1", show_words(text))
