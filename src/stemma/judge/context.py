"""What judging needs to know of a coverage, looked up once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from stemma.model import Annotations, Claim, Document, Entity, MentionForm, Reading, Span
from stemma.values.moving import day_of
from stemma.values.names import main_word
from stemma.values.said import read_published

T = TypeVar("T")

HALF_A_YEAR: Final = 183
"""Days from which on a birthday between two reports is likely."""


@dataclass(frozen=True, slots=True)
class Context:
    """The documents of a coverage and their entities, by id."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    names: Mapping[str, Sequence[tuple[Span, Entity]]]
    """Document id → where it names which entity, in text order."""
    _known: dict[tuple[str, str, str], Any] = field(default_factory=dict, repr=False, compare=False)
    """What was found out of claims: every claim is judged against many."""
    _called: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    """Entity id → what it is called, where that was asked."""

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

    def once(self, what: str, claim: Claim, find: Callable[[Claim], T]) -> T:
        """What `find` finds of a claim, found out once; `what` names it."""
        key = (what, claim.spans[0].document_id, claim.id)
        if key not in self._known:
            self._known[key] = find(claim)
        found: T = self._known[key]
        return found

    def named(self, claim: Claim) -> tuple[Entity, ...]:
        """The entities that a claim or one of its arguments names, in text order."""
        return self.once("named", claim, self._named)

    def _named(self, claim: Claim) -> tuple[Entity, ...]:
        places = (*claim.spans, *(a.span for a in claim.arguments))
        found = {entity.id: entity for _, entity in self.names_in(places)}
        return tuple(found.values())

    def called(self, entity_id: str | None) -> frozenset[str]:
        """What a report calls one thing: the last word of each name and description, no pronouns.

        "The boy", "the six-year-old" and "Ana Brey" give `boy`, `six-year-old` and `brey`.
        """
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return frozenset()
        if entity.id not in self._called:
            self._called[entity.id] = self._all_called(entity)
        return self._called[entity.id]

    def _all_called(self, entity: Entity) -> frozenset[str]:
        text = self.documents[entity.mentions[0].span.document_id].text
        return frozenset(
            main_word(mention.span.of(text)).casefold()
            for mention in entity.mentions
            if mention.form is not MentionForm.PRONOUN
        ) - {""}

    def names_in(self, places: Sequence[Span]) -> list[tuple[Span, Entity]]:
        """Where places of one document name which entity, in text order."""
        first = min(place.start for place in places)
        last = max(place.end for place in places)
        named = self.names.get(places[0].document_id, ())
        stop = bisect_left(named, last, key=lambda told: told[0].start)
        return [
            (mention, entity)
            for mention, entity in named[:stop]
            if first < mention.end and any(mention.overlaps(place) for place in places)
        ]

    def words(self, spans: Sequence[Span]) -> str:
        """The words of spans of one document, a gap between those that do not touch."""
        text = self.documents[spans[0].document_id].text
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    def published(self, document_id: str) -> date | None:
        """When a document appeared, a day or an instant; `None` if unknown."""
        return read_published(self.documents[document_id].published)

    def may_be_years_apart(self, left: str, right: str) -> bool:
        """Whether two documents may be of other years: one has no date, and others lie apart."""
        if self.published(left) is not None and self.published(right) is not None:
            return False
        known = [day_of(day) for d in self.documents if (day := self.published(d)) is not None]
        return bool(known) and (max(known) - min(known)).days >= HALF_A_YEAR

    def speaker(self, reading: Reading) -> str | None:
        """Who is given as saying it: empty for nobody named, `None` for the outlet itself."""
        attribution = reading.attribution
        if attribution is None:
            return None
        entity = self.entities.get(attribution.speaker or "")
        if entity is not None:
            return entity.name
        return self.words(attribution.source) if attribution.source else ""
