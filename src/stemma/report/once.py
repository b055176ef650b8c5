"""Words that two layers hold, shown once: a length of time is a time, an age is an amount."""

from collections.abc import Iterable

from stemma.model import Quantity, Timex, TimexKind

LENGTH = "time"
AGE = "age"
COUNT = "count"
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})


def amounts_once(quantities: Iterable[Quantity], timexes: Iterable[Timex]) -> list[Quantity]:
    """The amounts, less lengths of time that stand among the times, and less restatements."""
    lengths = [timex.span for timex in timexes if timex.kind is TimexKind.DURATION]
    return [
        quantity
        for quantity in quantities
        if quantity.restates is None
        and not (
            quantity.dimension == LENGTH and any(quantity.span.overlaps(span) for span in lengths)
        )
    ]


def times_once(timexes: Iterable[Timex], quantities: Iterable[Quantity]) -> list[Timex]:
    """The times, less ages that stand among the amounts."""
    ages = [quantity.span for quantity in quantities if quantity.dimension == AGE]
    return [
        timex
        for timex in timexes
        if timex.kind is not TimexKind.DURATION
        or not any(timex.span.overlaps(span) for span in ages)
    ]


def is_vague(timex: Timex) -> bool:
    """Whether the words name no time: "recently"."""
    return timex.value in _VAGUE
