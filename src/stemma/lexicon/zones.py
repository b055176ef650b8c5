"""Time zones: what "IST" and "Eastern" can be, and in which zone a place lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

NAMES: Final = "zones.tsv"
PLACES: Final = "zone_places.tsv"
BY_DATE: Final = "date"
"""The offset of a zone that is another in summer than in winter."""
_OFFSET: Final = re.compile(r"Z|[+-]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: its offset as ISO 8601 writes it, `None` if that hangs on the day.

    `name` is that of the IANA database.
    """

    offset: str | None
    name: str


@cache
def load_zones() -> Mapping[str, tuple[Zone, ...]]:
    """Name or abbreviation, in lower case → the zones it can be, the usual one first.

    A name has neither "time" nor "standard", "summer" or "daylight" at its end.

    Raises:
        LexiconError: a line is damaged.
    """
    return parse_zones(load_table(NAMES), name=NAMES)


def parse_zones(text: str, *, name: str) -> Mapping[str, tuple[Zone, ...]]:
    """The table from its lines; the first names the columns.

    Raises:
        LexiconError: a line has no three cells, stands there twice, or has an offset of no form.
    """
    out: dict[str, tuple[Zone, ...]] = {}
    for number, (word, offset, zone) in parse_rows(text, name=name, width=3, key=3):
        if offset != BY_DATE and not _OFFSET.fullmatch(offset):
            raise LexiconError(f"{name}:{number}: {offset!r} is no offset")
        found = Zone(None if offset == BY_DATE else offset, zone)
        out[word] = (*out.get(word, ()), found)
    return MappingProxyType(out)


@cache
def load_zone_places() -> Mapping[str, str]:
    """Country, state or city, in lower case → its time zone in the IANA database.

    Countries of several zones are not in it.

    Raises:
        LexiconError: a line is damaged.
    """
    rows = parse_rows(load_table(PLACES), name=PLACES, width=2)
    return MappingProxyType({place: zone for _, (place, zone) in rows})
