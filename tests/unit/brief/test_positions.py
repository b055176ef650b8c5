"""Positions: who demands, offers, accepts and rejects, and how that was answered."""

import pytest
from tests.unit.brief.made import compare, said

from stemma.model import Position, PositionAct

DEMAND = "President Lasko of Varosia demanded an amnesty for his officers. "
OFFER = "President Brandt refused the demand. Brandt offered Lasko safe passage. "


def acts(positions: tuple[Position, ...]) -> set[tuple[str, PositionAct]]:
    return {(p.party.rsplit(" ", 1)[-1], p.act) for p in positions}


@pytest.mark.usefixtures("weights")
def test_a_demand_is_answered_by_the_refusal_of_another() -> None:
    found = compare(DEMAND + OFFER).positions
    assert acts(found) == {
        ("Lasko", PositionAct.DEMAND),
        ("Brandt", PositionAct.REJECT),
        ("Brandt", PositionAct.OFFER),
    }
    (demand,) = [p for p in found if p.act is PositionAct.DEMAND]
    assert demand.answer is not None
    assert found[demand.answer].act is PositionAct.REJECT
    assert "amnesty" in demand.content.of(said(DEMAND + OFFER).document.text)


@pytest.mark.usefixtures("weights")
def test_a_party_does_not_answer_itself() -> None:
    found = compare(DEMAND + "Lasko rejected the demand.").positions
    assert all(p.answer is None for p in found)


@pytest.mark.usefixtures("weights")
def test_what_was_not_accepted_was_rejected() -> None:
    found = compare(f"{DEMAND}{OFFER}Lasko did not accept the offer.").positions
    assert ("Lasko", PositionAct.REJECT) in acts(found)


@pytest.mark.usefixtures("weights")
def test_one_position_of_one_party_under_one_name() -> None:
    found = compare(
        "Ada M. Brey called for the release of the two pilots.",
        "Ada Brey, the mayor of Velm, spoke on Monday. Brey demanded the release of the pilots.",
    ).positions
    (one,) = [p for p in found if p.act is PositionAct.DEMAND]
    assert one.party in {"Ada Brey", "Ada M. Brey"}
    assert len(one.readings) == 2


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    "text",
    [
        "Brandt called the night a great success for his party.",
        "Lasko was asked to leave the palace in Varosia.",
        "Lasko did not demand an amnesty for his officers.",
        "Brandt expects the ministers to sign the treaty.",
    ],
)
def test_no_position(text: str) -> None:
    assert compare(text).positions == ()


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    "other",
    [
        "General Brandt did not order the police to fire on the crowd, his office said.",
        "At no point did Brandt order the police to fire on the crowd.",
        "Brandt denied that he had ordered the police to fire on the crowd.",
        "Brandt has never ordered the police to fire.",
    ],
)
def test_what_a_report_says_was_not_demanded_is_no_demand(other: str) -> None:
    found = compare("General Brandt ordered the police to fire on the crowd.", other).positions
    assert [p for p in found if p.act is PositionAct.DEMAND] == []


@pytest.mark.usefixtures("weights")
def test_to_do_it_and_not_to_do_it_are_two_demands() -> None:
    for_it = "General Brandt ordered the police to fire on the crowd."
    against = "General Brandt ordered the police not to fire on the crowd."
    found = [p for p in compare(for_it, against).positions if p.act is PositionAct.DEMAND]
    assert len(found) == 2
    (one,) = compare(against, against.replace("ordered", "told")).positions
    assert one.act is PositionAct.DEMAND


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Ada Brey left on Monday. Her mother demanded an inquiry.", "Ada Brey’s mother"),
        ("Some drivers demanded a new bridge.", "drivers"),
        ("The government rejected the plan of the miners.", "government"),
        ("Ada Brey’s mother demanded an inquiry.", "Ada Brey’s mother"),
    ],
)
def test_a_party_is_told_by_name_or_in_full(text: str, party: str) -> None:
    assert {p.party.replace("'", "’") for p in compare(text).positions} == {party}


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    "text",
    [
        "A mother demanded an inquiry into the fire.",
        "The office demanded a new budget.",
        "An official rejected the plan of the miners.",
    ],
)
def test_who_is_not_told_has_no_position(text: str) -> None:
    assert compare(text).positions == ()


@pytest.mark.usefixtures("weights")
def test_a_capital_that_acts_is_its_country() -> None:
    found = compare(
        "Paris rejected the offer of the rebels. France demanded a truce in the north."
    ).positions
    assert {p.party for p in found} == {"France"}
