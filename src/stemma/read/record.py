"""Records → Documents: a JSON file, a JSONL file line by line, a table row by row."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from stemma.model import Document, Rejection
from stemma.read.decode import NotTextError, decode, scrub_surrogates
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.limits import MAX_LINE_BYTES, MAX_TEXT_BYTES
from stemma.read.published import is_published


def read_records(
    content: bytes, source: str, *, published: str | None = None
) -> Iterator[Document | Rejection]:
    """The documents in a JSON file: one record, or a list of records.

    A record is an object with a `text`, and if it likes `id`, `url`, `title`, `published`,
    `updated`, `outlet`, `byline`, `language`; other keys, `source` among them, are passed over.
    The source of a lone record is the file, of the third in a list `file.json#3`.

    `published` is for records that have no date of their own. A date that is not ISO 8601 is as
    good as none. A lone surrogate becomes U+FFFD, one for one.
    """
    parsed = _parse(content, source)
    if isinstance(parsed, Rejection):
        yield parsed
        return
    taken = Taken.of(content)
    if not isinstance(parsed, list):
        yield read_record(parsed, source, published=published, taken=taken)
        return
    if not parsed:
        yield Rejection(source, STAGE, "empty: a list without records")
    for number, record in enumerate(parsed, start=1):
        yield read_record(record, f"{source}#{number}", published=published, taken=taken)


def read_lines(
    file: BinaryIO, source: str, *, published: str | None = None
) -> Iterator[Document | Rejection]:
    """The documents in a JSONL file, one record a line; only one line is held at a time.

    The source of the document in the third line is `file.jsonl#3`. Empty lines are passed over, a
    line that is no record is a rejection of its own.
    """
    number = count = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        here = f"{source}#{number}"
        if len(line) > MAX_LINE_BYTES:
            count += 1
            yield Rejection(here, STAGE, f"too large: a line of more than {MAX_LINE_BYTES} bytes")
            while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE_BYTES + 1)
            continue
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if not line.strip() or (number == 1 and line == b"\xef\xbb\xbf"):
            continue
        count += 1
        parsed = _parse(line, here)
        if isinstance(parsed, Rejection):
            yield parsed
        else:
            yield read_record(parsed, here, published=published, taken=Taken.of(line))
    if count == 0:
        yield Rejection(source, STAGE, "empty: no line with a record")


def read_table(
    content: bytes, source: str, *, published: str | None = None, delimiter: str = ","
) -> Iterator[Document | Rejection]:
    """The documents in a table whose first row names its columns as the keys of a record.

    Capitals and space around the names do not matter. The source of the document in the third row,
    the first not counted, is `file.csv#3`. A row with another number of cells is a rejection.
    """
    try:
        text = decode(content)
    except NotTextError as error:
        yield Rejection(source, STAGE, str(error))
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    taken = Taken.of(content)
    number = count = 0
    while (cells := _next_row(rows)) is not None:
        here = f"{source}#{number}"
        if isinstance(cells, csv.Error):
            count += 1
            yield Rejection(here, STAGE, f"not a row of a table, line {rows.line_num}: {cells}")
        elif not names and cells:
            names = [cell.strip().lower() for cell in cells]
            problem = _find_problem(names)
            if problem:
                yield Rejection(source, STAGE, problem)
                return
        elif cells:
            count += 1
            if len(cells) == len(names):
                record = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
                yield read_record(record, here, published=published, taken=taken)
            else:
                reason = f"{len(cells)} cells in a table of {len(names)} columns"
                yield Rejection(here, STAGE, f"{reason}, line {rows.line_num}")
        number += 1
    if count == 0:
        yield Rejection(source, STAGE, "empty: a table without rows")


def _next_row(rows: Any) -> list[str] | csv.Error | None:
    """The next row, why it is none, or `None` at the end."""
    # The longest cell is a setting of the whole process: it is put back after every row.
    before = csv.field_size_limit(MAX_TEXT_BYTES)
    try:
        row: list[str] | None = next(rows, None)
    except csv.Error as error:
        return error
    finally:
        csv.field_size_limit(before)
    return row


def _find_problem(names: list[str]) -> str | None:
    if "text" not in names:
        return "no column is called text"
    twice = sorted({name for name in names if names.count(name) > 1 and name})
    return f"two columns are called {twice[0]}" if twice else None


def _parse(content: bytes, source: str) -> Any:
    """What JSON bytes hold, or the `Rejection`."""
    try:
        return json.loads(decode(content))
    except NotTextError as error:
        return Rejection(source, STAGE, str(error))
    except RecursionError:
        return Rejection(source, STAGE, "JSON nested too deep")
    except ValueError as error:
        return Rejection(source, STAGE, f"not JSON: {error}")


def read_record(
    record: object, source: str, *, published: str | None, taken: Taken
) -> Document | Rejection:
    """The document in one record."""
    if not isinstance(record, dict):
        return Rejection(source, STAGE, "not a record: a JSON object with a text is wanted")
    text = record.get("text")
    if not isinstance(text, str):
        problem = "is missing" if text is None else "is not a string"
        return Rejection(source, STAGE, f"the record's text {problem}")
    facts = Facts(
        id=_find_identifier(record),
        published=_find_date(record, "published"),
        updated=_find_date(record, "updated"),
        captured=_find_date(record, "captured"),
        title=find_string(record, "title"),
        outlet=find_string(record, "outlet"),
        byline=find_string(record, "byline"),
        url=find_string(record, "url"),
        language=find_string(record, "language"),
    )
    return make_document(text, source, facts, published=published, taken=taken)


def find_string(record: Mapping[str, Any], key: str) -> str | None:
    """The string under `key`, without space around it; `None` where there is none."""
    value = record.get(key)
    if not isinstance(value, str):
        return None
    return scrub_surrogates(value).strip() or None


def _find_identifier(record: dict[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        # A number too long for Python to write out is no name.
        return str(value) if abs(value) < 10**300 else None
    return find_string(record, "id")


def _find_date(record: dict[str, Any], key: str) -> str | None:
    written = find_string(record, key)
    return written if written is not None and is_published(written) else None
