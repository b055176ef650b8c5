"""What the commands share: progress, exit codes, and where output goes."""

import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, TypeVar

import typer

from stemma.cli.process import Ended
from stemma.cli.progress import Progress
from stemma.errors import StemmaError, UsageError
from stemma.model import Annotations, Document, Rejection
from stemma.report.visible import show
from stemma.run.output import open_output

DONE, NOTHING_USABLE, WRONG_USAGE, DONE_WITH_REJECTIONS, MUST_STOP = range(5)
ENDED_BY = 128
"""Added to the number of the signal that ended a run, as a shell does."""
LONGEST_SOURCE: Final = 200
"""Characters of a path or an address in a message: more than a screen is not read."""

_Found = TypeVar("_Found", Annotations, Document)


class Status:
    """What is told on standard error while the reports go by, and the exit code at the end."""

    def __init__(self, *, show_progress: bool, verbose: bool, show_rejections: bool) -> None:
        self._show_progress = show_progress
        self._verbose = verbose
        self._show_rejections = show_rejections
        self._ended_by: int | None = None
        self.must_stop = False
        """Whether what was found is to stop a script: a draft that its sources contradict."""
        self.progress = Progress()

    def expect(self, sources: Iterable[str]) -> None:
        """Look how much there is to read, if anybody is told."""
        if self._show_progress:
            from stemma.read import measure_sources  # noqa: PLC0415 - only what this run needs

            self.progress.total_bytes = measure_sources(sources)

    def watch(
        self, items: Iterable[_Found | Rejection], *, keep: bool = False
    ) -> Iterator[_Found | Rejection]:
        """The items as they come, then a table of them where progress is shown.

        With `keep`, a user who interrupts ends the items and not the run: what is done is kept.
        """
        try:
            yield from self._watch(items)
        except KeyboardInterrupt as end:
            if not keep:
                raise
            self._ended_by = signal_of(end)
            self._tell("stemma: interrupted; what was done is kept")
        self._progress("")
        if self._show_progress and self.progress.read_count + self.progress.rejected.total() > 1:
            for line in self.progress.table():
                self._tell(line)

    def _watch(self, items: Iterable[_Found | Rejection]) -> Iterator[_Found | Rejection]:
        for item in items:
            self.progress.add(item)
            if isinstance(item, Rejection):
                if self._show_rejections or self._verbose:
                    source = shorten(item.source)
                    self._tell(f"rejected: {source}: {item.reason} ({item.stage})")
            elif self._verbose:
                self._tell(_describe(item))
            if self._show_progress and self.progress.take_turn():
                self._progress(self.progress.line())
            yield item

    def note(self, words: str) -> None:
        """Something that the user should know of the run as a whole."""
        self._tell(f"stemma: {words}")

    def fail(self, error: Exception) -> None:
        """The reason why the run ends."""
        if isinstance(error, OSError) and error.strerror:
            where = "" if error.filename is None else f"{shorten(str(error.filename))}: "
            self._tell(f"stemma: {where}{error.strerror.lower()}")
        else:
            self._tell(f"stemma: {error}")

    def exit_code(self) -> int:
        """0 done, 1 nothing usable, 3 with rejections, 4 a draft to stop, 128 and more a signal."""
        if self._ended_by is not None:
            return ENDED_BY + self._ended_by
        if self.progress.read_count == 0:
            return NOTHING_USABLE
        if self.must_stop:
            return MUST_STOP
        return DONE_WITH_REJECTIONS if self.progress.rejected else DONE

    def _tell(self, line: str) -> None:
        self._progress("")
        _write_error(show(line) + "\n")

    def _progress(self, line: str) -> None:
        if self._show_progress:
            _write_error(f"\r\x1b[K{line}")


def shorten(source: str) -> str:
    """A path or an address as messages show it: both ends of one that is very long.

    >>> shorten("a/b.txt"), len(shorten("a" * 4_000))
    ('a/b.txt', 200)
    """
    if len(source) <= LONGEST_SOURCE:
        return source
    half = (LONGEST_SOURCE - 1) // 2
    return f"{source[:half]}…{source[-half - 1 :]}"


def signal_of(end: KeyboardInterrupt) -> int:
    """The number of the signal that ended a run."""
    return end.number if isinstance(end, Ended) else signal.SIGINT


def _describe(item: Annotations | Document) -> str:
    if isinstance(item, Document):
        return f"read: {shorten(item.source)}: {len(item.text)} characters"
    return (
        f"read: {shorten(item.document.source)}: {len(item.sentences)} sentences,"
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
    except KeyboardInterrupt as end:
        raise typer.Exit(ENDED_BY + signal_of(end)) from None
    raise typer.Exit(status.exit_code())


@contextmanager
def open_target(out: str | None) -> Iterator[BinaryIO]:
    """Where the output goes: the file `out`, whole or not at all, or standard output."""
    if out is None:
        try:
            yield sys.stdout.buffer
            # What does not fit is known here, not when the process has ended.
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            if error.filename is None and error.strerror is not None:
                raise OSError(error.errno, error.strerror, "standard output") from error
            raise
    else:
        with open_output(out) as file:
            yield file


def load_standard_input() -> bytes:
    """What stands on standard input, as far as a file may be long."""
    # One byte more than a file may have is enough to know that it is too long.
    from stemma.read import MAX_RECORDS_BYTES  # noqa: PLC0415 - only what this run needs

    return sys.stdin.buffer.read(MAX_RECORDS_BYTES + 1)


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
