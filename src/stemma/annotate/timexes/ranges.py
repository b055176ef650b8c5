"""Lists and ranges of days that share a month: from 3 to 7 May."""

from __future__ import annotations

from dataclasses import replace

from stemma.annotate.timexes.calendar import is_day
from stemma.annotate.timexes.explicit import check_weekday, dated, that_year, year_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp


def read_days(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """Several days of one month, each a reading of its own; the month is in the last or first."""
    month = hit.number("month")
    if month is None:
        return ()
    codes = hit.atoms.code
    month_at = hit.at("month")[0]
    days = [k for k in hit.at("days") if codes[k] in hit.members("n1", "n2", "n3", "nth")]
    if not days or any(not is_day(2024, month, int(hit.atoms.values[k])) for k in days):
        return ()
    said = year_of(hit) or that_year(hit, scene)
    if said is None:
        first, _ = scene.place(hit, month, int(hit.atoms.values[days[0]]))
    else:
        first = Stamp(year=said[0], month=month, day=1, bc=said[1])
    out: list[Reading] = []
    for number, k in enumerate(days):
        stamp = replace(first, day=int(hit.atoms.values[k]))
        if stamp.year is not None and not stamp.bc and stamp.exact is None:
            return ()
        span = (k, k + 1)
        if month_at < days[0] and number == 0:
            span = (hit.first, k + 1)
        if number == len(days) - 1:
            span = (span[0], hit.last)
        weekday = hit.atoms.values[k - 1] if k and codes[k - 1] in hit.members("weekday") else None
        if weekday is not None:
            span = (min(span[0], k - 1), span[1])
        mismatch: str | None = None
        others: tuple[Stamp, ...] = ()
        if isinstance(weekday, int):
            stamp, others, mismatch = check_weekday(stamp, weekday, ())
        anchor = scene.published if said is None and stamp.year is not None else None
        out.append(dated(hit, stamp, span=span, others=others, mismatch=mismatch, anchor=anchor))
    return tuple(out)
