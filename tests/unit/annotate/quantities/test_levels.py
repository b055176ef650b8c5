"""Bare numbers that a figure stands at: tolls in every phrasing, numbers of those missing."""

import re
from decimal import Decimal

import pytest
from tests.unit.annotate.quantities.sentence import quantities

from stemma.annotate.quantities.levels import DEATH, FIGURES
from stemma.model import Change

NOUNS = {
    "the": "DT",
    "arrests": "NNS",
    "people": "NNS",
    "bodies": "NNS",
    "deaths": "NNS",
    "two": "CD",
}
NUMBER = re.compile(r"\d+|nine|eight")


def units(text: str) -> list[tuple[int, str | None]]:
    """What each number of a plain sentence is, and of what."""
    words = re.findall(r"[\w’'-]+|[^\w\s]", text)
    marked: list[str] = []
    for word in words:
        tag = "CD" if NUMBER.fullmatch(word) else NOUNS.get(word, "")
        glued = "" if word[0].isalnum() or not marked else "~"
        marked.append(f"{glued}{word}/{tag or ('NN' if word[0].isalnum() else ',')}")
    found = quantities(" ".join(marked))
    return [(int(q.low if q.low is not None else -1), q.unit) for q in found]


@pytest.mark.parametrize(
    ("unit", "example"),
    [
        pytest.param(figure.unit, example, id=example)
        for figure in FIGURES
        for example in figure.examples
    ],
)
def test_the_examples_of_each_figure(unit: str | None, example: str) -> None:
    numbers = [int(n) for n in re.findall(r"\[(\d+)\]", example)]
    found = units(re.sub(r"[][]", "", example))
    if unit == "":
        unit = "missing" if "missing" in example else "arrest"
    if len(found) == 1 and len(numbers) == 2:  # "from 20 to 19" is one amount
        assert (min(numbers), unit) == found[0]
    else:
        assert [(number, unit) for number in numbers] == [f for f in found if f[1] != "body"]


@pytest.mark.parametrize(
    "text",
    [
        "The latest deaths bring to 44 the number of people killed",
        "The toll edged up to 44",
        "The number of confirmed deaths rose to 44",
        "The toll climbed past 44",
        "The toll could exceed 44",
        "The toll is expected to top 44",
        "The toll passed 44",
        "The fire's toll, 44 dead, may rise",
        "The body count reached 44",
        "The dead now number 44",
        "Fatalities now stand at 44",
    ],
)
def test_a_death_toll_however_it_is_said(text: str) -> None:
    assert units(text) == [(44, DEATH)]


@pytest.mark.parametrize(
    "text",
    [
        "The road toll rose and 44 came",
        "The economic toll rose to 44",
        "The toll fell while ministers met 44",
        "The number 44 bus crashed",
        "The toll was read at 44",
    ],
)
def test_no_death_toll(text: str) -> None:
    assert all(unit != DEATH for _, unit in units(text))


def test_the_nearest_figure_is_meant() -> None:
    assert units("Deaths rose to 20 and injuries to 45") == [(20, DEATH), (45, "injury")]
    assert units("The toll was 8 and the missing numbered 20") == [(8, DEATH), (20, "missing")]
    assert units("The toll rose and ministers went to 12") != [(12, DEATH)]
    assert units("The number of those killed rose to 12") == [(12, DEATH)]
    assert units("It put the toll at 12 from an earlier 13") == [(12, DEATH), (13, DEATH)]
    said = "They put the death toll at 11 and the number of injured at 56"
    assert units(said) == [(11, DEATH), (56, "injured")]
    assert units("The number of dead and injured rose to 81") == [(81, "casualty")]


def test_a_total_is_of_what_the_toll_before_it_was() -> None:
    assert units("The total rose to 25") == [(25, None)]
    assert units("The toll was 20 and that takes the total to 25") == [(20, DEATH), (25, DEATH)]


def test_a_toll_that_has_gone_from_one_number_to_another() -> None:
    (way,) = quantities("The/DT toll/NN has/VBZ gone/VBN from/IN 12 to/IN 15")
    assert (way.change, way.unit) == (Change.RISE, DEATH)
    (span,) = quantities("The/DT toll/NN is/VBZ between/IN 12 and/CC 15")
    assert (span.change, span.unit) == (None, DEATH)


def test_up_to_is_a_bound_where_nothing_moves() -> None:
    (toll,) = quantities("The/DT toll/NN edged/VBD up/RP to/IN 27")
    assert [toll.low, toll.high] == [Decimal(27)] * 2
    (boats,) = quantities("a/DT total/NN of/IN up/RP to/IN 27 boats/NNS")
    assert (boats.low, boats.high, boats.unit) == (Decimal(0), Decimal(27), "boat")


def test_from_and_to_is_the_way_of_a_figure() -> None:
    (toll,) = quantities("The/DT agency/NN lowered/VBD the/DT toll/NN from/IN 20 to/IN 19")
    assert (toll.low, toll.high, toll.change, toll.unit) == (
        Decimal(19),
        Decimal(20),
        Change.FALL,
        DEATH,
    )
