"""The day that a report gives for itself in its first lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.reading import Reading
from stemma.annotate.timexes.rules import grammar
from stemma.annotate.timexes.scan import read_at
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp

HEAD: Final = 400
SHORT: Final = 40
LONG: Final = 90
"""Characters: how far a dateline is looked for, how much may follow a date that stands on a line of
its own, and how much may stand before one that does not."""
LOG: Final = 3
"""Lines that begin with days of their own, from which on they are a chronology."""
EARLIER: Final = 7
"""Days that the words of a report can be older than its publication."""

_MONTH: Final = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY: Final = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day|\.)?)"
_CLOCK: Final = (
    r"(?:\d{1,2}[:.] ?\d\d(?::\d\d)?|\d{4}|\d{1,2})\s*(?:[apAP]\.?[mM]\.?)?\s*"
    r"(?:\(?[A-Z]{1,5}\)?|local time)?(?:\s*\([^()\n]{1,16}\))?"
)
_LABEL: Final = re.compile(
    r"(?P<label>(?:(?:first|last|originally|this (?:article|story) was(?: first| last)?)\s+)?"
    r"(?:published|posted|updated|filed|modified|created|issued|released)|(?:publication |release |"
    rf"publish )?date(?:line|d)?)(?: on| at)?\s*[:|–—-]?\s*(?:{_CLOCK}[\s,|–—-]*(?:on )?)?"
    rf"(?:{_WEEKDAY}[\s,]*)?(?:on )?",
    re.IGNORECASE,
)
_UPDATED: Final = ("updated", "modified")
_NOTHING: Final = re.compile(rf"(?:{_CLOCK}[\s,|–—-]+)?(?:{_WEEKDAY}[\s,]*)?")
_NAME: Final = r"[^\W\d_a-z][\w.'’&-]*"
_SMALL: Final = r"(?:de|da|do|la|al|el|of|the|and|near|on|in|upon|für|van|von)"
_NAMES: Final = rf"(?:{_NAME}(?:[ /]+(?:{_SMALL} ){{0,2}}{_NAME}){{0,4}})"
_BYLINE: Final = re.compile(rf"[Bb][Yy] {_NAMES}(?:(?:,| and|, and) {_NAMES}){{0,3}}[\s,|–—-]*")
_CITY: Final = re.compile(
    rf"(?P<city>{_NAMES})(?:, ?{_NAMES}){{0,3}}(?:\s*[(\[/]{_NAMES}[)\]/])?[\s,:–—-]*[(\[]?"
    rf"(?:{_WEEKDAY}[\s,]*)?",
)
_BRACKET: Final = re.compile(rf"[(\[](?:{_NAMES}[\s,;–—-]*)?(?:{_WEEKDAY}[\s,]*)?")
_DASHED: Final = re.compile(
    rf"[)\]]?\s*,?\s*(?:[(\[/]{{0,2}}{_NAMES}[)\]/]{{0,2}})?\s*(?:--|—|–|-|:|\|)(?=\s|$)"
)
_BAR: Final = re.compile(
    rf"{_NAMES}(?:(?:, ?| [|•·] ){_NAMES}){{0,3}}\s*[|•·]\s*(?:{_WEEKDAY}[\s,]*)?"
)
_CLOSED: Final = re.compile(
    rf"\s*[)\]]\s*(?:(?:{_NAMES}(?:, ?{_NAMES}){{0,2}})?\s*(?:--|—|–|-|:)|$|[A-Z“\"])"
)
_SENTENCE: Final = re.compile(
    r"(?!the hague\b)(?:the|in|on|at|an?|after|before|since|until|from|to|and|but|as|when|while|"
    r"for|of|with|into|near|this|that|it|he|she|they|we|i)\b",
    re.IGNORECASE,
)
_FRESH: Final = re.compile(
    rf"\s*(?:$|--|[—–|:(•·]|-(?=\s)|\.\s*(?:$|[^\W\d_a-z“\"'‘])|(?:[,\s]*(?:at )?{_CLOCK})"
    rf"|[\s,]*{_WEEKDAY}\b|[^\W\d_a-z“\"‘])",
)
_LINE_DAY: Final = re.compile(
    rf"^[ \t]*(?:{_WEEKDAY}[\s,]*)?(?P<day>{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}"
    r"(?:,? \d{4})?|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """The day at the head of a report over the pieces [first, last), with its year if it is said.

    `updated` is set where it is only said when the report was last changed, `alone` where no word
    beside it says that it dates the report.
    """

    first: int
    last: int
    stamp: Stamp
    updated: bool = False
    alone: bool = False

    @property
    def day(self) -> date | None:
        """The day, where its year is said."""
        return self.stamp.exact

    def within(self, first: date, last: date) -> date | None:
        """The one such day from `first` to `last`; the year may be left out."""
        month, day = self.stamp.month, self.stamp.day
        if month is None or day is None:
            return None
        years = {self.stamp.year} if self.stamp.year else set(range(first.year, last.year + 1))
        days = [Stamp(year=year, month=month, day=day).exact for year in sorted(years)]
        found = [day for day in days if day is not None and first <= day <= last]
        return found[0] if len(found) == 1 else None

    def near(self, published: date) -> date | None:
        """The day from which the words of the report count, if it was published on another one.

        Its own, where that is at most a week earlier, or the day after as the clocks there go.
        """
        first, last = add_days(published, -EARLIER), add_days(published, 1)
        if self.updated or first is None or last is None:
            return None
        return self.within(first, last)


def find_line(parse: Parse, atoms: Atoms) -> Line | None:
    """The date that heads a report: on a line of its own, in its dateline, behind its author."""
    scene = Scene(parse, None, narrative=False)
    text = parse.document.text
    place, bare = 0, None
    while place < len(atoms.code) and atoms.starts[place] < HEAD:
        found = read_at(parse, atoms, scene, place, grammar().starters.get(atoms.code[place], ()))
        for reading in found:
            line = _line(text, atoms, reading)
            if line is not None and line.day is not None:
                doubtful = bool(reading.alternatives) or (line.alone and _is_log(text))
                return None if doubtful else line
            bare = bare or line
        place = max((reading.last for reading in found), default=place + 1)
    return bare


def _line(text: str, atoms: Atoms, reading: Reading) -> Line | None:
    """The dateline that a reading is, if it is one."""
    stamp = reading.stamp
    if stamp is None or stamp.day is None or stamp.month is None or stamp.bc or reading.anchor:
        return None
    start, end = atoms.starts[reading.first], atoms.ends[reading.last - 1]
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before, after = text[begin:start].lstrip(" \t*#>•|–—-"), text[end : stop if stop >= 0 else None]
    if len(before) > LONG:
        return None
    if label := _LABEL.fullmatch(before):
        sentence = re.match(r"\s*(?!by\b|at\b|in\b|to\b|from\b)[a-z]", after)
        if sentence and ":" not in before and not _FRESH.match(after):
            return None
        updated = any(word in label["label"].lower() for word in _UPDATED)
        return Line(reading.first, reading.last, stamp.plain, updated=updated)
    if stamp.exact is not None and _stands(text, before, after, begin):
        return Line(reading.first, reading.last, stamp.plain, alone=not before)
    return Line(reading.first, reading.last, stamp.plain) if _heads(before, after) else None


def _stands(text: str, before: str, after: str, begin: int) -> bool:
    """Whether a full date opens its line, or stands there behind the author's name."""
    if _BYLINE.fullmatch(before):
        return bool(_FRESH.match(after))
    if not _NOTHING.fullmatch(before):
        return False
    if not after.strip():
        return True
    if re.match(r"[\s,]*[a-z]", after) and not _FRESH.match(after):
        return False
    dashed = bool(re.match(r"\s*(?:[-–—:|(]|,?\s*$)", after))
    return dashed or len(after) < SHORT or (bool(_FRESH.match(after)) and not text[:begin].strip())


def _heads(before: str, after: str) -> bool:
    """Whether a place, or a news service, stands before the date and a dash behind it."""
    if _BRACKET.fullmatch(before) and before[:1] in "([":
        return bool(_CLOSED.match(after))
    if _SENTENCE.match(before):
        return False
    if _BAR.fullmatch(before) and re.match(rf"\s*(?:$|[|•·]|,?\s*(?:at )?{_CLOCK})", after):
        return True
    city = _CITY.fullmatch(before)
    if city is None or not before:
        return False
    if _DASHED.match(after):
        return True
    capitals = city["city"].isupper() and sum(c.isalpha() for c in city["city"]) > 2
    return capitals and bool(re.match(r"\s*(?:[)\]]|\([^()\n]{1,40}\))?\s*(?:$|\.\s|\.?$)", after))


def _is_log(text: str) -> bool:
    """Whether lines begin with days of their own: a chronology, a calendar, a log."""
    days = {found["day"].lower() for found in _LINE_DAY.finditer(text)}
    return len(days) >= LOG
