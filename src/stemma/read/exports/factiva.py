"""Factiva texts, with two-letter labels and without."""

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
from stemma.read.stamp import parse_stamp

_CODES: Final = (
    "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM"
    "|DLN|GC|NA|PF|RIC|IP"
)
_CODE: Final = re.compile(rf"({_CODES})(?:\s+(\S.*))?")
_TEXT: Final = frozenset({"LP", "TD"})
_BEFORE_TEXT: Final = frozenset({"SE", "HD"})
_BEHIND: Final = frozenset({"CT", "RF", "IPC", "IPD", "PUB", "AN", "ART", "RIC", "TD", "SE", "HD"})
_CODED: Final = re.compile(r"(?:CO|IN|NS|RE|IP|GC)(?:\Z|\s+[\w-]{2,12}\s*:)")
_DOCUMENT: Final = re.compile(r"Document [A-Z][A-Za-z0-9]{14,40}")
_WORDS: Final = re.compile(r"\d[\d,.]* words", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?: [AP]M)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_RIGHTS: Final = re.compile(r"(?:\(c\)|©|copyright)\b|©", re.IGNORECASE)
_FOOT: Final = re.compile(
    r"page \d+ of \d+ ©? ?\d* ?factiva|©? ?\d{4} factiva,? inc", re.IGNORECASE
)
_NAME: Final = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,2}")
_LONGEST_HEAD: Final = 14
"""Lines between the number of words and the text."""


def find_factiva(lines: Sequence[Line]) -> list[Story] | None:
    """The stories of a Factiva text, `None` where the lines are none."""
    lines = [line for line in lines if not _FOOT.match(line.words)]
    codes = {found[1] for line in lines if (found := _CODE.fullmatch(line.words))}
    if "HD" in codes and codes & _TEXT and codes & {"PD", "SN", "WC", "AN"}:
        stories = [story for fields in _read_fields(lines) if (story := _read_labelled(fields))]
    elif any(_WORDS.fullmatch(line.words) for line in lines) and any(
        _DOCUMENT.fullmatch(line.words) for line in lines
    ):
        stories = [story for part in _split(lines) if (story := _read_plain(part))]
    else:
        return None
    return stories or None


def _read_fields(lines: Sequence[Line]) -> Iterator[dict[str, list[Line]]]:
    """The lines of each story by their label, the label itself taken off."""
    fields: dict[str, list[Line]] = {}
    code = ""
    was_empty = True
    for line in lines:
        found = _CODE.fullmatch(line.words)
        if found and (code not in _TEXT or _ends_text(line.words, found[1], was_empty=was_empty)):
            if found[1] in _BEFORE_TEXT and (code in _BEHIND or code in _TEXT or _is_full(fields)):
                if fields:
                    yield fields
                fields = {}
            code = found[1]
            rest = found[2] or ""
            fields.setdefault(code, []).append(Line(line.end - len(rest), line.end, rest))
        elif _DOCUMENT.fullmatch(line.words):
            code = "AN"
        elif code:
            fields[code].append(line) if code in fields else None
        was_empty = not line.words
    if fields:
        yield fields


def _is_full(fields: dict[str, list[Line]]) -> bool:
    """Whether a story has its text, so that what comes now is the next."""
    return not _TEXT.isdisjoint(fields)


def _ends_text(words: str, code: str, *, was_empty: bool) -> bool:
    """Whether a line of a text begins with a label, and not with a word in capitals."""
    return code in _BEHIND or (was_empty and _CODED.match(words) is not None)


def _words(fields: dict[str, list[Line]], code: str) -> str:
    """The words of a label up to the first empty line."""
    first = next(paragraphs(fields.get(code, ())), [])
    return " ".join(line.words for line in first)


def _read_labelled(fields: dict[str, list[Line]]) -> Story | None:
    pieces = tuple(piece for code in ("LP", "TD") for piece in find_pieces(fields.get(code, ())))
    if not pieces:
        return None
    day, clock = _words(fields, "PD"), _words(fields, "ET")
    byline = clean_byline(_words(fields, "BY"))
    return Story(
        pieces,
        Facts(
            title=_words(fields, "HD") or None,
            outlet=clean_outlet(_words(fields, "SN")),
            byline=byline,
            published=_join(day, clock),
            language=_words(fields, "LA") or None,
            agency=find_agency(_words(fields, "CR")) or (find_agency(byline) if byline else None),
        ),
    )


def _join(day: str, clock: str) -> str | None:
    """The day with its time of day, as far as there is one."""
    return (parse_stamp(f"{day} {clock}") if _CLOCK.fullmatch(clock) else None) or read_day(day)


def _split(lines: Sequence[Line]) -> Iterator[list[Line]]:
    held: list[Line] = []
    for line in lines:
        if _DOCUMENT.fullmatch(line.words):
            yield held
            held = []
        else:
            held.append(line)


def _read_plain(lines: list[Line]) -> Story | None:
    """A story without labels: title, byline, number of words, day, outlet, rights, text."""
    at = next((n for n, line in enumerate(lines) if _WORDS.fullmatch(line.words)), None)
    if at is None:
        return None
    head = [line.words for line in lines[:at] if line.words]
    byline = head.pop() if len(head) > 1 and _is_byline(head[-1], head[:-1]) else None
    day = clock = outlet = ""
    start = at + 1
    for number in range(at + 1, min(len(lines), at + 1 + _LONGEST_HEAD)):
        words = lines[number].words
        if not words:
            if day:
                break
            continue
        start = number + 1
        if not day and read_day(words, is_whole=True):
            day = words
        elif day and not clock and _CLOCK.fullmatch(words):
            clock = words
        elif day and not outlet:
            outlet = words
        elif _RIGHTS.match(words):
            break
    pieces = find_pieces(lines[start:])
    if not pieces or not day:
        return None
    return Story(
        pieces,
        Facts(
            title=max(head, key=len, default="") or None,
            outlet=clean_outlet(outlet),
            byline=clean_byline(byline or ""),
            published=_join(day, clock),
        ),
    )


def _is_byline(words: str, others: Sequence[str]) -> bool:
    """Whether the last line above the number of words is a byline: "By", or names under a title.

    >>> _is_byline("Maro Dentz", ["Dam breaks above Tesvik"]), _is_byline("Dam Breaks", ["News"])
    (True, False)
    """
    if words.lower().startswith("by "):
        return True
    longest = max(len(line.split()) for line in others)
    return _NAME.fullmatch(words) is not None and longest > len(words.split())
