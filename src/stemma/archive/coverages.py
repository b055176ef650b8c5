"""Coverages as they grow, window by window → their table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any, Final

from stemma.archive.documents import UNDATED
from stemma.archive.files import Table
from stemma.archive.schemas import COVERAGES
from stemma.archive.tasks import Outcome

MOST: Final = 300
"""Distinct reports that are compared with one another at once: a larger coverage is compared in
pieces, in the order of time, and its row says in how many."""
ROWS: Final = 20_000


@dataclass(slots=True)
class Coverage:
    """What is known of a coverage: counts and names, and of its documents none."""

    id: str
    first_day: str
    last_day: str
    titles: dict[str | None, int] = field(default_factory=dict)
    documents: int = 0
    distinct: int = 0
    outlets: dict[str, str] = field(default_factory=dict)
    nameless: int = 0

    def add(self, row: Mapping[str, Any], *, is_copy: bool) -> None:
        """One more document of it, by what its window says of it."""
        self.documents += 1
        self.distinct += not is_copy
        day = row["day"]
        if day != UNDATED:
            self.first_day = intern(min(self.first_day, day))
            self.last_day = intern(max(self.last_day, day))
        self.titles[row["title"]] = self.titles.get(row["title"], 0) + 1
        if row["outlet"]:
            # The same few names are in a million coverages.
            name = intern(row["outlet"].casefold())
            self.outlets[name] = intern(min(self.outlets.get(name, row["outlet"]), row["outlet"]))
        elif not is_copy:
            # Nothing says that two reports without an outlet are one outlet's.
            self.nameless += 1

    @property
    def title(self) -> str | None:
        """The title that the windows with most of its documents give it."""
        return min(self.titles, key=lambda one: (one is None, -self.titles[one], one or ""))

    @property
    def has_several(self) -> bool:
        """Whether several outlets report it."""
        return len(self.outlets) + self.nameless > 1

    @property
    def parts(self) -> int:
        """In how many pieces it is compared."""
        return -(-self.distinct // MOST)


def save_coverages(coverages: Iterable[Coverage], outcome: Outcome, *, everything: bool) -> None:
    """Write the table, a file a day.

    Raises:
        OSError: it cannot be written.
    """
    by_day: dict[str, list[Coverage]] = {}
    for coverage in coverages:
        by_day.setdefault(coverage.first_day, []).append(coverage)
    for day, found in sorted(by_day.items()):
        found.sort(key=lambda one: one.id)
        table = Table(COVERAGES)
        for start in range(0, len(found), ROWS):
            table.add([_row(one, everything) for one in found[start : start + ROWS]])
        outcome.keep(f"coverages/day={day}/00000.parquet", table)
        outcome.count("coverages", len(found))
        several = [one for one in found if one.has_several]
        outcome.count("coverages of several outlets", len(several))
        pieces = sum(one.parts > 1 for one in (found if everything else several))
        outcome.count("coverages compared in pieces", pieces)


def _row(one: Coverage, everything: bool) -> dict[str, Any]:  # noqa: FBT001 - one caller
    return {
        "coverage": one.id,
        "title": one.title,
        "first_day": one.first_day,
        "last_day": one.last_day,
        "documents": one.documents,
        "distinct_documents": one.distinct,
        "outlets": sorted(one.outlets.values()),
        "is_read": everything or one.has_several,
        "parts": one.parts,
    }
