"""Two versions of one statement, one of them changed in one place."""

from collections import Counter

import pytest
from tests.unit.brief.made import Pair, compare, fails
from tests.unit.brief.test_make import QUARRY

from stemma.model import Brief, JudgementKind, Relation

CLASH = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
STORY = "The council of Obelia had told the miners to leave the deep gallery before noon."


def relations(found: Brief) -> set[Relation]:
    return {j.relation for point in found.points for j in point.judgements}


CHANGED = [
    (
        "The rescuers found 14 miners in the flooded gallery under the quarry.",
        "The rescuers found 19 miners in the flooded gallery under the quarry.",
    ),
    (
        "The rescuers reached the flooded gallery under the quarry in Obelia.",
        "The rescuers did not reach the flooded gallery under the quarry in Obelia.",
    ),
    (
        "The owners reported higher costs for the flooded gallery of the quarry.",
        "The owners reported lower costs for the flooded gallery of the quarry.",
    ),
    (
        "The rescuers carried the injured miners to the hospital in Tarnow at dawn.",
        "The rescuers carried the injured miners to the hospital in Belgard at dawn.",
    ),
    (
        "The guard attacked the driver outside the station in Obelia.",
        "The driver attacked the guard outside the station in Obelia.",
    ),
    (
        "The owner gave the reporter a map of the flooded gallery.",
        "The reporter gave the owner a map of the flooded gallery.",
    ),
    (
        "The flood in the gallery was related to the storm over Obelia.",
        "The flood in the gallery was unrelated to the storm over Obelia.",
    ),
    (
        "Mayor Ana Brey praised the rescuers in the flooded gallery. Lasko slept.",
        "Lasko praised the rescuers in the flooded gallery. Ana Brey slept.",
    ),
    (
        "The rescuers failed to find the miners in the flooded gallery.",
        "The rescuers did not fail to find the miners in the flooded gallery.",
    ),
    (
        "The miners must pump 600 buckets from the gallery in eight days.",
        "The miners must pump 900 buckets from the gallery in eight days.",
    ),
]


def _what_was_changed_is_seen(left: str, right: str) -> bool:
    found = compare(f"{QUARRY} {STORY} {left}", f"{QUARRY} {STORY} {right}")
    return bool(relations(found) & CLASH)


@pytest.mark.usefixtures("weights")
def test_what_was_changed_is_seen() -> None:
    assert fails(_what_was_changed_is_seen, CHANGED) <= 9


WHAT_ONLY_LOOKS_CHANGED_IS_NONE_PAIRS: list[Pair] = [
    (
        "The company denied that it had closed the gallery under the quarry.",
        "The company had not closed the gallery under the quarry, it said.",
    ),
    (
        "The search in the gallery was expected to last 20 minutes.",
        "The search in the gallery lasted 90 minutes.",
    ),
    (
        "The guard met the driver outside the station in Obelia.",
        "The driver met the guard outside the station in Obelia.",
    ),
    (
        "Governor Brey visited the flooded gallery under the quarry this morning.",
        "Gov. Brey visited the flooded gallery under the quarry this morning.",
    ),
    (
        "Grunwell sells bars of 400 grams. The 170-gram bars of Grunwell cost two marks.",
        "Grunwell sells bars of 170 grams.",
    ),
    (
        "The rescuers dug for the last 15 metres of the gallery by hand.",
        "The rescuers dug 21 metres of the gallery.",
    ),
    (
        "Reports had previously put the depth of the shaft at 40 metres.",
        "The shaft is 80 metres deep.",
    ),
    (
        "The two owners did not settle their quarrel over the quarry.",
        "As the two owners met at the quarry, the pumps ran.",
    ),
    (
        "The council said on Wednesday that the pumps would run.",
        "The council said on Thursday that the miners would leave.",
    ),
]


def _what_only_looks_changed_is_none(left: str, right: str) -> bool:
    found = compare(f"{QUARRY} {STORY} {left}", f"{QUARRY} {STORY} {right}")
    return Relation.CONTRADICTS not in relations(found)


@pytest.mark.usefixtures("weights")
def test_what_only_looks_changed_is_none() -> None:
    assert fails(_what_only_looks_changed_is_none, WHAT_ONLY_LOOKS_CHANGED_IS_NONE_PAIRS) <= 0


@pytest.mark.usefixtures("weights")
def test_a_title_written_short_is_no_other_name() -> None:
    found = compare(
        f"{QUARRY} Governor Brey stopped by the quarry in the morning.",
        f"{QUARRY} Gov. Brey stopped by the quarry in the morning.",
    )
    assert not relations(found) & CLASH


@pytest.mark.usefixtures("weights")
def test_two_sizes_are_no_inconsistency() -> None:
    found = compare(
        f"{QUARRY} Grunwell sells bars of 400 grams. It sells bars of 170 grams as well.",
        f"{QUARRY} Grunwell sells bars of 170 grams.",
    )
    assert not found.inconsistencies


