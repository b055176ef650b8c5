"""What goes together, and what is kept apart, with the real reader on small invented reports."""

import pytest
from tests.unit.brief.made import compare

from stemma.model import Point, Quantity, Relation, Timex

AGREEING = {Relation.AGREES, Relation.COMPATIBLE}


def value_points(*reports: str) -> list[tuple[Point, set[Relation]]]:
    """Points of values that two reports share, with the relations found on them."""
    return [
        (judged.point, {j.relation for j in judged.judgements})
        for judged in compare(*reports).points
        if len({r.document_id for r in judged.point.readings}) > 1
        and all(isinstance(r.value, Timex | Quantity) for r in judged.point.readings)
    ]


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The phone call between Lasko and Brandt lasted less than 15 minutes.",
            "Brandt refused during a roughly 15-minute phone call with Lasko.",
        ),
        (
            "The mine at Obelia had been abandoned for five years, officials said.",
            "The abandoned mine at Obelia had been empty for around five years.",
        ),
        (
            "Some 60 excavators are digging at Obelia in the search for the miners.",
            "Some 60 excavators were used at Obelia in the search for the miners.",
        ),
    ],
)
def test_values_of_one_thing_meet(left: str, right: str) -> None:
    assert any(relations & AGREEING for _, relations in value_points(left, right))


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The shaft at Obelia is 40 metres deep.", "The shaft at Obelia is 3 metres wide."),
        ("At Obelia 60 trucks brought sand.", "At Obelia 12 doctors treated the miners."),
        ("Ana Brey, 29, was pulled from the mine.", "Luis Brey, 61, was pulled from the mine."),
        ("He arrived in Obelia two days before the vote.", "The vote in Obelia took 12 hours."),
    ],
)
def test_values_of_different_things_do_not(left: str, right: str) -> None:
    assert not [
        relations
        for _, relations in value_points(left, right)
        if relations & {Relation.CONTRADICTS, Relation.DIFFERS}
    ]


@pytest.mark.usefixtures("weights")
def test_a_part_of_those_counted_is_no_rival_of_the_whole() -> None:
    brief = compare(
        "Five people have been hurt in Obelia, one critically.",
        "Five people have been hurt in Obelia, police said.",
    )
    assert not any(
        j.relation is Relation.CONTRADICTS for judged in brief.points for j in judged.judgements
    )
    assert not brief.inconsistencies


@pytest.mark.usefixtures("weights")
def test_that_it_is_so_and_that_it_is_not_are_two_readings() -> None:
    brief = compare("Brandt offered Lasko passage. Lasko did not accept the offer of Brandt.")
    polarities = [
        {reading.claim.polarity for reading in judged.point.readings} for judged in brief.points
    ]
    assert sum(len(found) for found in polarities) >= 2


@pytest.mark.usefixtures("weights")
def test_the_order_of_reports_changes_no_point() -> None:
    one = "The mine at Obelia was closed on Friday, the ministry said."
    other = "Obelia's mine was shut on Friday. 40 miners lost their work."
    assert compare(one, other).points == compare(other, one).points
