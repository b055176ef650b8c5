"""The head of a report: the place it was written at, and the news service it is credited to."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final

from stemma.lexicon.wires import load_wires
from stemma.lexicon.words import load_words

_HEAD: Final = 400
"""Characters at the start in which a dateline can stand; a byline may come before it."""

_WORD: Final = r"(?:[^\W\d_a-z][\w.'’-]*|de|la|do|al|el|of)"
_PLACE: Final = rf"(?P<place>{_WORD}(?:[ ,/]+{_WORD}){{0,5}}?)"
_DATE: Final = (
    r"(?:,?\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(?:on )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
)
_DASH: Final = r"\s*(?:--|—|–|-|:)\s+"
_BEFORE: Final = r"(?:^|\n)\s*"

_CREDITED: Final = re.compile(
    rf"{_BEFORE}{_PLACE}{_DATE}\s*[(\[](?P<agency>[A-Z][\w.' /-]{{1,30}})[)\]]{_DASH}(?=\S)"
)
_BARE: Final = re.compile(
    rf"{_BEFORE}(?P<place>[^\W\d_a-z]{{2}}[^a-z\n—–:]{{1,50}}?"
    rf"(?:, [A-Z][\w. ]{{1,20}}?)?){_DATE}\s*(?:--|—|–)\s*(?=[\w“\"‘])"
)
_AGENCY_ONLY: Final = re.compile(
    rf"{_BEFORE}\((?P<agency>[A-Z][\w.' /-]{{1,30}})\)(?:{_DASH})?(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What a dateline says; `None` where there is none, or it does not say."""

    place: str | None = None
    agency: str | None = None


@cache
def _agencies() -> Mapping[str, str]:
    """Name in a credit, squeezed → the news service."""
    wires = load_wires()
    return {
        _squeeze(name): outlet
        for name, outlet in (*wires.items(), *((o, o) for o in wires.values()))
    }


def find_agency(credit: str) -> str | None:
    """The news service that a credit names and nothing else, `None` where it is none.

    >>> find_agency("AP"), find_agency("Reuters Staff"), find_agency("the harbour")
    ('Associated Press', 'Reuters', None)
    """
    return _agencies().get(_squeeze(credit))


def read_head(text: str) -> Head:
    """The dateline of a report.

    >>> read_head("TESVIK, Ardovia (Reuters) - A dam burst.")
    Head(place='TESVIK, Ardovia', agency='Reuters')
    >>> read_head("TESVIK — A dam burst."), read_head("The dam — old as it is — burst.")
    (Head(place='TESVIK', agency=None), Head(place=None, agency=None))
    """
    start = text[:_HEAD]
    found = _CREDITED.search(start)
    if found:
        agency = find_agency(found["agency"])
        if agency is not None:
            return Head(_clean(found["place"]), agency)
    found = _BARE.search(start)
    if found and _is_capitals(found["place"]):
        return Head(_clean(found["place"]), None)
    found = _AGENCY_ONLY.search(start)
    return Head(None, find_agency(found["agency"]) if found else None)


@cache
def _kickers() -> AbstractSet[str]:
    return load_words("kickers.txt")


def _is_capitals(place: str) -> bool:
    """Whether the first part of a place is written in capitals, as datelines are.

    "EXCLUSIVE", "WATCH LIVE" and such stand at the same spot.
    """
    first = place.split(",", maxsplit=1)[0]
    if not _kickers().isdisjoint(first.lower().split()):
        return False
    return sum(letter.isalpha() for letter in first) >= 3 and first == first.upper()


def _clean(place: str) -> str:
    return " ".join(place.split()).strip(" ,-")


def _squeeze(name: str) -> str:
    return re.sub(r"\Athe\b|[\W_]+", "", name.strip().lower())
