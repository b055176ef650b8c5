"""The command line: parse, call run, print. Nothing else prints, exits or reads the environment."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Final

import typer

from stemma import __version__
from stemma.cli.console import (
    Status,
    exit_codes,
    is_shown,
    load_standard_input,
    open_target,
    terminal,
    write,
)
from stemma.cli.network import LateFetcher
from stemma.cli.process import leave, spare
from stemma.model import Annotations, Brief, Rejection
from stemma.read import Options
from stemma.report.brief_table_names import BriefTable
from stemma.report.layers import Layer
from stemma.run import (
    Annotate,
    LateReader,
    compare_reports,
    gather_documents,
    read_documents,
    read_reports,
)

_EPILOG = """Exit code: 0 done, 1 nothing usable, 2 wrong usage, 3 done with rejections."""

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


class Format(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def main() -> None:
    """The program `stemma`."""
    spare()
    try:
        app()
    except SystemExit as end:
        if isinstance(end.code, int):
            leave(end.code)
        raise


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stemma {__version__}")
        raise typer.Exit


@app.callback(epilog=_EPILOG)
def stemma(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """Read the reports of one event and show who says what, with the exact words beside it."""


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="A file, a folder, a web address or - for standard input: text, Markdown, HTML, JSON,"
        " JSONL, CSV, PDF, RSS, Atom, OPML, a list of addresses, WARC or WACZ, gzipped or not.",
        show_default=False,
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        metavar="PATH", help="Write to this file, whole or not at all.", show_default=False
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The ISO 8601 date of reports that have none.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell of every report what was found.")
]


@app.command(epilog=_EPILOG)
def read(
    sources: Sources,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the result is written.")
    ] = Format.TEXT,
    layers: Annotated[
        list[Layer] | None,
        typer.Option("--layer", help="Show this layer only, whole; may be given again."),
    ] = None,
    out: Out = None,
    published: Published = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read reports closely: every layer of each, with offsets."""
    if layers and output_format is not Format.TEXT:
        raise typer.BadParameter("--layer goes with --format text; the others hold every layer")
    status = _status(output_format, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status):
        items = _read(sources, published, status)
        with open_target(out) as file:
            shown = out is None and is_shown()
            watched = status.watch(items, keep=True)
            for piece in _render(watched, output_format, layers=layers or (), is_shown=shown):
                write(file, piece)


class BriefFormat(StrEnum):
    """How a brief is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    MARKDOWN = "md"
    CSV = "csv"
    ANNOTATIONS = "jsonld"
    GRAPH = "graphml"
    CALENDAR = "ics"
    MONEY = "ftm"


@app.command(epilog=_EPILOG)
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
    out: Out = None,
    published: Published = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Compare the reports of one event: what agrees, what clashes, and who stands behind it."""
    if table is not None and output_format is not BriefFormat.CSV:
        raise typer.BadParameter("--table goes with --format csv")
    if output_format is BriefFormat.HTML and out is None and is_shown():
        raise typer.BadParameter("--format html is a page for a browser: give --out brief.html")
    status = _status(output_format, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status):
        reader = LateReader()
        items = _read(sources, published, status, reader.annotate, counted_only=True)
        brief = compare_reports(status.watch(items), reader=reader)
        if not brief.documents:
            return
        shown = out is None and is_shown()
        with open_target(out) as file:
            if output_format is BriefFormat.TEXT:
                from stemma.report.brief_text import View, render_brief_text  # noqa: PLC0415

                width, color = terminal(is_shown=shown)
                view = View(everything, point, document, width, color)
                write(file, render_brief_text(brief, view))
            elif output_format is BriefFormat.CSV:
                from stemma.report.brief_tables import render_brief_csv  # noqa: PLC0415

                write(file, render_brief_csv(brief, table or BriefTable.FINDINGS))
            else:
                write(file, _renderer(output_format)(brief))


RENDERERS: Final = {
    BriefFormat.HTML: ("stemma.report.brief_page", "render_brief_page"),
    BriefFormat.JSON: ("stemma.report.brief_json", "render_brief_json"),
    BriefFormat.MARKDOWN: ("stemma.report.brief_markdown", "render_brief_markdown"),
    BriefFormat.ANNOTATIONS: ("stemma.report.exports.annotations", "render_annotations"),
    BriefFormat.GRAPH: ("stemma.report.exports.graph", "render_graph"),
    BriefFormat.CALENDAR: ("stemma.report.exports.ics", "render_calendar"),
    BriefFormat.MONEY: ("stemma.report.exports.money", "render_money"),
}
"""Where the function lies that writes a format: only what a run needs is loaded."""


def _renderer(output_format: BriefFormat) -> Callable[[Brief], str]:
    module, name = RENDERERS[output_format]
    found: Callable[[Brief], str] = getattr(import_module(module), name)
    return found


@app.command(epilog=_EPILOG)
def gather(
    sources: Sources,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the result is written.")
    ] = Format.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show everything.")] = False,
    out: Out = None,
    published: Published = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Group reports into coverages, each of one event, and name the copies among them."""
    if everything and output_format is not Format.TEXT:
        raise typer.BadParameter("--all goes with --format text; the others hold everything")
    status = _status(output_format, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status):
        standard_input = load_standard_input() if "-" in sources else None
        status.expect(sources)
        documents = read_documents(
            sources,
            published=published,
            standard_input=standard_input,
            options=Options(fetch=LateFetcher(), tell=status.progress.tell),
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


def _status(output_format: StrEnum, *, out: str | None, quiet: bool, verbose: bool) -> "Status":
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other")
    return Status(
        show_progress=not quiet and _is_told(out=out),
        verbose=verbose,
        # In the other formats, rejections stand in the output.
        show_rejections=output_format == "text",
    )


def _is_told(*, out: str | None) -> bool:
    """Whether a person looks at standard error, and the output goes elsewhere."""
    return sys.stderr.isatty() and (out is not None or not is_shown())


def _read(
    sources: list[str],
    published: str | None,
    status: Status,
    annotate: Annotate | None = None,
    *,
    counted_only: bool = False,
) -> Iterator[Annotations | Rejection]:
    standard_input = load_standard_input() if "-" in sources else None
    status.expect(sources)
    return read_reports(
        sources,
        published=published,
        standard_input=standard_input,
        annotate=annotate,
        options=Options(fetch=LateFetcher(), tell=status.progress.tell),
        counted_only=counted_only,
    )


def _render(
    items: Iterable[Annotations | Rejection],
    output_format: Format,
    *,
    layers: Collection[Layer],
    is_shown: bool,
) -> Iterator[str]:
    """The output, in pieces."""
    if output_format is Format.TEXT:
        yield from _render_pages(items, layers, is_shown=is_shown)
        return
    from stemma.report.json import render_json  # noqa: PLC0415 - only what this run needs

    if output_format is Format.JSONL:
        for item in items:
            yield render_json(item) + "\n"
        return
    separator = "[\n"
    for item in items:
        yield separator + render_json(item)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _render_pages(
    items: Iterable[Annotations | Rejection], layers: Collection[Layer], *, is_shown: bool
) -> Iterator[str]:
    """A page for every document, an empty line between them; rejections are told elsewhere."""
    from stemma.report.text import render_text  # noqa: PLC0415 - brings rich

    width, color = terminal(is_shown=is_shown)
    separator = ""
    for item in items:
        if isinstance(item, Annotations):
            yield separator + render_text(item, width=width, color=color, layers=layers)
            separator = "\n"
