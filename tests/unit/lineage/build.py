"""Annotated reports made by hand, without a model."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemma.model import (
    Annotations,
    Attribution,
    Document,
    Entity,
    EntityKind,
    Mention,
    PublishedFrom,
    SourceKind,
    Span,
    Via,
    identify,
)

KINDS = {
    EntityKind.PERSON: SourceKind.NAMED,
    EntityKind.ORGANIZATION: SourceKind.ORGANIZATION,
    EntityKind.OUTLET: SourceKind.OUTLET,
}


@dataclass(frozen=True, slots=True)
class Said:
    """A reading as the lineage wants it."""

    document_id: str
    spans: tuple[Span, ...]
    attribution: Attribution | None = None


def report(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    url: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    names: Sequence[tuple[str, EntityKind]] = (),
    said: Sequence[tuple[str, str, str]] = (),
    via: Sequence[str] = (),
) -> Annotations:
    """A report; `names` are (name, kind), `said` (source, cue, content), each by its words.

    A source that is one of the names speaks as that; `via` is the chain of the first of `said`.
    """
    document = Document(
        name,
        f"{name}.txt",
        text,
        identify(text),
        outlet=outlet,
        url=url,
        byline=byline,
        published=published,
        published_from=PublishedFrom.UNKNOWN if published is None else PublishedFrom.METADATA,
    )
    entities = tuple(
        Entity(identify(name, words), words, kind, (Mention(place(name, text, words), kind),))
        for words, kind in names
    )
    attributions = tuple(
        _attribution(name, text, parts, entities, via if number == 0 else ())
        for number, parts in enumerate(said)
    )
    return Annotations(document, entities=entities, attributions=attributions)


def _attribution(
    name: str,
    text: str,
    parts: tuple[str, str, str],
    entities: Sequence[Entity],
    via: Sequence[str],
) -> Attribution:
    source, cue, content = parts
    speaker = next((entity for entity in entities if source and entity.name in source), None)
    return Attribution(
        (place(name, text, source),) if source else (),
        (place(name, text, cue),),
        (place(name, text, content),) if content else (),
        SourceKind.ANONYMOUS if speaker is None else KINDS[speaker.kind],
        speaker=None if speaker is None else speaker.id,
        via=tuple(Via(words, place(name, text, words)) for words in via),
    )


def place(name: str, text: str, words: str) -> Span:
    """Where some words stand first in a text."""
    start = text.index(words)
    return Span(name, start, start + len(words))


def whole(item: Annotations) -> Said:
    """All that a report says, in its own voice."""
    document = item.document
    return Said(document.id, (Span(document.id, 0, len(document.text)),))


def heard(item: Annotations, number: int = 0) -> Said:
    """What an attribution of a report gives to its source."""
    attribution = item.attributions[number]
    return Said(item.document.id, attribution.content, attribution)
