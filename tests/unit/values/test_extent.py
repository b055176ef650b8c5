"""What an amount can mean, in plain words."""

from fractions import Fraction

import pytest

from stemma.values.extent import show
from stemma.values.interval import Interval


def span(low: str | None, high: str | None, *, left_out: str = "") -> Interval:
    """An interval from its ends; `left_out` names those that are no part of it."""
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low is None or "low" in left_out,
        high is None or "high" in left_out,
    )


@pytest.mark.parametrize(
    ("interval", "unit", "text"),
    [
        (span("5", "5"), "foot", "5 feet"),
        (span("1", "1"), "mile per hour", "1 mile per hour"),
        (span("2", "2"), "mile per hour", "2 miles per hour"),
        (span("2", None), "USD", "at least 2 USD"),
        (span("2", None, left_out="low"), "", "more than 2"),
        (span(None, "2000"), "", "at most 2,000"),
        (span(None, "1/3", left_out="high"), "", "less than 0.333"),
        (span("0", "0"), "square metre", "0 square metres"),
        (span("0", "9", left_out="low high"), "", "0 to 9, 0 and 9 left out"),
        (span(None, None), "day", "any number"),
    ],
)
def test_an_interval_is_shown_in_plain_words(interval: Interval, unit: str, text: str) -> None:
    assert show(interval, unit) == text
