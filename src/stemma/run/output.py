"""Where the output goes: a stream, or a file that is there whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from stemma.errors import UsageError

USUAL: Final = 0o666
"""Permissions that a new file is made with, before the user's mask."""

OPEN_FILES: Final = Path("/proc/self/fd")
"""Where Linux shows the open files of this process."""


def require_apart(path: str, sources: Iterable[str]) -> None:
    """Nothing, when a file written to `path` is no source and lies in none.

    Raises:
        UsageError: it would replace a source, or the next run would read it as one.
    """
    target = Path(os.path.realpath(path))
    for source in sources:
        try:
            known = Path(os.path.realpath(source))
            is_source = target.exists() and known.exists() and target.samefile(known)
            is_folder = known.is_dir()
        except (OSError, ValueError):
            continue
        if is_source and not is_folder and stat.S_ISREG(target.stat().st_mode):
            raise UsageError(f"--out {path}: is a source; give it another name")
        if is_folder and not is_source and known in target.parents:
            raise UsageError(
                f"--out {path}: lies in the source {source}; put it elsewhere, or the next run"
                " reads it as a report"
            )


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """A file to write to; it takes its place under `path` when all is written, or never.

    A link keeps pointing where it points: what it points to is replaced. A device or pipe cannot
    be replaced and is written as it comes. Where the system can, the file has no name before it is
    whole, so that not even a process that is killed leaves a part of it.

    Raises:
        UsageError: nothing can be written there.
        OSError: it could not be written to its end; `filename` is the path as given.
    """
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG
        if stat.S_ISDIR(mode):
            raise UsageError(f"--out {path}: is a folder")
        part = Part.begin(target) if stat.S_ISREG(mode) else None
        file = target.open("wb") if part is None else part.file
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"--out {path}: {reason.lower()}") from error
    try:
        with _telling(path):
            yield file
            file.flush()
            if part is not None:
                part.keep()
    finally:
        with suppress(OSError):
            file.close()
        if part is not None:
            part.drop()


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """An error in writing says to which file; one that has a file of its own is another's."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is None and error.strerror is not None:
            raise OSError(error.errno, error.strerror, path) from error
        raise


class Part:
    """A file that is being written and does not stand in its place yet."""

    def __init__(self, target: Path, file: BinaryIO, name: Path | None) -> None:
        self.file = file
        self._target = target
        self._name = name

    @classmethod
    def begin(cls, target: Path) -> "Part":
        """A new file beside `target`.

        Raises:
            OSError: none can be made there.
        """
        unnamed = getattr(os, "O_TMPFILE", None)
        if unnamed is not None and OPEN_FILES.is_dir():
            with suppress(OSError):
                handle = os.open(target.parent, unnamed | os.O_RDWR, USUAL)
                return cls(target, os.fdopen(handle, "wb"), None)
        name = _beside(target)
        return cls(target, name.open("xb"), name)

    def keep(self) -> None:
        """All is written: it takes its place, with the permissions of what was there."""
        name = self._name
        if name is None:
            name = _beside(self._target)
            folder = os.open(OPEN_FILES, os.O_RDONLY)
            try:
                # As open(2) has it for O_TMPFILE. Without a folder Python would link the link.
                os.link(str(self.file.fileno()), name, src_dir_fd=folder, follow_symlinks=True)
            finally:
                os.close(folder)
            self._name = name
        with suppress(OSError):
            os.chmod(name, stat.S_IMODE(self._target.stat().st_mode))  # noqa: PTH101
        name.replace(self._target)
        self._name = None

    def drop(self) -> None:
        """Leave nothing of it, unless it was kept."""
        if self._name is not None:
            with suppress(OSError):
                self._name.unlink()


def _beside(target: Path) -> Path:
    """A name that nothing has."""
    return target.with_name(f".{target.name[:200]}.{secrets.token_hex(6)}.part")
