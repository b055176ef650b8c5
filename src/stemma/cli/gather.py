"""The command `gather`: reports by the event they are of."""

from typing import Annotated

import typer

from stemma.cli.console import (
    exit_codes,
    is_shown,
    load_standard_input,
    open_target,
    terminal,
    write,
)
from stemma.cli.network import Cacert, Contact, Offline, Proxy, make_fetcher
from stemma.cli.options import (
    Fields,
    Format,
    Limit,
    Out,
    Published,
    Quiet,
    Sources,
    Verbose,
    make_status,
    parse_fields,
)
from stemma.read import LIMIT_SECONDS, Options
from stemma.run import gather_documents, read_documents


def gather(
    sources: Sources,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the result is written.")
    ] = Format.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show everything.")] = False,
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
    """Group reports into coverages, each of one event, and name the copies among them."""
    if everything and output_format is not Format.TEXT:
        raise typer.BadParameter("--all goes with --format text; the others hold everything")
    status = make_status(output_format, sources, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status):
        standard_input = load_standard_input() if "-" in sources else None
        status.expect(sources)
        documents = read_documents(
            sources,
            published=published,
            standard_input=standard_input,
            options=Options(
                fetch=make_fetcher(proxy, cacert, contact, offline=offline),
                tell=status.progress.tell,
                asked=parse_fields(fields),
                limit_seconds=limit,
            ),
        )
        gathering = gather_documents(status.watch(documents))
        shown = out is None and is_shown()
        with open_target(out) as file:
            if output_format is Format.TEXT:
                from stemma.report.gathering_text import render_gathering_text  # noqa: PLC0415

                width, color = terminal(is_shown=shown)
                page = render_gathering_text(
                    gathering, width=width, color=color, everything=everything
                )
                write(file, page)
                return
            from stemma.report.gathering_json import (  # noqa: PLC0415 - only what this run needs
                render_gathering_json,
                render_gathering_lines,
            )

            if output_format is Format.JSON:
                write(file, render_gathering_json(gathering))
            else:
                for line in render_gathering_lines(gathering):
                    write(file, line)
