"""Everything found in one document."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.model.act import Act
from stemma.model.attribution import Attribution
from stemma.model.claim import Claim
from stemma.model.document import Document
from stemma.model.entity import Entity
from stemma.model.quantity import Quantity
from stemma.model.span import Span
from stemma.model.timex import Timex


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one document; it lies beside the document, never on it.

    Each layer is in text order. `sentences` do not overlap. `furniture` is what belongs to the
    page, not to the report: promotions, captions, related links.
    """

    document: Document
    sentences: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    acts: tuple[Act, ...] = ()

    def spans(self) -> Iterator[Span]:
        """Every span of every layer."""
        yield from self.sentences
        yield from self.furniture
        for entity in self.entities:
            for mention in entity.mentions:
                yield mention.span
        for timex in self.timexes:
            yield timex.span
        for quantity in self.quantities:
            yield quantity.span
            if quantity.of is not None:
                yield quantity.of
            if quantity.restates is not None:
                yield quantity.restates
        for attribution in self.attributions:
            yield from attribution.spans()
        for claim in self.claims:
            yield from claim.own_spans()
        for act in self.acts:
            yield from act.spans()
