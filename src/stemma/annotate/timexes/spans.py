"""Weekdays beside other days: the ends of a stretch, and the weekday of a date before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.calendar import weekday_after, weekday_before
from stemma.annotate.timexes.reading import Reading
from stemma.annotate.timexes.stamp import Stamp

_TO: Final = frozenset({"to", "through", "until", "till", "-", "–", "—"})


def in_order(
    parse: Parse, atoms: Atoms, readings: Sequence[Reading], published: date | None
) -> list[Reading]:
    """The readings, weekdays that end a stretch put after those that begin it.

    What is over by the publication keeps its end, what is to come its beginning. The weekday right
    behind a full date is that day: "May 6, 2031 Tuesday".
    """
    out = list(readings)
    for k in range(len(out) - 1):
        left, right = out[k], out[k + 1]
        gap = parse.lower[atoms.words[left.last - 1] + 1 : atoms.words[right.first]]
        same = _of_the_date(left, right) if _APPOSED.issuperset(gap) else None
        if same is not None and _is_a_weekday(parse, atoms, right):
            out[k + 1] = _on(right, same)
            continue
        first, last = _weekday(parse, atoms, left), _weekday(parse, atoms, right)
        if published is None or first is None or last is None or first <= last:
            continue
        between = parse.lower[max(0, atoms.words[left.first] - 1)] == "between"
        if not (len(gap) == 1 and (gap[0] in _TO or (between and gap[0] == "and"))):
            continue
        if last <= published:
            out[k] = _on(left, weekday_before(last, first.isoweekday()))
        else:
            out[k + 1] = _on(right, weekday_after(first, last.isoweekday()))
    return out


_APPOSED: Final = frozenset({",", "("})


def _of_the_date(left: Reading, right: Reading) -> date | None:
    """The day of a full date that goes with the weekday read next; `None` where there is none."""
    date_, weekday = left.stamp, right.stamp
    if date_ is None or weekday is None or date_.clock or date_.exact is None or left.anchor:
        return None
    named = weekday.weekday
    if named is None and right.anchor is not None and right.last - right.first == 1:
        named = weekday.exact.isoweekday() if weekday.exact is not None else None
    return date_.exact if named == date_.exact.isoweekday() else None


def _weekday(parse: Parse, atoms: Atoms, reading: Reading) -> date | None:
    """The day of a reading that is said as a weekday alone."""
    stamp = reading.stamp
    if stamp is None or stamp.exact is None or reading.anchor is None or stamp.clock:
        return None
    return stamp.exact if _is_a_weekday(parse, atoms, reading) else None


def _is_a_weekday(parse: Parse, atoms: Atoms, reading: Reading) -> bool:
    words = parse.lower[atoms.words[reading.first] : atoms.words[reading.last - 1] + 1]
    return any(word in WEEKDAYS for word in words)


WEEKDAYS: Final = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip


def _on(reading: Reading, day: date | None) -> Reading:
    if day is None or reading.stamp is None:
        return reading
    stamp = replace(Stamp.of(day), part=reading.stamp.part, mod=reading.stamp.mod)
    low, high = stamp.interval
    return replace(
        reading, value=stamp.value, earliest=low, latest=high, stamp=stamp, alternatives=()
    )
