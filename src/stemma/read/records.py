"""JSON → Documents: a file of records, or a file with one record a line."""

import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from stemma.model import Document, Rejection
from stemma.read.columns import Asked, ColumnsByNames
from stemma.read.decode import NotTextError, decode
from stemma.read.entries import Entry, read_entries
from stemma.read.facts import STAGE, Taken
from stemma.read.limits import MAX_LINE_BYTES
from stemma.read.opened import Opener


def read_records(
    content: bytes, source: str, *, published: str | None = None, asked: Asked = ()
) -> Iterator[Document | Rejection]:
    """The documents in a JSON file: one record, a list of records, or an answer with a list in it.

    A record is an object with a text; what else it may have, and the names that go for each, are in
    `record_fields.tsv`. The source of a lone record is the file, of the third in a list
    `file.json#3`. A file with an object a line is read as such.

    `published` is for records that have no date of their own, `asked` says which keys hold what. A
    lone surrogate becomes U+FFFD, one for one.
    """
    parsed = _parse(content, source)
    if isinstance(parsed, Rejection):
        if _has_lines(content):
            import io  # noqa: PLC0415 - few files need it

            yield from read_lines(
                lambda: io.BytesIO(content), source, published=published, asked=asked
            )
        else:
            yield parsed
        return
    columns = ColumnsByNames(asked)
    records = Opener(columns).open(parsed)
    taken = Taken.of(content)
    if not records:
        yield Rejection(source, STAGE, "empty: a list without records")
        return
    is_list = isinstance(parsed, list) or len(records) > 1 or records[0] is not parsed

    def entries() -> Iterator[Entry]:
        for number, record in enumerate(records, start=1):
            yield Entry(f"{source}#{number}" if is_list else source, record, taken)

    yield from read_entries(
        entries, source, columns, asked=asked, published=published, is_list=is_list
    )


def _has_lines(content: bytes) -> bool:
    """Whether the first line of a file is an object by itself, and another follows."""
    first, _, rest = content.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not first.startswith(b"{") or not rest.lstrip().startswith(b"{"):
        return False
    return isinstance(_parse(first, ""), dict)


def read_lines(
    open_file: Callable[[], BinaryIO],
    source: str,
    *,
    published: str | None = None,
    asked: Asked = (),
) -> Iterator[Document | Rejection]:
    """The documents in a JSONL file, one record a line; only one line is held at a time.

    `open_file` gives the file from its beginning, as often as it is called. The source of the
    document in the third line is `file.jsonl#3`. Empty lines are passed over, a line that is no
    record is a rejection of its own.
    """
    columns = ColumnsByNames(asked)

    def entries() -> Iterator[Entry | Rejection]:
        for here, found in _split(open_file(), source):
            if isinstance(found, Rejection):
                yield found
            else:
                parsed = _parse(found, here)
                if isinstance(parsed, Rejection):
                    yield parsed
                else:
                    yield Entry(here, parsed, Taken.of(found))

    count = 0
    for item in read_entries(entries, source, columns, asked=asked, published=published):
        count += 1
        yield item
    if count == 0:
        yield Rejection(source, STAGE, "empty: no line with a record")


def _split(file: BinaryIO, source: str) -> Iterator[tuple[str, bytes | Rejection]]:
    """(how its document is called, the line) of every line that is not empty."""
    number = 0
    while line := file.readline(MAX_LINE_BYTES + 1):
        number += 1
        here = f"{source}#{number}"
        if len(line) > MAX_LINE_BYTES:
            reason = f"too large: a line of more than {MAX_LINE_BYTES} bytes"
            yield here, Rejection(here, STAGE, reason)
            while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
                line = file.readline(MAX_LINE_BYTES + 1)
            continue
        line = line.removesuffix(b"\n").removesuffix(b"\r")
        if line.strip() and not (number == 1 and line == b"\xef\xbb\xbf"):
            yield here, line


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
