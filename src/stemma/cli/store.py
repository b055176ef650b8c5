"""The commands `store …`: reports kept in a database, and what was made of them."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from stemma.cli import process
from stemma.cli.console import Status, exit_codes, is_shown, open_target, write
from stemma.cli.network import Cacert, Contact, Offline, Proxy, make_fetcher
from stemma.cli.options import (
    Fields,
    Out,
    Published,
    Quiet,
    Sources,
    Verbose,
    make_status,
    parse_fields,
)
from stemma.cli.options import Format as Written
from stemma.cli.originals import find_originals
from stemma.cli.stored import Place, Who, find_coverage, find_who, open_store
from stemma.cli.written import write_brief
from stemma.errors import UsageError
from stemma.model import Document
from stemma.read import Options
from stemma.report.brief_formats import BriefFormat
from stemma.run import read_documents

if TYPE_CHECKING:
    from stemma.store import KeptCoverage

app = typer.Typer(no_args_is_help=True, help="Keep reports in a store, and see what is in it.")

Coverage = Annotated[
    str, typer.Argument(metavar="COVERAGE", help="Its id, its title, or the beginning of one.")
]


class Exported(StrEnum):
    """What is exported."""

    LABELS = "labels"
    REPORTS = "reports"


def quiet_status() -> Status:
    """A run that tells nothing on the way."""
    status = Status(show_progress=False, verbose=False, show_rejections=True)
    # What there is to do, is done: it reads nothing that could be unusable.
    status.progress.read_count = 1
    return status


@app.command()
def add(
    sources: Sources,
    coverage: Annotated[
        str | None,
        typer.Option(
            "--coverage", "-c", metavar="COVERAGE", help="The coverage they belong to.",
            show_default="found by the program",
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(metavar="TITLE", help="Make a new coverage of them.", show_default=False),
    ] = None,
    place: Place = None,
    published: Published = None,
    fields: Fields = None,
    proxy: Proxy = None,
    cacert: Cacert = None,
    contact: Contact = None,
    offline: Offline = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:  # fmt: skip
    """Store reports, read them closely and compare them; into a coverage, or as they gather."""
    if coverage is not None and title is not None:
        raise typer.BadParameter("--coverage and --title exclude each other")
    status = make_status(Written.TEXT, sources, out=None, quiet=quiet, verbose=verbose)
    with exit_codes(status), process.processes() as engine, open_store(place) as store:
        from stemma.follow import add_reports  # noqa: PLC0415 - what else works here needs none

        into = None if coverage is None else find_coverage(store, coverage)
        status.expect(sources)
        options = Options(
            fetch=make_fetcher(proxy, cacert, contact, offline=offline),
            tell=status.progress.tell,
            asked=parse_fields(fields),
        )
        read = read_documents(sources, published=published, options=options)
        items = [item for item in status.watch(read) if isinstance(item, Document)]
        if title is not None and items:
            into = store.new_coverage(title)
        told = add_reports(store, into, items, find_originals(items), engine=engine)
        done = told.added
        for rejection in (*done.rejected, *told.unread):
            status.note(f"rejected: {rejection.source}: {rejection.reason}")
        counts = f"{len(done.new)} new, {len(done.versions)} new versions, {len(done.known)} known"
        with open_target(None) as file:
            write(file, f"{counts}\n")
            for identity in done.coverages:
                write(file, _line(store.coverage(identity)) + "\n")
            worth = sum(not one.change.is_minor for one in told.changes)
            if worth:
                write(file, f"{worth} change{'s' * (worth != 1)}: `stemma changes` shows what\n")


@app.command(name="list")
def list_(
    output_format: Annotated[
        Written, typer.Option("--format", "-f", help="How the result is written.")
    ] = Written.TEXT,
    place: Place = None,
) -> None:
    """The coverages, that which changed last first."""
    from dataclasses import asdict  # noqa: PLC0415

    with exit_codes(quiet_status()), open_store(place) as store:
        found = store.coverages()
        with open_target(None) as file:
            if output_format is Written.TEXT:
                write(file, "".join(f"{_line(one)}\n" for one in found) or "nothing is stored\n")
            elif output_format is Written.JSON:
                rows = {"coverages": [asdict(one) for one in found]}
                write(file, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
            else:
                for one in found:
                    write(file, json.dumps(asdict(one), ensure_ascii=False) + "\n")


@app.command()
def show(
    coverage: Coverage,
    output_format: Annotated[
        BriefFormat, typer.Option("--format", "-f", help="How the brief is written.")
    ] = BriefFormat.TEXT,
    everything: Annotated[bool, typer.Option("--all", help="Show everything.")] = False,
    point: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Show one point, whole.", show_default=False),
    ] = None,
    out: Out = None,
    place: Place = None,
) -> None:
    """The brief of a coverage as it is now, with what people decided."""
    if output_format is BriefFormat.HTML and out is None and is_shown():
        raise typer.BadParameter("--format html is a page for a browser: give --out brief.html")
    shown = out is None and is_shown()
    status = quiet_status()
    with exit_codes(status), process.processes() as engine, open_store(place) as store:
        found = find_coverage(store, coverage)
        if not store.documents(found):
            raise UsageError(f"coverage {coverage} holds no report")
        brief = store.brief(found, engine=engine)
        with open_target(out) as file:
            write_brief(
                file, brief, output_format, everything=everything, is_shown=shown, point=point
            )


@app.command()
def refresh(place: Place = None, quiet: Quiet = False) -> None:
    """Make anew every brief that was made of other reports, rules or models. Can be ended."""
    status = quiet_status()
    with exit_codes(status), process.processes() as engine, open_store(place) as store:
        done = store.refresh(engine=engine, tell=None if quiet else status.note)
        with open_target(None) as file:
            write(file, f"{len(done)} made anew\n")


@app.command()
def remove(
    coverage: Coverage,
    document: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id.")],
    place: Place = None,
) -> None:
    """Take a report out of a coverage; it stays stored, and can be added again."""
    with exit_codes(quiet_status()), open_store(place) as store:
        found = find_coverage(store, coverage)
        if not store.remove(found, document):
            raise UsageError(f"coverage {coverage} holds no report {document}")


@app.command()
def forget(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The report's id.")],
    who: Who = None,
    place: Place = None,
) -> None:
    """Remove a report and all that was made of it; that it was removed is remembered."""
    with exit_codes(quiet_status()), open_store(place) as store:
        if not store.forget(document, find_who(who)):
            raise UsageError(f"there is no report {document}")


@app.command()
def export(
    coverage: Annotated[
        str | None,
        typer.Argument(metavar="COVERAGE", help="Of this alone.", show_default=False),
    ] = None,
    what: Annotated[Exported, typer.Option("--what", help="What is exported.")] = Exported.LABELS,
    out: Out = None,
    place: Place = None,
) -> None:
    """Decisions as labels of pairs, or the reports, as JSONL."""
    with exit_codes(quiet_status()), open_store(place) as store:
        found = None if coverage is None else find_coverage(store, coverage)
        with open_target(out) as file:
            for row in store.labels(found) if what is Exported.LABELS else store.records(found):
                write(file, json.dumps(row, ensure_ascii=False) + "\n")


@app.command(name="import")
def import_(
    path: Annotated[str, typer.Argument(metavar="FILE", help="Labels of pairs, as JSONL.")],
    who: Who = None,
    place: Place = None,
) -> None:
    """Take labels of pairs as decisions: those of `export`, or others of that form."""
    status = quiet_status()
    with exit_codes(status), open_store(place) as store:
        count, wrong = store.put_labels(_rows(path), find_who(who))
        for told in wrong[:20]:
            status.note(f"{path}: {told}")
        with open_target(None) as file:
            write(file, f"{count} decisions, {len(wrong)} rows that are none\n")


@app.command()
def verify(place: Place = None) -> None:
    """Look whether all that is stored is whole."""
    status = quiet_status()
    with exit_codes(status), open_store(place) as store:
        found = store.verify()
        with open_target(None) as file:
            for problem in found:
                write(file, f"{problem}\n")
            write(file, "all is whole\n" if not found else f"{len(found)} problems\n")
        if found:
            status.progress.read_count = 0


@app.command()
def backup(
    path: Annotated[str, typer.Argument(metavar="PATH", help="The file to write.")],
    place: Place = None,
) -> None:
    """Copy the store, as it is at this moment, into a file that is a store itself."""
    with exit_codes(quiet_status()), open_store(place) as store:
        store.backup(path)


def _rows(path: str) -> list[dict[str, object]]:
    rows = []
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - any path that opens
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line) if line.strip() else {}
            except ValueError as error:
                raise UsageError(f"{path}, line {number}: is no JSON") from error
            if not isinstance(row, dict):
                raise UsageError(f"{path}, line {number}: is no object")
            if row:
                rows.append(row)
    return rows


def _line(one: "KeptCoverage") -> str:
    days = one.first if one.first == one.last else f"{one.first} – {one.last}"
    facts = [f"{one.documents} report{'s' * (one.documents != 1)}", days or "no date"]
    if one.pinned:
        facts.append("pinned")
    if not one.is_fresh:
        facts.append("brief not made yet")
    return f"{one.id}  {one.title or 'without a title'} ({', '.join(facts)})"
