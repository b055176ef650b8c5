"""Whom and what two statements name: somebody else in one role, or two who changed places."""

from dataclasses import replace

import pytest
from tests.unit.judge.made import Pair, pair
from tests.unit.match.reports import PERSON, PLACE, Told, report

from stemma.judge.parties import OTHER_WORDS, judge_parties, share_a_name
from stemma.model import EntityKind, JudgementKind, Relation

K, R = JudgementKind, Relation
BODY = EntityKind.ORGANIZATION


def parted(two: Pair) -> list[tuple[JudgementKind, Relation, str]]:
    """What sets two statements apart, checked both ways round."""
    left, right = two.readings
    found = [
        [(j.kind, j.relation, j.rung) for j in judge_parties(a, b, two.context)]
        for a, b in ((left, right), (right, left))
    ]
    assert found[0] == found[1]
    return found[0]


def did(who: str, role: str = "agent") -> Told:
    return Told(f"{who} opened the gallery.", "open", roles={role: who})


def named(left: str, right: str, kind: EntityKind) -> Pair:
    return pair(did(left), did(right), names={left: kind, right: kind})


@pytest.mark.parametrize(
    ("left", "right", "kind", "stand"),
    [
        ("Ana Brey", "Bo Dahl", PERSON, (K.ACTOR, R.DIFFERS, "another actor")),
        ("Brey", "Dahl", PERSON, (K.ACTOR, R.DIFFERS, OTHER_WORDS)),
        ("Ana Brey", "Luis Brey", PERSON, (K.ACTOR, R.DIFFERS, "another actor")),
        ("Ilva Selmar", "Ilva Zelmar", PERSON, (K.ACTOR, R.DIFFERS, "spelled otherwise")),
        ("Port Agency", "Coast Guard", BODY, (K.ACTOR, R.DIFFERS, "another actor")),
        ("Alton", "Corbel", PLACE, (K.PLACE, R.DIFFERS, OTHER_WORDS)),
        ("North Varosia", "South Varosia", PLACE, (K.PLACE, R.CONTRADICTS, "opposite side")),
        ("Workers Party", "Farmers Party", BODY, (K.ACTOR, R.DIFFERS, "another actor")),
    ],
)
def test_another_in_one_role_sets_two_statements_apart(
    left: str, right: str, kind: EntityKind, stand: tuple[JudgementKind, Relation, str]
) -> None:
    assert parted(named(left, right, kind)) == [stand]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ana Brey", "Brey", PERSON),
        ("Ana Brey", "A. Brey", PERSON),
        ("Ana Brey", "Ana M. Brey", PERSON),
        ("Port Agency", "Port Agency of Obelia", BODY),
        ("Zealand", "Zealander", PLACE),
        ("Mount Corbel", "Mt Corbel", PLACE),
        ("Mount Corbel", "Corbel", PLACE),
    ],
)
def test_two_forms_of_one_name_do_not(left: str, right: str, kind: EntityKind) -> None:
    assert parted(named(left, right, kind)) == []


@pytest.mark.parametrize(
    ("left", "right", "kind", "shared"),
    [
        ("Ana Brey", "Ana Brey", PERSON, True),
        ("Ana Brey", "ana brey", PERSON, True),
        ("Ana Brey", "Brey", PERSON, True),
        ("Ana Brey", "A. Brey", PERSON, True),
        ("A. M. Brey", "Ana Brey", PERSON, True),
        ("Ana Maria Brey", "Ana Brey", PERSON, True),
        ("José Ruiz", "Jose Ruiz", PERSON, True),
        ("Ana Müller", "Ana Muller", PERSON, True),
        ("Ana Brey", "Luis Brey", PERSON, False),
        ("Ana Brey", "Anton Brey", PERSON, False),
        ("Ana Brey", "L. Brey", PERSON, False),
        ("Ana Brey", "Ana Dahl", PERSON, False),
        ("Brey", "Dahl", PERSON, False),
        ("Port Agency", "Port Agency", BODY, True),
        ("Port Agency", "Coast Agency", BODY, False),
    ],
)
def test_which_two_share_a_name(left: str, right: str, kind: EntityKind, *, shared: bool) -> None:
    two = named(left, right, kind)
    one = next(e for e in two.left.entities if e.name == left)
    other = next(e for e in two.right.entities if e.name == right)
    assert share_a_name(one, other) is share_a_name(other, one) is shared


