"""What the commands share: progress, exit codes, and where output goes."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TypeVar

import typer

from stemma.errors import StemmaError, UsageError
from stemma.model import Annotations, Document, Rejection
from stemma.report.visible import show
from stemma.run.output import open_output

DONE, NOTHING_USABLE, WRONG_USAGE, DONE_WITH_REJECTIONS = range(4)
INTERRUPTED = 130

_Found = TypeVar("_Found", Annotations, Document)


class Status:
    """What is told on standard error while the reports go by, and the exit code at the end."""

    def __init__(self, *, show_progress: bool, verbose: bool, show_rejections: bool) -> None:
        self._show_progress = show_progress
        self._verbose = verbose
        self._show_rejections = show_rejections
        self._read_count = 0
        self._rejected_count = 0

    def watch(self, items: Iterable[_Found | Rejection]) -> Iterator[_Found | Rejection]:
        """The items as they come."""
        for item in items:
            if isinstance(item, Rejection):
                self._rejected_count += 1
                if self._show_rejections or self._verbose:
                    self._tell(f"rejected: {item.source}: {item.reason} ({item.stage})")
            else:
                self._read_count += 1
                if self._verbose:
                    self._tell(_describe(item))
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


def _describe(item: Annotations | Document) -> str:
    if isinstance(item, Document):
        return f"read: {item.source}: {len(item.text)} characters"
    return (
        f"read: {item.document.source}: {len(item.sentences)} sentences,"
        f" {len(item.attributions)} attributions, {len(item.entities)} entities"
    )


def terminal(*, is_shown: bool) -> tuple[int, bool]:
    """(columns, whether in colour) of what the output goes to."""
    color = is_shown and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = shutil.get_terminal_size().columns if is_shown or "COLUMNS" in os.environ else 80
    return width, color


@contextmanager
def exit_codes(status: Status) -> Iterator[None]:
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
def open_target(out: str | None) -> Iterator[BinaryIO]:
    """Where the output goes: the file `out`, whole or not at all, or standard output."""
    if out is None:
        yield sys.stdout.buffer
    else:
        with open_output(out) as file:
            yield file


def load_standard_input() -> bytes:
    """What stands on standard input, as far as a text may be long."""
    # One byte more than a text may have is enough to know that it is too long.
    from stemma.read import MAX_TEXT_BYTES  # noqa: PLC0415 - only what this run needs

    return sys.stdin.buffer.read(2 * MAX_TEXT_BYTES + 3)


def is_shown() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def _write_error(text: str) -> None:
    # Written as bytes, so that the encoding of the locale cannot refuse it.
    sys.stderr.flush()
    sys.stderr.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stderr.buffer.flush()


def write(file: BinaryIO, text: str) -> None:
    """Write text at once, whatever characters are in it."""
    # A name or reason may hold what UTF-8 cannot write; a text never does.
    file.write(text.encode("utf-8", "backslashreplace"))
    file.flush()
