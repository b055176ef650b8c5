"""Mails in a report: who wrote what stands behind a head, and what is quoted below "X wrote:".

A head is lines like "From: …", "Sent: …", "Subject: …", one below another. What a mail quotes
stands behind ">", once for each mail that it lies in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.annotate.entities import fold
from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range, Tie
from stemma.model import Entity, EntityKind, Span

_ARROWS: Final = re.compile(r"(?:[>|]\s?)*")
_HEAD: Final = re.compile(
    r"\W{0,3}(?P<key>from|de|von|sent|date|to|cc|bcc|subject|betreff|re|reply-to|attachments?)"
    r"\s*\**\s*:\**\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FROM: Final = frozenset({"from", "de", "von"})
_BESIDE: Final = frozenset({"sent", "date", "to", "cc", "subject", "betreff"})
_NAME: Final = re.compile(
    r"\s*[\"“']?(?P<name>[^\W\d_][^<>\[\]()@\"”]{1,70}?)[\"”']?\s*(?:[<\[(].*)?\Z"
)
_WROTE: Final = re.compile(
    r"(?:(?:on|am|le)\s.{4,80}?(?:\d{4}|\d{1,2}[:.]\d\d(?:\s*[AP]M)?)[,\s]+"
    r"(?:at\s[\d:. APMapm]+,?\s*)?)?"
    r"(?P<name>[^\W\d_][^<>\[\]()@,:;]{1,60}?)\s*(?:[<\[(][^<>\[\]()]{3,80}[>\])])?\s*"
    r"(?:wrote|writes|schrieb)\s*(?:on\s.{3,60})?:\Z",
    re.IGNORECASE,
)
_RULE: Final = re.compile(
    r"\W*(?:original message|forwarded message|begin forwarded message)\W*|[-_=]{6,}", re.IGNORECASE
)
_GREETING: Final = re.compile(
    r"(?:(?:best|kind|warm|with best|many|kindest)?\s*(?:regards|wishes|thanks)|sincerely|yours"
    r"(?: sincerely| faithfully| truly)?|cheers|best|mvh|thank you)\W*",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r".*(?:\d{4}|[AP]M|\d[:.]\d\d)[,\s]+", re.IGNORECASE)
_LONGEST: Final = 200
_SIGNED: Final = 4
"""Short lines behind a greeting that are still the mail's: name, post, telephone."""
_SHORT: Final = 8
"""Words of such a line."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: its words [start, end), its characters, and how deep it is quoted."""

    start: int
    end: int
    place: int
    text: str
    depth: int


@dataclass(slots=True)
class Mail:
    """One mail: the words that name who wrote it, its paragraphs, and the lines of its head."""

    name: Range
    contents: list[Range] = field(default_factory=list)
    head: list[Range] = field(default_factory=list)


def find_mails(parse: Parse) -> tuple[Mail, ...]:
    """The mails of a text in order, quoted ones among them."""
    if "wrote" not in parse.lower and "from" not in parse.lower and "schrieb" not in parse.lower:
        return ()
    found = [*_read(parse, _lines(parse))]
    return tuple(mail for mail in found if mail.contents)


def mail_ties(mails: Sequence[Mail], parse: Parse, entities: Sequence[Entity]) -> list[Tie]:
    """What each mail says, said by who wrote it."""
    known: dict[str, set[str]] = {}
    for entity in entities:
        if entity.kind in {EntityKind.PERSON, EntityKind.ORGANIZATION}:
            for mention in entity.names:
                last = mention.span.of(parse.document.text).split()[-1]
                known.setdefault(fold(last), set()).add(entity.id)
    out = []
    for mail in mails:
        ids = known.get(fold(parse.words[mail.name[1] - 1]), set())
        speaker = next(iter(ids)) if len(ids) == 1 else None
        cue = (mail.name[0], mail.name[0])
        out.append(Tie(cue, [mail.name], mail.contents, speaker))
    return out


