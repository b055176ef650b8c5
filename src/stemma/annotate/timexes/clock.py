"""Clock times and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.explicit import dated
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.model import Precision, TimexKind

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d))?\s?(a\.?m\.?|p\.?m\.?|hrs?|z|h)?")


def read_clock(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A time on the clock: 10:57, 5 p.m. EST, noon, 18:00 UTC."""
    time = _named(hit) if hit.has("name") else _figures(hit)
    if time is None or not _is_time(*time):
        return ()
    return (timed(hit, _day(hit, scene), time, _zone(hit)),)


Time = tuple[int, int, int | None]


def _named(hit: Hit) -> Time:
    hour, minute = map(int, hit.word("name").split(":"))
    return hour, minute, None


def _figures(hit: Hit) -> Time | None:
    """Hour, minute and second as written; `None` for a score, a decimal or a lone number."""
    text = hit.text("clock")
    found = _CLOCK.match(text)
    if found is None or re.fullmatch(r"\d{1,2}:\d", text):
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), found[3]
    suffix = (found[4] or "").replace(".", "")
    half = suffix if suffix in {"am", "pm"} else ""
    if hit.has("half"):
        half = "pm" if hit.word("half") == "12" else "am"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half or "." in text or not (found[2] or hit.has("oclock")):
        return None
    return hour, minute, int(second) if second else None


def _is_time(hour: int, minute: int, second: int | None) -> bool:
    return minute <= 59 and (second or 0) <= 59 and (hour < 24 or (hour == 24 and not minute))


def timed(hit: Hit, base: Stamp | None, time: Time, zone: str | None) -> Reading:
    """The reading of a clock time on the day of `base`, which may be unknown."""
    hour, minute, second = time
    clock = f"{hour:02d}:{minute:02d}" + (f":{second:02d}" if second is not None else "")
    if base is None:
        value = f"XXXX-XX-XXT{clock}{zone or ''}"
        return Reading(
            hit.first, hit.last, TimexKind.TIME, value, precision=Precision.MINUTE,
            stamp=Stamp(clock=clock, zone=zone or ""),
        )  # fmt: skip
    stamp = replace(base.plain, clock=clock, zone=zone or "")
    return on_day(dated(hit, stamp, anchor=base.exact), stamp)


def on_day(reading: Reading, stamp: Stamp) -> Reading:
    """The reading at the clock time and on the day of a stamp."""
    hour, minute, *rest = (int(part) for part in (stamp.clock or "0:0").split(":"))
    instant = _instant(stamp, hour, minute, rest[0] if rest else 0, stamp.zone)
    return replace(
        reading, value=stamp.value, earliest=instant, latest=instant, stamp=stamp,
        precision=Precision.MINUTE,
    )  # fmt: skip


def _zone(hit: Hit) -> str | None:
    """The offset of the time zone said, as `+01:00` or `Z`; `None` where none is known."""
    if hit.has("offset"):
        found = re.search(r"([+−-])?\s*(\d{1,2})(?::?(\d\d))?", hit.text("offset").replace(" ", ""))
        if found:
            sign = "-" if found[1] in {"-", "−"} else "+"
            return f"{sign}{int(found[2]):02d}:{found[3] or '00'}"
    if hit.has("zone") or hit.has("zone2"):
        return hit.word("zone") or hit.word("zone2") or None
    if hit.has("clock") and hit.text("clock").endswith("z"):
        return "Z"
    return None


def _day(hit: Hit, scene: Scene) -> Stamp | None:
    """The day that a clock time belongs to: one in the same sentence, else the day told."""
    return scene.day_told(hit, lately=1)


def _instant(stamp: Stamp, hour: int, minute: int, second: int, zone: str | None,
             ) -> datetime | None:  # fmt: skip
    day = stamp.exact
    if day is not None and hour == 24:
        day, hour = add_days(day, 1), 0
    if day is None:
        return None
    tz = None
    if zone == "Z":
        tz = UTC
    elif zone:
        sign = -1 if zone[0] == "-" else 1
        tz = timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])))
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=tz)


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
