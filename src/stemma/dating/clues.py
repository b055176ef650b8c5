"""What fixes a word like "yesterday" to a day: another report, or the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from stemma.align import Alignment, Sure
from stemma.model import Annotations, Document, Reading, Span, Timex, TimexKind

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
DEICTIC: Final = frozenset({"today", "tonight", "yesterday", "tomorrow"})
QUOTES: Final = frozenset("\"“‘'")
NO_DAY: Final = frozenset({"PAST_REF", "FUTURE_REF"})
JOINS: Final = frozenset({"", ",", "(", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of a report without a date, the day they are of, and the words that say so.

    `mine` lies in the report, `other` in it or in another one. `beside` is set where the two stand
    side by side in the report itself.
    """

    mine: Span
    other: Span
    day: date
    beside: bool = False


def find_clues(
    undated: Annotations, event: Mapping[str, Annotations], alignment: Alignment
) -> tuple[Clue, ...]:
    """The clues of one report, in text order; words that two clues put on two days give none."""
    found = {*_beside(undated), *_told(undated, event, alignment)}
    days: dict[Span, set[date]] = {}
    for clue in found:
        days.setdefault(clue.mine, set()).add(clue.day)
    return tuple(
        sorted(
            (clue for clue in found if len(days[clue.mine]) == 1),
            key=lambda clue: (clue.mine, clue.day, clue.other),
        )
    )


def can_be_told(undated: Annotations, event: Sequence[Annotations]) -> bool:
    """Whether another report may have the day of words of this one: aligning costs time."""
    open_words = find_open(undated)
    days = {
        day
        for found in event
        if found.document.id != undated.document.id
        for day in told_days(found).values()
    }
    days |= {clue.day for clue in _beside(undated)}
    return any(
        weekday in {None, day.isoweekday()}
        for timex in open_words
        for weekday in [weekday_of(timex, undated.document)]
        for day in days
    )


def told_days(found: Annotations) -> dict[Span, date]:
    """The words of a report that are of one day, and on which it says that something happened.

    A line that dates the report itself says nothing of what happened.
    """
    own = {clue.span for clue in found.document.dated_by}
    return {
        timex.span: day
        for claim in found.claims
        for timex in claim.timexes
        if timex.span not in own
        and (day := exact_day(timex)) is not None
        and not in_quotes(found.document.text, timex.span.start)
    }


def find_open(undated: Annotations) -> tuple[Timex, ...]:
    """The times of a report that hang on the day of publication, and are the report's own words."""
    text = undated.document.text
    said = [
        span
        for attribution in undated.attributions
        for span in attribution.content
        if not QUOTES.isdisjoint(text[max(0, span.start - 1) : span.start + 1])
    ]
    return tuple(
        timex
        for timex in undated.timexes
        if _is_open(timex, undated.document) and not any(timex.span.overlaps(x) for x in said)
    )


def _is_open(timex: Timex, document: Document) -> bool:
    if timex.earliest is not None or timex.kind not in {TimexKind.DATE, TimexKind.TIME}:
        return False
    words = timex.span.of(document.text)
    if words.isupper() or in_quotes(document.text, timex.span.start):
        return False  # "USA TODAY", and what somebody said on a day of his own
    named = weekday_of(timex, document) is not None
    return named or bool(DEICTIC & set(words.lower().split())) or "last night" in words.lower()


def weekday_of(timex: Timex, document: Document) -> int | None:
    """The weekday that words name, Monday 1; `None` for none, or several."""
    words = timex.span.of(document.text).lower()
    named = [number for number, name in enumerate(WEEKDAYS, start=1) if name in words]
    return named[0] if len(named) == 1 else None


def exact_day(timex: Timex) -> date | None:
    """The one day a timex is of, where its words leave no doubt."""
    first, last = timex.earliest, timex.latest
    if first is None or last is None or timex.alternatives or timex.mismatch is not None:
        return None
    if timex.kind not in {TimexKind.DATE, TimexKind.TIME}:
        return None
    one, other = _day(first), _day(last)
    return one if one == other else None


def in_quotes(text: str, place: int) -> bool:
    """Whether a place lies within quotation marks that its paragraph opens.

    >>> in_quotes("He said: “I left yesterday.”", 16), in_quotes("“No,” he said today.", 14)
    (True, False)
    """
    before = text[text.rfind("\n", 0, place) + 1 : place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _beside(undated: Annotations) -> Iterator[Clue]:
    """Yesterday, 4 March 2031: the two stand side by side."""
    text = undated.document.text
    hanging = {timex.span for timex in find_open(undated)}
    for left, right in pairwise(undated.timexes):
        gap = text[left.span.end : right.span.start].strip()
        if gap not in JOINS:
            continue
        for mine, other in ((left, right), (right, left)):
            day = exact_day(other)
            if day is not None and mine.span in hanging:
                yield Clue(mine.span, other.span, day, beside=True)


def _told(
    undated: Annotations, event: Mapping[str, Annotations], alignment: Alignment
) -> Iterator[Clue]:
    """Another report says when the same thing happened."""
    identity = undated.document.id
    hanging = {timex.span: timex for timex in find_open(undated)}
    # Not those of the alignment: there, reports without a date stand at a day of no meaning.
    days = {span: day for found in event.values() for span, day in told_days(found).items()}
    for point in alignment.points:
        mine = [reading for reading in point.readings if reading.document_id == identity]
        others = [reading for reading in point.readings if reading.document_id != identity]
        for reading in mine:
            said = _only_day(reading)
            timex = None if said is None else hanging.get(said.span)
            if timex is None:
                continue
            weekday = weekday_of(timex, undated.document)
            for other in others:
                told = _only_day(other)
                day = None if told is None else days.get(told.span)
                if told is None or day is None or weekday not in {None, day.isoweekday()}:
                    continue
                if alignment.sure(reading, other) is Sure.YES:
                    yield Clue(timex.span, told.span, day)


def _only_day(reading: Reading) -> Timex | None:
    """The one day that a reading is of: its value, or the only date in its claim."""
    if reading.value is not None:
        return reading.value if isinstance(reading.value, Timex) else None
    found = [
        timex
        for timex in reading.claim.timexes
        if timex.kind in {TimexKind.DATE, TimexKind.TIME} and timex.value not in NO_DAY
    ]
    return found[0] if len(found) == 1 else None
