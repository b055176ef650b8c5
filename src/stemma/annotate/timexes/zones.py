"""The time zone said beside a clock time, by name, by place, or by where it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Final
from zoneinfo import ZoneInfo

from stemma.annotate.parse import Parse
from stemma.lexicon.reference import load_reference_lexicon
from stemma.lexicon.zones import Zone, load_zone_places, load_zones

_STANDARD: Final = frozenset({"standard", "summer", "daylight", "winter", "savings", "saving"})
_ALONE: Final = frozenset({"eastern", "central", "mountain", "pacific", "atlantic"})
"""Zones that are said without "time": "9 p.m. Eastern"."""
_HERE: Final = frozenset({"local"})
_WORDS: Final = 5
"""Most words before "time": "Central European Summer Time" has three."""
_WITH_OFFSET: Final = re.compile(r"(?:utc|gmt|z)([+−–-]\d{1,2}(?::?\d\d)?)?")
_SIGNED: Final = re.compile(r"([+−–-])?(\d{1,2})(?::?(\d\d))?")
_ORDINARY: Final = frozenset({"cat", "eat"})
"""Abbreviations that are words, too, where all is in capitals."""
_AREAS: Final = ("America/", "Australia/")
"""Parts of the world where one abbreviation is of many places: CST in Chicago and Winnipeg."""
_HEAD: Final = re.compile(
    r"\s*([^\W\d_][^\n()—–]{1,60}?)(?:,? [A-Z][a-z]{2,8}\.? \d|\s*[(—–]|\s--? )"
)


Picked = dict[tuple[Zone, ...], Zone]
"""Which zone each abbreviation is of in a document, as far as it was asked for."""


def find_zone(parse: Parse, word: int, picked: Picked) -> tuple[Zone | None, int]:
    """The zone said from a word on, and the number of words that say it; 0 without one.

    "Local time", and that of a place that is in no table, is no zone and takes words all the same.
    """
    low = word
    _, high = parse.sentences[parse.sentence_of[word]] if word < len(parse) else (0, 0)
    bracket = word < high and parse.lower[word] == "("
    if bracket:
        word += 1
    zone, count = _zone_at(parse, word, high, picked)
    if not count:
        return None, 0
    end = word + count
    if bracket:
        if end >= high or parse.lower[end] != ")":
            return None, 0
        end += 1
    return zone, end - low


def _zone_at(parse: Parse, word: int, high: int, picked: Picked) -> tuple[Zone | None, int]:
    """The same without brackets."""
    if word >= high:
        return None, 0
    if (found := _greenwich(parse, word, high)) is not None:
        return found
    if length := _before_time(parse, word, high):
        return _named(parse.lower[word : word + length]), length + 1
    return _alone(parse, word, high, picked)


def _before_time(parse: Parse, word: int, high: int) -> int:
    """The number of words that name whose time it is: "Central European" before "time"."""
    for end in range(word + 1, min(word + _WORDS + 1, high)):
        if not (parse.words[end - 1][0].isupper() or parse.lower[end - 1] in _HERE):
            return 0
        if parse.lower[end] == "time":
            return end - word
    return 0


def _alone(parse: Parse, word: int, high: int, picked: Picked) -> tuple[Zone | None, int]:
    """A zone of one word: "local", "Eastern", "EST"."""
    name, written = parse.lower[word], parse.words[word]
    if name in _HERE:
        return None, 1
    if name in _ALONE and written[0].isupper() and not _goes_on(parse, word, high):
        return load_zones()[name][0], 1
    short = written.isupper() and name.isalpha() and len(name) <= 4 and name in load_zones()
    if not short or (name in _ORDINARY and _is_shouted(parse, word)):
        return None, 0
    zones = load_zones()[name]
    if zones not in picked:
        picked[zones] = pick_zone(parse, zones)
    return picked[zones], 1


def _greenwich(parse: Parse, word: int, high: int) -> tuple[Zone | None, int] | None:
    """UTC and GMT with an offset behind them: UTC+8, GMT +2, +05:30 alone."""
    found = _WITH_OFFSET.fullmatch(parse.lower[word])
    if found is None or not parse.words[word][0].isupper():
        offset, count = find_offset(parse, word)
        if offset is None or parse.lower[word] == "-":  # "10:00-11:00" is from and to
            return None
        return Zone(offset, "Etc/UTC"), count
    if found[1] and (offset := read_offset(found[1])):
        return Zone(offset, "Etc/UTC"), 1
    offset, count = find_offset(parse, word + 1) if word + 1 < high else (None, 0)
    return (Zone(offset, "Etc/UTC"), 1 + count) if offset is not None else None


def find_offset(parse: Parse, word: int) -> tuple[str | None, int]:
    """The offset with its sign that begins at a word, and its words: "+0530", "+", "05:30"."""
    if word >= len(parse) or parse.lower[word][0] not in "+−-":
        return None, 0
    for count in (1, 2):
        text = "".join(parse.lower[word : word + count])
        if (offset := read_offset(text)) is not None and (count == 1 or not parse.gap(word + 1)):
            return offset, count
    return None, 0


def read_offset(text: str) -> str | None:
    """An offset as ISO 8601 writes it: "+8", "-0430", "+05:30"; `None` for any other text."""
    found = _SIGNED.fullmatch(text)
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    return f"{'-' if found[1] in {'-', '−', '–'} else '+'}{int(found[2]):02d}:{found[3] or '00'}"


def _named(words: tuple[str, ...]) -> Zone | None:
    """The zone of the words before "time", whose last may be "standard"."""
    kept = list(words)
    while kept and kept[-1] in _STANDARD:
        kept.pop()
    name = " ".join(kept)
    if name in load_zones():
        return load_zones()[name][0]
    place = zone_of_place(name)
    return None if place is None else Zone(None, place)


def zone_of_place(name: str) -> str | None:
    """The zone in which a place lies, or the land of a people: "Dublin", "Irish"."""
    places = load_zone_places()
    found = places.get(name) or places.get(name.removesuffix("'s").removesuffix("’s"))
    return found or places.get(_demonyms().get(name, ""))


@cache
def _demonyms() -> dict[str, str]:
    places = load_reference_lexicon().places
    return {people.lower(): place.lower() for people, place in places.items()}


def _goes_on(parse: Parse, word: int, high: int) -> bool:
    """Whether a name goes on after the word: "Eastern Conference"."""
    if word + 1 >= high:
        return False
    after = parse.words[word + 1]
    return after[0].isupper() and parse.lower[word + 1] not in _DAYS and not after.isupper()


_DAYS: Final = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip


AROUND: Final = 30
"""Words on either side that show whether all is in capitals."""


def _is_shouted(parse: Parse, word: int) -> bool:
    low, high = parse.sentences[parse.sentence_of[word]]
    around = parse.words[max(low, word - AROUND) : min(high, word + AROUND)]
    others = [w for w in around if w.isalpha() and len(w) > 4]
    return bool(others) and all(w.isupper() for w in others)


def pick_zone(parse: Parse, zones: tuple[Zone, ...]) -> Zone:
    """The zone that an abbreviation is of.

    It is that of the place the report is from, else of the places it speaks of, else the usual one.
    """
    if len(zones) == 1:
        return zones[0]
    home = home_zone(parse)
    if home is not None:
        same = [z for z in zones if z.name == home] or [z for z in zones if _is_like(home, z.name)]
        if same:
            return same[0]
    counts = [sum(1 for place in _places(parse) if _is_like(place, zone.name)) for zone in zones]
    most = max(counts)
    if most and counts.count(most) == 1:
        return zones[counts.index(most)]
    return zones[0]


def _is_like(place: str, zone: str) -> bool:
    return place == zone or any(place.startswith(a) and zone.startswith(a) for a in _AREAS)


def home_zone(parse: Parse) -> str | None:
    """The zone of the place at the head of the report."""
    place = parse.document.dateline
    if place is None:
        found = _HEAD.match(parse.document.text)
        place = found[1] if found and found[1][:3].isupper() else ""
    for part in re.split(r"[,/]", place):
        if zone := zone_of_place(part.strip().lower()):
            return zone
    return None


def _places(parse: Parse) -> Iterator[str]:
    """The zones of the places that a report speaks of, one each time."""
    for i, word in enumerate(parse.words):
        if word[0].isupper() and (zone := zone_of_place(parse.lower[i])):
            yield zone


def offset_on(zone: Zone, day: date | None, clock: str, year: int | None) -> str:
    """The offset of a zone at a time of a day, as ISO 8601 writes it; empty where it is unknown.

    Without a day it is known where it is the same in winter and summer of `year`.
    """
    if zone.offset is not None:
        return zone.offset
    zone_rules = zone_info(zone.name)
    if day is not None:
        hour, minute = (int(part) for part in clock.split(":")[:2])
        return _written(
            datetime(day.year, day.month, day.day, hour % 24, minute, tzinfo=zone_rules)
        )
    if year is None or not 1901 <= year <= 9998:
        return ""
    both = {_written(datetime(year, month, 1, 12, tzinfo=zone_rules)) for month in (1, 7)}
    return both.pop() if len(both) == 1 else ""


def _written(moment: datetime) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


@cache
def zone_info(name: str) -> ZoneInfo:
    """The rules of a zone, from the package `tzdata`: the same on every machine."""
    *folders, file = name.split("/")
    package = ".".join(("tzdata", "zoneinfo", *folders))
    with files(package).joinpath(file).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)
