"""An amount and its conversion: what is odd, and what rounding allows."""

from decimal import Decimal

import pytest

from stemma.consistency.conversions import find_bad_conversions
from stemma.model import Annotations, Document, InconsistencyKind, Quantity, Span


def annotate(
    first: str, first_unit: str, second: str, second_unit: str, *, approximate: bool = False
) -> Annotations:
    """A document of two lengths, the second given as the first again."""
    text = f"{first} {first_unit} ({second} {second_unit})"
    one = Span("d", 0, len(f"{first} {first_unit}"))
    other = Span("d", one.end + 2, len(text) - 1)
    amounts = [Decimal(first), Decimal(second)]
    quantities = (
        Quantity(
            one, amounts[0], amounts[0], approximate=approximate, unit=first_unit,
            dimension="length",
        ),
        Quantity(
            other, amounts[1], amounts[1], approximate=approximate, unit=second_unit,
            dimension="length", restates=one,
        ),
    )  # fmt: skip
    whole = (Span("d", 0, len(text)),)
    return Annotations(Document("d", "a.txt", text, "0"), whole, quantities=quantities)


@pytest.mark.parametrize(
    ("first", "first_unit", "second", "second_unit"),
    [
        ("42", "centimetre", "11.8", "inch"),
        ("30", "metre", "11.8", "inch"),
        ("150", "kilometre", "700", "mile"),
        ("0", "metre", "33", "foot"),
    ],
)
def test_what_is_no_conversion_is_odd(
    first: str, first_unit: str, second: str, second_unit: str
) -> None:
    (odd,) = find_bad_conversions(annotate(first, first_unit, second, second_unit))
    assert odd.kind is InconsistencyKind.ARITHMETIC
    assert odd.reason.startswith(f"“{first} {first_unit}” is not “{second} {second_unit}”")


@pytest.mark.parametrize(
    ("first", "first_unit", "second", "second_unit"),
    [
        ("30", "centimetre", "11.8", "inch"),
        ("40", "metre", "130", "foot"),
        ("100", "metre", "330", "foot"),
        ("2", "inch", "5", "centimetre"),
        ("10", "mile", "15", "kilometre"),
        ("0", "metre", "0", "foot"),
    ],
)
def test_what_is_rounded_is_not(first: str, first_unit: str, second: str, second_unit: str) -> None:
    assert find_bad_conversions(annotate(first, first_unit, second, second_unit)) == ()


def test_what_is_about_so_much_may_be_further_off() -> None:
    off = ("32", "metre", "126", "foot")
    assert find_bad_conversions(annotate(*off))
    assert not find_bad_conversions(annotate(*off, approximate=True))
