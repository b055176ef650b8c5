"""What judging needs to know of a coverage, looked up once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stemma.align import main_word
from stemma.compare.said import read_published
from stemma.model import Annotations, Claim, Document, Entity, MentionForm, Reading, Span


@dataclass(frozen=True, slots=True)
class Context:
    """The documents of a coverage and their entities, by id."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    names: Mapping[str, Sequence[tuple[Span, Entity]]]
    """Document id → where it names which entity, in text order."""

    @classmethod
    def of(cls, coverage: Sequence[Annotations]) -> Context:
        """Looked up once for a coverage."""
        return cls(
            {found.document.id: found.document for found in coverage},
            {entity.id: entity for found in coverage for entity in found.entities},
            {
                found.document.id: sorted(
                    ((m.span, entity) for entity in found.entities for m in entity.names),
                    key=lambda named: named[0],
                )
                for found in coverage
            },
        )

    def named(self, claim: Claim) -> tuple[Entity, ...]:
        """The entities that a claim or one of its arguments names, in text order."""
        places = (*claim.spans, *(a.span for a in claim.arguments))
        found = {
            entity.id: entity
            for mention, entity in self.names.get(places[0].document_id, ())
            if any(mention.overlaps(place) for place in places)
        }
        return tuple(found.values())

    def called(self, entity_id: str | None) -> frozenset[str]:
        """What a report calls one thing: the last word of each name and description, no pronouns.

        "The boy", "the six-year-old" and "Ana Brey" give `boy`, `six-year-old` and `brey`.
        """
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return frozenset()
        text = self.documents[entity.mentions[0].span.document_id].text
        return frozenset(
            main_word(mention.span.of(text)).casefold()
            for mention in entity.mentions
            if mention.form is not MentionForm.PRONOUN
        ) - {""}

    def words(self, spans: Sequence[Span]) -> str:
        """The words of spans of one document, a gap between those that do not touch."""
        text = self.documents[spans[0].document_id].text
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    def published(self, document_id: str) -> date | None:
        """When a document appeared, a day or an instant; `None` if unknown."""
        return read_published(self.documents[document_id].published)

    def speaker(self, reading: Reading) -> str | None:
        """Who is given as saying it: empty for nobody named, `None` for the outlet itself."""
        attribution = reading.attribution
        if attribution is None:
            return None
        entity = self.entities.get(attribution.speaker or "")
        if entity is not None:
            return entity.name
        return self.words(attribution.source) if attribution.source else ""
