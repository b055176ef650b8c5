"""The command `archive`: many reports, as tables; `archive ask`: questions to them."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from stemma.cli.answers import AnswerFormat, describe_answer
from stemma.cli.console import Status, exit_codes, open_target, write
from stemma.cli.options import Fields, Out, Published, Quiet, parse_fields
from stemma.cli.process import processes
from stemma.errors import UsageError

if TYPE_CHECKING:
    from stemma.archive import Summary
    from stemma.run import Engine

MAKE = "run"
MOST = 64
"""Processes: who makes an archive has given the machine to it."""


class WithoutName(TyperGroup):
    """A group whose first command needs no name: `archive FILE` is `archive run FILE`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the first command before what names none."""
        if not args or args[0] not in self.commands:
            args = [MAKE, *args]
        return super().parse_args(ctx, args)


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    SPARK = "spark"


class DepthName(StrEnum):
    """How far the reports are taken."""

    GATHER = "gather"
    READ = "read"
    COMPARE = "compare"


def run(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A file or a folder: WARC, WACZ, JSONL, CSV, Parquet and what else `stemma read`"
            " reads, packed or not.",
            show_default=False,
        ),
    ],
    out: Annotated[
        str,
        typer.Option(
            metavar="FOLDER",
            help="Where the tables are made: an empty folder, or a new one.",
            show_default=False,
        ),
    ],
    depth: Annotated[
        DepthName,
        typer.Option(help="Gather reports into coverages; read these closely; compare them."),
    ] = DepthName.COMPARE,
    days: Annotated[
        str | None,
        typer.Option(
            metavar="A..B",
            help="Only reports of these days, both included: 2031-03-01..2031-03-31; either may be"
            " left out.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="The processors of this machine, or Spark.")
    ] = EngineName.LOCAL,
    master: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where Spark's workers are; without it, where spark-submit says.",
            show_default=False,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with what an earlier run began, or add to it.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Read closely also what only one outlet reports.")
    ] = False,
    published: Published = None,
    fields: Fields = None,
    quiet: Quiet = False,
) -> None:
    """Make tables of web archives and dumps: what all their reports say, and how they compare.

    `stemma archive ask` asks them questions.
    """
    if master is not None and engine is not EngineName.SPARK:
        raise typer.BadParameter("--master goes with --engine spark")
    first, last = parse_days(days)
    status = Status(show_progress=not quiet, verbose=False, show_rejections=False)
    told = Progress(quiet=quiet)
    with exit_codes(status):
        with _extra():
            from stemma.archive import Depth, Wanted, make_archive  # noqa: PLC0415 - an extra
            from stemma.archive.reading import Reading  # noqa: PLC0415
        wanted = Wanted(
            Reading(first, last, published, parse_fields(fields)), Depth(depth.value), everything
        )
        with _engine(engine, master) as chosen:
            summary = make_archive(
                sources, Path(out), wanted, engine=chosen, resume=resume, tell=told
            )
        told.end()
        write(sys.stdout.buffer, describe_summary(summary, out))
        read = summary.counts.get("day", {}).get("documents", 0)
        rejected = sum(counts.get("rejections", 0) for counts in summary.counts.values())
        status.progress.read_count = read
        status.progress.rejected["archive"] += rejected


def ask(
    archive: Annotated[str, typer.Argument(metavar="FOLDER", help="What `stemma archive` made.")],
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            help="origins, one-origin, moved, corrections, contradictions or copies.",
            show_default=False,
        ),
    ] = None,
    sql: Annotated[
        str | None,
        typer.Option(
            metavar="QUERY",
            help="A query in DuckDB's SQL, which can only read.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        AnswerFormat, typer.Option("--format", "-f", help="How the answer is written.")
    ] = AnswerFormat.TEXT,
    most: Annotated[int, typer.Option("--most", help="Rows of the answer at most.")] = 1_000,
    out: Out = None,
) -> None:
    """Ask the tables of an archive: one of six questions, or any in SQL."""
    if (question is None) == (sql is None):
        raise typer.BadParameter("give a question, or a query with --sql")
    status = Status(show_progress=False, verbose=False, show_rejections=False)
    with exit_codes(status):
        with _extra():
            from stemma.archive import ask as ask_question  # noqa: PLC0415 - an extra
            from stemma.archive import ask_sql  # noqa: PLC0415
        place = Path(archive)
        answer = (
            ask_sql(place, sql, most=most)
            if sql is not None
            else ask_question(place, question or "", most=most)
        )
        with open_target(out) as file:
            write(file, describe_answer(answer, output_format))
        status.progress.read_count = 1
        if not (place / "summary.json").is_file():
            status.note("the archive is not finished: `stemma archive --resume` does the rest")
        if answer.is_cut:
            status.note(f"the first {most} rows; --most shows more")


def parse_days(words: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that are wanted; wrong usage where they are not written as days.

    >>> parse_days("2031-03-01..2031-03-31"), parse_days("..2031-03-31"), parse_days("2031-03-04")
    (('2031-03-01', '2031-03-31'), (None, '2031-03-31'), ('2031-03-04', '2031-03-04'))
    """
    if words is None:
        return None, None
    first, dots, last = (part.strip() for part in words.partition(".."))
    last = last if dots else first
    if not (first or last):
        raise typer.BadParameter(f"--days {words}: write it as 2031-03-01..2031-03-31")
    for day in filter(None, (first, last)):
        if not _is_day(day):
            raise typer.BadParameter(f"--days {words}: {day} is no day; write 2031-03-01")
    if first and last and first > last:
        raise typer.BadParameter(f"--days {words}: the last day is before the first")
    return first or None, last or None


def _is_day(words: str) -> bool:
    from datetime import date  # noqa: PLC0415 - one command needs it

    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", words) is not None


class Progress:
    """One line on standard error: the stage, and how much of it is done."""

    def __init__(self, *, quiet: bool) -> None:
        self._is_shown = not quiet and sys.stderr.isatty()

    def __call__(self, stage: str, done: int, count: int) -> None:
        """So many of the tasks of a stage are done."""
        if self._is_shown:
            sys.stderr.write(f"\r\x1b[K{stage}: {done} of {count}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave no line."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def describe_summary(summary: "Summary", out: str) -> str:
    """What a run came to, in lines."""
    found = summary.as_json()
    lines = [f"{out}: {found['days']} days, {found['first_day']} to {found['last_day']}"]
    for stage, counts in summary.counts.items():
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        lines.append(f"  {stage}: {told}")
    for name, first in summary.again.items():
        lines.append(f"  {name}: holds what {first} holds; read once")
    if summary.done_before:
        lines.append(f"  {summary.done_before} tasks were done before")
    if summary.forgotten:
        lines.append(
            f"  {summary.forgotten} tasks were made with another version or other weights, and were"
            " made again"
        )
    return "\n".join(lines) + "\n"


@contextmanager
def _engine(name: EngineName, master: str | None) -> Iterator["Engine"]:
    if name is EngineName.LOCAL:
        with processes(most=MOST) as engine:
            yield engine
        return
    from stemma.run.spark import Spark  # noqa: PLC0415 - an extra

    with Spark.start(master) as engine:
        yield engine


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise UsageError(
            f"this needs the extra: pip install 'stemma-news[archive]' ({error})"
        ) from error


commands = typer.Typer(cls=WithoutName, add_completion=False, rich_markup_mode=None)
commands.command(MAKE)(run)
commands.command("ask")(ask)
