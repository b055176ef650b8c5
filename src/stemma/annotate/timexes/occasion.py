"""Days named by what happened on them: the day of the fire, two days after the vote."""

from __future__ import annotations

from dataclasses import replace

from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.explicit import dated
from stemma.annotate.timexes.happened import noun_after, occasion_of
from stemma.annotate.timexes.near import unplaced
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.shift import same_unit
from stemma.annotate.timexes.stamp import Stamp


def read_occasion(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """The day, night or week of something that the text has told the day of; else left open."""
    noun = noun_after(hit.parse, hit.atoms.words[hit.last - 1])
    if noun is None:
        return ()
    span = (hit.first, hit.at("of")[0])
    part = hit.word("part") or None
    unit = hit.word("unit") or "D"
    day = occasion_of(hit.parse, scene, noun)
    if day is None or day.exact is None:
        found = unplaced(hit, unit, part)[0] if unit == "D" and not hit.has("eve") else None
        return () if found is None else (replace(found, first=span[0], last=span[1]),)
    stamp = same_unit(day, unit)
    if hit.has("eve"):
        before = add_days(day.exact, -1)
        stamp = Stamp.of(before) if before is not None else None
    if stamp is None:
        return ()
    if part:
        stamp = Stamp(year=stamp.year, month=stamp.month, day=stamp.day, part=part)
    return (dated(hit, stamp, anchor=day.exact, span=span),)
