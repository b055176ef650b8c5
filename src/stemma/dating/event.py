"""The reports of one event, those without a date dated as far as the others force it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from stemma.dating.clues import (
    Clue,
    can_be_told,
    exact_day,
    find_clues,
    find_open,
    told_days,
)
from stemma.match import Matches
from stemma.model import Annotations, DateClue, Document, PublishedFrom, Timex

REACH: Final = 9
"""Days before and after the days of the clues that are tried: more than a week, so that a clue
which leaves a side open is seen to."""
FEW: Final = 8
"""A report is said to be of some days where they are so many at most."""
SPREAD: Final = 60
"""Days that the dated reports may lie apart where they are to say around when all speak."""
BEFORE: Final = 7
AFTER: Final = 45
"""Days before the first and after the last dated report on which one of the same event is taken to
have appeared, for the years of its dates."""
FAR: Final = date(1901, 6, 5)
"""A day on which nobody reports anything here."""
TODAY: Final = "PRESENT_REF"
"""The value of "today" where no day is known."""


class Rereader(Protocol):
    """What reads a document again, another day being known of it than when it was read first."""

    def again(self, document: Document) -> Annotations:
        """The annotations of a document of which only the date has changed."""

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        """Its time expressions, had it appeared on each of the days."""


def date_event(
    event: Sequence[Annotations],
    match: Callable[[Sequence[Annotations]], Matches],
    reader: Rereader,
) -> tuple[Annotations, ...]:
    """The reports in their order; those without a date read again with what is known of it.

    A report gets a date where its own words ("yesterday") and the days that other reports give for
    the same leave exactly one. Where they leave a few, these are told, and times that are the same
    on all of them are resolved; elsewhere only the years of its dates are, from the time of which
    the other reports speak.
    """
    undated = [found for found in event if found.document.published is None and found.timexes]
    near = _near(event)
    if not undated:
        return tuple(event)
    known = {found.document.id: found for found in event}
    told = {span: day for found in event for span, day in told_days(found).items()}
    asked = [found for found in undated if can_be_told(found, told.values())]
    every: dict[str, tuple[Clue, ...]] = {}
    if asked:
        names = {found.document.id for found in asked}
        placed = [_placed(f, reader) if f.document.id in names else f for f in event]
        every = find_clues(asked, told, match(placed))
    changed: dict[str, Document] = {}
    for found in undated:
        document = found.document
        clues = every.get(document.id, ())
        dated = _dated(document, clues, known, reader) if clues else document
        if dated.published is None and dated.possible is None and near is not None:
            dated = replace(dated, near=near)
        if dated != document:
            changed[document.id] = dated
    return tuple(
        reader.again(changed[found.document.id]) if found.document.id in changed else found
        for found in event
    )


def _placed(found: Annotations, reader: Rereader) -> Annotations:
    """A report that is asked for its date, as if of a far day.

    "Today" is then a day, and no day that another report has, which would draw the two together.
    """
    if not any(timex.value == TODAY for timex in find_open(found)):
        return found
    far = replace(found.document, published=FAR.isoformat(), published_from=PublishedFrom.INFERRED)
    return reader.again(far)


def _dated(
    document: Document, clues: Sequence[Clue], known: Mapping[str, Annotations], reader: Rereader
) -> Document:
    """The document with its one day, or with its few; as it was where neither is forced."""
    days = _span_of(clue.day for clue in clues)
    left = [
        day
        for day, timexes in zip(days, reader.times_on(document, days), strict=True)
        if all(_fits(clue, timexes) for clue in clues)
    ]
    if not left or left[0] == days[0] or left[-1] == days[-1] or len(left) > FEW:
        return document
    reasons = tuple(_reason(clue, document, known) for clue in clues)
    if len(left) == 1:
        if not _is_forced(clues, known):
            return document
        return replace(
            document,
            published=left[0].isoformat(),
            published_from=PublishedFrom.INFERRED,
            dated_by=reasons,
        )
    return replace(document, possible=(left[0], left[-1]), dated_by=reasons)


def _span_of(days: Iterable[date]) -> tuple[date, ...]:
    found = sorted(days)
    first = found[0] - timedelta(days=REACH)
    count = (found[-1] - found[0]).days + 2 * REACH + 1
    return tuple(first + timedelta(days=step) for step in range(min(count, 10 * REACH)))


def _fits(clue: Clue, timexes: Sequence[Timex]) -> bool:
    """Whether words can be of the day that the clue gives, if the report appeared on this one."""
    for timex in timexes:
        if timex.span == clue.mine:
            if timex.earliest is None or timex.latest is None:
                return True
            return any(
                first is not None and last is not None and _holds(first, clue.day, last)
                for first, last in (
                    (timex.earliest, timex.latest),
                    *((other.earliest, other.latest) for other in timex.alternatives),
                )
            )
    return True


def _holds(first: date, day: date, last: date) -> bool:
    return _day(first) <= day <= _day(last)


def _is_forced(clues: Sequence[Clue], known: Mapping[str, Annotations]) -> bool:
    """Whether one day rests on more than one chance likeness of two sentences.

    A copy of a report is no other one.
    """
    others = {known[clue.other.document_id].document.sha256 for clue in clues}
    return (
        any(clue.beside for clue in clues)
        or len({clue.mine for clue in clues}) > 1
        or len(others) > 1
    )


def _reason(clue: Clue, document: Document, known: Mapping[str, Annotations]) -> DateClue:
    words = clue.mine.of(document.text)
    other = known[clue.other.document_id].document
    told = clue.other.of(other.text)
    where = "stands beside it" if clue.beside else f"is what {_label(other)} says of the same"
    return DateClue(clue.mine, f"“{words}” is {clue.day.isoformat()}: “{told}” {where}.")


def _label(document: Document) -> str:
    return document.outlet or document.source.replace("\\", "/").rsplit("/", 1)[-1]


def _near(event: Sequence[Annotations]) -> tuple[date, date] | None:
    """Days around which the reports speak, by their dates or else by the full dates in them."""
    days = {day for found in event if (day := _published(found.document)) is not None}
    if not days:
        days = {
            day
            for found in event
            for timex in found.timexes
            if timex.anchor is None and (day := exact_day(timex)) is not None
        }
    if not days or (max(days) - min(days)).days > SPREAD:
        return None
    return min(days) - timedelta(days=BEFORE), max(days) + timedelta(days=AFTER)


def _published(document: Document) -> date | None:
    if document.published is None:
        return None
    return datetime.fromisoformat(document.published).date()


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