def heads_of(mails: Sequence[Mail], parse: Parse) -> tuple[Span, ...]:
    """The lines of the heads of mails, which belong to no report."""
    return tuple(parse.span(*line) for mail in mails for line in mail.head)


def _lines(parse: Parse) -> list[_Line]:
    opens = [i for i in range(len(parse)) if not i or "\n" in parse.gap(i)]
    out = []
    for start, end in zip(opens, [*opens[1:], len(parse)], strict=True):
        written = parse.text(start, end)
        arrows = _ARROWS.match(written)
        marks = arrows[0] if arrows else ""
        first = parse.starts[start] + len(marks)
        behind = next((w for w in range(start, end) if parse.starts[w] >= first), end - 1)
        depth = marks.count(">") + marks.count("|")
        out.append(_Line(behind, end, first, written[len(marks) :], depth))
    return out


def _read(parse: Parse, lines: Sequence[_Line]) -> Iterator[Mail]:
    """Each mail with the lines at its depth, up to the next at that depth or above."""
    at: dict[int, Mail | None] = {}
    left: dict[int, int] = {}
    number = 0
    while number < len(lines):
        line = lines[number]
        found = _headed(parse, lines, number) or _quoted(parse, lines, number)
        if found is not None:
            mail, depth, number = found
            for deeper in [d for d in at if d >= depth]:
                del at[deeper]
            at[depth], left[depth] = mail, -1
            yield mail
            continue
        mail_here = at.get(line.depth)
        if mail_here is not None and not _RULE.fullmatch(line.text):
            if left[line.depth] == 0 or (left[line.depth] > 0 and line.end - line.start > _SHORT):
                at[line.depth] = None
            elif left[line.depth] > 0:
                left[line.depth] -= 1
            elif _GREETING.fullmatch(line.text):
                left[line.depth] = _SIGNED
            else:
                mail_here.contents.append((line.start, line.end))
        number += 1


def _headed(parse: Parse, lines: Sequence[_Line], first: int) -> tuple[Mail, int, int] | None:
    """The mail whose head begins at a line, its depth, and the line behind its head."""
    keys: dict[str, tuple[_Line, re.Match[str]]] = {}
    number = first
    while number < len(lines) and lines[number].depth == lines[first].depth:
        found = _HEAD.fullmatch(lines[number].text[:_LONGEST])
        if found is None or len(lines[number].text) > _LONGEST:
            break
        keys.setdefault(found["key"].lower(), (lines[number], found))
        number += 1
    sender = next((keys[key] for key in _FROM if key in keys), None)
    if sender is None or not keys.keys() & _BESIDE:
        return None
    line, found = sender
    named = _NAME.match(found["value"])
    if named is None:
        return None
    place = line.place + found.start("value")
    name = _words(parse, line, place + named.start("name"), place + named.end("name"))
    if name is None:
        return None
    head = [(x.start, x.end) for x in lines[first:number]]
    return Mail(name, [], head), line.depth, number


def _quoted(parse: Parse, lines: Sequence[_Line], number: int) -> tuple[Mail, int, int] | None:
    """The mail that a line introduces: "On Monday, Ida Lund wrote:", quoted deeper behind it."""
    line = lines[number]
    if len(line.text) > _LONGEST or not line.text.endswith(":"):
        return None
    found = _WROTE.fullmatch(line.text)
    if found is None or number + 1 >= len(lines) or lines[number + 1].depth <= line.depth:
        return None
    start, end = found.span("name")
    before = _BEFORE.match(found["name"])
    start += before.end() if before else 0
    name = _words(parse, line, line.place + start, line.place + end)
    if name is None:
        return None
    return Mail(name, [], [(line.start, line.end)]), line.depth + 1, number + 1


def _words(parse: Parse, line: _Line, start: int, end: int) -> Range | None:
    """The words of a line that stand at some characters."""
    inside = [
        w for w in range(line.start, line.end)
        if parse.starts[w] < end and start < parse.ends[w]
    ]  # fmt: skip
    return (inside[0], inside[-1] + 1) if inside else None
