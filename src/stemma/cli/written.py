"""A brief in the form that was asked for, written to where it goes."""

from typing import BinaryIO

from stemma.cli.console import terminal, write
from stemma.model import Brief
from stemma.report.brief_formats import BriefFormat, find_renderer
from stemma.report.brief_table_names import BriefTable


def write_brief(
    file: BinaryIO,
    brief: Brief,
    wanted: BriefFormat,
    *,
    everything: bool,
    is_shown: bool,
    point: str | None = None,
    document: str | None = None,
    table: BriefTable | None = None,
) -> None:
    """Write a brief; `is_shown` says that a person reads it on a terminal.

    Raises:
        UsageError: there is no such point or report to show.
    """
    if wanted is BriefFormat.TEXT:
        from stemma.report.brief_text import (  # noqa: PLC0415 - brings rich
            View,
            render_brief_text,
            require_shown,
        )

        view = View(everything, point, document, *terminal(is_shown=is_shown))
        require_shown(brief, view)
        write(file, render_brief_text(brief, view))
    elif wanted is BriefFormat.CSV:
        from stemma.report.brief_tables import render_brief_csv  # noqa: PLC0415

        write(file, render_brief_csv(brief, table or BriefTable.FINDINGS))
    else:
        write(file, find_renderer(wanted)(brief))
