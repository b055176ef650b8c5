"""The command line: parse, call run, print. Nothing else prints, exits or reads the environment."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, BinaryIO

import typer

from stemma import __version__
from stemma.errors import StemmaError, UsageError
from stemma.model import Annotations, Rejection
from stemma.report.visible import show
from stemma.run import read_reports
from stemma.run.output import open_output

DONE, NOTHING_USABLE, WRONG_USAGE, DONE_WITH_REJECTIONS = range(4)
INTERRUPTED = 130

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
    app()


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


@app.command(epilog=_EPILOG)
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="A .txt or .json file, a folder of them, or - for text on standard input.",
            show_default=False,
        ),
    ],
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How the result is written.")
    ] = Format.TEXT,
    out: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", help="Write to this file, whole or not at all.", show_default=False
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The ISO 8601 date of reports that have none.",
            show_default=False,
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell of every report what was found.")
    ] = False,
) -> None:
    """Read reports closely: every layer of each, with offsets."""
    if quiet and verbose:
        raise typer.BadParameter("--quiet and --verbose exclude each other")
    status = _Status(
        show_progress=not quiet and sys.stderr.isatty() and (out is not None or not _is_shown()),
        verbose=verbose,
        # In the other formats, rejections stand in the output.
        show_rejections=output_format is Format.TEXT,
    )
    with _exit_codes(status):
        standard_input = _load_standard_input() if "-" in sources else None
        items = read_reports(sources, published=published, standard_input=standard_input)
        with _open(out) as file:
            is_shown = out is None and _is_shown()
            for piece in _render(status.watch(items), output_format, is_shown=is_shown):
                # A name or reason may hold what UTF-8 cannot write; a text never does.
                file.write(piece.encode("utf-8", "backslashreplace"))
                file.flush()


class _Status:
    """What is told on standard error while the reports go by, and the exit code at the end."""

    def __init__(self, *, show_progress: bool, verbose: bool, show_rejections: bool) -> None:
        self._show_progress = show_progress
        self._verbose = verbose
        self._show_rejections = show_rejections
        self._read_count = 0
        self._rejected_count = 0

    def watch(self, items: Iterable[Annotations | Rejection]) -> Iterator[Annotations | Rejection]:
        """The items as they come."""
        for item in items:
            if isinstance(item, Rejection):
                self._rejected_count += 1
                if self._show_rejections or self._verbose:
                    self._tell(f"rejected: {item.source}: {item.reason} ({item.stage})")
            else:
                self._read_count += 1
                if self._verbose:
                    self._tell(
                        f"read: {item.document.source}: {len(item.sentences)} sentences,"
                        f" {len(item.attributions)} attributions, {len(item.entities)} entities"
                    )
            self._progress(f"{self._read_count + self._rejected_count} read")
            yield item
        self._progress("")

    def fail(self, error: Exception) -> None:
        """The reason why the run ends."""
        self._tell(f"stemma: {error}")

    def exit_code(self) -> int:
        """0 done, 1 nothing usable, 3 done with rejections."""
        if self._read_count == 0:
            return NOTHING_USABLE
        return DONE_WITH_REJECTIONS if self._rejected_count else DONE

    def _tell(self, line: str) -> None:
        self._progress("")
        _write_error(show(line) + "\n")

    def _progress(self, line: str) -> None:
        if self._show_progress:
            _write_error(f"\r\x1b[K{line}")


def _render(
    items: Iterable[Annotations | Rejection], output_format: Format, *, is_shown: bool
) -> Iterator[str]:
    """The output, in pieces."""
    if output_format is Format.TEXT:
        yield from _render_pages(items, is_shown=is_shown)
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


def _render_pages(items: Iterable[Annotations | Rejection], *, is_shown: bool) -> Iterator[str]:
    """A page for every document, an empty line between them; rejections are told elsewhere."""
    from stemma.report.text import render_text  # noqa: PLC0415 - brings rich

    color = is_shown and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size().columns if is_shown or "COLUMNS" in os.environ else 80
    separator = ""
    for item in items:
        if isinstance(item, Annotations):
            yield separator + render_text(item, width=width, color=color)
            separator = "\n"


@contextmanager
def _exit_codes(status: _Status) -> Iterator[None]:
    """The program's end: every way in which the work inside can end has its exit code."""
    try:
        yield
    except UsageError as error:
        status.fail(error)
        raise typer.Exit(WRONG_USAGE) from error
    except BrokenPipeError:
        # The reader has seen enough. Python would try to write once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (StemmaError, OSError) as error:
        status.fail(error)
        raise typer.Exit(NOTHING_USABLE) from error
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    raise typer.Exit(status.exit_code())


@contextmanager
def _open(out: str | None) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
    else:
        with open_output(out) as file:
            yield file


def _load_standard_input() -> bytes:
    # One byte more than a text may have is enough to know that it is too long.
    from stemma.read import MAX_TEXT_BYTES  # noqa: PLC0415 - only what this run needs

    return sys.stdin.buffer.read(2 * MAX_TEXT_BYTES + 3)


def _is_shown() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def _write_error(text: str) -> None:
    # Written as bytes, so that the encoding of the locale cannot refuse it.
    sys.stderr.flush()
    sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()
