"""Weekdays told by their week: "Monday of last week", "the Friday before last"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stemma.annotate.timexes.calendar import add_days, weekday_after, weekday_before
from stemma.annotate.timexes.explicit import dated, modify, part_of
from stemma.annotate.timexes.lengths import count_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp


def read_weekday_of_week(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """Monday of last week: weeks begin on Mondays."""
    words = set(hit.text("rel").split())
    weeks = -1 if words & {"last", "past", "previous"} else 1 if words & {"next"} else 0
    if "before" in words or "after" in words:
        weeks *= 2
    weekday = hit.number("weekday")
    if weekday is None or scene.published is None or (weeks == 0 and "that" in words):
        return ()
    days = weekday - scene.published.isoweekday() + 7 * weeks
    return _on(hit, scene, add_days(scene.published, days))


def read_weekday_but_one(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """The Friday before last, the Tuesday after next: one week beyond the nearest."""
    weekday = hit.number("weekday")
    if weekday is None or scene.published is None:
        return ()
    if "before" in hit.text("rel"):
        day = weekday_before(scene.published, weekday)
        return _on(hit, scene, None if day is None else add_days(day, -7))
    day = weekday_after(scene.published, weekday)
    return _on(hit, scene, None if day is None else add_days(day, 7))


def read_weeks_ago_weekday(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A week ago Tuesday: a week before the last Tuesday; "ago on Tuesday" is the nearest one."""
    weekday, count = hit.number("weekday"), count_of(hit)
    if weekday is None or scene.published is None or count is None:
        return ()
    weeks = int(count.low) if count.low is not None and count.low == count.high else 0
    if not 0 < weeks < WEEKS:
        return ()
    if hit.has("near"):
        there = add_days(scene.published, -7 * weeks)
        return _on(hit, scene, None if there is None else _nearest(there, weekday))
    day = weekday_before(scene.published, weekday)
    return _on(hit, scene, None if day is None else add_days(day, -7 * weeks))


WEEKS = 10
"""So many weeks ago nobody tells by a weekday."""


def _nearest(day: date, weekday: int) -> date | None:
    """The weekday three days from a day or fewer."""
    return add_days(day, (weekday - day.isoweekday() + 3) % 7 - 3)


def _on(hit: Hit, scene: Scene, day: date | None) -> tuple[Reading, ...]:
    if day is None:
        return ()
    stamp = modify(hit, replace(Stamp.of(day), part=part_of(hit, Stamp()).part))
    return (dated(hit, stamp, anchor=scene.published),)
