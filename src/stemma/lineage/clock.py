"""When a report came out, as far as its date tells, and which of two came first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from stemma.model import Document
from stemma.read.versions import capture_order

ZONES: Final = timedelta(hours=12)
"""How far two clocks without a time zone may be apart; offsets beyond are rare islands."""


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The instants, both included, between which a report may have come out."""

    earliest: datetime
    latest: datetime

    def before(self, other: Moment) -> bool:
        """Whether every instant of this one lies before every instant of the other."""
        return self.latest < other.earliest


def moment_of(document: Document) -> Moment | None:
    """When a document came out; `None` where nothing says it.

    A date without time, or with midnight to the second, is a whole day. A time without zone may be
    that of any zone: `same_clock` compares two of them that are of one publisher.

    >>> from stemma.model import PublishedFrom
    >>> day = Document("d", "d.txt", "x", "0", published="2024-05-06",
    ...                published_from=PublishedFrom.METADATA)
    >>> moment_of(day).earliest.isoformat(), moment_of(day).latest.isoformat()
    ('2024-05-05T12:00:00+00:00', '2024-05-07T11:59:59+00:00')
    """
    return _moment(document.published, spread=ZONES)


def local_moment(document: Document) -> Moment | None:
    """The same without allowing for zones: for documents whose clocks are the same."""
    return _moment(document.published, spread=timedelta())


def _moment(written: str | None, *, spread: timedelta) -> Moment | None:
    if written is None:
        return None
    try:
        first = datetime.fromisoformat(written)
        whole_day = first.time() == time() and first.tzinfo is None
        last = first + timedelta(days=1, seconds=-1) if whole_day else first
        if first.tzinfo is not None:
            return Moment(first.astimezone(UTC), last.astimezone(UTC))
        return Moment(first.replace(tzinfo=UTC) - spread, last.replace(tzinfo=UTC) + spread)
    except (ValueError, OverflowError):  # no date, or one at the very end of the calendar
        return None


def is_earlier(left: Document, right: Document, *, same_clock: bool) -> bool:
    """Whether the dates tell that `left` came out before `right`; captures of one address do first.

    >>> from stemma.model import PublishedFrom
    >>> early, late = (Document(hour, "d.txt", "x", "0", published=f"2024-05-06T{hour}:00:00",
    ...                         published_from=PublishedFrom.METADATA) for hour in ("08", "12"))
    >>> is_earlier(early, late, same_clock=True), is_earlier(early, late, same_clock=False)
    (True, False)
    """
    order = capture_order(left, right)
    if order:
        return order < 0
    read = local_moment if same_clock else moment_of
    first, second = read(left), read(right)
    return first is not None and second is not None and first.before(second)


def reading_order(document: Document) -> tuple[bool, datetime, str, str]:
    """A key that puts documents in the order they seem to have come out, whatever came in first.

    Those without a date come last; ties are broken by the text and then the id.
    """
    moment = local_moment(document)
    first = datetime.max.replace(tzinfo=UTC) if moment is None else moment.earliest
    return moment is None, first, document.sha256, document.id
