"""A Parquet file of records → Documents, as from a file of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from stemma.model import Document, Rejection
from stemma.read import Options
from stemma.read.columns import ColumnsByNames
from stemma.read.entries import Entry, read_entries
from stemma.read.facts import STAGE, Taken

ROWS: Final = 256
"""Rows held at once: one may be a book."""


def read_parquet(
    path: Path, source: str, digest: str, options: Options
) -> Iterator[Document | Rejection]:
    """The documents in the rows of a Parquet file; that of the third row is `file.parquet#3`.

    Columns go by their names as those of a table do. `digest` is the hash of the whole file.
    """
    columns = ColumnsByNames(options.asked)
    taken = Taken(digest)
    try:
        with pq.ParquetFile(path) as file:
            if file.metadata.num_rows == 0:
                yield Rejection(source, STAGE, "empty: a table without rows")
                return

        def entries() -> Iterator[Entry | Rejection]:
            for number, row in enumerate(_rows(path), start=1):
                yield Entry(f"{source}#{number}", row, taken)

        yield from read_entries(
            entries, source, columns, asked=options.asked, published=options.published
        )
    except (pa.ArrowException, OSError) as error:
        yield Rejection(source, STAGE, f"damaged from here on: {error}"[:300])


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    """A value as JSON would have it: days and instants in ISO 8601."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value
