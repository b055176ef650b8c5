"""The program's own process: what a run of the command line does not need is left out of it.

A library must not decide this for the program that uses it; the command line owns its process.
"""

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType, ModuleType
from typing import Final, NoReturn

from stemma.run import Processes

ONE_THREAD: Final = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What numpy's arithmetic asks for the number of its threads. The matrices here are small, and
where other programs run on the same processors, threads that wait for each other take many times
as long as one."""

OTHERS: Final = ("torch", "tensorflow", "mxnet", "cupy")
"""Libraries that spaCy would import where they are installed, and would not use."""

SWITCH_SECONDS: Final = 0.0005
"""The thread of the encoder needs the interpreter for an instant between two windows; by default
it would wait 5 ms for it, half as long as a window takes."""

GARBAGE: Final = (100_000, 20, 100)
"""Objects made before the collector looks for circles; hardly any are made here, and reading a
report makes hundreds of thousands of objects that stay."""

MOST_PROCESSES: Final = 8
"""Each takes up to half a gigabyte."""


def spare() -> None:
    """Make the process start and run faster; what it finds stays the same."""
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    for name in OTHERS:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type] # "there is no such module"
    _spare_command_line()
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.set_threshold(*GARBAGE)


def processes(*, most: int = MOST_PROCESSES) -> Processes:
    """As many processes as this one may use processors, for work that is worth it."""
    # Only some systems can say which processors a process may use.
    usable = getattr(os, "sched_getaffinity", None)
    count = (os.cpu_count() or 1) if usable is None else len(usable(0))
    return Processes(min(count, most), prepare=spare)


class Ended(KeyboardInterrupt):
    """The system or another program asks this one to end: as when the user interrupts it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def end_on_signals() -> None:
    """Let SIGTERM and SIGHUP end the run as an interruption does: cleaned up, what is done kept.

    A signal that whoever started the program has it ignore, as `nohup` does, stays ignored.
    """
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    # A second one ends the process at once.
    signal.signal(number, signal.SIG_DFL)
    raise Ended(number)


def leave(code: int) -> NoReturn:
    """End the process with an exit code, at once.

    Python would first take apart the model and every value, one by one, which takes longer than
    reading a report; the system frees them all the same. What was written is in its file by now.
    """
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def _spare_command_line() -> None:
    """Let spaCy do without its own command line, which takes it half its time to import.

    `spacy/__init__.py` takes one function from there, `info`, for the person at a prompt.
    """
    if "spacy" in sys.modules:
        return
    package, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []
    vars(info)["info"] = None
    sys.modules.setdefault("spacy.cli", package)
    sys.modules.setdefault("spacy.cli.info", info)
