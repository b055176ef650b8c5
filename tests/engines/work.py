"""Work that can be told to another process: what it does shows where it was done."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from stemma.run import Tools


def double(_tools: Tools, batch: Sequence[int]) -> list[int]:
    return [2 * item for item in batch]


def fail_at_seven(_tools: Tools, batch: Sequence[int]) -> list[int]:
    if 7 in batch:
        raise ValueError("seven")
    return [*batch]


def name_process(_tools: Tools, batch: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in batch]


def die_of_seven(_tools: Tools, batch: Sequence[tuple[int, int]]) -> list[int]:
    """Items come with the process that may not die."""
    for item, survivor in batch:
        if item % 10 == 7 and os.getpid() != survivor:
            os.kill(os.getpid(), signal.SIGKILL)
    return [item for item, _ in batch]


def die(_tools: Tools, batch: Sequence[int]) -> list[int]:
    """Items are the process that may not die."""
    if any(os.getpid() != survivor for survivor in batch):
        os.kill(os.getpid(), signal.SIGKILL)
    return [*batch]


def remember(tools: Tools, batch: Sequence[int]) -> list[int]:
    """How many items this process has seen: its tools last as long as it does."""
    seen = getattr(tools, "seen", 0) + len(batch)
    tools.seen = seen  # type: ignore[attr-defined] # only here
    return [seen] * len(batch)


def die_once(_tools: Tools, batch: Sequence[str]) -> list[int]:
    """Items are paths: the process that first meets one called "dies" makes it, and dies."""
    for item in batch:
        path = Path(item)
        if path.name == "dies" and not path.exists():
            path.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return [len(item) for item in batch]


def sleep_long(_tools: Tools, batch: Sequence[str]) -> list[int]:
    """Say which process works, in a folder, and work for a minute."""
    Path(os.environ["WORKERS"], f"{os.getpid()}.pid").touch()
    time.sleep(60)
    return [len(item) for item in batch]
