"""What the commands have in common: their options, and how reports are read for them."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from stemma.cli.console import Status, is_shown, load_standard_input
from stemma.cli.network import LateFetcher
from stemma.model import Annotations, Rejection
from stemma.read import Options
from stemma.run import Engine, read_reports


class Format(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE",
        help="A file, a folder, a web address or - for standard input: text, Markdown, HTML, JSON,"
        " JSONL, CSV, PDF, Word, RSS, Atom, OPML, a list of addresses, WARC or WACZ, gzipped or"
        " not.",
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


def make_status(output_format: StrEnum, *, out: str | None, quiet: bool, verbose: bool) -> Status:
    """How the run is told; wrong usage where it is to be told both less and more."""
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


def find_reports(
    sources: list[str],
    published: str | None,
    status: Status,
    engine: Engine,
    *,
    counted_only: bool = False,
) -> Iterator[Annotations | Rejection]:
    """The reports of the sources as they are read."""
    standard_input = load_standard_input() if "-" in sources else None
    status.expect(sources)
    return read_reports(
        sources,
        published=published,
        standard_input=standard_input,
        engine=engine,
        options=Options(fetch=LateFetcher(), tell=status.progress.tell),
        counted_only=counted_only,
    )
