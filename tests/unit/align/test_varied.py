"""Reports that give several values themselves."""

from decimal import Decimal
from types import SimpleNamespace
from typing import cast

import pytest

from stemma.align.slots import Slot
from stemma.align.statements import StatementMaker
from stemma.align.varied import Varied, lie_ages_apart
from stemma.model import Quantity, Span


def slot(value: str, kind: str = "length", aspect: str = "") -> Slot:
    number = Decimal(value)
    quantity = Quantity(Span("d", 0, 1), number, number, unit="yard", dimension=kind)
    told = SimpleNamespace(value=quantity, kind=kind, aspect=aspect, document=0, is_past=False)
    return cast("Slot", told)


def lists(*slots: Slot) -> bool:
    return Varied([slots], cast("StatementMaker", None), ages_apart=False).lists(slots[0])


@pytest.mark.parametrize(
    ("values", "listed"),
    [
        (("12", "15", "18", "21"), True),
        (("12", "15", "18"), False),
        (("12", "12", "15", "15", "18"), False),
    ],
)
def test_four_lengths_are_a_list(values: tuple[str, ...], *, listed: bool) -> None:
    assert lists(*map(slot, values)) is listed


def test_lengths_of_named_aspects_are_none() -> None:
    deep = [slot(value, aspect="depth") for value in ("12", "15", "18", "21")]
    assert not lists(*deep)
    assert not lists(*(slot(value, kind="mass") for value in ("12", "15", "18", "21")))


def test_ages_three_years_apart_are_of_two_persons() -> None:
    assert lie_ages_apart([[slot("5", kind="age")], [slot("8", kind="age")]])
    assert not lie_ages_apart([[slot("5", kind="age")], [slot("6", kind="age")]])
