"""Reports whose date lies months off the others: a wrong date more often than a late report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median_low
from typing import Final

from stemma.model import Document

FEWEST: Final = 2
"""Others that must have a date."""
FAR_DAYS: Final = 60
NEAR_DAYS: Final = 30
"""The others lie no further apart than this: a story may run for months."""


def find_astray(documents: Sequence[Document]) -> Iterator[tuple[Document, str]]:
    """The reports of one event that are dated `FAR_DAYS` or more off all others, and how far."""
    days = [(document, day) for document in documents if (day := _day(document)) is not None]
    for document, day in days:
        others = sorted(other.toordinal() for one, other in days if one is not document)
        if len(others) < FEWEST or others[-1] - others[0] > NEAR_DAYS:
            continue
        off = day.toordinal() - median_low(others)
        if min(abs(day.toordinal() - other) for other in others) >= FAR_DAYS:
            months = round(abs(off) / 30.4)
            way = "after" if off > 0 else "before"
            yield document, f"is dated {day.isoformat()}, {months} months {way} the others"


def _day(document: Document) -> date | None:
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None
