"""Sources → shards: files, or many small files together, each told by its hash."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stemma.archive.files import hash_file
from stemma.archive.ledger import hash_of
from stemma.errors import UsageError
from stemma.model import Rejection
from stemma.read.file import explain, require_file
from stemma.read.formats import is_known
from stemma.run.engine import Engine, cut
from stemma.run.tools import Tools

PARQUET: Final = (".parquet", ".pq")
SHARD_BYTES: Final = 4_000_000
SHARD_FILES: Final = 256
"""Files that lie side by side are one shard up to here: one page a file is no task of its own."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the sources: as it is called, where it lies, its bytes, its SHA-256.

    `again` are other files that hold the same.
    """

    path: str
    place: str
    size: int
    sha256: str
    again: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that are read together."""

    files: tuple[File, ...]

    @property
    def name(self) -> str:
        """A short name by what is in them, and what they are called."""
        return hash_of([(one.path, one.sha256) for one in self.files])[:16]

    @property
    def size(self) -> int:
        """Bytes of its files."""
        return sum(one.size for one in self.files)


def find_files(sources: Iterable[str], out: Path) -> list[str]:
    """The files of the sources, in the order of the sources and of their paths.

    Raises:
        UsageError: the archive would lie in a source, or a source in the archive.
    """
    target = Path(os.path.realpath(out))
    found: dict[str, None] = {}
    for source in sources:
        place = Path(os.path.realpath(source))
        if place == target or target in place.parents or place in target.parents:
            raise UsageError(f"--out {out}: lies in the source {source}, or the other way round")
        if not Path(source).is_dir():
            found[source] = None
            continue
        inside = []
        for folder, folders, names in os.walk(source):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            inside += [
                str(Path(folder, name))
                for name in names
                if not name.startswith(".") and (is_known(name) or is_parquet(name))
            ]
        found.update(dict.fromkeys(sorted(inside, key=lambda path: Path(path).parts)))
    return list(found)


def is_parquet(name: str) -> bool:
    """Whether a file is Parquet, by its name."""
    return name.lower().endswith(PARQUET)


def make_shards(
    paths: Sequence[str], engine: Engine
) -> tuple[list[Shard], list[Rejection], list[File]]:
    """(the shards; what cannot be read; every file that is there, its other names with it).

    Of files with the same bytes the first is read, whatever the others are called.
    """
    rejections: list[Rejection] = []
    files: dict[str, File] = {}
    again: dict[str, list[str]] = {}
    # A worker may run in another folder.
    places = [(path, os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links stay as named
    for item in engine.map(_hash, places, _guess_size):
        if isinstance(item, Rejection):
            rejections.append(item)
        elif item.sha256 in files:
            again.setdefault(item.sha256, []).append(item.path)
        else:
            files[item.sha256] = item
    known = [replace(one, again=tuple(again.get(one.sha256, ()))) for one in files.values()]
    groups = cut(known, lambda one: one.size, count=SHARD_FILES, characters=SHARD_BYTES)
    return [Shard(tuple(group)) for group in groups], rejections, known


def _guess_size(item: tuple[str, str]) -> int:
    """What hashing a file costs, put as characters read closely: next to nothing."""
    try:
        return Path(item[1]).stat().st_size // 5_000
    except (OSError, ValueError):
        return 0


def _hash(_tools: Tools, places: Sequence[tuple[str, str]]) -> list[File | Rejection]:
    return list(_hashes(places))


def _hashes(places: Iterable[tuple[str, str]]) -> Iterator[File | Rejection]:
    for path, place in places:
        try:
            require_file(Path(place))
            yield File(path, place, *hash_file(Path(place)))
        except (OSError, ValueError) as error:
            yield Rejection(path, "read", explain(error))
