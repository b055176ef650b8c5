"""A time expression with what it can mean."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from stemma.model.span import Span


class TimexKind(StrEnum):
    """The four kinds of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Precision(StrEnum):
    """The smallest unit a time expression speaks of."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    DAYTIME = "daytime"
    """Morning, afternoon, evening, night."""
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class TimexReading:
    """Another time that the same words can mean."""

    value: str
    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if not self.value:
            raise ValueError("a reading of a timex has no value")
        _require_order(self.earliest, self.latest, self.value)


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its TIMEX3 value and the interval it can mean.

    `earliest` and `latest` are the first and last day, or instant, that the words allow, both
    included; `None` means open on that side. A duration has `low_seconds` and `high_seconds`
    instead, both included, `None` meaning without bound. `precision` is `None` where no unit is
    named. `anchor` is the day or instant the words were counted from; `None` means they stand
    alone.

    `alternatives` are the other times that the words can mean, the likelier first; empty where
    there is one. `mismatch` says what in the words does not go together ("Friday" beside a date
    that is a Saturday); `None` where all does. `approximate` is set where the words say that the
    value is not exact ("about"). `mod` is TIMEX3's modifier (`START`, `MID`, `END`, `APPROX`,
    `LESS_THAN` …), `None` where there is none.

    Source: TimeML 1.2.1, TIMEX3.
    """

    span: Span
    kind: TimexKind
    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    anchor: date | None = None
    low_seconds: Decimal | None = None
    high_seconds: Decimal | None = None
    alternatives: tuple[TimexReading, ...] = ()
    mismatch: str | None = None
    approximate: bool = False
    mod: str | None = None

    def __post_init__(self) -> None:
        if not self.value:
            raise ValueError(f"timex at {self.span} has no value")
        _require_order(self.earliest, self.latest, f"timex at {self.span}")
        for bound in (self.low_seconds, self.high_seconds):
            if bound is not None and not (bound.is_finite() and bound >= 0):
                raise ValueError(f"timex at {self.span}: {bound} seconds is no length of time")
        if (
            self.low_seconds is not None
            and self.high_seconds is not None
            and self.low_seconds > self.high_seconds
        ):
            raise ValueError(
                f"timex at {self.span} lasts from {self.low_seconds} to {self.high_seconds} seconds"
            )


def _require_order(earliest: date | None, latest: date | None, what: str) -> None:
    """Nothing, when the interval runs forward; a `datetime` is a `date` to Python, not here."""
    if earliest is None or latest is None:
        return
    if isinstance(earliest, datetime) and isinstance(latest, datetime):
        if (earliest.tzinfo is None) != (latest.tzinfo is None):
            raise ValueError(f"{what}: only one end has a time zone")
    elif isinstance(earliest, datetime) or isinstance(latest, datetime):
        # A day and an instant have no order of their own.
        raise ValueError(  # noqa: TRY004 - each type is right, the two together are not
            f"{what} runs between a day and an instant"
        )
    if earliest > latest:
        raise ValueError(f"{what} runs from {earliest} back to {latest}")
