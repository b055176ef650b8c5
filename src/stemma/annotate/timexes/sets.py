"""Times that come again, and holidays."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stemma.annotate.timexes.calendar import feast
from stemma.annotate.timexes.explicit import dated, modify, that_year, year_of
from stemma.annotate.timexes.lengths import UNITS, Count, count_of, length_value
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import FAR, SOON, Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.model import Precision, TimexKind

_RATES: Final = {"P1D": Precision.DAY, "P1W": Precision.WEEK, "P2W": Precision.WEEK,
                 "P1M": Precision.MONTH, "P3M": Precision.QUARTER, "P1Y": Precision.YEAR,
                 "PT1H": Precision.HOUR}  # fmt: skip


def read_set(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001
    """Every Friday, daily, twice a week, each year."""
    value, precision = "", None
    if hit.has("rate"):
        value = hit.word("rate")
        precision = _RATES.get(value)
    elif hit.has("unit"):
        unit = hit.word("unit")
        other = hit.text("n") == "other"
        count = Count(Decimal(2), Decimal(2)) if other else count_of(hit)
        value = length_value(count, unit) if count else UNITS[unit][0].format(1)
        precision = UNITS[unit][1]
    elif hit.has("weekday"):
        value, precision = f"XXXX-WXX-{hit.number('weekday')}", Precision.DAY
        if hit.has("weekday_part") or hit.has("part"):
            value, precision = (
                f"{value}T{hit.word('weekday_part') or hit.word('part')}",
                Precision.DAYTIME,
            )
    elif hit.has("month"):
        value, precision = f"XXXX-{hit.number('month') or 0:02d}", Precision.MONTH
    elif hit.has("season"):
        value, precision = f"XXXX-{hit.word('season')}", Precision.SEASON
    elif hit.has("weekday_part") or hit.has("part"):
        value, precision = f"XXXX-XX-XXT{hit.word('part')}", Precision.DAYTIME
    if not value:
        return ()
    return (Reading(hit.first, hit.last, TimexKind.SET, value, precision=precision),)


_AROUND: Final = frozenset({
    "day", "days", "week", "weekend", "eve", "season", "holiday", "holidays", "period", "break",
    "morning", "afternoon", "evening", "night", "time", "vacation", "recess", "monday", "sunday",
})  # fmt: skip


def _is_of_a_thing(hit: Hit, scene: Scene) -> bool:
    """Whether a holiday only says of what kind a thing is: a Christmas party, Easter Island."""
    if " " in hit.text("holiday") or hit.after() in _AROUND | {"'s", "’s", "'"}:
        return False
    return not hit.has("rel") and hit.last == hit.at("holiday")[-1] + 1 and scene.modifies(hit)


def read_holiday(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A holiday, of a year that is said or told, or near the publication."""
    return () if _is_of_a_thing(hit, scene) else _read_holiday(hit, scene)


def _read_holiday(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    rule = hit.word("holiday")
    said = year_of(hit) or that_year(hit, scene)
    if said is not None:
        day = None if said[1] else feast(rule, said[0])
        return (dated(hit, modify(hit, Stamp.of(day))),) if day else ()
    told = scene.year_told(hit.atoms.words[hit.first])
    day = feast(rule, told[0]) if told and not told[1] else None
    if day is not None:
        return (dated(hit, modify(hit, Stamp.of(day))),)
    now = scene.published
    fixed = rule[0].isdigit() and ":" not in rule
    if now is None or scene.narrative:
        value = f"XXXX-{rule}" if fixed else "XXXX-XX-XX"
        return (Reading(hit.first, hit.last, TimexKind.DATE, value, precision=Precision.DAY),)
    days = [d for year in (now.year - 1, now.year, now.year + 1) if (d := feast(rule, year))]
    past = [d for d in days if d <= now][-1:]
    future = [d for d in days if d >= now][:1]
    words = set(hit.text("rel").split())
    tense = scene.tense(hit)
    said_when = words & {"last", "next", "this"}
    plain = " " not in hit.text("holiday") and scene.modifies(hit)
    if not said_when and (tense is Tense.UNKNOWN or plain):
        value = f"XXXX-{rule}" if fixed else "XXXX-XX-XX"
        return (Reading(hit.first, hit.last, TimexKind.DATE, value, precision=Precision.DAY),)
    near = past and future and (now - past[0]).days <= SOON and (future[0] - now).days > FAR
    back = "next" not in words and (tense is Tense.PAST or "last" in words or bool(near))
    chosen, other = (past, future) if back else (future, past)
    if not chosen:
        return ()
    others = tuple(Stamp.of(day) for day in other) if near and tense is Tense.FUTURE else ()
    return (dated(hit, modify(hit, Stamp.of(chosen[0])), others=others, anchor=now),)
