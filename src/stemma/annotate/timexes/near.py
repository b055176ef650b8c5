"""One unit, or a length, counted from here: last week, the following day, the next two years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from stemma.annotate.timexes.calendar import add_days, add_months, last_day
from stemma.annotate.timexes.explicit import dated, modify
from stemma.annotate.timexes.happened import days_from
from stemma.annotate.timexes.lengths import UNITS, Count, bounds_of, count_of, length_value
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.shift import same_unit, shift
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.model import TimexKind

_BACK: Final = frozenset({"last", "past", "previous", "preceding", "before"})
_ON: Final = frozenset({"next", "following", "coming", "subsequent", "after", "upcoming"})
_DEICTIC: Final = frozenset({"last", "past", "this", "next", "coming", "upcoming", "all",
                              "current"})  # fmt: skip
_TOLD: Final = frozenset({"that", "same", "following", "previous", "preceding", "subsequent",
                          "before", "after"})  # fmt: skip
_OWNERS: Final = frozenset({"its", "his", "her", "their", "'s", "’s", "my", "our", "your"})
_UNITS: Final = frozenset("YOWECQKD")
_WHOLE: Final = frozenset("YOWK")
"""Units of which "all year" is the present one."""
_ENDING_HERE: Final = frozenset("DWOYECHF")
"""Units of which "the last" is a length up to now, not the one before this."""


def read_near(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: PLR0911 - one case a line
    """This, last, next, the same, the following week: one unit from here."""
    part = hit.word("part") or None
    unit = "D" if part else hit.word("unit")
    words = frozenset(hit.text("rel").split())
    if unit not in _UNITS:
        return ()
    if words & {"before", "after", "following"} and _governs(hit, words):
        return _beside_a_happening(hit, scene, unit, words)
    if "all" in words and unit not in _WHOLE:
        return ()
    if unit == "D" and "this" in words and hit.before() == "to":
        return (_reference(hit, "PRESENT_REF"),)
    if not part and words & {"last", "past"} and (unit == "D" or "the" in words):
        return _unit_before(hit, scene, unit) if unit not in _ENDING_HERE else ()
    step = 1 if words & _ON else -1 if words & _BACK else 0
    told = bool(words & _TOLD) or (unit == "D" and {"the", "next"} <= words)
    if unit == "D" and told and (bare := scene.bare_day(hit, step)) is not None:
        return (dated(hit, replace(bare, part=part)),)
    base = _base(hit, scene, unit, words, told=told)
    if base is None:
        return unplaced(hit, unit, part)
    if unit == "K" and base.exact is not None and words <= {"the", "this"}:
        return _weekend(hit, scene, base.exact)
    stamp = _step(base, unit, step)
    if stamp is None:
        return unplaced(hit, unit, part, base)
    stamp = modify(hit, replace(stamp, part=part) if part else stamp)
    return (dated(hit, stamp, anchor=base.exact),)


def _beside_a_happening(
    hit: Hit, scene: Scene, unit: str, words: frozenset[str]
) -> tuple[Reading, ...]:
    """The day after the fire, where the text has told the fire's day."""
    step = 0 if unit != "D" else -1 if "before" in words else 1
    stamp = days_from(hit.parse, scene, hit.atoms.words[hit.last - 1], step) if step else None
    return (dated(hit, replace(stamp, part=hit.word("part") or None)),) if stamp else ()


def _governs(hit: Hit, words: frozenset[str]) -> bool:
    """Whether "the day before" goes on: "the day before the storm"."""
    return "the" not in words and not ends_here(hit)


def _unit_before(hit: Hit, scene: Scene, unit: str) -> tuple[Reading, ...]:
    base = scene.now if not scene.narrative else scene.reference
    stamp = _step(base, unit, -1) if base is not None else None
    return (dated(hit, stamp, anchor=scene.published),) if stamp else unplaced(hit, unit, None)


def _base(hit: Hit, scene: Scene, unit: str, words: frozenset[str], *, told: bool) -> Stamp | None:
    """What to count from: publication for "this" and "last", the story for "that" and "same"."""
    news = not scene.narrative
    deictic = bool(words & _DEICTIC) and not told
    edge = hit.has("lead") and words <= {"the"} and not (unit == "D" and scene.day_told(hit))
    if news and (deictic or ((edge or unit == "K") and scene.published is not None)):
        return scene.now
    ahead = unit == "D" and "next" in words and hit.before() not in {"until", "till"}
    if news and ahead and scene.tense(hit) is Tense.FUTURE:
        return scene.now
    if news and unit == "D" and scene.last is None and words & _TOLD_ONLY:
        return None  # "the next day" is none after the publication
    base = scene.reference
    if news and unit == "D" and base is not None and base.exact is None:
        return scene.day_told(hit) or base
    return base