def _the_report_that_comes_first_changes_no_judgement(left: str, right: str) -> bool:
    one, other = (
        compare(f"{QUARRY} {STORY} {first}", f"{QUARRY} {STORY} {second}")
        for first, second in ((left, right), (right, left))
    )
    return rungs(one) == rungs(other)


@pytest.mark.usefixtures("weights")
def test_the_report_that_comes_first_changes_no_judgement() -> None:
    assert fails(_the_report_that_comes_first_changes_no_judgement, CHANGED) <= 0


def rungs(found: Brief) -> Counter[tuple[Relation, JudgementKind, str]]:
    judgements = (j for point in found.points for j in point.judgements)
    return Counter((j.relation, j.kind, j.rung) for j in judgements)


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    "once",
    [
        "Officials previously put the shaft at 40 metres deep.",
        "The shaft was previously said to be 40 metres deep.",
        "The shaft was originally 40 metres deep.",
    ],
)
def test_what_was_previously_so_is_no_inconsistency(once: str) -> None:
    found = compare(f"{QUARRY} {once} The shaft is 80 metres deep.", "The shaft is 80 metres deep.")
    assert not found.inconsistencies
    assert not relations(found) & CLASH


WHO_FAILED_TO_DID_NOT_PAIRS: list[Pair] = [
    (
        "The rescuers failed to reach the flooded gallery under the quarry in Obelia.",
        "The rescuers did not reach the flooded gallery under the quarry in Obelia.",
    ),
    (
        "The owners failed to close the flooded gallery of the quarry before noon.",
        "The owners did not close the flooded gallery of the quarry before noon.",
    ),
    (
        "The council said the owners had failed to close the gallery.",
        "The council said the owners had not closed the gallery.",
    ),
]


def _who_failed_to_did_not(left: str, right: str) -> bool:
    found = compare(f"{QUARRY} {STORY} {left}", f"{QUARRY} {STORY} {right}")
    return not relations(found) & CLASH


@pytest.mark.usefixtures("weights")
def test_who_failed_to_did_not() -> None:
    assert fails(_who_failed_to_did_not, WHO_FAILED_TO_DID_NOT_PAIRS) <= 2


WHAT_ONLY_LOOKS_CHANGED_IS_NO_DIFFERENCE_PAIRS: list[Pair] = [
    (
        "The two owners did not settle their quarrel over the quarry.",
        "As the two owners met at the quarry, the pumps ran.",
    ),
    (
        "The council said on Wednesday that the pumps would run.",
        "The council said on Thursday that the miners would leave.",
    ),
    (
        "Max Brey praised the rescuers in the flooded gallery.",
        "Brey praised the rescuers in the flooded gallery.",
    ),
]


def _what_only_looks_changed_is_no_difference(left: str, right: str) -> bool:
    found = compare(f"{QUARRY} {STORY} {left}", f"{QUARRY} {STORY} {right}")
    return not relations(found) & CLASH


@pytest.mark.usefixtures("weights")
def test_what_only_looks_changed_is_no_difference() -> None:
    assert (
        fails(
            _what_only_looks_changed_is_no_difference,
            WHAT_ONLY_LOOKS_CHANGED_IS_NO_DIFFERENCE_PAIRS,
        )
        <= 0
    )


@pytest.mark.usefixtures("weights")
def test_a_conversion_that_does_not_fit_is_told_and_one_that_fits_is_not() -> None:
    well = "The well in Obelia measured just 30 centimetres wide (11.8 inches)."
    wider = "The well in Obelia measured just 42 centimetres wide (11.8 inches)."
    assert not compare(f"{QUARRY} {STORY} {well}", f"{QUARRY} {STORY}").inconsistencies
    (odd,) = compare(f"{QUARRY} {STORY} {wider}", f"{QUARRY} {STORY}").inconsistencies
    assert odd.reason == "“42 centimetres” is not “11.8 inches”, which is given as the same."


@pytest.mark.usefixtures("weights")
def test_what_two_say_otherwise_is_no_contradiction_between_reports() -> None:
    found = compare(
        f"{QUARRY} {STORY} The police said that the explosion happened in the quarry.",
        f"{QUARRY} {STORY} Ana Brey said that the explosion did not happen in the quarry.",
    )
    assert Relation.CONTRADICTS not in relations(found)


@pytest.mark.usefixtures("weights")
def test_the_way_in_and_the_way_out_are_no_opposites() -> None:
    found = compare(
        f"{QUARRY} {STORY} Ana Brey was serving a long sentence for theft in Obelia County.",
        f"{QUARRY} {STORY} Ana Brey was serving a long sentence for theft out of Obelia County.",
    )
    assert not relations(found) & CLASH
