"""The command `read`: reports closely, every layer of each."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated

import typer

from stemma.cli import process
from stemma.cli.console import exit_codes, is_shown, open_target, terminal, write
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
    find_reports,
    make_status,
)
from stemma.model import Annotations, Rejection
from stemma.read import LIMIT_SECONDS
from stemma.report.layers import Layer


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
    fields: Fields = None,
    limit: Limit = LIMIT_SECONDS,
    proxy: Proxy = None,
    cacert: Cacert = None,
    contact: Contact = None,
    offline: Offline = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read reports closely: every layer of each, with offsets."""
    if layers and output_format is not Format.TEXT:
        raise typer.BadParameter("--layer goes with --format text; the others hold every layer")
    status = make_status(output_format, sources, out=out, quiet=quiet, verbose=verbose)
    with exit_codes(status), process.processes() as engine:
        items = find_reports(
            sources,
            published,
            status,
            engine,
            fields=fields,
            limit=limit,
            fetch=make_fetcher(proxy, cacert, contact, offline=offline),
        )
        with open_target(out) as file:
            shown = out is None and is_shown()
            watched = status.watch(items, keep=True)
            for piece in _render(watched, output_format, layers=layers or (), is_shown=shown):
                write(file, piece)


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
