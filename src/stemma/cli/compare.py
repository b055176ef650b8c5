"""The command `compare`: the reports of one event, as a brief."""

from typing import Annotated

import typer

from stemma.cli import process
from stemma.cli.console import exit_codes, is_shown, open_target
from stemma.cli.network import Cacert, Contact, Offline, Proxy, make_fetcher
from stemma.cli.options import (
    Fields,
    Limit,
    Out,
    Published,
    Quiet,
    Sources,
    Verbose,
    find_reports,
    make_status,
)
from stemma.cli.written import write_brief
from stemma.read import LIMIT_SECONDS
from stemma.report.brief_formats import BriefFormat
from stemma.report.brief_table_names import BriefTable
from stemma.run import compare_reports


def compare(
    sources: Sources,
    output_format: Annotated[
        BriefFormat, typer.Option("--format", "-f", help="How the result is written.")
    ] = BriefFormat.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show everything.")] = False,
    point: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Show one point, whole.", show_default=False),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Show one report's points.", show_default=False),
    ] = None,
    table: Annotated[
        BriefTable | None,
        typer.Option("--table", help="Which table --format csv writes.", show_default="findings"),
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help="All reports given are of one event.")
    ] = False,
    apart: Annotated[
        list[str] | None,
        typer.Option(
            "--apart",
            metavar="NAME",
            help="This report is of another event: its outlet, file or id. Can be repeated.",
            show_default=False,
        ),
    ] = None,
    out: Out = None,
    published: Published = None,
    fields: Fields = None,
    limit: Limit = LIMIT_SECONDS,
    proxy: Proxy = None,
    cacert: Cacert = None,
    contact: Contact = None,
    offline: Offline = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Compare the reports of one event: what agrees, what clashes, and who stands behind it."""
    if table is not None and output_format is not BriefFormat.CSV:
        raise typer.BadParameter("--table goes with --format csv")
    if output_format is BriefFormat.HTML and out is None and is_shown():
        raise typer.BadParameter("--format html is a page for a browser: give --out brief.html")
    if (point, document) != (None, None) and output_format is not BriefFormat.TEXT:
        raise typer.BadParameter("--point and --document go with --format text")
    status = make_status(output_format, sources, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status), process.processes() as engine:
        items = find_reports(
            sources,
            published,
            status,
            engine,
            fields=fields,
            counted_only=True,
            limit=limit,
            fetch=make_fetcher(proxy, cacert, contact, offline=offline),
        )
        brief = compare_reports(
            status.watch(items), engine=engine, together=together, apart=apart or ()
        )
        if not brief.documents:
            return
        if all(len(coverage.documents) == 1 for coverage in brief.coverages):
            status.note(describe_alone(len(brief.documents)))
        shown = out is None and is_shown()
        with open_target(out) as file:
            write_brief(
                file,
                brief,
                output_format,
                everything=everything,
                is_shown=shown,
                point=point,
                document=document,
                table=table,
            )


def describe_alone(count: int) -> str:
    """That nothing was compared, and why.

    >>> describe_alone(1)
    'one report only: there is nothing to compare it with'
    """
    if count == 1:
        return "one report only: there is nothing to compare it with"
    return f"no two of the {count} reports are of one event: there is nothing to compare"
