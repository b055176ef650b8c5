"""A figure as one report gives it, at its time."""

from dataclasses import dataclass
from decimal import Decimal

from stemma.model.span import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure as one report gives it: `low` and `high` as in `Quantity`, in its unit.

    `when` is the ISO 8601 day or time of the report; of a later version of a page, of its capture.
    """

    when: str
    low: Decimal | None
    high: Decimal | None
    origin: str
    document: str
    span: Span
    is_approximate: bool = False
