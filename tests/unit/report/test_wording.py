from datetime import date, datetime
from decimal import Decimal

import pytest

from stemma.model import Change, Quantity, Span, Timex, TimexKind
from stemma.report.wording import describe_quantity, describe_timex, format_number

SPAN = Span("d", 0, 1)


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(SPAN, Decimal(5), Decimal(5)), "5"),
        (Quantity(SPAN, Decimal(0), Decimal(0)), "0"),
        (Quantity(SPAN, Decimal(0), Decimal(15), high_open=True), "under 15"),
        (Quantity(SPAN, None, Decimal(15), low_open=True), "up to 15"),
        (Quantity(SPAN, Decimal(100), None, low_open=True, high_open=True), "over 100"),
        (Quantity(SPAN, Decimal(100), None, high_open=True), "at least 100"),
        (Quantity(SPAN, Decimal(-3), Decimal(4), low_open=True), "over -3 to 4"),
        (Quantity(SPAN, Decimal(5), Decimal(5), approximate=True, unit="metre"), "~5 × metre"),
        (Quantity(SPAN, Decimal(5), Decimal(5), unit="percentage"), "5 %"),
        (
            Quantity(SPAN, Decimal("1.5E+6"), Decimal("1.5E+6"), unit="dollar", currency="USD"),
            "1,500,000 USD",
        ),
        (Quantity(SPAN, Decimal(9), Decimal(12), change=Change.RISE), "rise: 9 to 12"),
    ],
)
def test_an_amount_in_words(quantity: Quantity, words: str) -> None:
    assert describe_quantity(quantity) == words


def day(month: int, day: int) -> date:
    return date(2031, month, day)


@pytest.mark.parametrize(
    ("timex", "words"),
    [
        (Timex(SPAN, TimexKind.DATE, "2031-03-08", day(3, 8), day(3, 8)), "2031-03-08"),
        (Timex(SPAN, TimexKind.DATE, "2031-03", day(3, 1), day(3, 31)), "2031-03"),
        (Timex(SPAN, TimexKind.DATE, "2031-12", day(12, 1), day(12, 31)), "2031-12"),
        (Timex(SPAN, TimexKind.DATE, "2031", day(1, 1), day(12, 31)), "2031"),
        (
            Timex(SPAN, TimexKind.DATE, "2031-03", day(3, 1), day(3, 10)),
            "2031-03 (2031-03-01 to 2031-03-10)",
        ),
        (Timex(SPAN, TimexKind.DATE, "2031-03", day(3, 9)), "2031-03 (from 2031-03-09)"),
        (Timex(SPAN, TimexKind.DATE, "X", None, day(3, 9)), "X (until 2031-03-09)"),
        (Timex(SPAN, TimexKind.DATE, "XXXX-03-08", approximate=True), "~XXXX-03-08"),
        (
            Timex(
                SPAN,
                TimexKind.TIME,
                "2031-03-08TMO",
                datetime(2031, 3, 8, 6),  # noqa: DTZ001 - a report's own time has no zone
                datetime(2031, 3, 8, 12),  # noqa: DTZ001 - the same
            ),
            "2031-03-08TMO",
        ),
        (
            Timex(SPAN, TimexKind.DATE, "9999", date(9999, 1, 1), date.max),
            "9999 (9999-01-01 to 9999-12-31)",
        ),
    ],
)
def test_a_time_in_words(timex: Timex, words: str) -> None:
    assert describe_timex(timex) == words


@pytest.mark.parametrize(
    ("value", "low", "high", "mod", "words"),
    [
        ("PT15M", None, 900, "LESS_THAN", "under 15 minutes"),
        ("PT1H", 3600, 3600, None, "1 hour"),
        ("P3D", 259200, None, "MORE_THAN", "over 3 days"),
        ("PT72H", 0, 259200, None, "up to 72 hours"),
        ("P2D", 172800, None, None, "at least 2 days"),
        ("P5Y", 157680000, 158112000, None, "5 years"),
        ("PXH", 7200, 10800, None, "2 to 3 hours"),
        ("PXD", None, None, None, "PXD"),
        ("PXY", 631065600, None, None, "at least 20 years"),
        ("PXD", 31449600, 31536000, None, "364 to 365 days"),
        ("PXS", "0.5", "2", None, "0.5 to 2 seconds"),
    ],
)
def test_a_length_of_time_in_words(
    value: str, low: int | str | None, high: int | str | None, mod: str | None, words: str
) -> None:
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    timex = Timex(
        SPAN, TimexKind.DURATION, value, low_seconds=bounds[0], high_seconds=bounds[1], mod=mod
    )
    assert describe_timex(timex) == words


def test_a_number_of_any_size_is_short() -> None:
    assert format_number(Decimal("1E+9999")) == "1E+9999"
    assert format_number(Decimal("-1234.50")) == "-1,234.5"
