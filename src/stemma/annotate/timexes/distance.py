"""Distances in time: two weeks ago, three days later, 10 days prior."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.explicit import dated
from stemma.annotate.timexes.happened import days_from
from stemma.annotate.timexes.lengths import Count, count_of
from stemma.annotate.timexes.near import ends_here, unplaced
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.shift import around, hull, shift
from stemma.annotate.timexes.stamp import Interval, Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.model import Precision, TimexKind

_BACKWARD: Final = ("ago", "earlier", "before", "prior", "previous", "back")
_FROM_NOW: Final = ("ago", "from now", "hence", "back")
_SECONDS: Final = {"S": 1, "M": 60, "H": 3600}
_MORE: Final = ("more than", "over", "at least")
_LESS: Final = ("less than", "under", "up to", "at most", "within")
LIMIT: Final = 10**7
"""Units; a larger number is no distance anybody means."""


def read_distance(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: PLR0911 - one case a line
    """A number of units before or after now, or the date told."""
    unit = hit.word("unit") or hit.word("plural")
    where = hit.text("where")
    if where in {"before", "after", "prior"} and not ends_here(hit):
        return _from_a_happening(hit, scene, unit, where)
    if hit.after() == "than" or (where == "back" and scene.tense(hit) is not Tense.PAST):
        return ()
    sign = -1 if any(word in where for word in _BACKWARD) else 1
    count = count_of(hit)
    if count is None and not hit.has("plural"):
        count = Count(Decimal(1), Decimal(1))
    if count is None or count.low is None or count.high is None:
        return (_some_time(hit, scene, sign),)
    if count.high > LIMIT:
        return ()
    now = any(word in where for word in _FROM_NOW)
    if unit in _SECONDS:
        return _clock_distance(hit, _base(hit, scene, unit, now=now), unit, count, sign)
    exact = unit in {"D", "N"} and count.low == count.high and not hit.has("approx")
    if exact and not now and (bare := scene.bare_day(hit, int(count.low) * sign)) is not None:
        return (dated(hit, bare),)
    return _calendar_distance(hit, scene, _base(hit, scene, unit, now=now), unit, count, sign)


def _from_a_happening(hit: Hit, scene: Scene, unit: str, where: str) -> tuple[Reading, ...]:
    """Two days after the fire, where the text has told the fire's day; else a length."""
    count = count_of(hit)
    if unit != "D" or count is None or count.low is None or count.low != count.high:
        return ()
    if hit.has("approx") or count.low > LIMIT or count.low != int(count.low):
        return ()
    days = int(count.low) * (1 if where == "after" else -1)
    stamp = days_from(hit.parse, scene, hit.atoms.words[hit.last - 1], days)
    return (dated(hit, stamp),) if stamp is not None else ()


def _some_time(hit: Hit, scene: Scene, sign: int) -> Reading:
    """Several years ago: before the publication, and no more is known."""
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    now = scene.published
    if scene.narrative or not any(word in hit.text("where") for word in _FROM_NOW):
        now = None
    earliest, latest = (None, now) if sign < 0 else (now, None)
    return Reading(hit.first, hit.last, TimexKind.DATE, value, earliest, latest, anchor=now)


def _base(hit: Hit, scene: Scene, unit: str, *, now: bool) -> Stamp | None:
    """What to count from: the publication for "ago", else the date told."""
    if now or (not hit.has("n") and not hit.has("plural") and not scene.narrative):
        return None if scene.narrative else scene.now  # "the year-earlier period"
    if "prior" in hit.text("where") and not scene.narrative and scene.last_word < 0:
        return scene.now
    base = scene.reference
    if unit in {"D", "N", "W", "F"} and (base is None or base.exact is None):
        return scene.day_told(hit) or base
    return base


def _calendar_distance(
    hit: Hit, scene: Scene, base: Stamp | None, unit: str, count: Count, sign: int
) -> tuple[Reading, ...]:
    approx = hit.text("approx")
    if count.low is None or count.high is None or base is None:
        return unplaced(hit, "D" if unit in "DN" else unit)
    if unit == "E":
        unit, count = "Y", Count(count.low * 10, count.high * 10)
        approx = approx or "about"
    stamp = _there(base, unit, count, sign)
    if stamp is None or count.low is None or count.high is None:
        return unplaced(hit, "D" if unit in "DN" else unit, told=base)
    if sign > 0 and _beyond(hit, scene, stamp):
        return unplaced(hit, "D" if unit in "DN" else unit)
    interval = stamp.interval
    if approx or unit not in {"D", "N"}:
        near = around(base, unit, count.low, count.high, sign, exact=not approx)
        if near != (None, None):
            interval = _widen(hull(near, interval), approx, sign, base.exact)
    reading = dated(hit, stamp, anchor=base.exact)
    low, high = interval
    return (replace(reading, earliest=low, latest=high, approximate=bool(approx)),)


def _there(base: Stamp, unit: str, count: Count, sign: int) -> Stamp | None:
    """The stamp at the distance; half years are counted in months."""
    if count.low is None or count.low != count.high:
        return None
    if count.low == count.low.to_integral_value():
        return shift(base, unit, int(count.low) * sign)
    if unit == "Y" and base.month:
        return shift(base, "O", int(count.low * 12) * sign)
    return None


def _beyond(hit: Hit, scene: Scene, stamp: Stamp) -> bool:
    """Whether a thing told as past would lie after the publication: counted from the wrong day."""
    low, _ = stamp.interval
    published = scene.published
    if published is None or low is None or low <= published:
        return False
    return scene.tense(hit) is not Tense.FUTURE


def _widen(interval: Interval, approx: str, sign: int, base: date | None) -> Interval:
    """Open the side that "more than" leaves open; "less than" reaches to the base."""
    low, high = interval
    if any(word in approx for word in _MORE):
        return (None, high) if sign < 0 else (low, None)
    if base is not None and any(word in approx for word in _LESS):
        return (low, base) if sign < 0 else (base, high)
    return low, high


def _clock_distance(
    hit: Hit, base: Stamp | None, unit: str, count: Count, sign: int
) -> tuple[Reading, ...]:
    """Hours and minutes from a day: somewhere on it, or on the day beside it."""
    day = base.exact if base is not None else None
    if base is None or day is None or count.high is None:
        return (Reading(hit.first, hit.last, TimexKind.TIME, "XXXX-XX-XXTXX"),)
    days = int(count.high * _SECONDS[unit] / 86400) + 1
    other = add_days(day, days * sign)
    ends = sorted(d for d in (day, other) if d is not None)
    reading = dated(hit, replace(base.plain, part="XX"), anchor=day)
    return (replace(reading, earliest=ends[0], latest=ends[-1], precision=Precision.HOUR),)
