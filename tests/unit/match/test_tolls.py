"""Counts of the dead are one slot, whoever phrases them; parts, wounded and movements are none."""

import re

import pytest
from tests.unit.match.reports import Told, amount, matcher, report

from stemma.match.tolls import MOST, PEOPLE, of_tolls, toll_of, toll_pairs
from stemma.model import Quantity


def toll(text: str, words: str, unit: str | None) -> str:
    number = int(re.findall(r"\d+", words)[0])
    found = report("a", Told(text, values={words: amount(number, unit)}))
    (claim,) = found.claims
    (quantity,) = claim.quantities
    assert isinstance(quantity, Quantity)
    return toll_of(quantity, claim.spans, found.document.text)


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("At least 5 people are dead.", "5 people", "people"),
        ("The dam burst, killing at least 6 people.", "6 people", "people"),
        ("The flood killed 7.", "7", None),
        ("The ministry put the toll at 9.", "9", None),
        ("The death toll was down to 12.", "12", None),
        ("She gave the number of dead as 8.", "8", None),
        ("As many as 10 people are feared dead.", "10 people", "people"),
        ("It claimed the lives of 4 people.", "4 people", "people"),
        ("It claimed 4 lives.", "4 lives", "life"),
        ("There were 3 deaths.", "3 deaths", "death"),
        ("Deaths now number 18.", "18", "death"),
        ("The toll rose to 14 from 12.", "14", "death"),
        ("3 people were killed and 9 were injured.", "3 people", "people"),
        ("The mayor said the toll had risen to 13.", "13", "death"),
    ],
)
def test_a_toll(text: str, words: str, unit: str | None) -> None:
    assert toll(text, words, unit) == PEOPLE


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("It killed 3 others.", "3 others", "other"),
        ("The flood killed 6 people and hurt 40.", "40", None),
        ("40 people were hurt and 6 died.", "40 people", "people"),
        ("He claimed 4 people had stolen it.", "4 people", "people"),
        ("2 of the dead were firefighters.", "2", None),
        ("9 people were missing.", "9 people", "people"),
        ("The dead dam held 12 tons.", "12 tons", "ton"),
        ("33 people were killed or injured.", "33 people", "people"),
        ("Some 40 people were dead or missing.", "40 people", "people"),
        ("The blast left 14 dead or wounded.", "14", None),
        ("It killed or wounded 21 people.", "21 people", "people"),
        ("17 people were killed, injured or missing.", "17 people", "people"),
        ("The toll was revised down to 12 from 13.", "13", "death"),
        ("The tally of dead was 12, down from 13.", "13", "death"),
        ("The toll had earlier been put at 9.", "9", "death"),
        ("An initial count of 8 dead was withdrawn.", "8", "death"),
    ],
)
def test_no_toll(text: str, words: str, unit: str | None) -> None:
    assert not toll(text, words, unit)


@pytest.mark.parametrize(
    "text", ["The flood killed 2 firefighters.", "On Monday 2 firefighters were reported killed."]
)
def test_a_part_of_the_dead_is_a_toll_of_its_own(text: str) -> None:
    assert toll(text, "2 firefighters", "firefighter") == "firefighter"
    assert not toll("A bomb killed a man after 2 firefighters.", "2 firefighters", "firefighter")


def test_tolls_are_read_though_their_statements_have_nothing_in_common() -> None:
    one = report("a", Told("The flood killed 7.", values={"7": amount(7, None)}))
    other = report("b", Told("Ministers put the toll at 9.", values={"9": amount(9, None)}))
    found = matcher().match([one, other])
    assert [slot.toll for slot in found.slots] == [PEOPLE, PEOPLE]
    assert (0, 1) in found.values


def test_a_toll_that_its_own_report_corrects_is_set_beside_none() -> None:
    said = "The ministry put the toll at 12, down from 13."
    values = {"12": amount(12, "death"), "13": amount(13, "death")}
    found = matcher().match([report("a", Told(said, values=values))])
    assert [slot.value.low for slot in found.slots if isinstance(slot.value, Quantity)] == [12]


def test_many_tolls_are_not_all_read() -> None:
    assert toll_pairs([PEOPLE, "", PEOPLE, "miner", PEOPLE], [0, 1, 0, 1, 1]) == {(0, 4), (2, 4)}
    assert len(toll_pairs([PEOPLE] * 1000, range(1000))) == MOST * (MOST - 1) // 2


def test_two_tolls_are_sooner_of_one_thing_than_two_counts() -> None:
    chances = [of_tolls(chance / 20) for chance in range(21)]
    assert chances == sorted(chances)
    assert chances[0] == 0.0
    assert chances[-1] == 1.0
    assert all(after >= before / 20 for before, after in enumerate(chances))
