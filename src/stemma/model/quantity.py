"""An amount with its bounds."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from stemma.model.span import Span


class Change(StrEnum):
    """What an amount says of a movement; a level that was reached is no change."""

    UP = "up"
    """By how much something grew: the 3 of "rose by 3 to 12"; the 12 is a level."""
    DOWN = "down"
    """By how much something shrank."""
    RISE = "rise"
    """From `low` to `high`: "grew from 9 to 12"."""
    FALL = "fall"
    """From `high` to `low`: "dropped from 12 to 9"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as an interval, never an average.

    `low` and `high` are in `unit`; `None` means without bound on that side, which is then open.
    `low_open` and `high_open` say whether the bound itself is left out: "less than 15 minutes" is
    [0, 15), "over 100" is (100, ∞). `approximate` marks "roughly", "about", "some"; the bounds
    then hold the number as written. `of` is what is counted or measured.

    `unit` is a measure's name in the singular ("kilometre per hour", "percentage", "dollar"); of
    a count, the thing counted as the text has it, its last noun in the singular ("heart
    transplant"); `None` for a number alone. `dimension` is what is measured: "length", "money",
    "share", "age" and so on; "count" for a count, "rank" for "the third victim", both of a rate
    with a stroke between ("money/mass"); `None` where unknown. `currency` is the code of ISO 4217
    where the text leaves no doubt which money is meant: a bare "$" does not say.

    `restates` is the span of another quantity of the same document that says the same amount in
    another measure: the 131 feet of "40 metres (131 feet)". It stands before or after that one: in
    "$1.5 million (US$1 million)" the first is in the paper's own dollar, which nothing compares
    with. A reader that counts amounts leaves such a quantity out.
    """

    span: Span
    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    unit: str | None = None
    dimension: str | None = None
    of: Span | None = None
    currency: str | None = None
    change: Change | None = None
    restates: Span | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError(f"quantity at {self.span} has no bound")
        for bound in (self.low, self.high):
            if bound is not None and not bound.is_finite():
                raise ValueError(f"quantity at {self.span}: {bound} is no amount")
        if (self.low is None and not self.low_open) or (self.high is None and not self.high_open):
            raise ValueError(f"quantity at {self.span}: a side without bound is open")
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError(f"quantity at {self.span} runs from {self.low} to {self.high}")
            if self.low == self.high and (self.low_open or self.high_open):
                raise ValueError(f"quantity at {self.span} leaves out its only value {self.low}")
        if self.of is not None and self.of.document_id != self.span.document_id:
            raise ValueError(f"quantity at {self.span} counts a thing in {self.of.document_id!r}")
        if self.restates is not None and (
            self.restates.document_id != self.span.document_id or self.restates == self.span
        ):
            raise ValueError(f"quantity at {self.span} restates {self.restates}")
