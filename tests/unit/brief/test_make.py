"""Whole briefs of small invented reports, with the real reader."""

import pytest
from tests.unit.brief.made import Pair, compare, fails, said

from stemma.model import Relation, Verdict

QUARRY = (
    "A tunnel collapsed in Tarnow Hill, in the county of Obelia, burying the night shift of the"
    " Grunwell slate quarry."
)


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (
            "President Lasko was given 72 hours to leave Varosia, the ministry said.",
            "President Lasko was given a week to leave Varosia, the ministry said.",
            Verdict.CONTRADICTED,
        ),
        pytest.param(
            "Lasko must leave Varosia by Friday, November 28, the ministry said.",
            "Lasko must leave Varosia by Friday, November 29, the ministry said.",
            Verdict.CONTRADICTED,
            marks=pytest.mark.xfail(
                strict=True, reason="a weekday that fits another day softens two plain dates"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("weights")
def test_values_of_one_thing_clash(left: str, right: str, verdict: Verdict) -> None:
    assert verdict in {p.verdict for p in compare(left, right).points}


NO_CONTRADICTION_PAIRS: list[Pair] = [
    ("The call lasted less than 15 minutes.", "It was a roughly 15-minute call."),
    (
        "The well in Obelia is 40 metres deep (131 feet).",
        "The well in Obelia is 40 metres deep.",
    ),
    ("The well in Obelia is 40 metres deep.", "The well in Obelia is 3 metres wide."),
    (
        "Ana Brey, 29, was hurt in Obelia. Luis Brey was not.",
        "Luis Brey, 61, was hurt in Obelia. Ana Brey was not.",
    ),
    (
        "The company may close the mine at Obelia, it said.",
        "The company did not close the mine at Obelia.",
    ),
    (
        "The minister took the money, prosecutors in Obelia said.",
        "The minister denied that he took the money.",
    ),
]


def _no_contradiction(left: str, right: str) -> bool:
    found = compare(f"{QUARRY} {left}", f"{QUARRY} {right}")
    clashes = [j for p in found.points for j in p.judgements]
    return not [j.reasons for j in clashes if j.relation is Relation.CONTRADICTS]


@pytest.mark.usefixtures("weights")
def test_no_contradiction() -> None:
    assert fails(_no_contradiction, NO_CONTRADICTION_PAIRS) <= 1


@pytest.mark.usefixtures("weights")
def test_a_toll_that_moves_is_an_update() -> None:
    early = said(f"{QUARRY} Twelve miners were killed in the tunnel.", "2031-05-06T08:00:00Z")
    late = said(f"{QUARRY} Nineteen miners were killed in the tunnel.", "2031-05-08T08:00:00Z")
    found = compare(early, late)
    relations = {j.relation for p in found.points for j in p.judgements}
    assert Relation.CONTRADICTS not in relations
    assert Relation.UPDATES in relations
    moved = [p for p in found.points if Relation.UPDATES in {j.relation for j in p.judgements}]
    assert {p.verdict for p in moved} == {Verdict.DIFFERS}


@pytest.mark.usefixtures("weights")
def test_a_report_that_gives_a_boy_two_ages_is_told() -> None:
    found = compare(
        f"{QUARRY} A five-year-old boy was pulled from the tunnel in Obelia."
        " The six-year-old boy was pulled from the tunnel alive."
    )
    assert [x.kind.value for x in found.inconsistencies] == ["self"]


@pytest.mark.usefixtures("weights")
def test_two_values_in_one_claim_are_no_inconsistency() -> None:
    found = compare(f"{QUARRY} The dam is 40 metres high and 300 metres long.")
    assert found.inconsistencies == ()


@pytest.mark.usefixtures("weights")
def test_two_events_are_told_apart() -> None:
    music = (
        "The orchestra of Lower Quill has found its stolen double bass in a barn at Hopfield."
        " The conductor, Zita Marlo, said the instrument would be played again."
    )
    found = compare(QUARRY, music)
    assert [len(c.documents) for c in found.coverages] == [1, 1]


@pytest.mark.usefixtures("weights")
def test_what_is_called_agreed_was_found_to_agree() -> None:
    found = compare(f"{QUARRY} Nine men were hurt.", f"{QUARRY} Nine miners were wounded.")
    agreed = [p for p in found.points if p.verdict is Verdict.AGREED]
    assert agreed
    assert all(any(j.relation is Relation.AGREES for j in p.judgements) for p in agreed)
