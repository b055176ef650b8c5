"""Clock times on their days: said beside them, told by another zone, or past midnight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.calendar import add_days, as_timezone
from stemma.annotate.timexes.clock import on_day
from stemma.annotate.timexes.reading import Reading
from stemma.annotate.timexes.stamp import Stamp
from stemma.model import TimexReading

_LINKS: Final = frozenset({"on", "local", "time", ",", "of", "early", "late"})
_AT: Final = frozenset({"at", "about", "around", "shortly", "just", "before", "after", "by", "from",
                        "between", "since", "until", "till", "approximately"})  # fmt: skip
_BESIDE: Final = frozenset({",", "|", "-", "–", "—", "("})
_SAME: Final = frozenset({"(", "/", "or", "["})
REACH: Final = 3
"""Readings after a clock time among which its day can stand: others may be in brackets."""
EVENING: Final = "18:00"
MORNING: Final = "12:00"
QUARTER: Final = timedelta(minutes=15)
WEST: Final = timedelta(hours=-12)
EAST: Final = timedelta(hours=14)


def on_their_days(parse: Parse, atoms: Atoms, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, clock times on the days said beside them: "5pm on Tuesday", "2240 GMT Monday".

    Of two that are one moment, "1:40 a.m. (2240 GMT)", each gets its day and offset from the other.
    One in the small hours that goes on from an evening lies on the next day.
    """
    out = list(readings)
    said: set[int] = set()
    for k, time in enumerate(readings):
        if not _is_clock(time):
            continue
        day = _day_said(parse, atoms, readings, k)
        if day is not None and day.stamp is not None:
            said.add(k)
            stamp = replace(day.stamp.plain, clock=time.stamp.clock if time.stamp else None)
            out[k] = on_day(replace(time, anchor=day.anchor), stamp)
    for k in range(len(out) - 1):
        if (other := _same_moment(parse, atoms, out, k)) is not None:
            _pair(out, k, other, said)
    _past_midnight(parse, atoms, out, said)
    return out


def _is_clock(reading: Reading) -> bool:
    return reading.stamp is not None and reading.stamp.clock is not None


def _between(parse: Parse, atoms: Atoms, left: Reading, right: Reading) -> list[str] | None:
    """The words between two readings of one sentence, what is in brackets left out.

    The full stop of "a.m." may end the sentence. `None` where the second stands in brackets that
    the first is not in.
    """
    first, last = atoms.words[left.last - 1] + 1, atoms.words[right.first]
    apart = parse.sentence_of[last] - parse.sentence_of[first - 1]
    if apart > 1 or (apart and not parse.lower[first - 1].endswith(".m.")):
        return None
    out: list[str] = []
    depth = 0
    for word in parse.lower[first:last]:
        if word == "(":
            depth += 1
        elif word == ")" and depth:
            depth -= 1
        elif not depth:
            out.append(word)
    if depth:
        return None
    return out


def _day_said(parse: Parse, atoms: Atoms, readings: Sequence[Reading], k: int) -> Reading | None:
    """The reading of the day said right beside a clock time."""
    time = readings[k]
    before = readings[k - 1] if k else None
    words = None
    if before is not None and _is_day(before):
        words = _between(parse, atoms, before, time)
        if words and _AT.issuperset(words):
            return before
    for after in readings[k + 1 : k + 1 + REACH]:
        gap = _between(parse, atoms, time, after)
        if gap is None:
            continue
        if _is_day(after) and _LINKS.issuperset(gap):
            return after
        break
    return before if words is not None and _BESIDE.union(_AT).issuperset(words) else None


def _is_day(reading: Reading) -> bool:
    stamp = reading.stamp
    return stamp is not None and stamp.exact is not None and stamp.clock is None


def _same_moment(parse: Parse, atoms: Atoms, readings: Sequence[Reading], k: int) -> int | None:
    """The clock time that is the same moment as one before it: in brackets, or behind "or".

    The day of the first may stand between: "6:40 p.m. on Monday (0940 GMT)".
    """
    if not _is_clock(readings[k]):
        return None
    other = k + 2 if k + 2 < len(readings) and _is_day(readings[k + 1]) else k + 1
    if not _is_clock(readings[other]):
        return None
    if not _offset(readings[other]) and readings[other].zone is None:
        return None
    first, last = atoms.words[readings[other - 1].last - 1] + 1, atoms.words[readings[other].first]
    gap = parse.lower[first:last]
    return other if 0 < len(gap) <= 2 and gap[0] in _SAME else None


