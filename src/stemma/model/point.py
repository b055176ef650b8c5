"""What several documents speak about."""

from dataclasses import dataclass

from stemma.model.attribution import Attribution
from stemma.model.claim import Claim
from stemma.model.quantity import Quantity
from stemma.model.span import Span
from stemma.model.timex import Timex

Value = Timex | Quantity | str
"""What fills a slot: a time, an amount, or a name or outcome in words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says on a point.

    `spans` are the words that say it. `value` is `None` where the point has no value to compare,
    `attribution` where the outlet speaks itself.
    """

    id: str
    claim: Claim
    document_id: str
    spans: tuple[Span, ...]
    value: Value | None = None
    attribution: Attribution | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a reading has no id")
        if not self.spans:
            raise ValueError(f"reading {self.id!r} stands nowhere")
        if any(span.document_id != self.document_id for span in self.spans):
            raise ValueError(f"reading {self.id!r} has spans outside {self.document_id!r}")


@dataclass(frozen=True, slots=True)
class Point:
    """One group of aligned claims, a reading each, in the order of their documents."""

    id: str
    readings: tuple[Reading, ...]

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a point has no id")
        if not self.readings:
            raise ValueError(f"point {self.id!r} has no reading")
        if len({reading.id for reading in self.readings}) != len(self.readings):
            raise ValueError(f"point {self.id!r} has a reading twice")
