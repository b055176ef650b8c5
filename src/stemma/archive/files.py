"""Parquet files that are there whole or not at all, the same bytes for the same rows."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from stemma.run.output import Part

Row = Mapping[str, Any]

LEVEL: Final = 3
"""Zstandard's own default: texts shrink to two fifths, faster than a disk writes."""
BLOCK: Final = 1 << 20


class Table:
    """Rows that become one file; a group of rows is read by itself."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._sink = pa.BufferOutputStream()
        # Nothing of the machine, the clock or the path goes into a file.
        self._writer = pq.ParquetWriter(
            self._sink, schema, compression="zstd", compression_level=LEVEL, version="2.6"
        )
        self.groups = 0

    def add(self, rows: Sequence[Row]) -> int:
        """Add a group of rows; its number in the file."""
        table = pa.Table.from_pylist([_clean(row) for row in rows], schema=self._schema)
        self._writer.write_table(table, row_group_size=max(len(rows), 1))
        self.groups += 1
        return self.groups - 1

    def save(self, path: Path) -> tuple[int, str]:
        """Put the file in its place; (its bytes, its SHA-256 in hexadecimal).

        Raises:
            OSError: it cannot be written; nothing of it is left.
        """
        self._writer.close()
        return save_bytes(path, self._sink.getvalue())


def save_rows(path: Path, schema: pa.Schema, rows: Sequence[Row]) -> tuple[int, str]:
    """A file of one group; (its bytes, its SHA-256 in hexadecimal).

    Raises:
        OSError: it cannot be written.
    """
    table = Table(schema)
    if rows:
        table.add(rows)
    return table.save(path)


def save_bytes(path: Path, content: Any) -> tuple[int, str]:
    """Content under a name, whole or not at all, on the disk when this returns.

    Raises:
        OSError: it cannot be written; `filename` is the path.
    """
    held = memoryview(content)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = Part.begin(path)
        try:
            with part.file:
                part.file.write(held)
                part.file.flush()
                os.fsync(part.file.fileno())
                part.keep()
        finally:
            part.drop()
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    return len(held), sha256(held).hexdigest()


def load_rows(
    path: Path,
    *,
    columns: Sequence[str] | None = None,
    groups: Sequence[int] | None = None,
    ids: Collection[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """The rows of a file, or of groups of it, one group held at a time; or those with these `ids`.

    Raises:
        OSError: it cannot be read, or is no such file.
    """
    wanted = None if columns is None else list(columns)
    try:
        with pq.ParquetFile(path, memory_map=False) as file:
            for number in range(file.num_row_groups) if groups is None else groups:
                table = file.read_row_group(number, columns=wanted)
                if ids is not None:
                    table = table.filter(pc.is_in(table["id"], pa.array(sorted(ids), pa.string())))
                yield from table.to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise _system_error(error, path) from error


def count_groups(path: Path) -> int:
    """How many groups of rows a file has.

    Raises:
        OSError: it cannot be read, or is no such file.
    """
    try:
        with pq.ParquetFile(path, memory_map=False) as file:
            return int(file.num_row_groups)
    except (pa.ArrowException, OSError) as error:
        raise _system_error(error, path) from error


def _system_error(error: Exception, path: Path) -> OSError:
    if isinstance(error, OSError) and error.errno is not None:
        return error
    # What Arrow says of content comes without a number.
    return OSError(errno.EIO, f"damaged: {error}"[:200], str(path))


def hash_file(path: Path) -> tuple[int, str]:
    """(its bytes, its SHA-256 in hexadecimal).

    Raises:
        OSError: it cannot be read.
    """
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _clean(row: Row) -> dict[str, Any]:
    """A row without what UTF-8 cannot write: half a pair of surrogates, in a name or a reason."""
    return {name: _cleaned(value) for name, value in row.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, Iterable) and not isinstance(value, Mapping):
        return [_cleaned(one) for one in value]
    return {k: _cleaned(v) for k, v in value.items()} if isinstance(value, Mapping) else value
