"""An amount with its bounds."""

from dataclasses import dataclass
from decimal import Decimal

from stemma.model.span import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as an interval, never an average.

    `low` and `high` are in `unit`; `None` means without bound on that side, which is then open.
    `low_open` and `high_open` say whether the bound itself is left out: "less than 15 minutes" is
    [0, 15), "over 100" is (100, ∞). `approximate` marks "roughly", "about", "some"; the bounds
    then hold the number as written. `unit` is `None` for a bare count, `dimension` where unknown.
    `of` is what is counted or measured.
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
