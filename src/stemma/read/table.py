"""Tables → Documents, row by row."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import Any, BinaryIO, Final

from stemma.lexicon.record_fields import fold_name, load_record_fields
from stemma.model import Document, Rejection
from stemma.read.columns import Asked, ColumnsByNames
from stemma.read.decode import NotTextError, decode
from stemma.read.entries import Entry, read_entries
from stemma.read.facts import STAGE, Taken
from stemma.read.limits import MAX_LINE_BYTES, MAX_RECORDS_BYTES, MAX_TEXT_BYTES

_BLOCK: Final = 1 << 20
_DELIMITERS: Final = (",", ";", "\t", "|")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_HEAD_LINES: Final = 20


def read_table(
    open_file: Callable[[], BinaryIO],
    source: str,
    *,
    published: str | None = None,
    delimiter: str = ",",
    asked: Asked = (),
) -> Iterator[Document | Rejection]:
    """The documents in a table whose first row names its columns; one row is held at a time.

    `open_file` gives the file from its beginning, as often as it is called. The cells are parted by
    commas, semicolons, tabs or bars, whichever make most sense of the first row; of several,
    `delimiter`. Capitals, marks and space in the names of columns do not matter. The source of the
    document in the third row, the first not counted, is `file.csv#3`. A row with another number of
    cells is a rejection.
    """
    digest = sha256()
    file = open_file()
    while piece := file.read(_BLOCK):
        digest.update(piece)
    taken = Taken(digest.hexdigest())
    columns = ColumnsByNames(asked)
    try:
        head = list(islice(_lines(open_file()), _HEAD_LINES))
    except NotTextError as error:
        yield Rejection(source, STAGE, str(error))
        return
    skipped = 0
    if head and head[0].lower().startswith("sep=") and len(head[0].strip()) <= 5:
        delimiter, skipped = head[0][4:5].strip("\r\n") or "\t", 1
    else:
        delimiter = find_delimiter("".join(head), delimiter, asked)

    dialect = _find_dialect("".join(head[skipped:]), delimiter)

    def entries() -> Iterator[Entry | Rejection]:
        lines = islice(_lines(open_file()), skipped, None)
        return _entries(lines, source, taken, dialect)

    count = 0
    for item in read_entries(entries, source, columns, asked=asked, published=published):
        count += 1
        yield item
    if count == 0:
        yield Rejection(source, STAGE, "empty: a table without rows")


def _entries(
    lines: Iterator[str], source: str, taken: Taken, dialect: Mapping[str, Any]
) -> Iterator[Entry | Rejection]:
    rows = csv.reader(lines, strict=True, **dialect)
    names: list[str] = []
    number = 0
    while True:
        here = f"{source}#{number}"
        try:
            cells = _next_row(rows)
        except NotTextError as error:
            yield Rejection(source, STAGE, f"damaged from here on, row {number}: {error}")
            return
        if cells is None:
            return
        if isinstance(cells, csv.Error):
            yield Rejection(here, STAGE, f"not a row of a table, line {rows.line_num}: {cells}")
        elif not names and cells:
            found = _name_columns(cells)
            if isinstance(found, str):
                yield Rejection(source, STAGE, found)
                return
            names = found
        elif cells:
            if len(cells) == len(names):
                record = dict(zip(names, cells, strict=True))
                yield Entry(here, record, taken)
            else:
                reason = f"{len(cells)} cells in a table of {len(names)} columns"
                yield Rejection(here, STAGE, f"{reason}, line {rows.line_num}")
        number += 1


def _next_row(rows: Any) -> list[str] | csv.Error | None:
    """The next row, why it is none, or `None` at the end.

    Raises:
        NotTextError: the file is not text from here on.
    """
    # The longest cell is a setting of the whole process: it is put back after every row.
    before = csv.field_size_limit(MAX_TEXT_BYTES)
    try:
        row: list[str] | None = next(rows, None)
    except csv.Error as error:
        return error
    finally:
        csv.field_size_limit(before)
    return row


def _name_columns(cells: list[str]) -> list[str] | str:
    """The names of the columns, each once, or why they are none.

    >>> _name_columns(["text", "tag", "Tag"]), _name_columns(["text", "Text"])
    (['text', 'tag', 'Tag #2'], 'two columns are called text')
    """
    texts = load_record_fields()["text"]
    seen: dict[str, int] = {}
    names = []
    for cell in cells:
        name, folded = cell.strip(), fold_name(cell)
        seen[folded] = seen.get(folded, 0) + 1
        if seen[folded] > 1 and folded in texts:
            return f"two columns are called {folded}"
        names.append(name if seen[folded] == 1 else f"{name} #{seen[folded]}")
    return names


def find_delimiter(head: str, preferred: str, asked: Asked = ()) -> str:
    r"""What parts the cells of a table, by its first row: names that are known, then most cells.

    >>> find_delimiter("id;text;date\n1;a, b;c\n", ","), find_delimiter("text\nthe dam\n", ",")
    (';', ',')
    """
    known = {form for forms in load_record_fields().values() for form in forms}
    known |= {fold_name(name) for _, name in asked}
    best, most = preferred, (0, 1)
    for mark in dict.fromkeys((preferred, *_DELIMITERS)):
        rows = csv.reader(io.StringIO(head, newline=""), delimiter=mark, strict=True)
        row: list[str] | csv.Error | None = []
        while row == []:
            row = _next_row(rows)
        if isinstance(row, list):
            score = (sum(fold_name(cell) in known for cell in row), len(row))
            if score > most:
                best, most = mark, score
    return best


def _find_dialect(head: str, delimiter: str) -> dict[str, Any]:
    r"""How the cells of a table are written: tabs are also used without quotes around cells.

    >>> _find_dialect('a\tb\n"x" says y\tz\n', "\t")["quoting"] == csv.QUOTE_NONE
    True
    """
    quoted: dict[str, Any] = {"delimiter": delimiter, "quoting": csv.QUOTE_MINIMAL}
    if delimiter != "\t":
        return quoted
    rows = csv.reader(io.StringIO(head, newline=""), strict=True, **quoted)
    while (row := _next_row(rows)) is not None:
        # A cell cut off by the end of the head says nothing.
        if isinstance(row, csv.Error) and "unexpected end" not in str(row):
            return quoted | {"quoting": csv.QUOTE_NONE}
    return quoted


def _lines(file: BinaryIO) -> Iterator[str]:
    """The lines of a file as text, line ends and all; a block is held at a time.

    Each block is decoded by itself. UTF-16 is held whole.

    Raises:
        NotTextError: a block is not text, a line is too long, or too much is UTF-16.
    """
    held = file.read(_BLOCK)
    if held.startswith(_UTF16) or b"\0" in held[:4_096]:
        held += file.read(MAX_RECORDS_BYTES)
        if len(held) > MAX_RECORDS_BYTES:
            raise NotTextError(f"too large: more than {MAX_RECORDS_BYTES} bytes of UTF-16")
        yield from io.StringIO(decode(held), newline="")
        return
    while held:
        piece = file.read(_BLOCK)
        # The last byte may be the first half of a line end.
        cut = len(held) if not piece else 1 + max(held.rfind(b"\n"), held.rfind(b"\r", 0, -1))
        if cut:
            yield from io.StringIO(decode(held[:cut]), newline="")
        elif len(held) > MAX_LINE_BYTES:
            raise NotTextError(f"too large: a line of more than {MAX_LINE_BYTES} bytes")
        held = held[cut:] + piece
