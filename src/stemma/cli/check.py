"""The command `check`: a draft against its sources."""

from collections.abc import Iterable
from enum import StrEnum
from importlib import import_module
from typing import Annotated, BinaryIO, Final

import typer

from stemma.cli import process
from stemma.cli.console import (
    exit_codes,
    is_shown,
    load_standard_input,
    open_target,
    terminal,
    write,
)
from stemma.cli.network import Cacert, Contact, LateFetcher, Offline, Proxy, make_fetcher
from stemma.cli.options import (
    Limit,
    Out,
    Published,
    Quiet,
    Sources,
    Verbose,
    find_reports,
    make_status,
)
from stemma.errors import UsageError
from stemma.model import Annotations, Check, Rejection
from stemma.read import LIMIT_SECONDS, Options
from stemma.run import Engine, check_draft, read_reports


class CheckFormat(StrEnum):
    """How a check is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "md"
    SARIF = "sarif"


RENDERERS: Final = {
    CheckFormat.HTML: ("stemma.report.check_page", "render_check_page"),
    CheckFormat.JSON: ("stemma.report.check_json", "render_check_json"),
    CheckFormat.JSONL: ("stemma.report.check_json", "render_check_lines"),
    CheckFormat.MARKDOWN: ("stemma.report.check_markdown", "render_check_markdown"),
    CheckFormat.SARIF: ("stemma.report.check_sarif", "render_check_sarif"),
}
"""Where the function lies that writes a format: only what a run needs is loaded."""


def check(
    draft: Annotated[
        str,
        typer.Argument(
            metavar="DRAFT",
            help="The draft: one report, in any format that SOURCE can have.",
            show_default=False,
        ),
    ],
    sources: Sources,
    output_format: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="How the result is written.")
    ] = CheckFormat.TEXT,
    everything: Annotated[
        bool, typer.Option("--all", help="Show what is supported as well.")
    ] = False,
    out: Out = None,
    published: Published = None,
    limit: Limit = LIMIT_SECONDS,
    proxy: Proxy = None,
    cacert: Cacert = None,
    contact: Contact = None,
    offline: Offline = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Check a draft against its sources: what supports it, what contradicts it, what is nowhere.

    Exit code 4: something is contradicted, or a quotation is in no source.
    """
    if everything and output_format is not CheckFormat.TEXT:
        raise typer.BadParameter("--all goes with --format text; the others hold everything")
    if output_format is CheckFormat.HTML and out is None and is_shown():
        raise typer.BadParameter("--format html is a page for a browser: give --out check.html")
    if draft == "-" and "-" in sources:
        raise typer.BadParameter("standard input can be the draft or a source, not both")
    status = make_status(output_format, [draft, *sources], out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status), process.processes() as engine:
        fetch = make_fetcher(proxy, cacert, contact, offline=offline)
        drafts = _read_draft(draft, published, engine, limit=limit, fetch=fetch)
        items = find_reports(
            sources, published, status, engine, counted_only=True, limit=limit, fetch=fetch
        )
        found = check_draft(drafts, status.watch(items), engine=engine)
        status.must_stop = found.must_stop
        with open_target(out) as file:
            _write(found, file, output_format, shown=out is None and is_shown(), all_=everything)


def _read_draft(
    draft: str, published: str | None, engine: Engine, *, limit: float, fetch: LateFetcher
) -> list[Annotations | Rejection]:
    """What the draft's file holds, read closely."""
    found = list(
        read_reports(
            [draft],
            published=published,
            standard_input=load_standard_input() if draft == "-" else None,
            engine=engine,
            options=Options(fetch=fetch, limit_seconds=limit),
        )
    )
    if not found:
        raise UsageError(f"{draft}: nothing was found in it")
    return found


def _write(
    found: Check, file: BinaryIO, output_format: CheckFormat, *, shown: bool, all_: bool
) -> None:
    if output_format is CheckFormat.TEXT:
        from stemma.report.check_text import render_check_text  # noqa: PLC0415

        width, color = terminal(is_shown=shown)
        write(file, render_check_text(found, width=width, color=color, everything=all_))
        return
    module, name = RENDERERS[output_format]
    rendered: str | Iterable[str] = getattr(import_module(module), name)(found)
    for part in [rendered] if isinstance(rendered, str) else rendered:
        write(file, part)
