"""What must not be called a clash, each beside its like that must."""

import pytest
from tests.unit.brief.made import Pair, compare, fails
from tests.unit.brief.test_make import QUARRY

from stemma.model import Brief, JudgementKind, Relation

CLASH = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})


def relations(left: str, right: str) -> set[Relation]:
    found: Brief = compare(f"{QUARRY} {left}", f"{QUARRY} {right}")
    return {j.relation for point in found.points for j in point.judgements}


NO_CONTRADICTION_PAIRS: list[Pair] = [
    pytest.param(
        "The miners won the match to help the No. 1 team of Obelia stay ahead.",
        "The miners won the match to help the team of Obelia stay ahead.",
        id="the number of a rank is no denial",
    ),
    pytest.param(
        "The mayor said he does not think charges will be filed against the owners.",
        "The mayor said he doubts charges will be filed against the owners.",
        id="two ways to doubt",
    ),
    pytest.param(
        "The mayor does not believe the owners were telling the truth.",
        "The mayor believes the owners were not telling the truth.",
        id="a denial moved to another clause",
    ),
    pytest.param(
        "Mayor Brey declined to say who had flooded the gallery.",
        "Mayor Brey said on Saturday that the pumps had failed.",
        id="who declined to say one thing said another",
    ),
    pytest.param(
        "Grunwell is one of the country's largest mining companies.",
        "Grunwell and Tarsk are two of the country's largest mining companies.",
        id="how high a thing ranks is no count",
    ),
    pytest.param(
        "Mayor Ana Brey, who turns 49 in May, opened the gallery.",
        "Mayor Ana Brey, 48, opened the gallery.",
        id="an age not reached yet",
    ),
    pytest.param(
        "Calls to the owners of the quarry were not answered this morning.",
        "Calls to the owners of the quarry were not answered this morning.",
        id="the same words of another morning",
    ),
    pytest.param(
        "The rescuers brought 12 pumps and 30 ladders to the gallery on Monday.",
        "The rescuers brought 19 pumps and 44 ladders to the gallery on Friday.",
        id="a list of other numbers, of another day, is no contradiction",
    ),
    pytest.param(
        "The navy seized 11 Yemeni boats near the quarry.",
        "The navy seized 23 Somali boats near the quarry.",
        id="boats of two peoples",
    ),
    pytest.param(
        "The miner lived in a small house in Paxford, Calif., near the gallery.",
        "The miner lived in a small house in Paxford, California, near the gallery.",
        id="a state written short",
    ),
    pytest.param(
        "The UN asked the owners to close the flooded gallery of the quarry.",
        "The United Nations asked the owners to close the flooded gallery of the quarry.",
        id="first letters",
    ),
]


def _no_contradiction(left: str, right: str) -> bool:
    return Relation.CONTRADICTS not in relations(left, right)


@pytest.mark.usefixtures("weights")
def test_no_contradiction() -> None:
    assert fails(_no_contradiction, NO_CONTRADICTION_PAIRS) <= 0


NO_DIFFERENCE_PAIRS: list[Pair] = [
    (
        "The mayor said he does not think charges will be filed against the owners.",
        "The mayor said he doubts charges will be filed against the owners.",
    ),
    (
        "Mayor Brey declined to say who had flooded the gallery.",
        "Mayor Brey said on Saturday that the pumps had failed.",
    ),
    (
        "Mayor Ana Brey, who turns 49 in May, opened the gallery.",
        "Mayor Ana Brey, 48, opened the gallery.",
    ),
]


def _no_difference(left: str, right: str) -> bool:
    return not relations(left, right) & CLASH


@pytest.mark.usefixtures("weights")
def test_no_difference() -> None:
    assert fails(_no_difference, NO_DIFFERENCE_PAIRS) <= 1


A_DIFFERENCE_PAIRS: list[Pair] = [
    (
        "The rescuers brought 12 pumps and 30 ladders to the gallery on Monday.",
        "The rescuers brought 19 pumps and 30 ladders to the gallery on Monday.",
    ),
    (
        "The owners paid the fine for the flooded gallery of the quarry.",
        "The owners did not pay the fine for the flooded gallery of the quarry.",
    ),
    (
        "Mayor Ana Brey, 58, opened the gallery.",
        "Mayor Ana Brey, 48, opened the gallery.",
    ),
    (
        "It was a great honour to meet the miners of the quarry in Obelia.",
        "It was not a great honor to meet the miners of the quarry in Obelia.",
    ),
]


def _a_difference(left: str, right: str) -> bool:
    return bool(relations(left, right) & CLASH)


@pytest.mark.usefixtures("weights")
def test_a_difference() -> None:
    assert fails(_a_difference, A_DIFFERENCE_PAIRS) <= 3


@pytest.mark.usefixtures("weights")
def test_the_ages_of_two_are_told_apart_where_both_reports_give_both() -> None:
    left = "Ana Brey, 61, and her sister, 48, were found in the gallery."
    right = "A 48-year-old and Ana Brey, 61, were found in the gallery."
    assert Relation.CONTRADICTS not in relations(left, right)


WHAT_IS_NEAR_IS_NOT_SAID_BY_BOTH_PAIRS: list[Pair] = [
    pytest.param(
        "Lasko rejected the conditions.",
        "Brey rejected the conditions on Monday evening.",
        id="another refuses",
    ),
    pytest.param(
        "It is unclear whether the mayor will reopen the old gallery.",
        "The mayor will reopen the old gallery of Corbel in May.",
        id="whether is no that",
    ),
]


def _what_is_near_is_not_said_by_both(left: str, right: str) -> bool:
    return Relation.AGREES not in {
        j.relation
        for point in compare(left, right).points
        for j in point.judgements
        if j.kind is JudgementKind.POLARITY
    }


@pytest.mark.usefixtures("weights")
def test_what_is_near_is_not_said_by_both() -> None:
    assert fails(_what_is_near_is_not_said_by_both, WHAT_IS_NEAR_IS_NOT_SAID_BY_BOTH_PAIRS) <= 0
