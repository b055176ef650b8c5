"""Times that are counted from another: today, last week, two years earlier, on Friday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from stemma.annotate.timexes.calendar import add_days, weekday_after, weekday_before
from stemma.annotate.timexes.explicit import dated, modify, part_of
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.annotate.timexes.tense import Tense
from stemma.model import Precision, TimexKind


def read_deictic(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """Today, yesterday, tomorrow, tonight, with their parts of the day."""
    value = hit.value("deictic")
    now = scene.published
    part = hit.word("part") or None
    days = value if isinstance(value, int) else 0
    if isinstance(value, str):
        part = value
    if hit.has("beyond"):
        days = -2 if days < 0 else 2
    if now is None or (scene.narrative and days == 0 and part is None):
        if days == 0 and part is None:
            return (reference(hit, "PRESENT_REF"),)
        text = "XXXX-XX-XX" + (f"T{part}" if part else "")
        kind = TimexKind.TIME if part else TimexKind.DATE
        return (Reading(hit.first, hit.last, kind, text, precision=Precision.DAY),)
    day = add_days(now, days)
    if day is None:
        return ()
    stamp = modify(hit, replace(Stamp.of(day), part=part))
    return (dated(hit, stamp, anchor=now),)


def reference(hit: Hit, value: str) -> Reading:
    """Now, once, some day: no place in the calendar."""
    return Reading(hit.first, hit.last, TimexKind.DATE, value)


def read_reference(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """Words for the present, the past and the future."""
    value = hit.word("ref")
    for group in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        if hit.has(group):
            value = group
    word = hit.text("ref")
    if word in {"former", "formerly"} and not scene.narrative:
        return ()  # news says it of persons: "the former mayor"
    if word == "now" and hit.after() in {"-", "–"} and not scene.narrative:
        return ()
    if word in {"former", "recent", "current", "future"} and hit.tag_after()[:1] not in {
        "N",
        "J",
        "V",
        "C",
    }:
        return ()
    return (reference(hit, value),)


def read_weekday(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """A weekday without a date: the last or the next, as the tense says."""
    weekday = hit.number("weekday")
    if weekday is None:
        return ()
    part = part_of(hit, Stamp()).part
    words = set(hit.text("rel").split())
    if "that" in words and _is_conjunction(hit):
        words.clear()
        hit = hit.without("rel")
    base = scene.published
    narrated = words & {"that", "following", "previous", "same"} and scene.last is not None
    if (narrated or scene.narrative) and scene.last is not None:
        base = scene.last.exact
        if base is not None:
            day = _narrated(base, weekday, words)
            stamp = modify(hit, replace(Stamp.of(day), part=part)) if day else None
            return (dated(hit, stamp, anchor=base),) if stamp else ()
    generic = hit.before() in {"a", "any"} and not scene.modifies(hit)
    if base is None or scene.narrative or generic:
        return (dated(hit, modify(hit, Stamp(weekday=weekday, part=part))),)
    day, other = _published(hit, scene, base, weekday, words)
    if day is None:
        return ()
    others = (replace(Stamp.of(other), part=part),) if other is not None and other != day else ()
    stamp = modify(hit, replace(Stamp.of(day), part=part))
    return (dated(hit, stamp, others=others, anchor=base),)


def _is_conjunction(hit: Hit) -> bool:
    """Whether "that" only begins a clause: "he noted that Tuesday is the deadline"."""
    word = hit.atoms.words[hit.at("rel")[0]]
    return hit.parse.tags[word] == "IN" or hit.parse.relations[word] == "mark"


def _narrated(base: date, weekday: int, words: set[str]) -> date | None:
    if "previous" in words:
        return weekday_before(base, weekday)
    if base.isoweekday() == weekday and "following" not in words:
        return base
    return weekday_after(base, weekday)


def _published(hit: Hit, scene: Scene, base: date, weekday: int, words: set[str],  # noqa: PLR0911 - one case a line
               ) -> tuple[date | None, date | None]:  # fmt: skip
    """The weekday seen from the publication, and its other reading."""
    back, on = weekday_before(base, weekday), weekday_after(base, weekday)
    today = base if base.isoweekday() == weekday else None
    if words & {"last", "past", "previous"}:
        week = add_days(base, 1 - base.isoweekday() - 7 + weekday - 1)
        return back, week
    if words & {"next", "following"}:
        week = add_days(base, 1 - base.isoweekday() + 7 + weekday - 1)
        return (week, on) if week is not None and weekday <= base.isoweekday() else (on, week)
    tense = Tense.FUTURE if hit.before(2) == "ahead" else scene.tense(hit)
    if words & {"this", "coming"}:
        if tense is Tense.PAST:
            return today or back, None
        return today or on, None
    if hit.before() in {"since", "following"} or hit.before(2) == "wake":
        return today or back, None
    sure = today is not None or not scene.modifies(hit)
    if tense is Tense.PAST:
        return today or back, None if sure else on
    if tense is Tense.FUTURE:
        return today or on, None if sure else back
    return _unsure(base, today, (back, on), tense)


def _unsure(base: date, today: date | None, beside: tuple[date | None, date | None], tense: Tense,
            ) -> tuple[date | None, date | None]:  # fmt: skip
    """The weekday where the words leave open whether it is over.

    The day of publication is today. A past plan is of the nearer day; a day or two ago nothing is
    open unless the words say so.
    """
    back, on = beside
    if today is not None or back is None or on is None:
        return today or back or on, None
    if tense is Tense.AHEAD:
        return on, back
    if tense is Tense.PLANNED:
        return (back, on) if (base - back).days < (on - base).days else (on, back)
    return back, None if (base - back).days <= LATELY else on


LATELY: Final = 2
"""Days back for which "Friday" is the last one, where no verb tells: in headlines, mostly."""
