"""What fixes a word like "yesterday" to a day: another report, or the words beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from stemma.match import Matches
from stemma.model import Annotations, Claim, Document, Span, Timex, TimexKind

WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
DEICTIC: Final = frozenset({"today", "tonight", "yesterday", "tomorrow"})
QUOTES: Final = frozenset("\"“‘'")
NO_DAY: Final = frozenset({"PAST_REF", "FUTURE_REF"})
MOST: Final = 4
"""Other reports that are asked for one word: more would not make the day surer."""
SURE: Final = 0.93
"""Least chance that two reports speak of one thing, where a day is to be taken from the other."""
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
    asked: Sequence[Annotations], days: Mapping[Span, date], matches: Matches
) -> dict[str, tuple[Clue, ...]]:
    """The clues of each report by its id, in text order; `days` are the told days of the event.

    Words that two clues put on two days give none.
    """
    found: dict[str, set[Clue]] = {one.document.id: set(_beside(one)) for one in asked}
    for identity, clue in _told(asked, days, matches):
        found[identity].add(clue)
    return {identity: _unclashing(clues) for identity, clues in found.items()}


def _unclashing(clues: set[Clue]) -> tuple[Clue, ...]:
    days: dict[Span, set[date]] = {}
    for clue in clues:
        days.setdefault(clue.mine, set()).add(clue.day)
    return tuple(
        sorted(
            (clue for clue in clues if len(days[clue.mine]) == 1),
            key=lambda clue: (clue.mine, clue.day, clue.other),
        )
    )


def can_be_told(undated: Annotations, days: Iterable[date]) -> bool:
    """Whether words of a report can be of one of these days: aligning costs time."""
    wanted = {weekday_of(timex, undated.document) for timex in find_open(undated)}
    return any(None in wanted or day.isoweekday() in wanted for day in days if wanted) or bool(
        wanted and any(_beside(undated))
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
    if timex.value[5:7].isdigit():
        return False  # "Friday, Nov. 28" lacks its year, and no more
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
    asked: Sequence[Annotations], days: Mapping[Span, date], matches: Matches
) -> Iterator[tuple[str, Clue]]:
    """Another report says when the same thing happened: whose clue, and the clue."""
    hanging = {
        timex.span: weekday_of(timex, one.document) for one in asked for timex in find_open(one)
    }
    left: dict[Span, int] = {}
    for one, other in _of_one_thing(matches):
        for mine, theirs in ((one, other), (other, one)):
            span, words = mine.span, theirs.span
            if span not in hanging or words not in days or left.get(span, MOST) == 0:
                continue
            # Not the days of the matches: there, reports without a date stand at one of no meaning.
            if hanging[span] in {None, days[words].isoweekday()}:
                left[span] = left.get(span, MOST) - 1
                yield span.document_id, Clue(span, words, days[words])


def _of_one_thing(matches: Matches) -> Iterator[tuple[Timex, Timex]]:
    """Pairs of days that two reports surely give for one thing, the surest first."""
    found = []
    for value in matches.values.values():
        one, other = (matches.slots[n].value for n in (value.left, value.right))
        if value.same >= SURE and isinstance(one, Timex) and isinstance(other, Timex):
            found.append((-value.same, one.span, other.span, one, other))
    for claim in matches.claims.values():
        days = [_only_day(matches.statements[n].claim) for n in (claim.left, claim.right)]
        if claim.same >= SURE and days[0] is not None and days[1] is not None:
            found.append((-claim.same, days[0].span, days[1].span, days[0], days[1]))
    for *_, one, other in sorted(found, key=lambda pair: pair[:3]):
        yield one, other


def _only_day(claim: Claim) -> Timex | None:
    """The only date in a claim."""
    found = [
        timex
        for timex in claim.timexes
        if timex.kind in {TimexKind.DATE, TimexKind.TIME} and timex.value not in NO_DAY
    ]
    return found[0] if len(found) == 1 else None