def test_one_who_has_another_name_beside_the_shared_one_shares_it() -> None:
    names = {"Ana Brey": PERSON, "Luis Brey": PERSON}
    two = pair(did("Ana Brey"), "Luis Brey, or Ana Brey, came.", names={"Ana Brey": PERSON})
    other = report("c", "Luis Brey, or Ana Brey, came.", names=names, aliases={})
    (one,) = two.left.entities
    luis = next(e for e in other.entities if e.name == "Luis Brey")
    assert not share_a_name(one, luis)
    assert share_a_name(one, replace(luis, aliases=("Ana Brey",)))


def widow(who: str, role: str = "agent") -> Told:
    whose = f"The widow of {who}"
    return Told(f"{whose} opened the gallery.", "open", roles={role: whose})


def test_another_named_within_one_role_sets_two_statements_apart() -> None:
    names = {"Ana Brey": PERSON, "Bo Dahl": PERSON}
    two = pair(widow("Ana Brey"), widow("Bo Dahl"), names=names)
    assert parted(two) == [(K.ACTOR, R.DIFFERS, "another actor")]
    # Her widow, and he himself; and one within another role.
    assert parted(pair(widow("Ana Brey"), did("Bo Dahl"), names=names)) == []
    assert parted(pair(widow("Ana Brey"), widow("Bo Dahl", "patient"), names=names)) == []


def test_who_is_named_in_both_is_no_other() -> None:
    names = {"Ana Brey": PERSON, "Bo Dahl": PERSON}
    left = Told("Ana Brey met Bo Dahl.", "meet", roles={"agent": "Ana Brey", "patient": "Bo Dahl"})
    assert parted(pair(left, did("Ana Brey"), names=names)) == []


def test_others_in_other_roles_are_no_rivals() -> None:
    names = {"Ana Brey": PERSON, "Bo Dahl": PERSON}
    assert parted(pair(did("Ana Brey"), did("Bo Dahl", "patient"), names=names)) == []


def test_others_of_other_kinds_are_no_rivals() -> None:
    assert (
        parted(pair(did("Ana Brey"), did("Alton"), names={"Ana Brey": PERSON, "Alton": PLACE}))
        == []
    )


def test_who_is_called_by_both_names_somewhere_is_one() -> None:
    # One report knows him by his first name, the other by his surname, a third by both.
    names = {"Luis": PERSON, "Brey": PERSON}
    two = pair(did("Luis"), did("Brey"), names=names)
    third = pair(did("Luis Brey"), did("Nobody"), names={"Luis Brey": PERSON})
    left, right = two.readings
    context = type(two.context).of([two.left, two.right, third.left])
    assert parted(two) != []
    assert list(judge_parties(left, right, context)) == []


def struck(who: str, whom: str, verb: str = "attack", role: str = "patient") -> Told:
    return Told(f"{who} {verb}ed {whom} at noon.", verb, roles={"agent": who, role: whom})


@pytest.mark.parametrize("role", ["patient", "recipient"])
def test_two_who_changed_places_contradict(role: str) -> None:
    two = pair(
        struck("The guard", "the driver", role=role), struck("The driver", "the guard", role=role)
    )
    assert parted(two) == [(K.ACTOR, R.CONTRADICTS, "the other way round")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(
            struck("The guard", "the driver", "meet"), struck("The driver", "the guard", "meet"),
            id="what two do to each other",
        ),
        pytest.param(
            struck("The guard", "the driver"), struck("The driver", "the guard", "thank"),
            id="another deed",
        ),
        pytest.param(
            struck("The guard", "the driver"), struck("The guard", "the driver"),
            id="nobody changed places",
        ),
        pytest.param(
            struck("He", "him"), struck("Him", "he"), id="pronouns say nobody",
        ),
    ],
)  # fmt: skip
def test_what_is_no_change_of_places(left: Told, right: Told) -> None:
    assert parted(pair(left, right)) == []
