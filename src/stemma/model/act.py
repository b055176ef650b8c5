"""What a party does with words in one report."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span, require_one_document


class PositionAct(StrEnum):
    """What a party does with words."""

    DEMAND = "demand"
    OFFER = "offer"
    ACCEPT = "accept"
    REJECT = "reject"
    THREATEN = "threaten"
    DENY = "deny"
    ANNOUNCE = "announce"


@dataclass(frozen=True, slots=True)
class Act:
    """One act of one party, as one report has it.

    `party` and `to` are where the text names who does it and to whom, `party_entity` and
    `to_entity` the ids of these things; `None` where nobody is known. `content` is what is
    demanded, offered, rejected, whole; `cue` the word that says that it is.
    """

    act: PositionAct
    party: Span
    content: Span
    cue: Span
    party_entity: str | None = None
    to: Span | None = None
    to_entity: str | None = None

    def __post_init__(self) -> None:
        require_one_document(self.spans(), f"act at {self.content}")

    def spans(self) -> Iterator[Span]:
        """Every span of it."""
        yield self.party
        yield self.content
        yield self.cue
        if self.to is not None:
            yield self.to
