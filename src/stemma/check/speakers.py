"""Who is given as saying words: in the draft, and in the source they stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.entities import fold
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Attribution, Entity, EntityKind, Span

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BARE: Final = load_words("function_words.txt") | load_words("pronouns.txt")
TITLES: Final = frozenset(fold(word) for word in load_words("honorifics.txt"))
OWNER: Final = re.compile(r"['’]s?\b|['’](?=\s)")
OF: Final = re.compile(r"\b(?:of|for|to|at|from|in)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands behind or before a name that does not speak itself: "Ada Brey's lawyer"."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the words for him, the folded words of his names and of his descriptions.

    `names` is empty for somebody whom nothing names ("an engineer").
    """

    shown: str
    names: frozenset[str]
    described: frozenset[str]
    kind: EntityKind | None = None


def who_says(found: Annotations, span: Span) -> Speaker | None:
    """Who says the words of a span, by the narrowest attribution of them; `None` for nobody."""
    speakers = speakers_around(found, span)
    return speakers[0] if speakers else None


def speakers_around(found: Annotations, span: Span) -> list[Speaker]:
    """All who may be meant as saying the words of a span, the likeliest first."""
    ranked = []
    for number, attribution in enumerate(found.attributions):
        size = sum(map(len, attribution.content))
        shared = sum(
            max(0, min(one.end, span.end) - max(one.start, span.start))
            for one in attribution.content
        )
        if shared and shared * 2 >= min(len(span), size):
            speaker = speaker_of(attribution, found)
            if speaker is not None:
                ranked.append((size, number, speaker))
    return [speaker for _, _, speaker in sorted(ranked, key=lambda item: item[:2])]


def speaker_of(attribution: Attribution, found: Annotations) -> Speaker | None:
    """Who speaks by an attribution; `None` where the text gives nobody."""
    text = found.document.text
    words = " ".join(" ".join(span.of(text).split()) for span in attribution.source)
    entity = next((e for e in found.entities if e.id == attribution.speaker), None)
    if entity is not None and _is_owner(entity, attribution, text):
        entity = None
    if entity is None or not entity.names:
        entity = named_in(attribution.source, found) or entity
    described = _words(words)
    if entity is not None:
        for mention in entity.mentions:
            described |= _words(mention.span.of(text))
        if entity.names:
            names = frozenset(w for n in (entity.name, *entity.aliases) for w in _words(n))
            return Speaker(entity.name, names, described | names, entity.kind)
    return Speaker(words, frozenset(), described) if described else None


def _is_owner(entity: Entity, attribution: Attribution, text: str) -> bool:
    """Whether somebody is named in a source only as whose lawyer, friend or office speaks."""
    own = [m.span for m in entity.names if any(s.contains(m.span) for s in attribution.source)]
    return bool(own) and all(OWNER.match(text, span.end) for span in own)


def named_in(spans: Sequence[Span], found: Annotations) -> Entity | None:
    """Whom spans name: a person before anything else, then who is named last."""
    text = found.document.text
    inside = [
        (entity.kind is EntityKind.PERSON, mention.span.start, entity)
        for entity in found.entities
        for mention in entity.names
        if any(span.contains(mention.span) for span in spans)
        and not OWNER.match(text, mention.span.end)
        and not OF.search(text[max(0, mention.span.start - 12) : mention.span.start])
    ]
    return max(inside, key=lambda item: item[:2])[2] if inside else None


def _words(text: str) -> frozenset[str]:
    words = (re.sub(r"['’]s$", "", m[0]) for m in WORD.finditer(text))
    return frozenset(fold(w) for w in words if w.lower() not in BARE) - TITLES


def are_surely_two(one: Speaker, other: Speaker) -> bool:
    """Whether two speakers have names or descriptions that nothing brings together.

    A person and a body may be one voice where a word of one is a word of the other ("the interior
    ministry", "Interior Minister Anka Volen"); somebody without a name may be anybody whom no name
    of the same text sets apart.
    """
    if one.names and other.names:
        if one.kind is EntityKind.PERSON and other.kind is EntityKind.PERSON:
            return not one.names & other.names
        return not one.described & other.described and not _stems(one) & _stems(other)
    if one.names or other.names:
        return not _stems(one) & _stems(other) and bool(one.described and other.described)
    return not _stems(one) & _stems(other)


def _stems(speaker: Speaker) -> frozenset[str]:
    """The first letters of the words for somebody: "minister" and "ministry" share them."""
    return frozenset(word[:5] for word in speaker.described | speaker.names)
