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


def test_each_report_gives_the_places_of_a_spelling_with_the_claims_that_tell_of_it() -> None:
    found = report(
        "a",
        "The hall was full.",
        *(
            Told(f"Ilva Korner {did}.", did, roles={"agent": "Ilva Korner"})
            for did in ("resigned", "wept", "laughed", "left", "slept")
        ),
        names={"Ilva Korner": PERSON},
    )
    ((*told, _),) = find_spellings([found, said("b", "Ilva Koerner")])
    assert [one.claim for one in told] == [*found.claims[1:4]]
    assert {one.span.of(found.document.text) for one in told} == {"Ilva Korner"}
    assert {one.words for one in told} == {("ilva", "korner")}


COMMON = {"iran", "iraq", "port", "tessaly", "carter", "carver", "ilva"}


def pairs(*reports: Annotations) -> list[set[str]]:
    found = find_spellings(reports, lambda word: word in COMMON)
    return [{one.name for one in group} for group in found]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Kelmsford", "Kelmford", PLACE),
        ("Port Kelmsford", "Port Kelmford", PLACE),
        ("Tessaly", "Tesssaly", PLACE),
        ("Gholam Pass", "Golam Pass", PLACE),
        ("Sandrovic", "Sandrowic", PERSON),
        ("Mr Sandrovic", "Sandrowic", PERSON),
        ("Ilva Sandrovic", "Sandrowic", PERSON),
        ("Ilva Sandrovic", "I. Sandrowic", PERSON),
        ("Ilva Maria Sandrovic", "Ilva Sandrowic", PERSON),
    ],
)
def test_a_rare_word_a_letter_apart_is_one_name(left: str, right: str, kind: EntityKind) -> None:
    assert pairs(said("a", left, kind), said("b", right, kind)) == [{left, right}]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("Iran", "Iraq", PLACE, id="both are common words"),
        pytest.param("Carter", "Carver", PERSON, id="both are common names"),
        pytest.param("Tessaly", "Tessalyan", PLACE, id="another form of the word"),
        pytest.param("Ilva Sandrovic", "Marta Sandrowic", PERSON, id="other first names"),
        pytest.param("Lisko", "Loske", PERSON, id="two letters of five"),
        pytest.param("Bandrovic", "Sandrovic", PERSON, id="another first letter"),
        pytest.param("Port Kelmsford", "Kelmford", PLACE, id="more words"),
    ],
)
def test_what_is_another_name(left: str, right: str, kind: EntityKind) -> None:
    assert pairs(said("a", left, kind), said("b", right, kind)) == []


def test_a_name_of_another_kind_is_another_name() -> None:
    assert pairs(said("a", "Kelmsford", PLACE), said("b", "Kelmford", PERSON)) == []


def test_what_one_report_has_both_of_are_two() -> None:
    both = report(
        "a",
        Told("Sandrovic met Sandrowic.", "meet", roles={"agent": "Sandrovic"}),
        names={"Sandrovic": PERSON, "Sandrowic": PERSON},
    )
    assert pairs(both, said("b", "Sandrowic")) == []


def test_many_names_are_compared_in_bounded_time() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"K{a}l{b}m{c}rin" for a in letters for b in letters for c in "aeiou"]
    reports = [said(f"r{n}", name, PLACE) for n, name in enumerate(names[:1500])]
    assert len(find_spellings(reports, lambda word: word.startswith("k"))) == 0
