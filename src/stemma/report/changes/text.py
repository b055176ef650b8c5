"""Changes as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.text import Text

from stemma.model import ChangeKind
from stemma.report.changes.view import ChangeView, Words
from stemma.report.page import Page
from stemma.report.visible import show_words

STYLES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.CORRECTED: "bold red",
    ChangeKind.WITHDRAWN: "bold red",
    ChangeKind.CONTRADICTED: "bold red",
    ChangeKind.DENIED: "yellow",
    ChangeKind.MOVED: "cyan",
    ChangeKind.ORIGINS_DOWN: "yellow",
}
"""Kinds with a colour of their own."""


def render_changes_text(
    views: Iterable[ChangeView], *, width: int = 80, color: bool = False
) -> str:
    """The changes, those of one coverage found at one time under one line."""
    page = Page(width, color=color)
    head: tuple[str, str] | None = None
    for view in views:
        logged = view.logged
        if head != (logged.when, logged.coverage):
            head = (logged.when, logged.coverage)
            page.print_title(show_words(logged.title) or logged.coverage[:8], view.when)
        _print(page, view)
    return page.finish()


def _print(page: Page, view: ChangeView) -> None:
    facts = [part for part in (view.values, view.origins) if part]
    facts.append(f"point {view.change.point[:8]}" if view.change.point else "")
    heading = Text(f"  {view.heading}", STYLES.get(view.change.kind, "bold"))
    heading.append(f"  {' · '.join(part for part in facts if part)}".rstrip(), "dim")
    page.print(heading)
    if view.change.kind is ChangeKind.WITHDRAWN and not view.change.point:
        page.print(Text(f"    {', '.join(view.reports)}: the report is gone"))
    for words, name in ((view.now, ""), (view.was, "before: ")):
        if words is not None:
            _print_words(page, words, name)
    if view.history:
        _fill(page, Text(f"told so far: {view.history}", "dim"))
    if view.change.note:
        _fill(page, Text(f"“{show_words(view.change.note)}”", "italic"))
    if view.change.origins:
        _fill(page, Text("origin: " + ", ".join(map(show_words, view.change.origins)), "dim"))


def _print_words(page: Page, words: Words, name: str) -> None:
    text = Text(name, "dim")
    text.append(f"{show_words(words.report)}: ", "bold")
    text.append("“" + show_words(words.before) + (" " if words.before[-1:].isspace() else ""))
    text.append(show_words(words.said), "underline")
    text.append((" " if words.behind[:1].isspace() else "") + show_words(words.behind) + "”")
    _fill(page, text)


def _fill(page: Page, text: Text) -> None:
    for line in page.wrap(text, page.width - 4):
        page.print(Text.assemble("    ", line))
