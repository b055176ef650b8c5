"""What must be called a clash though it is told in other words, each beside what must not."""

import pytest
from tests.unit.brief.made import Pair, compare, fails
from tests.unit.brief.test_apart import CLASH, relations
from tests.unit.brief.test_make import QUARRY

from stemma.model import Relation

A_CLASH_IN_OTHER_WORDS_PAIRS: list[Pair] = [
    pytest.param(
        "The gallery had been abandoned for around five years.",
        "The gallery had not been left unused for five years.",
        id="a denial of the same length of time",
    ),
    pytest.param(
        "The miners fell down the old shaft in Corbel on Sunday.",
        "The miners did not plummet into the old shaft in Corbel on Sunday.",
        id="a denial of the same day",
    ),
    pytest.param(
        "The chapel had been abandoned for five years.",
        "The chapel had been left unused for two years.",
        id="how long it was so",
    ),
    pytest.param(
        "The blast took place on May 3.",
        "The road has been closed since the May 5 blast.",
        id="the day of a happening, as a verb and beside its noun",
    ),
    pytest.param(
        "Voters turned against the owners in Tuesday's election.",
        "The owners lost Thursday's hotly contested election.",
        id="the day that a happening has",
    ),
    pytest.param(
        'Lasko, meanwhile, had called the plan of the owners "utterly reckless".',
        'Brey called the plan of the owners "utterly reckless".',
        id="the same words in another mouth",
    ),
]


def _a_clash_in_other_words(left: str, right: str) -> bool:
    return bool(relations(left, right) & CLASH)


@pytest.mark.usefixtures("weights")
@pytest.mark.xfail(strict=True, reason="in other words the pair reader is not sure enough")
def test_a_clash_in_other_words() -> None:
    assert fails(_a_clash_in_other_words, A_CLASH_IN_OTHER_WORDS_PAIRS) <= 3


NO_CLASH_PAIRS: list[Pair] = [
    pytest.param(
        "The miners, who had not won the cup since 1908, celebrated in Corbel.",
        "The miners won their first cup since 1908.",
        id="not since, the first since",
    ),
    pytest.param(
        "The offer of the owners is for at least eight years.",
        "None of the offers of the owners is for more than eight years.",
        id="other bounds of one number",
    ),
    pytest.param(
        "The fire wounded five people not far from the gallery.",
        "Five people have been hurt by the fire near the gallery.",
        id="not far from it",
    ),
    pytest.param(
        "The miners had a vote before the May 3 meeting.",
        "Few came to the 2019 meeting in Corbel.",
        id="a year is another happening's",
    ),
    pytest.param(
        "A fall in Mt Corbel National Park killed the climber.",
        "A fall in Mount Corbel National Park killed the climber.",
        id="a mountain written short",
    ),
    pytest.param(
        "Shut the gallery now! Ana Brey (@anabrey) May 1, 2031",
        "Shut the gallery now! Luis Lasko (@lasko) May 4, 2031",
        id="the days on which posts were put up",
    ),
]


def _no_clash(left: str, right: str) -> bool:
    return not relations(left, right) & CLASH


@pytest.mark.usefixtures("weights")
def test_no_clash() -> None:
    assert fails(_no_clash, NO_CLASH_PAIRS) <= 2


@pytest.mark.usefixtures("weights")
def test_what_one_does_and_another_does_not_is_no_agreement_on_its_amount() -> None:
    found = compare(
        f"{QUARRY} Lasko did not sell 300 pumps to the miners.",
        f"{QUARRY} Brey brought 300 pumps to the miners.",
    )
    assert not any(
        j.relation is Relation.AGREES and "300" in " ".join(j.reasons)
        for point in found.points
        for j in point.judgements
    )
