"""The records of one file, in a row → its Documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from stemma.model import Document, Rejection
from stemma.read.advice import find_notes, find_refusal, is_slashed
from stemma.read.columns import Asked, ColumnsByNames, Record
from stemma.read.dates import settle_order
from stemma.read.facts import Taken
from stemma.read.record import read_record
from stemma.read.stamp import DayOrder

SAMPLE: Final = 100
"""Records at the beginning from which the columns are judged."""

_DATES: Final = ("published", "updated", "captured", "seen")


@dataclass(frozen=True, slots=True)
class Entry:
    """A record and how its document is to be called, or why there is none in its place."""

    source: str
    record: object
    taken: Taken


Entries = Callable[[], Iterator[Entry | Rejection]]
"""The entries of a file from its beginning, as often as it is called."""


def read_entries(
    entries: Entries,
    source: str,
    columns: ColumnsByNames,
    *,
    asked: Asked = (),
    published: str | None = None,
    is_list: bool = True,
) -> Iterator[Document | Rejection]:
    """The documents of the entries; one is held at a time, and those of the sample.

    What is amiss with the columns as a whole is one rejection for the file, not one a record.
    Dates like 06/05/2031 are read as the other dates of the file show; for that, it is gone through
    once more where there are such dates.
    """
    sample = [entry for entry in islice(entries(), SAMPLE) if isinstance(entry, Entry)]
    records = [entry.record for entry in sample if isinstance(entry.record, dict)]
    if records:
        refusal = find_refusal(records, columns, asked, source, is_list=is_list)
        if refusal is not None:
            yield refusal
            return
        yield from find_notes(records, columns, asked, source)
    order = (
        _settle(entries, columns)
        if any(_is_unsettled(record, columns) for record in records)
        else None
    )
    for entry in entries():
        if isinstance(entry, Rejection):
            yield entry
            continue
        record = entry.record
        found = columns.find(record if isinstance(record, dict) else {})
        yield read_record(
            record, entry.source, found, published=published, taken=entry.taken, order=order
        )


def _is_unsettled(record: Record, columns: ColumnsByNames) -> bool:
    """Whether a record has a date whose day and month may be either."""
    found = columns.find(record)
    return any(is_slashed(value) for field in _DATES for value in found.values(record, field))


def _settle(entries: Entries, columns: ColumnsByNames) -> DayOrder | None:
    """The order of day and month that the dates of all records show."""
    return settle_order(
        value
        for entry in entries()
        if isinstance(entry, Entry) and isinstance(entry.record, dict)
        for field in _DATES
        for value in columns.find(entry.record).values(entry.record, field)
    )
