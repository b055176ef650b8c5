"""Where the output goes: a stream, or a file that is there whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from stemma.errors import UsageError


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """A file to write to; it takes its place under `path` when all is written, or never.

    A link keeps pointing where it points: what it points to is replaced. A device or pipe cannot
    be replaced and is written as it comes.

    Raises:
        UsageError: nothing can be written there.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG
        is_plain = stat.S_ISREG(mode)
        part = target.with_name(f".{target.name}.{os.getpid()}.part") if is_plain else None
        if stat.S_ISDIR(mode):
            raise UsageError(f"--out {path}: is a folder")
        file = target.open("wb") if part is None else part.open("xb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"--out {path}: {reason.lower()}") from error
    try:
        with file:
            yield file
        if part is not None:
            part.replace(target)
    finally:
        if part is not None:
            with suppress(FileNotFoundError):
                part.unlink()
