"""Who and what is named."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span, require_one_document


class EntityKind(StrEnum):
    """What sort of thing is named."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OUTLET = "outlet"
    """A newspaper, agency, station or site that publishes news."""
    EVENT = "event"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that name something; `kind` is what these words alone suggest."""

    span: Span
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing named, with every mention of it in one document.

    `name` is the fullest form met, `aliases` the others. At least one mention, in text order.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.name:
            raise ValueError(f"entity {self.id!r} has no id or no name")
        if not self.mentions:
            raise ValueError(f"entity {self.id!r} is mentioned nowhere")
        if list(self.mentions) != sorted(self.mentions):
            raise ValueError(f"entity {self.id!r}: mentions out of order")
        require_one_document((m.span for m in self.mentions), f"entity {self.id!r}")
