"""The command `search`: sentences of the stored reports."""

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli.console import exit_codes, open_target, write
from stemma.cli.options import Format
from stemma.cli.store import quiet_status
from stemma.cli.stored import Place, open_store
from stemma.errors import UsageError
from stemma.model import Verdict

if TYPE_CHECKING:
    from stemma.store import Hit


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]...",
            help='Words of one sentence; "side by side" in quotation marks, begin* for beginnings.',
            show_default=False,
        ),
    ] = None,
    party: Annotated[
        str, typer.Option(metavar="NAME", help="Who is named in it.", show_default=False)
    ] = "",
    speaker: Annotated[
        str, typer.Option(metavar="NAME", help="Who says it.", show_default=False)
    ] = "",
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND", help="A value in it: count, money, date, length …", show_default=False
        ),
    ] = "",
    low: Annotated[
        str | None,
        typer.Option("--from", metavar="NUMBER", help="Which can be so much.", show_default=False),
    ] = None,
    high: Annotated[
        str | None,
        typer.Option("--to", metavar="NUMBER", help="And at most so much.", show_default=False),
    ] = None,
    verdict: Annotated[
        Verdict | None,
        typer.Option(help="What the reports' readings of it come to.", show_default=False),
    ] = None,
    day: Annotated[
        str,
        typer.Option(
            metavar="DATE", help="When it appeared: a day, month, year.", show_default=False
        ),
    ] = "",
    outlet: Annotated[
        str, typer.Option(metavar="NAME", help="Who published it.", show_default=False)
    ] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the result is written.")
    ] = Format.TEXT,
    place: Place = None,
) -> None:
    """Find sentences of the stored reports, those of the latest reports first."""
    with exit_codes(quiet_status()), open_store(place) as store:
        from stemma.store import Query  # noqa: PLC0415 - loads the database

        query = Query(
            " ".join(words or ()),
            party,
            speaker,
            kind,
            _number(low, "--from"),
            _number(high, "--to"),
            verdict,
            day,
            outlet,
        )
        found = store.search(query, limit)
        with open_target(None) as file:
            if output_format is Format.JSON:
                rows = {"hits": [as_json(hit) for hit in found]}
                write(file, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
            elif output_format is Format.JSONL:
                for hit in found:
                    write(file, json.dumps(as_json(hit), ensure_ascii=False) + "\n")
            else:
                for hit in found:
                    write(file, _lines(hit))
                if not found:
                    write(file, "nothing found\n")


def as_json(hit: "Hit") -> dict[str, object]:
    """A sentence that was found, for programs."""
    return {
        "document": hit.document_id,
        "span": [hit.span.start, hit.span.end],
        "text": hit.text,
        "title": hit.title or None,
        "outlet": hit.outlet or None,
        "published": hit.published or None,
        "coverages": list(hit.coverages),
    }


def _lines(hit: "Hit") -> str:
    from stemma.report.visible import show  # noqa: PLC0415 - only where it is shown

    named = [hit.outlet, hit.published[:10] or "no date", hit.title, ", ".join(hit.coverages)]
    words = " ".join(hit.text.split())
    head = show(" · ".join(part for part in named if part))
    return f"{head}\n   {show(words)}\n"


def _number(given: str | None, option: str) -> Decimal | None:
    if given is None:
        return None
    try:
        found = Decimal(given.replace(",", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise UsageError(f"{option} {given}: is no number")
    return found
