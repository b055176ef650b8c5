"""Dates with a day in them, and what is said beside dates of every kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import Final

from stemma.annotate.timexes.calendar import is_day, weekday_after, weekday_before
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.zones import find_offset
from stemma.model import Precision, TimexKind, TimexReading

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS: Final = frozenset({"MO", "AF", "EV", "NI", "DT", "MI"})
_MODS: Final = {"rest": None, "remainder": None, "latter": "END", "later": "END", "last": "END",
                "half": "MID", "earlier": "START"}  # fmt: skip


def dated(
    hit: Hit,
    stamp: Stamp,
    *,
    others: tuple[Stamp, ...] = (),
    mismatch: str | None = None,
    anchor: date | None = None,
    span: tuple[int, int] | None = None,
) -> Reading:
    """The reading of a stamp over the whole hit, or over `span`."""
    first, last = span or (hit.first, hit.last)
    low, high = stamp.interval
    return Reading(
        first,
        last,
        TimexKind.TIME if stamp.part or stamp.clock else TimexKind.DATE,
        stamp.value,
        low,
        high,
        stamp.precision,
        anchor,
        alternatives=tuple(TimexReading(s.value, *s.interval) for s in others),
        mismatch=mismatch,
        mod=stamp.mod,
        stamp=stamp,
    )


def modify(hit: Hit, stamp: Stamp, group: str = "lead") -> Stamp:
    """The stamp with what words like "early" and "the end of" say of it."""
    for k in hit.at(group):
        word, value = hit.piece(k), str(hit.atoms.values[k])
        if value in {"START", "MID", "END"}:
            return replace(stamp, mod=value)
        if word in _MODS:
            return replace(stamp, mod=_MODS[word])
        if word == "first":
            return replace(stamp, mod="START")
    return stamp


def year_of(hit: Hit, group: str = "year") -> tuple[int, bool] | None:
    """The year in a group and whether it is before Christ; `None` where no year is said."""
    found: int | None = None
    for k in hit.at(group):
        value = hit.atoms.values[k]
        if isinstance(value, int) and found is None:
            found = value
    if found is None:
        return None
    bc = any(hit.atoms.values[k] == "BC" for k in hit.at(group))
    return found, bc


def read_date(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A day of a month, with or without its year and weekday."""
    month, day = hit.number("month"), hit.number("day")
    if month is None or day is None or _counts(hit):
        return ()
    if not is_day(2024, month, day):
        return (_impossible(hit, month, day),)
    said = year_of(hit) or that_year(hit, scene) or short_year(hit)
    said = said or _is_known(hit, scene, month, day)
    others: tuple[Stamp, ...] = ()
    if said is None:
        stamp, others = scene.place(hit, month, day)
    else:
        stamp = Stamp(year=said[0], month=month, day=day, bc=said[1])
        if not stamp.bc and not is_day(stamp.year or 2024, month, day):
            return (_impossible(hit, month, day, said[0]),)
    weekday = hit.number("weekday")
    mismatch = None
    if weekday is not None and stamp.exact is not None:
        stamp, others, mismatch = check_weekday(stamp, weekday, others)
    elif weekday is not None and stamp.year is None:
        others = ()
    stamp = modify(hit, part_of(hit, stamp), "lead")
    anchor = scene.published if said is None and stamp.year is not None else None
    return (dated(hit, stamp, others=others, mismatch=mismatch, anchor=anchor),)


def _counts(hit: Hit) -> bool:
    """Whether the number after a month counts what comes next: "in May 15 people left"."""
    last = hit.at("day")[-1] + 1 == hit.last and hit.at("month")[0] < hit.at("day")[0]
    return last and hit.before() == "in" and hit.tag_after() in {"NNS", "JJ"}


def _impossible(hit: Hit, month: int, day: int, year: int | None = None) -> Reading:
    """A day that no calendar has: kept as it is said, at no place in time."""
    written = "XXXX" if year is None else f"{year:04d}"
    return Reading(
        hit.first,
        hit.last,
        TimexKind.DATE,
        f"{written}-{month:02d}-XX",
        precision=Precision.DAY,
        mismatch=f"month {month} has no day {day}" + (f" in {year}" if year else ""),
    )


def check_weekday(stamp: Stamp, weekday: int, others: tuple[Stamp, ...],
           ) -> tuple[Stamp, tuple[Stamp, ...], str | None]:  # fmt: skip
    """The date against the weekday beside it: another reading that agrees, else the clash."""
    day = stamp.exact
    if day is None or day.isoweekday() == weekday:
        return stamp, (), None
    for other in others:
        if other.exact is not None and other.exact.isoweekday() == weekday:
            return other, (), None
    near = [weekday_before(day, weekday), weekday_after(day, weekday)]
    near.sort(key=lambda d: abs((d - day).days) if d is not None else 99)
    by_weekday = tuple(Stamp.of(d) for d in near[:1] if d is not None)
    beside = [replace(stamp, year=day.year + step) for step in (-1, 1)]
    by_weekday += tuple(
        other
        for other in beside
        if other.exact is not None and other.exact.isoweekday() == weekday and other not in others
    )
    text = f"{day.isoformat()} is a {WEEKDAYS[day.isoweekday() - 1]}, not a {WEEKDAYS[weekday - 1]}"
    return stamp, (*by_weekday, *others), text


