"""Names spelled in two ways."""

import pytest
from tests.unit.match.reports import PERSON, PLACE, Told, report

from stemma.match.spellings import find_spellings, may_be_one
from stemma.model import Annotations, EntityKind


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("ilva korner", "ilva koerner", True),
        ("sergei lasko", "sergey lasko", True),
        ("ana ruiz", "luis ruiz", False),
        ("ana ruiz", "ana ruiz", False),
        ("ana ruiz", "ruiz", False),
        ("ana brandt", "ana lasko", False),
        ("ilva korner", "ilsa koerner", False),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str, same: bool) -> None:  # noqa: FBT001
    assert may_be_one(left.split(), right.split()) is same
    assert may_be_one(right.split(), left.split()) is same


def said(name: str, who: str, kind: EntityKind = PERSON) -> Annotations:
    return report(name, Told(f"{who} resigned.", "resign", roles={"agent": who}), names={who: kind})


def spelled(*reports: Annotations) -> list[list[tuple[int, str]]]:
    return [[(s.document, s.name) for s in group] for group in find_spellings(reports)]


def test_two_spellings_of_two_reports_are_a_group() -> None:
    found = spelled(said("a", "Ilva Korner"), said("b", "Ilva Koerner"), said("c", "Ilva Korner"))
    assert found == [[(0, "Ilva Korner"), (1, "Ilva Koerner"), (2, "Ilva Korner")]]


def test_a_title_is_no_part_of_a_spelling() -> None:
    found = spelled(said("a", "Mrs. Ilva Korner"), said("b", "Ilva Koerner"))
    assert found == [[(0, "Mrs. Ilva Korner"), (1, "Ilva Koerner")]]


def test_spellings_are_chained() -> None:
    names = ("Ilva Kornerova", "Ilva Koernerova", "Ilva Koernerovaa")
    reports = [said(str(number), name) for number, name in enumerate(names)]
    assert spelled(*reports) == [list(enumerate(names))]


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param([said("a", "Ilva Korner"), said("b", "Ilva Korner")], id="spelled alike"),
        pytest.param([said("a", "Ana Ruiz"), said("b", "Luis Ruiz")], id="two of one family"),
        pytest.param([said("a", "Korner"), said("b", "Koerner")], id="surnames alone"),
        pytest.param([said("a", "Mr Korner"), said("b", "Mr Koerner")], id="surnames with a title"),
        pytest.param([said("a", "Dr. Korner"), said("b", "Dr Koerner")], id="a title with a dot"),
        pytest.param(
            [said("a", "Dr. Ilva Korner"), said("b", "Ilva Korner")], id="one of them with a title"
        ),
        pytest.param(
            [said("a", "Port Kelmsford", PLACE), said("b", "Port Kelmford", PLACE)], id="places"
        ),
        pytest.param([], id="no reports"),
    ],
)
def test_what_is_no_group(reports: list[Annotations]) -> None:
    assert spelled(*reports) == []


def test_each_report_gives_a_spelling_once_with_the_claim_that_tells_of_it() -> None:
    found = report(
        "a",
        "The hall was full.",
        Told("Ilva Korner resigned.", "resign", roles={"agent": "Ilva Korner"}),
        Told("Ilva Korner wept.", "weep", roles={"agent": "Ilva Korner"}),
        names={"Ilva Korner": PERSON},
    )
    ((one, _),) = find_spellings([found, said("b", "Ilva Koerner")])
    assert one.claim == found.claims[1]
    assert one.span.of(found.document.text) == "Ilva Korner"
    assert one.words == ("ilva", "korner")
