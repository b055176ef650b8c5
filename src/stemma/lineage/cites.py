"""Outlets that a report names as where it has something from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stemma.lineage.newsrooms import Newsrooms
from stemma.lineage.witnesses import Attributions, Naming
from stemma.model import Annotations, EntityKind, Span

_NAME: Final = r"[A-Z][\w&.’'-]*(?: (?:of |de |the )?[A-Z0-9][\w&.-]*){0,3}"
_HELD: Final = (
    r"(?:first |also |originally |earlier |exclusively )?"
    r"(?:reported|obtained|seen|reviewed|published|quoted|cited|carried|broadcast|revealed|aired)"
)
_BEFORE: Final = re.compile(
    rf"(?:\b[Aa]ccording to|\b[Cc]iting|\btold|\b{_HELD} (?:by|in|on)|\b[Ii]nterviews? with"
    rf"|\b[Rr]eports? (?:in|by|from)|\bspeaking to)"
    rf"\s+(?:an? (?:report|story|article|investigation) (?:in|by|from) |reporters? (?:from|for|of) "
    rf"|an? reporter (?:from|for|of) )?(?:[Tt]he )?(?:[a-z]+ (?:newspaper|agency|broadcaster|media)"
    rf" )?(?P<who>{_NAME})"
)
_AFTER: Final = re.compile(
    rf"\b(?P<who>{_NAME})(?: has| had| have)?(?: first| also| earlier)? "
    rf"(?:reported|reports|quoted|cited|revealed)\b"
)


def find_namings(
    annotations: Annotations, reader: Attributions, newsrooms: Newsrooms
) -> tuple[Naming, ...]:
    """Every place that names an outlet as giver, in text order: attributions, then plain wording.

    A name alone says nothing: pictures are credited to agencies, and outlets are in the news.
    """
    found = {
        (naming.span.start, naming.span.end): naming
        for attribution in annotations.attributions
        for naming in reader.namings(attribution)
    }
    for naming in _plain(annotations, newsrooms):
        overlaps = any(start < naming.span.end and naming.span.start < end for start, end in found)
        if not overlaps:
            found[naming.span.start, naming.span.end] = naming
    return tuple(found[place] for place in sorted(found))


def _plain(annotations: Annotations, newsrooms: Newsrooms) -> Iterator[Naming]:
    document = annotations.document
    text = document.text
    outlets = {
        mention.span.start: (mention.span, entity.name)
        for entity in annotations.entities
        if entity.kind is EntityKind.OUTLET
        for mention in entity.mentions
    }
    for pattern, at_end in ((_BEFORE, False), (_AFTER, True)):
        for match in pattern.finditer(text):
            found = _outlet_in(match["who"], newsrooms, at_end=at_end)
            start = match.start("who")
            for place, (span, name) in outlets.items():
                if start <= place < match.end("who") and (at_end or place == start):
                    yield Naming(newsrooms.named(name, certain=True), span)
                    break
            else:
                if found is not None:
                    offset, name = found
                    span = Span(document.id, start + offset, start + offset + len(name))
                    yield Naming(newsrooms.named(name), span)


def _outlet_in(name: str, newsrooms: Newsrooms, *, at_end: bool) -> tuple[int, str] | None:
    """(offset, name) of the longest part, cut between words, that is an outlet's.

    It ends where the whole ends if `at_end`, else it begins where the whole begins.
    """
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[-count:] if at_end else words[:count])
        offset = len(name) - len(part) if at_end else 0
        part = part.rstrip(".,'’-").removesuffix("'s").removesuffix("’s")
        if newsrooms.is_outlet(part):
            return offset, part
    return None
