"""Which mark is the decimal point: by the report's own numbers, its language and its outlet."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.annotate.quantities.sentence import parse

from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.separators import Habit, habit_of
from stemma.model import Document
from stemma.read import read_text


def report(text: str, **fields: str) -> Document:
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    return replace(document, **fields)  # type: ignore[arg-type]


def values(marked: str, **fields: str) -> list[Decimal | None]:
    read = parse(marked)
    read = replace(read, document=replace(read.document, **fields))  # type: ignore[arg-type]
    return [quantity.low for quantity in find_quantities(read, ())]


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("they/PRP moved/VBD 3.200/CD people/NNS", "3200"),
        ("some/DT 1.250/CD villagers/NNS left/VBD", "1250"),
        ("it/PRP has/VBZ 14.500/CD new/JJ homes/NNS", "14500"),
        ("it/PRP cost/VBD 2.500.000/CD euros/NNS", "2500000"),
        ("it/PRP cost/VBD 3.500/CD euros/NNS", "3500"),
        ("it/PRP cost/VBD 1.234,56/CD euros/NNS", "1234.56"),
        ("it/PRP cost/VBD 1,4/CD million/CD euros/NNS", "1400000"),
        ("it/PRP rose/VBD by/IN 1,5/CD metres/NNS", "1.5"),
        ("a/DT rate/NN of/IN 4,2/CD percent/NN", "4.2"),
        ("it/PRP weighs/VBZ 0,75/CD kilograms/NNS", "0.75"),
        ("it/PRP cost/VBD CHF/NNP 1'250'000", "1250000"),
        ("it/PRP cost/VBD CHF/NNP 12’500", "12500"),
        ("it/PRP cost/VBD CHF/NNP 12,50", "12.5"),
        ("it/PRP cost/VBD 1 234,5 euros/NNS", "1234.5"),
        # These are as in English.
        ("it/PRP costs/VBZ $/$ ~3.499/CD a/DT gallon/NN", "3.499"),
        ("it/PRP costs/VBZ €/$ ~1.359/CD per/IN litre/NN", "1.359"),
        ("a/DT rate/NN of/IN 1.375/CD percent/NN", "1.375"),
        ("they/PRP had/VBD 1.375/CD points/NNS", "1.375"),
        ("it/PRP weighs/VBZ 1.500/CD tonnes/NNS", "1.5"),
        ("it/PRP has/VBZ 12,400/CD homes/NNS", "12400"),
    ],
)
def test_a_number_that_can_be_read_in_one_way_only(marked: str, value: str) -> None:
    assert values(marked) == [Decimal(value)]


@pytest.mark.parametrize(
    "marked", ["pages/NNS 3,4 and/CC 5,6", "sections/NNS 1,2", "version/NN 2.10.3"]
)
def test_lists_and_versions_are_no_decimals(marked: str) -> None:
    assert values(marked) == []


def test_an_address_of_a_computer_is_no_number() -> None:
    assert values("the/DT server/NN at/IN 192.168.100.200 fell/VBD") == []
    assert values("the/DT 1.200.000.200 beans/NNS") == [Decimal(1200000200)]


@pytest.mark.parametrize(
    ("text", "habit"),
    [
        ("It cost 2.500.000 euros.", Habit.COMMA),
        ("Prices rose 4,2 percent.", Habit.COMMA),
        ("It cost CHF 1'250'000.", Habit.COMMA),
        ("It has 12,400 homes.", Habit.POINT),
        ("It has 12,400 homes and cost 2.500.000 euros.", Habit.MAYBE),
        ("Sections 3,4 apply.", Habit.POINT),
        ("Nobody came.", Habit.POINT),
    ],
)
def test_the_report_s_own_numbers_tell_first(text: str, habit: Habit) -> None:
    assert habit_of(report(text)) is habit


def test_language_and_outlet_tell_where_the_numbers_do_not() -> None:
    assert habit_of(report("Nobody came.", language="de-CH")) is Habit.MAYBE
    assert habit_of(report("Nobody came.", language="en")) is Habit.POINT
    assert habit_of(report("Nobody came.", outlet="Der Spiegel")) is Habit.MAYBE
    assert habit_of(report("Nobody came.", outlet="The Guardian")) is Habit.POINT
    assert habit_of(report("Nobody came.", url="https://www.lemonde.fr/a")) is Habit.MAYBE
    assert habit_of(report("It has 12,400 homes.", outlet="Der Spiegel")) is Habit.POINT


def test_what_the_report_writes_holds_for_all_its_numbers() -> None:
    said = "it/PRP leaked/VBD 12.400/CD litres/NNS"
    assert values(said) == [Decimal("12.4")]
    assert values(f"{said} and/CC cost/VBD 2.500.000/CD euros/NNS") == [12400, 2500000]
    assert values(said, outlet="Der Spiegel") == [12400]
