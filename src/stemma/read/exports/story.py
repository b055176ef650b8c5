"""A report in a text export, and the lines such an export is made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.lexicon.outlets import load_index
from stemma.model import MappedSpan
from stemma.read.facts import Facts
from stemma.read.stamp import parse_stamp

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE: Final = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})"
    rf"(?:,?\s+{_WEEKDAY})?(?:,?\s+\d{{1,2}}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{{2,4}}\b)?)?",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"by[:\s]+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: where its words stand in the text, and the words, no space around."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Story:
    """A report in an export: the pieces of its text, `(start, end)` in the file, and its facts."""

    pieces: tuple[tuple[int, int], ...]
    facts: Facts

    def text(self, content: str) -> str:
        """Its text, an empty line between the pieces."""
        return "\n\n".join(content[start:end] for start, end in self.pieces)

    def source_map(self) -> tuple[MappedSpan, ...]:
        """Where each piece of its text stands in the file."""
        spans = []
        place = 0
        for start, end in self.pieces:
            spans.append(MappedSpan(place, place + end - start, start, end))
            place += end - start + 2
        return tuple(spans)


def split_lines(content: str) -> list[Line]:
    r"""The lines of a text.

    >>> [(line.start, line.words) for line in split_lines("a\r\n\n b \n")]
    [(0, 'a'), (3, ''), (5, 'b')]
    """
    lines = []
    place = 0
    for whole in content.splitlines(keepends=True):
        words = whole.strip()
        start = place + (len(whole) - len(whole.lstrip()) if words else 0)
        lines.append(Line(start, start + len(words), words))
        place += len(whole)
    return lines


def find_pieces(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    """The stretch from the first line with words to the last; none where there are no words."""
    spoken = [line for line in lines if line.words]
    return ((spoken[0].start, spoken[-1].end),) if spoken else ()


def paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between empty ones."""
    held: list[Line] = []
    for line in lines:
        if line.words:
            held.append(line)
        elif held:
            yield held
            held = []
    if held:
        yield held


def read_day(words: str, *, is_whole: bool = False) -> str | None:
    """The day with which words begin, as ISO 8601; with `is_whole` nothing long may follow.

    >>> read_day("May 7, 2031 Wednesday, Final Edition"), read_day("6 May 2031")
    ('2031-05-07', '2031-05-06')
    >>> read_day("May 7, 2031 was a day that nobody in the town forgot", is_whole=True) is None
    True
    """
    found = _DATE.match(words)
    if not found or (is_whole and len(words) - found.end() > 40):
        return None
    return parse_stamp(found[0])


def clean_byline(words: str) -> str | None:
    """Names without the "By" before them.

    >>> clean_byline("By Maro Dentz"), clean_byline("")
    ('Maro Dentz', None)
    """
    return _BY.sub("", words, count=1).strip(" ;,") or None if _BY.match(words) else words or None


def clean_outlet(words: str) -> str | None:
    """The name of a paper without the town behind it, where it is known by its name alone.

    >>> clean_outlet("Financial Times (London)"), clean_outlet("The Post (Tesvik)")
    ('Financial Times', 'The Post (Tesvik)')
    """
    bare = re.sub(r"\s*\([^()]{1,60}\)\Z", "", words)
    return (bare if bare != words and load_index().find(bare) else words) or None
