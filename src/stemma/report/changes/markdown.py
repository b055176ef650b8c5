"""Changes as Markdown, for notes and messages."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.report.changes.view import ChangeView, Words
from stemma.report.escape import escaped


def render_changes_markdown(views: Iterable[ChangeView]) -> str:
    """A heading for each coverage and time, an item for each change."""
    lines: list[str] = []
    head: tuple[str, str] | None = None
    for view in views:
        logged = view.logged
        if head != (logged.when, logged.coverage):
            head = (logged.when, logged.coverage)
            title = escaped(logged.title or logged.coverage)
            lines += ["", f"## {title}, {view.when}", ""]
        facts = [view.heading, *(part for part in (view.values, view.origins) if part)]
        lines.append(f"- **{escaped(facts[0])}**{_behind(facts[1:])}")
        lines += [f"  - {_words(words)}" for words in (view.now,) if words is not None]
        lines += [f"  - before: {_words(words)}" for words in (view.was,) if words is not None]
        if view.history:
            lines.append(f"  - told so far: {escaped(view.history)}")
        if view.change.note:
            lines.append(f"  - “{escaped(view.change.note)}”")
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


def _behind(facts: Iterable[str]) -> str:
    return "".join(f" · {escaped(fact)}" for fact in facts)


def _words(words: Words) -> str:
    report = escaped(words.report)
    shown = report if words.url is None else f"[{report}](<{_bracketed(words.url)}>)"
    return f"{shown}: “{escaped(words.whole)}”"


def _bracketed(url: str) -> str:
    """An address as it stands between angle brackets."""
    return url.translate({ord("<"): "%3C", ord(">"): "%3E", ord("\n"): "", ord("\r"): ""})