_TOLD_ONLY: Final = frozenset({"next", "following", "same", "that", "subsequent", "after"})


def _step(base: Stamp, unit: str, step: int) -> Stamp | None:
    here = same_unit(base, unit)
    if step == 0:
        return here
    if unit == "Q":
        if here is None or here.year is None or here.quarter is None:
            return None
        number = here.year * 4 + here.quarter - 1 + step
        return Stamp(year=number // 4, quarter=number % 4 + 1) if 4 <= number < 40000 else None
    return shift(here if here is not None and unit in "YO" else base, unit, step)


def _weekend(hit: Hit, scene: Scene, day: date) -> tuple[Reading, ...]:
    """The weekend of this week, or the last one where the words look back before it came."""
    tense = scene.tense(hit)
    back = day.isoweekday() < 6 and (
        tense is Tense.PAST or (tense is Tense.UNKNOWN and day.isoweekday() <= 3)
    )
    there = add_days(day, -7 if back else 0)
    if there is None:
        return ()
    return (dated(hit, replace(Stamp.of_week(there), weekend=True), anchor=day),)


def _reference(hit: Hit, value: str) -> Reading:
    return Reading(hit.first, hit.last, TimexKind.DATE, value)


_UNPLACED: Final = {"Y": "XXXX", "O": "XXXX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX",
                    "K": "XXXX-WXX-WE", "E": "XXX", "C": "XX", "Q": "XXXX-QX"}  # fmt: skip


def unplaced(
    hit: Hit, unit: str, part: str | None = None, told: Stamp | None = None
) -> tuple[Reading, ...]:
    """The reading where nothing says from when to count; a day keeps the year it is told in."""
    year = f"{'BC' if told.bc else ''}{told.year:04d}" if told and told.year else "XXXX"
    value = _UNPLACED.get(unit, f"{year}-XX-XX")
    kind = TimexKind.TIME if part else TimexKind.DATE
    return (Reading(hit.first, hit.last, kind, value + (f"T{part}" if part else "")),)


_STOPS: Final = frozenset(".,;:!?)]—–\"'”’")


def ends_here(hit: Hit) -> bool:
    """Whether nothing follows that "before" or "after" could govern."""
    after = hit.after()
    if not after or after in _STOPS:
        return True
    return hit.tag_after() in {"VBD", "MD", "CC", "IN"} and after not in {"that", "than"}


def read_span_near(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """The last two years, the next 30 days: a length that ends or begins here."""
    unit = hit.word("unit")
    words = frozenset(hit.text("rel").split())
    bare = hit.first == hit.at("rel")[0]
    if bare and words & {"following", "opening", "initial", "preceding"}:
        return ()
    count = count_of(hit) or _uncounted(hit)
    (low, high), approximate, mod = bounds_of(count, unit, "")
    earliest, latest = _stretch(hit, scene, unit, count, words)
    return (
        Reading(
            hit.first,
            hit.last,
            TimexKind.DURATION,
            length_value(count, unit),
            earliest,
            latest,
            UNITS[unit][1],
            scene.published if earliest is not None or latest is not None else None,
            low,
            high,
            approximate=approximate,
            mod=mod,
        ),
    )


def _stretch(
    hit: Hit, scene: Scene, unit: str, count: Count, words: frozenset[str]
) -> tuple[date | None, date | None]:
    """The days of a length that ends or begins at the publication; none for "its last days".

    Of "the last few days" only the end is known.
    """
    now = scene.published
    if now is None or scene.narrative or hit.before() in _OWNERS:
        return None, None
    if count.high is None:
        back, on = bool(words & {"last", "past"}), bool(words & {"next", "coming"})
        return now if on else None, now if back else None
    if words & {"last", "past"}:
        start = _reach(now, unit, -count.high)
        return (start, now) if start is not None else (None, None)
    if words & {"next", "coming"}:
        end = _reach(now, unit, count.high)
        return (now, end) if end is not None else (None, None)
    return None, None


def _uncounted(hit: Hit) -> Count:
    """One in the singular, some in the plural."""
    plural = hit.atoms.code[hit.at("unit")[0]] in hit.members("units")
    return Count(None, None) if plural else Count(Decimal(1), Decimal(1))


_DAYS: Final = {"D": 1, "N": 1, "W": 7, "F": 14}
_MONTHS: Final = {"O": 1, "Y": 12, "E": 120, "C": 1200}


def _reach(now: date, unit: str, count: Decimal) -> date | None:
    """The day so many units from now; the last of its month where that month is shorter."""
    if unit in _DAYS:
        return add_days(now, int(count * _DAYS[unit])) if abs(count) < 10**6 else None
    if unit not in _MONTHS or abs(count) > 10**5:
        return None
    year, month = add_months(now.year, now.month, int(count * _MONTHS[unit]))
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(now.day, last_day(year, month)))