def _offset(reading: Reading) -> str:
    return reading.stamp.zone if reading.stamp is not None else ""


def _pair(out: list[Reading], left: int, right: int, said: set[int]) -> None:
    """Give the one of two clock times of one moment that lacks a day the day of the other."""
    known, other = (right, left) if right in said and left not in said else (left, right)
    moment = _local(out[known])
    if {left, right} <= said or moment is None:
        return
    for shift in (0, -1, 1):
        there = _moved(out[other], moment, shift)
        local = None if there is None else _local(there)
        if there is None or local is None:
            continue
        offsets = _fitting(_offset(out[known]), _offset(there), moment - local)
        if offsets is not None:
            out[known] = _zoned(out[known], offsets[0])
            out[other] = _zoned(there, offsets[1])
            said.add(other)
            return


def _fitting(left: str, right: str, apart: timedelta) -> tuple[str, str] | None:
    """The offsets of two clocks that show one moment so far apart; `None` where they cannot.

    An offset that is not known follows from the other.
    """
    one, two = _ahead(left), _ahead(right)
    if one is not None and two is not None:
        return (left, right) if one - two == apart else None
    if one is None and two is None:
        return None
    found = (two or timedelta()) + apart if one is None else one - apart
    if not WEST <= found <= EAST or found % QUARTER:
        return None
    return (_written(found), right) if one is None else (left, _written(found))


def _ahead(offset: str) -> timedelta | None:
    zone = as_timezone(offset)
    return None if zone is None else zone.utcoffset(None)


def _local(reading: Reading) -> datetime | None:
    moment = reading.stamp.instant if reading.stamp is not None else None
    return moment.replace(tzinfo=None) if moment is not None else None


def _moved(reading: Reading, moment: datetime, shift: int) -> Reading | None:
    """The reading on the day of a moment, or so many days later."""
    day = add_days(moment.date(), shift)
    if day is None or reading.stamp is None:
        return None
    zone = reading.stamp.zone
    stamp = replace(Stamp.of(day), clock=reading.stamp.clock, zone=zone)
    return replace(on_day(reading, stamp), anchor=moment.date())


def _zoned(reading: Reading, offset: str) -> Reading:
    if reading.stamp is None:
        return reading
    return on_day(replace(reading, zone=None), replace(reading.stamp, zone=offset))


def _written(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _past_midnight(parse: Parse, atoms: Atoms, out: list[Reading], said: set[int]) -> None:
    """Move small hours without a day of their own, told after an evening, to the next day."""
    evening: Reading | None = None
    for k, reading in enumerate(out):
        stamp = reading.stamp
        if stamp is None or stamp.exact is None:
            continue
        if stamp.clock is None:
            same = evening is not None and evening.stamp is not None
            if not (same and evening is not None and evening.stamp is not None
                    and evening.stamp.exact == stamp.exact):  # fmt: skip
                evening = None
            continue
        if k in said or evening is None or evening.stamp is None:
            evening = reading if stamp.clock >= EVENING else None
            continue
        near = _apart(parse, atoms, evening, reading) <= 2
        if near and stamp.exact == evening.stamp.exact and stamp.clock < MORNING:
            out[k] = _next_day(reading)
            evening = None
        elif stamp.clock >= EVENING:
            evening = reading


def _apart(parse: Parse, atoms: Atoms, left: Reading, right: Reading) -> int:
    """Sentences between two readings."""
    one, two = atoms.words[left.last - 1], atoms.words[right.first]
    return parse.sentence_of[two] - parse.sentence_of[one]


def _next_day(reading: Reading) -> Reading:
    """A clock time a day later, the same day being its other reading."""
    stamp = reading.stamp
    day = add_days(stamp.exact, 1) if stamp is not None and stamp.exact is not None else None
    if stamp is None or day is None:
        return reading
    other = TimexReading(reading.value, reading.earliest, reading.latest)
    later = replace(Stamp.of(day), clock=stamp.clock, zone=stamp.zone)
    return replace(on_day(reading, later), alternatives=(other,))
