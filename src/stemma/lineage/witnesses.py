"""Who stands behind words: the newsroom, the person or the body that an attribution leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from stemma.lexicon.words import load_words
from stemma.lineage.newsrooms import Newsroom, Newsrooms
from stemma.model import Annotations, Attribution, Entity, EntityKind, SourceKind, Span

_SPLIT: Final = re.compile(r"\s*(?:,|;|\band\b|\bor\b)\s*")
_EDGE: Final = re.compile(r"^(?:the|both)\s+|['’]s?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w-]+")
_TOLD: Final = re.compile(r"\b(?:tell|tells|told|telling|spoke|confirmed|said)\Z", re.IGNORECASE)
_TO: Final = re.compile(
    r"\s+(?:to\s+)?(?:an?\s+[\w ]{3,20}\s(?:from|for|of|with)\s+)?(?:the\s+)?", re.IGNORECASE
)
_SOURCES: Final = frozenset({"source", "sources"})
_PRONOUNS: Final = frozenset({"he", "she", "they"})
_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})
_QUOTE: Final = re.compile(r"[\"“”]|(?<!\w)['‘](?=\w)")


class Standing(StrEnum):
    """What sort of witness it is."""

    OWN = "own"
    """The document's outlet itself: its own voice, or sources it does not name."""
    NEWSROOM = "newsroom"
    """Another outlet, or the same by its name."""
    PERSON = "person"
    BODY = "body"
    """An organization, a government, a place that speaks."""
    HEARSAY = "hearsay"
    """Reports that nobody puts a name to."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One witness: `name` is of the person or body, `newsroom` the outlet.

    `gathered` is whether the text says that the newsroom spoke to somebody itself.
    """

    standing: Standing
    name: str = ""
    newsroom: Newsroom | None = None
    gathered: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A newsroom named as where something is from, and where; `gathered` as in `Witness`."""

    newsroom: Newsroom
    span: Span
    gathered: bool = False


class Attributions:
    """Reads the attributions of one document."""

    def __init__(self, annotations: Annotations, newsrooms: Newsrooms) -> None:
        self._text = annotations.document.text
        self._newsrooms = newsrooms
        self._entities: Mapping[str, Entity] = {e.id: e for e in annotations.entities}
        self._attributions = annotations.attributions
        self._outlets = tuple(
            sorted(
                (mention.span.start, mention.span.end, entity.name)
                for entity in annotations.entities
                if entity.kind is EntityKind.OUTLET
                for mention in entity.mentions
            )
        )
        self._carried = self._carry()

    def witnesses(
        self, attribution: Attribution | None, spans: Sequence[Span] = ()
    ) -> tuple[Witness, ...]:
        """Who stands behind words at `spans` that an attribution covers; at least one.

        What somebody is heard saying is theirs. That they demanded, offered or refused something
        is the story of the newsroom that tells it, as nobody but the parties may have heard it;
        and so is any reading that takes in the cue itself.
        """
        if attribution is None:
            return (Witness(Standing.OWN),)
        named = self.namings(attribution) or self._carried.get(attribution, ())
        if not self._is_told(attribution, spans):
            speaker = self._speaker(attribution)
            if speaker is not None:
                return (speaker,)
        if named:
            return tuple(
                Witness(Standing.NEWSROOM, "", naming.newsroom, naming.gathered) for naming in named
            )
        if self._is_hearsay(attribution):
            return (Witness(Standing.HEARSAY),)
        return (Witness(Standing.OWN),)

    def namings(self, attribution: Attribution) -> tuple[Naming, ...]:
        """The newsrooms an attribution leads to: the innermost of its chain, or its source."""
        found: dict[str, Naming] = {}
        for naming in self._namings(attribution):
            found.setdefault(naming.newsroom.key, naming)
        return tuple(found.values())

    def _namings(self, attribution: Attribution) -> Iterator[Naming]:
        for number, via in enumerate(attribution.via):
            outlets = list(self._outlets_in(via.span))
            if outlets:
                for newsroom, span in outlets:
                    yield Naming(newsroom, span, gathered=number > 0)
                return
        told = [
            Naming(newsroom, span, gathered=True)
            for cue in attribution.cue
            for newsroom, span in self._told_after(cue)
        ]
        if told:
            yield from told
        elif attribution.source_kind in (SourceKind.OUTLET, SourceKind.DOCUMENT):
            for source in attribution.source:
                for newsroom, span in self._outlets_in(source):
                    yield Naming(newsroom, span)

    def _carry(self) -> Mapping[Attribution, tuple[Naming, ...]]:
        """The newsrooms of sources met before: "a source told the Herald … the source added".

        A man or an official is the one who spoke last; "the sources" are the last called so.
        """
        out: dict[Attribution, tuple[Naming, ...]] = {}
        last: tuple[Naming, ...] = ()
        sources: tuple[Naming, ...] = ()
        for attribution in self._attributions:
            if not attribution.source:
                continue
            words = self._words(attribution.source)
            named = self.namings(attribution)
            if named:
                last = tuple(naming for naming in named if naming.gathered)
                if last and _SOURCES & set(words):
                    sources = last
            elif attribution.source_kind is SourceKind.ANONYMOUS and _is_known(words):
                found = sources if _SOURCES & set(words) else last
                if found:
                    out[attribution] = found
            else:
                last = ()
        return out

    def _words(self, spans: Sequence[Span]) -> list[str]:
        """The words of some spans in lower case."""
        return [
            word.lower()
            for span in spans
            for word in _WORD.findall(self._text[span.start : span.end])
        ]

    def person(self, attribution: Attribution) -> str | None:
        """The name of the person who speaks."""
        return self._named(attribution, (EntityKind.PERSON,), (SourceKind.NAMED,))

    def body(self, attribution: Attribution) -> str | None:
        """The name of the body that speaks."""
        return self._named(
            attribution,
            (EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.OTHER),
            (SourceKind.ORGANIZATION, SourceKind.NAMED),
        )

    def _speaker(self, attribution: Attribution) -> Witness | None:
        person = self.person(attribution)
        if person is not None:
            return Witness(Standing.PERSON, person)
        body = self.body(attribution)
        return None if body is None else Witness(Standing.BODY, body)

    def _named(
        self,
        attribution: Attribution,
        kinds: tuple[EntityKind, ...],
        sources: tuple[SourceKind, ...],
    ) -> str | None:
        entity = self._entities.get(attribution.speaker or "")
        if entity is None or entity.kind not in kinds or attribution.source_kind not in sources:
            return None
        return entity.name

    def _outlets_in(self, place: Span) -> Iterator[tuple[Newsroom, Span]]:
        """Outlets named in some words: those annotated, and those the lexicon knows by name."""
        taken: list[tuple[int, int]] = []
        for start, end, name in self._outlets:
            if start < place.end and place.start < end:
                taken.append((start, end))
                span = Span(place.document_id, start, end)
                yield self._newsrooms.named(name, certain=True), span
        text = self._text[place.start : place.end]
        offset = 0
        for part in _SPLIT.split(text):
            start = text.index(part, offset)
            offset = start + len(part)
            while (edge := _EDGE.search(part)) is not None and part:
                if edge.start() == 0:
                    start += edge.end()
                    part = part[edge.end() :]  # noqa: PLW2901 - the name without its article
                else:
                    part = part[: edge.start()]  # noqa: PLW2901
            low, high = place.start + start, place.start + start + len(part)
            free = bool(part) and not any(a < high and low < b for a, b in taken)
            if free and self._newsrooms.is_outlet(part):
                yield self._newsrooms.named(part), Span(place.document_id, low, high)

    def _told_after(self, cue: Span) -> Iterator[tuple[Newsroom, Span]]:
        """The outlet that was told, where the chain missed it: "told a reporter from …"."""
        if not _TOLD.search(self._text, cue.start, cue.end):
            return
        for start, end, name in self._outlets:
            if cue.end <= start < cue.end + 40 and _TO.fullmatch(self._text, cue.end, start):
                span = Span(cue.document_id, start, end)
                yield self._newsrooms.named(name, certain=True), span
                return

    def _is_told(self, attribution: Attribution, spans: Sequence[Span]) -> bool:
        """Whether the words tell of an act of speech, not what was said in it."""
        if any(span.contains(cue) for span in spans for cue in attribution.cue):
            return True
        quoted = any(
            _QUOTE.search(self._text, max(0, span.start - 1), span.end)
            for span in attribution.content
        )
        return not quoted and any(word in _acts() for word in self._words(attribution.cue))

    def _is_hearsay(self, attribution: Attribution) -> bool:
        """Whether reports without a name stand behind it: "reportedly", "local media say"."""
        known = _hearsay_nouns() if attribution.source else _hearsay_cues()
        return any(word in known for word in self._words(attribution.source or attribution.cue))


def _is_known(words: Sequence[str]) -> bool:
    """Whether a source is one met before: "he", "the man", "two of those officials"."""
    if len(words) == 1:
        return words[0] in _PRONOUNS
    if not words:  # a mark or a figure alone
        return False
    return words[-1] in _anaphors() and any(word in _DEFINITE for word in words[:-1])


@cache
def _anaphors() -> frozenset[str]:
    return load_words("anaphor_nouns.txt")


@cache
def _acts() -> frozenset[str]:
    return load_words("act_cues.txt")


@cache
def _hearsay_nouns() -> frozenset[str]:
    return load_words("hearsay_nouns.txt")


@cache
def _hearsay_cues() -> frozenset[str]:
    return load_words("hearsay_cues.txt")
