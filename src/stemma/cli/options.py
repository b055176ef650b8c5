"""What the commands have in common: their options, and how reports are read for them."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from stemma.cli.console import Status, is_shown, load_standard_input
from stemma.cli.network import LateFetcher
from stemma.errors import UsageError
from stemma.model import Annotations, Rejection
from stemma.read import FIELDS, LIMIT_SECONDS, Options
from stemma.run import Engine, read_reports
from stemma.run.output import require_apart


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
        " JSONL, CSV, PDF, Word, RSS, Atom, OPML, a list of addresses, WARC, ARC or WACZ,"
        " packed or not.",
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
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=COLUMN",
        help="Which column of a table, or key of a record, holds a field (text, title, published,"
        " updated, captured, outlet, byline, url, language, id); may be given again.",
        show_default=False,
    ),
]
Limit = Annotated[
    float,
    typer.Option(
        "--limit",
        metavar="SECONDS",
        min=0.1,
        help="How long one report may take to be read, and once more to be looked into; one that"
        " takes longer is rejected, the others are done.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell of every report what was found.")
]


def make_status(
    output_format: StrEnum, sources: list[str], *, out: str | None, quiet: bool, verbose: bool
) -> Status:
    """How the run is told.

    Wrong usage is a run that is to be told both less and more, and one that would write to a source
    or into one.
    """
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other")
    if out is not None:
        try:
            require_apart(out, sources)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from error
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
    fields: list[str] | None = None,
    counted_only: bool = False,
    limit: float = LIMIT_SECONDS,
    fetch: LateFetcher | None = None,
) -> Iterator[Annotations | Rejection]:
    """The reports of the sources as they are read; wrong usage where a field is not one."""
    standard_input = load_standard_input() if "-" in sources else None
    status.expect(sources)
    return read_reports(
        sources,
        published=published,
        standard_input=standard_input,
        engine=engine,
        options=Options(
            fetch=fetch or LateFetcher(),
            tell=status.progress.tell,
            asked=parse_fields(fields),
            limit_seconds=limit,
        ),
        counted_only=counted_only,
    )


def parse_fields(given: list[str] | None) -> tuple[tuple[str, str], ...]:
    """(field, column) of every `--field`; wrong usage where it is not written as one.

    >>> parse_fields(["text=content", "outlet=source.name"])
    (('text', 'content'), ('outlet', 'source.name'))
    """
    found = []
    for words in given or []:
        field, _, column = (part.strip() for part in words.partition("="))
        if field not in FIELDS or not column:
            known = ", ".join(FIELDS)
            raise typer.BadParameter(
                f"--field {words}: write FIELD=COLUMN, the field one of {known}"
            )
        found.append((field, column))
    return tuple(found)
