"""Clock times and parts of the day."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import Final

from stemma.annotate.timexes.explicit import dated
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.zones import find_zone, offset_on
from stemma.lexicon.zones import Zone
from stemma.model import Precision, TimexKind

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?\s?(a\.?m\.?|p\.?m\.?|hrs?|z|h)?")


def read_clock(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A time on the clock: 10:57, 5 p.m. Irish time, noon, 18:00 UTC."""
    zone, words = find_zone(hit.parse, hit.atoms.words[hit.last - 1] + 1, scene.picked)
    if hit.text("clock").endswith("z"):
        zone = Zone("Z", "Etc/UTC")
    time = _named(hit) if hit.has("name") else _figures(hit, zoned=zone is not None)
    if time is None or not _is_time(*time):
        return ()
    last = hit.last
    if words:
        last = bisect_right(hit.atoms.words, hit.atoms.words[hit.last - 1] + words)
    return (_timed(hit, last, scene, time, zone),)


_AT: Final = frozenset({"at", "by", "around", "about", "from", "until", "till", "to", "after",
                        "before", "between", "and", "since"})  # fmt: skip


def read_figures(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A time of four figures, or with a point, beside its zone: 2240 GMT, 18.20 BST, 1840 hours."""
    text = hit.text("four")
    zone, words = find_zone(hit.parse, hit.atoms.words[hit.last - 1] + 1, scene.picked)
    found = re.fullmatch(r"(\d\d?)\.(\d\d)" if "." in text else r"(\d\d)(\d\d)", text)
    hours = hit.has("hours") and "." not in text and hit.before() in _AT
    if found is None or not (zone is not None or hours):
        return ()
    time = int(found[1]), int(found[2]), None
    if not _is_time(*time):
        return ()
    last = bisect_right(hit.atoms.words, hit.atoms.words[hit.last - 1] + words)
    return (_timed(hit, last if words else hit.last, scene, time, zone),)


Time = tuple[int, int, int | None]


def _named(hit: Hit) -> Time:
    hour, minute = map(int, hit.word("name").split(":"))
    return hour, minute, None


def _figures(hit: Hit, *, zoned: bool) -> Time | None:
    """Hour, minute and second as written; `None` for a score, a decimal or a lone number."""
    text = hit.text("clock")
    found = _CLOCK.match(text)
    if found is None or re.fullmatch(r"\d{1,2}:\d", text):
        return None
    if hit.atoms.code[hit.at("clock")[0]] in hit.members("big") and (
        not hit.has("half") or not re.fullmatch(r"\d{1,2}\.\d\d", text)
    ):
        return None  # "6.40 pm" is a time, "6.40" and "640" are amounts
    hour, minute, second = int(found[1]), int(found[2] or 0), found[3]
    suffix = (found[4] or "").replace(".", "")
    half = suffix if suffix in {"am", "pm"} else ""
    if hit.has("half"):
        half = "pm" if hit.word("half") == "12" else "am"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half or ("." in text and not zoned) or not (found[2] or hit.has("oclock")):
        return None
    return hour, minute, int(second) if second else None


def _is_time(hour: int, minute: int, second: int | None) -> bool:
    return minute <= 59 and (second or 0) <= 59 and (hour < 24 or (hour == 24 and not minute))


def _timed(hit: Hit, last: int, scene: Scene, time: Time, zone: Zone | None) -> Reading:
    """The reading of a clock time on the day told, which may be unknown."""
    hour, minute, second = time
    clock = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    base = scene.day_told(hit, lately=1) or scene.only_day(hit)
    if base is None:
        year = scene.published.year if scene.published is not None else None
        offset = "" if zone is None else offset_on(zone, None, clock, year)
        return Reading(
            hit.first, last, TimexKind.TIME, f"XXXX-XX-XXT{clock}{offset}",
            precision=Precision.MINUTE, stamp=Stamp(clock=clock, zone=offset), zone=zone,
        )  # fmt: skip
    stamp = replace(base.plain, clock=clock)
    found = dated(hit, stamp, anchor=base.exact, span=(hit.first, last))
    return on_day(replace(found, zone=zone), stamp)


def on_day(reading: Reading, stamp: Stamp) -> Reading:
    """The reading at the clock time and on the day of a stamp, in the reading's zone if it has one.

    Without a zone the stamp's offset stays.
    """
    if reading.zone is not None:
        offset = offset_on(reading.zone, stamp.exact, stamp.clock or "0:00", stamp.year)
        stamp = replace(stamp, zone=offset)
    instant = stamp.instant
    return replace(
        reading, value=stamp.value, earliest=instant, latest=instant, stamp=stamp,
        precision=Precision.MINUTE,
    )  # fmt: skip


def read_hour(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """An hour with the part of its day: "at 3 in the afternoon", "around 10 at night"."""
    hour = hit.number("clock")
    if hour is None or hit.before() not in _AT | {"shortly", "just"}:
        return ()
    part = hit.word("part") or "NI"
    late = part in {"AF", "EV"} or (part == "NI" and hour >= SIX)
    hour = hour % 12 + (12 if late else 0)
    return (_timed(hit, hit.last, scene, (hour, 0, None), None),)


SIX: Final = 6
"""Hours of the night up to which are past midnight."""


def read_part(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A part of a day: the morning, that night, night."""
    part = hit.word("part") or ("MO" if hit.has("early") else "")
    words = set(hit.text("rel").split())
    base = None
    if "this" in words and scene.published is not None and not scene.narrative:
        base = Stamp.of(scene.published)
    elif words & {"that", "same"} and scene.last is not None:
        base = scene.last if scene.last.day is not None else None
    elif words == {"the"} and scene.last is not None and scene.last.exact is not None:
        sentence_of = hit.parse.sentence_of
        here = sentence_of[hit.atoms.words[hit.first]]
        if scene.last_word >= 0 and here - sentence_of[scene.last_word] <= 1 and part != "NI":
            base = scene.last
    if base is None:
        value = f"XXXX-XX-XXT{part}"
        return (Reading(hit.first, hit.last, TimexKind.TIME, value, precision=Precision.DAYTIME),)
    return (dated(hit, replace(base.plain, part=part), anchor=base.exact),)
