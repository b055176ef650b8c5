"""The command `changes`: what changed in the coverages of the store."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.console import exit_codes, is_shown, open_target, terminal, write
from stemma.cli.options import Out
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, find_coverage, open_store
from stemma.errors import UsageError

if TYPE_CHECKING:
    from stemma.report.changes import ChangeView


class ChangesFormat(StrEnum):
    """How changes are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    ATOM = "atom"


def changes(
    coverage: Annotated[
        str | None,
        typer.Argument(metavar="COVERAGE", help="Its id; all without it.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="Only what was found since: a day or a time, ISO 8601 (UTC without a zone).",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        ChangesFormat, typer.Option("--format", "-f", help="How the result is written.")
    ] = ChangesFormat.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show minor changes, too.")] = False,
    out: Out = None,
    place: Place = None,
) -> None:
    """Show what changed: new, corrected, contradicted, denied, moved, joined, withdrawn."""
    with exit_codes(quiet_status()), open_store(place) as house:
        from stemma.follow import tell_all, view_kept  # noqa: PLC0415

        start = "" if since is None else parse_since(since)
        target = None if coverage is None else house.coverage(find_coverage(house, coverage))
        for _ in tell_all(house):
            pass
        kept = house.changes(None if target is None else target.id, start)
        if not everything:
            kept = tuple(one for one in kept if not one.change.is_minor)
        views = view_kept(house, kept)
        with open_target(out) as file:
            title = "Changes" if target is None else f"Changes: {target.title}"
            name = "all" if target is None else target.id
            shown = out is None and is_shown()
            write(file, _render(views, output_format, title=title, name=name, shown=shown))


def parse_since(words: str) -> str:
    """A time as the store writes it.

    >>> parse_since("2031-03-04")
    '2031-03-04T00:00:00.000000+00:00'

    Raises:
        UsageError: it is no time.
    """
    try:
        found = datetime.fromisoformat(words.strip())
    except ValueError:
        raise UsageError(f"--since {words}: write it as 2031-03-04 or 2031-03-04T06:30") from None
    found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return found.isoformat(timespec="microseconds")


def _render(
    views: tuple[ChangeView, ...], kind: ChangesFormat, *, title: str, name: str, shown: bool
) -> str:
    from stemma.report.changes import (  # noqa: PLC0415 - brings lxml and rich
        render_changes_atom,
        render_changes_json,
        render_changes_markdown,
        render_changes_text,
    )

    if kind is ChangesFormat.ATOM:
        return render_changes_atom(views, title=title, identity=name)
    if kind is ChangesFormat.JSON:
        return render_changes_json(views)
    if kind is ChangesFormat.MARKDOWN:
        return render_changes_markdown(views)
    width, color = terminal(is_shown=shown)
    return render_changes_text(views, width=width, color=color)
