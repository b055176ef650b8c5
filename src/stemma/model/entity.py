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


class MentionForm(StrEnum):
    """How words stand for something."""

    NAME = "name"
    NOMINAL = "nominal"
    """A description: "the Venezuelan leader", "his wife", "the 43-year-old"."""
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Words that stand for something; `kind` is what these words alone suggest.

    `acts_for` is the country whose government acts where the name of a capital, of a seat of
    power or of the country itself does ("Caracas rejected the offer"): its common name. Empty
    where the words mean what they say.
    """

    span: Span
    kind: EntityKind
    form: MentionForm = MentionForm.NAME
    acts_for: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing meant, with every mention of it in one document.

    `name` is the fullest name met, `aliases` the others; what no words name is called by its first
    description ("a fisherman"). At least one mention, in text order.
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
        places = [(m.span.start, m.span.end) for m in self.mentions]
        if places != sorted(places):
            raise ValueError(f"entity {self.id!r}: mentions out of order")
        require_one_document((m.span for m in self.mentions), f"entity {self.id!r}")

    @property
    def names(self) -> tuple[Mention, ...]:
        """The mentions that are names; none if nothing in the document names it."""
        return tuple(m for m in self.mentions if m.form is MentionForm.NAME)

    @property
    def references(self) -> tuple[Mention, ...]:
        """The mentions that are no names: descriptions and pronouns."""
        return tuple(m for m in self.mentions if m.form is not MentionForm.NAME)
