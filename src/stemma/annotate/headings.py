"""Headings that say who speaks behind what is said: "Six dead, says minister"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.model import Span

LONGEST: Final = 20
"""Words of the longest heading."""
_HEADING: Final = re.compile(
    r"(?P<content>[^\n:]{3,140}?),? ?(?:,|–|—|-) ?(?P<cue>says?|said|warns?|claims?|insists?"
    r"|tells? \w+"
    r"|according to|announces?|reports?|admits?|confirms?|estimates?|declares?|fears?|hears?"
    r"|(?:can |to )?reveals?|vows?|concedes?|argues?|believes?|thinks?)"
    r" (?P<source>(?:the |a |an )?[^\n,:;.!?]{2,60})",
)
_BEHIND: Final = re.compile(
    r"(?P<content>[^\n:]{3,140}?), (?P<source>(?:the |a |an )?[^\n,:;.!?]{2,50}?) (?P<cue>says?"
    r"|said"
    r"|warns?|claims?|insists?|announces?|admits?|confirms?|estimates?|fears?|hears?|reveals?)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its parts; `line` is its place in characters, half-open."""

    line: tuple[int, int]
    content: Span
    cue: Span
    source: Span


def find_headings(parse: Parse) -> Iterator[Heading]:
    """The headings of a text that end with who says them, or with his verb.

    A heading is a line of its own, short, without a full stop, and its speaker is no clause.
    """
    text, document_id = parse.document.text, parse.document.id
    for found in re.finditer(r"[^\n\r]+", text):
        line = found[0].rstrip()
        if len(line) > 200 or line[-1:] in {".", "!", "?", ":", '"', "”"}:
            continue
        if len(line.split()) > LONGEST:
            continue
        start = found.start()
        match = _HEADING.fullmatch(line) or _BEHIND.fullmatch(line)
        if match is None or _has_verb(
            parse, start + match.start("source"), start + match.end("source")
        ):
            continue
        content, cue, source = (
            Span(document_id, start + match.start(name), start + match.end(name))
            for name in ("content", "cue", "source")
        )
        yield Heading((start, start + len(line)), content, cue, source)


def _has_verb(parse: Parse, start: int, end: int) -> bool:
    """Whether a finite verb stands between two places: then what is there is no speaker."""
    return any(
        start <= parse.starts[word] < end and parse.tags[word] in {"VBD", "VBZ", "VBP", "MD"}
        for word in range(len(parse))
    )