def part_of(hit: Hit, stamp: Stamp) -> Stamp:
    """The stamp with the part of the day that the hit names."""
    part = hit.word("part")
    for k in hit.at("lead"):
        if hit.atoms.values[k] in _PARTS:
            part = str(hit.atoms.values[k])
        elif hit.piece(k) == "hours" and not part:
            part = "MO"
    return replace(stamp, part=part) if part else stamp


def that_year(hit: Hit, scene: Scene) -> tuple[int, bool] | None:
    """The year of "that year", "the same year", "this year", "last year"."""
    words = hit.text("thatyear")
    if not words:
        return None
    now = scene.published
    if now is not None and not scene.narrative and re.search(r"\b(this|last|next)\b", words):
        step = {"this": 0, "last": -1, "next": 1}
        return next((now.year + step[w] for w in words.split() if w in step), now.year), False
    if scene.last is None or scene.last.year is None:
        return None
    step = {"previous": -1, "last": -1, "next": 1, "following": 1}
    back = next((step[word] for word in words.split() if word in step), 0)
    year, bc = scene.last.year, scene.last.bc
    return year + (-back if bc else back), bc


def short_year(hit: Hit) -> tuple[int, bool] | None:
    """The year of two digits: "'25"; the digits up to 30 are of this century."""
    short = hit.number("short")
    if short is None:
        return None
    return (2000 if short <= 30 else 1900) + short, False


def read_iso(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001
    """A date in figures, year first: 2025-11-21, with or without a time."""
    year, month = hit.number("yr"), hit.number("month")
    tail = hit.word("day")
    clock, zone = "", ""
    found = re.match(
        r"(\d\d)(?:t(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(z|[+-]\d\d:?\d\d)?)?$", tail.zfill(2)
    )
    if year is None or month is None or found is None or not is_day(year, month, int(found[1])):
        return ()
    clock, zone = found[2] or "", (found[3] or "").upper()
    last, behind = hit.last, hit.atoms.words[hit.last - 1] + 1
    if clock and not zone and behind < len(hit.parse) and not hit.parse.gap(behind):
        offset, words = find_offset(hit.parse, behind)
        if offset is not None:
            zone, last = offset, bisect_right(hit.atoms.words, behind + words - 1)
    stamp = Stamp(year=year, month=month, day=int(found[1]), clock=clock or None, zone=zone)
    reading = dated(hit, stamp, span=(hit.first, last))
    if not clock:
        return (reading,)
    instant = stamp.instant
    return (replace(reading, earliest=instant, latest=instant),)


def read_named_day(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A day that is known by its month and day, in a text that is later: 9/11."""
    day = date.fromisoformat(hit.word("dated"))
    if scene.published is not None and scene.published < day:
        return ()
    return (dated(hit, Stamp.of(day)),)


_TERROR: Final = frozenset({"attack", "attacks", "terrorist", "terror", "hijackers", "hijackings",
                            "commission", "bombers", "plotters"})  # fmt: skip


def _is_known(hit: Hit, scene: Scene, month: int, day: int) -> tuple[int, bool] | None:
    """The year of "the Sept. 11 attacks"."""
    if (month, day) != (9, 11) or hit.after() not in _TERROR:
        return None
    return (2001, False) if scene.published is None or scene.published.year > 2001 else None


def read_slash(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001
    """A date in figures with strokes; both orders stay where both are days."""
    numbers = [int(part) for part in re.split(r"[/.]", hit.word("slash"))]
    a, b, c = numbers
    if a > 999:
        orders = [(a, b, c)]
    else:
        year = c if c > 999 else (2000 if c <= 30 else 1900) + c
        if 99 < c <= 999:
            return ()
        orders = [(year, a, b), (year, b, a)]
        if "." in hit.word("slash"):
            orders = [(year, b, a)]
    stamps = [Stamp(year=y, month=m, day=d) for y, m, d in orders if is_day(y, m, d)]
    stamps = list(dict.fromkeys(stamps))
    if not stamps:
        return ()
    return (dated(hit, stamps[0], others=tuple(stamps[1:])),)


def read_day(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """The 21st: a day of the month that is told, or of the month of publication."""
    day = hit.number("day")
    if day is None or hit.tag_after()[:1] in {"N", "J", "C"} or hit.after() in {"-", "century"}:
        return ()
    if hit.before() not in {"on", "of", "by", "until", "from", "since", "to", "and", "before",
                            "after", "till"}:  # fmt: skip
        return ()
    if hit.before() == "of" or hit.after() in {"of", "%"}:
        return ()
    last = scene.last
    if last is None or last.year is None or last.month is None:
        if scene.published is None or scene.narrative:
            return ()
        last = Stamp.of(scene.published)
    stamp = Stamp(year=last.year, month=last.month, day=day, bc=last.bc)
    if not last.bc and stamp.exact is None:
        return ()
    return (dated(hit, stamp, anchor=scene.published),)
