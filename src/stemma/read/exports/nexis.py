"""Nexis and LexisNexis texts: several stories in one file, each between a head and labels."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.read.exports.story import (
    Line,
    Story,
    clean_byline,
    clean_outlet,
    find_pieces,
    paragraphs,
    read_day,
)
from stemma.read.facts import Facts
from stemma.read.head import find_agency

_END: Final = "end of document"
_COUNTED: Final = re.compile(r"(?:document )?\d{1,6} of \d{1,6} documents?", re.IGNORECASE)
_PAGE: Final = re.compile(r"page \d{1,5} of \d{1,5}", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"(?P<name>section|length|byline|dateline|headline|highlight|body|load-date|language|graphic"
    r"|publication-type|document-type|pub-type|journal-code|journal code|subject|acc-no|correction"
    r"|correction-date|classification|notes|url|series|industry|organization|person|geographic"
    r"|company|ticker|city|state|country|copyright|type|update|update-date|disclaimer|column|cite"
    r"|publication date|last-update|update-data|search terms|source):(?:\s+(?P<rest>.*))?",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset({"body", "classification", "graphic", "correction", "notes"})
"""Labels that stand in a line of their own, without a colon."""

_HEAD_LABELS: Final = frozenset({"section", "length", "byline", "dateline", "headline"})
_RIGHTS: Final = re.compile(r"copyright\b|©|\(c\)|all rights reserved", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r".*\bedition(?: \d+)?|correction appended|(?:http|www)\S+|link to (?:pdf|image)\b.*"
    r"|image \d+ within document",
    re.IGNORECASE,
)
"""Lines of a head that are neither title nor outlet."""

_LENGTH: Final = re.compile(r"length:\s*[\d,.]+ words?", re.IGNORECASE)


def find_nexis(lines: Sequence[Line]) -> list[Story] | None:
    """The stories of a Nexis text, `None` where the lines are none."""
    marks = [_mark(line.words) for line in lines]
    labels = {mark for mark in marks if mark}
    if not ("length" in labels and labels & {"load-date", "end", "counted", "body"}):
        return None
    if not any(_LENGTH.match(line.words) for line in lines):
        return None
    stories = [story for part in _split(lines, marks) if (story := _read_story(part)) is not None]
    return stories or None


def _mark(words: str) -> str | None:
    """What kind of line it is: `end`, `counted`, the name of a label, or `None`."""
    lower = words.lower()
    if lower == _END:
        return "end"
    if lower in _HEADINGS:
        return lower
    if _COUNTED.fullmatch(words):
        return "counted"
    found = _LABEL.match(words)
    return found["name"].lower() if found else None


def _split(lines: Sequence[Line], marks: Sequence[str | None]) -> Iterator[list[Line]]:
    """The lines of each story; those that count the stories end the one before."""
    held: list[Line] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark in {"end", "counted"}:
            yield held
            held = []
        else:
            held.append(line)
    yield held


def _read_story(lines: list[Line]) -> Story | None:
    """The story in these lines, `None` where they hold no head or no text."""
    first = next((n for n, line in enumerate(lines) if _mark(line.words) in _HEAD_LABELS), None)
    if first is None:
        return None
    body = _find_body(lines, first)
    given = _read_labels(lines)
    title, outlet, day = _read_head(lines[:first])
    title = given.get("headline") or title or _read_title_below(lines[first:body])
    byline = clean_byline(given.get("byline", ""))
    pieces = tuple(_find_text(lines[body:], title))
    if not pieces:
        return None
    return Story(
        pieces,
        Facts(
            title=title,
            outlet=outlet,
            byline=byline,
            published=day or read_day(given.get("publication date", "")),
            updated=read_day(given.get("correction-date", "")),
            captured=read_day(given.get("load-date", "")),
            agency=find_agency(byline) if byline and byline != outlet else None,
            url=given["url"] if re.match(r"https?://\S+\Z", given.get("url", "")) else None,
            dateline=_read_place(given.get("dateline", "")),
        ),
    )


def _find_body(lines: list[Line], first: int) -> int:
    """The line where the text begins: below `Body`, else below the labels of the head."""
    for number, line in enumerate(lines):
        if number >= first and _mark(line.words) == "body":
            return number if line.words.lower().startswith("body: ") else number + 1
    number = last = first
    while number < len(lines) and (not lines[number].words or _is_head(lines[number].words)):
        last = number + 1 if lines[number].words else last
        number += 1
    return last


def _is_head(words: str) -> bool:
    return _mark(words) in _HEAD_LABELS or _RIGHTS.match(words) is not None


def _read_labels(lines: list[Line]) -> dict[str, str]:
    """Label in lower case → the words behind it, of the first of its name."""
    found: dict[str, str] = {}
    for line in lines:
        label = _LABEL.match(line.words)
        if label:
            found.setdefault(label["name"].lower(), (label["rest"] or "").strip())
    return found


def _read_head(lines: list[Line]) -> tuple[str | None, str | None, str | None]:
    """(title, outlet, day) of the lines above the first label.

    The outlet stands above the day. What stands above the outlet is the title; where nothing does,
    it is the last paragraph below the day.
    """
    spoken = [
        (line, paragraph[0].start)
        for paragraph in paragraphs(lines)
        for line in paragraph
        if not _PAGE.fullmatch(line.words) and not _BETWEEN.fullmatch(line.words)
    ]
    dated = [
        n for n, (line, _) in enumerate(spoken) if read_day(line.words, is_whole=True) is not None
    ]
    if not dated:
        return (" ".join(line.words for line, _ in spoken[:1]) or None), None, None
    at = dated[-1]
    day = read_day(spoken[at][0].words)
    outlet = spoken[at - 1][0].words if at else None
    above = [(line.words, of) for line, of in spoken[: max(at - 1, 0)]]
    if above:
        title = " ".join(words for words, of in above if of == above[-1][1])
    else:
        below = [
            (line.words, of) for line, of in spoken[at + 1 :] if not _RIGHTS.search(line.words)
        ]
        title = " ".join(words for words, of in below if of == below[-1][1])
    return title or None, clean_outlet(outlet or ""), day


def _read_title_below(lines: list[Line]) -> str | None:
    """A title that stands among the labels."""
    return next(
        (
            line.words
            for line in lines
            if line.words and _mark(line.words) is None and not _RIGHTS.search(line.words)
        ),
        None,
    )


def _find_text(lines: list[Line], title: str | None) -> Iterator[tuple[int, int]]:
    """The pieces of the text: what stands below the head, and a correction, without page heads."""
    held: list[Line] = []
    is_text = True
    was_page = False
    for line in lines:
        mark = _mark(line.words)
        if _PAGE.fullmatch(line.words) or (was_page and line.words == title):
            yield from find_pieces(held)
            held, was_page = [], True
            continue
        was_page = was_page and not line.words
        if mark == "body":
            label = _LABEL.match(line.words)
            rest = (label["rest"] if label else "") or ""
            held = [Line(line.end - len(rest), line.end, rest)] if rest else []
        elif mark == "correction":
            yield from find_pieces(held)
            held, is_text = [], True
        elif mark is not None and (mark not in {"source", "type", "column", "company", "city"}):
            yield from find_pieces(held)
            held, is_text = [], False
        elif is_text:
            held.append(line)
    yield from find_pieces(held)


def _read_place(words: str) -> str | None:
    """The place of a dateline without the day behind it."""
    place = re.sub(r",\s*[A-Z][a-z]{2,8}\.? \d{1,2}\Z|,\s*\d{1,2} [A-Z][a-z]{2,8}\Z", "", words)
    return place.strip(" ,-—–") or None
