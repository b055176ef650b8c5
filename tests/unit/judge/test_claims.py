"""Two statements that may be of one fact: what holds, what clashes, and what is held back."""

from dataclasses import replace

import pytest
from tests.unit.judge.made import AGREEING, EARLY, LATE, Pair, judged, match, pair
from tests.unit.match.reports import PERSON, PLACE, Told

from stemma.judge.asking import stage_of
from stemma.judge.claims import (
    ANOTHER_PARTY,
    ANOTHER_VALUE,
    ASKED_AND_DONE,
    NO_WORDS,
    NOT_SURE,
    ONE_DENIES,
    PLANNED_AND_DONE,
    RULES,
    TOO_FEW,
    denies,
    judge_claims,
)
from stemma.judge.pair import Pair as Judging
from stemma.judge.quoted import QUOTED_OTHERWISE
from stemma.match import Match
from stemma.model import JudgementKind, Modality, Polarity, Relation

K, M, R = JudgementKind, Modality, Relation

DAM = Told("The dam held on Friday.", "hold", roles={"agent": "The dam"})
HELD = Told("On Friday the dam stood.", "stand")
DENIED = Told("The dam did not hold.", "hold", polarity=Polarity.DENIES)


def planned(text: str = "The dam is to be closed.", modality: Modality = M.PLANNED) -> Told:
    return Told(text, "close", modality=modality)


CLOSED = Told("The dam was closed.", "close")


@pytest.mark.parametrize(
    ("found", "relation", "rung"),
    [
        (match(0.97, 0.9, narrower=0.1), R.AGREES, "same fact"),
        (match(0.97, 0.3, narrower=0.6), R.COMPATIBLE, "one says more"),
        (match(1.0, 1.0, verbatim=True), R.AGREES, "same words"),
    ],
)
def test_what_two_statements_of_one_fact_come_to(
    found: Match, relation: Relation, rung: str
) -> None:
    made = judged(pair(DAM, HELD), found)
    assert (made.relation, made.rung, made.exclusion) == (relation, rung, "")


def test_the_reason_is_made_of_the_words_of_both() -> None:
    assert judged(pair(DAM, HELD), AGREEING).reason == (
        "“The dam held on Friday” and “On Friday the dam stood” state the same."
    )


def test_every_way_of_putting_it_is_of_one_stage() -> None:
    assert {stage_of(modality) for modality in Modality} == {"done", "planned", "asked"}
    assert stage_of(M.DENIED) == stage_of(M.HEDGED) == "done"


HELD_BACK = [
    pytest.param(pair(DAM, HELD), match(0.56, 0.9), NOT_SURE, id="not surely one fact"),
    pytest.param(
        pair(DAM, HELD),
        match(0.95, 0.3, conflict=0.4, denial=0.3),
        NO_WORDS,
        id="words tell neither",
    ),
    pytest.param(
        pair(Told("That is all.", "be"), Told("That's all.", "be")),
        AGREEING,
        TOO_FEW,
        id="too few words",
    ),
    pytest.param(
        pair(Told("It was fun.", "be"), Told("It was fun.", "be")),
        match(1.0, 1.0, verbatim=True),
        TOO_FEW,
        id="too few words, the same",
    ),
    pytest.param(pair(planned(), CLOSED), AGREEING, PLANNED_AND_DONE, id="planned, and done"),
    pytest.param(
        pair(planned(modality=M.CONDITIONAL), CLOSED), AGREEING, PLANNED_AND_DONE, id="if, and done"
    ),
    pytest.param(
        pair(planned("The dam must be closed.", M.DEMANDED), CLOSED),
        AGREEING,
        ASKED_AND_DONE,
        id="demanded, and done",
    ),
    pytest.param(
        pair(planned("They offered to close the dam.", M.OFFERED), CLOSED),
        AGREEING,
        ASKED_AND_DONE,
        id="offered, and done",
    ),
    pytest.param(
        pair(planned("The dam must be closed.", M.DEMANDED), planned()),
        AGREEING,
        ASKED_AND_DONE,
        id="demanded, and planned",
    ),
    pytest.param(pair(DAM, DENIED), match(0.91, 0.9), ONE_DENIES, id="not so, in agreeing words"),
    pytest.param(pair(DAM, DENIED), match(0.56, denial=0.9), ONE_DENIES, id="not so, of what else"),
    pytest.param(
        pair(DAM, DENIED),
        match(0.9, 0.3, narrower=0.3, conflict=0.2, denial=0.2),
        ONE_DENIES,
        id="not so, in words that do not clash",
    ),
]


@pytest.mark.parametrize(("two", "found", "exclusion"), HELD_BACK)
def test_what_is_held_back_and_why(two: Pair, found: Match, exclusion: str) -> None:
    made = judged(two, found)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, exclusion)


@pytest.mark.parametrize("found", [AGREEING, match(1.0, 1.0, verbatim=True), match(conflict=0.99)])
def test_whose_values_clash_are_held_back_whatever_their_words(found: Match) -> None:
    made = judged(pair(DAM, HELD), found, clashing=True)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_VALUE)


@pytest.mark.parametrize(
    ("published", "found", "relation", "rung"),
    [
        ((EARLY, LATE), match(0.9, 0.2, conflict=0.4), R.UPDATES, "came about"),
        ((LATE, EARLY), match(0.9, 0.2, conflict=0.7), R.UNJUDGED, "not judged"),
        ((EARLY, EARLY), match(0.9, 0.2, conflict=0.7), R.UNJUDGED, "not judged"),
        ((None, LATE), match(0.9, 0.2, conflict=0.7), R.UNJUDGED, "not judged"),
        ((LATE, EARLY), match(0.9, 0.2, conflict=0.3), R.UNJUDGED, "not judged"),
        ((EARLY, LATE), match(0.58, 0.2, conflict=0.7), R.UNJUDGED, "not judged"),
    ],
)
def test_what_was_planned_comes_about_in_a_later_report(
    published: tuple[str | None, str | None], found: Match, relation: Relation, rung: str
) -> None:
    made = judged(pair(planned(), CLOSED, published=published), found)
    assert (made.relation, made.rung) == (relation, rung)
    if relation is R.UNJUDGED:
        assert made.exclusion == PLANNED_AND_DONE


@pytest.mark.parametrize(
    ("early", "late"),
    [
        (planned("On some days the mine would close.", M.CONDITIONAL), CLOSED),
        (Told("The mine is to be sold.", "sell", modality=M.PLANNED), CLOSED),
    ],
    ids=["a habit", "another deed"],
)
def test_what_is_no_plan_of_the_deed_does_not_come_about(early: Told, late: Told) -> None:
    made = judged(pair(early, late, published=(EARLY, LATE)), match(0.9, 0.2, conflict=0.4))
    assert (made.relation, made.exclusion) == (R.UNJUDGED, PLANNED_AND_DONE)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (M.ASSERTED, M.REPORTED),
        (M.ASSERTED, M.HEDGED),
        (M.PLANNED, M.CONDITIONAL),
        (M.DEMANDED, M.OFFERED),
        (M.PLANNED, M.PLANNED),
    ],
)
def test_two_of_one_stage_may_agree(left: Modality, right: Modality) -> None:
    two = pair(planned("The dam would close.", left), planned("The dam might close.", right))
    assert judged(two, AGREEING).relation is R.AGREES


BREY, DAHL = (
    Told(f"{who} said the dam {held}.", "hold", f"the dam {held}", by=who)
    for who, held in (("Brey", "held"), ("Dahl", "stood"))
)
NAMES = {"Brey": PERSON, "Dahl": PERSON}


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        pytest.param(
            DAM, DENIED, R.CONTRADICTS, "one speaker, both ways", id="two outlets by themselves"
        ),
        pytest.param(
            replace(BREY, polarity=Polarity.DENIES), DAM, R.DIFFERS, "one says so, another not",
            id="a speaker says not",
        ),
        pytest.param(
            replace(BREY, modality=M.DENIED), DAM, R.COMPATIBLE, "disputed", id="one denies it"
        ),
        pytest.param(
            replace(BREY, modality=M.DENIED), DAHL, R.COMPATIBLE, "disputed",
            id="one speaker denies what another says",
        ),
        pytest.param(
            replace(BREY, modality=M.DENIED), BREY, R.CONTRADICTS, "one speaker, both ways",
            id="one speaker says and denies it",
        ),
    ],
)  # fmt: skip
def test_one_says_so_another_not(left: Told, right: Told, relation: Relation, rung: str) -> None:
    made = judged(pair(left, right, names=NAMES), match(0.9, 0.1, denial=0.9))
    assert (made.kind, made.relation, made.rung) == (K.POLARITY, relation, rung)


def test_no_denial_contradicts_what_is_hardly_the_same_fact() -> None:
    left = Told("As the two owners met at the quarry, the pumps ran.", "run")
    right = Told("The two owners did not settle.", "settle", polarity=Polarity.DENIES)
    made = judged(pair(left, right), match(0.62, 0.1, conflict=0.2, denial=0.1))
    assert made.relation is not R.CONTRADICTS


def test_the_same_words_do_not_deny_each_other() -> None:
    other = replace(DAM, polarity=Polarity.DENIES)
    made = judged(pair(DAM, other), match(1.0, 0.1, conflict=0.8, verbatim=True))
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ONE_DENIES)


def test_what_the_words_alone_deny_is_disputed() -> None:
    made = judged(pair(DAM, HELD), match(0.9, 0.1, denial=0.8))
    assert (made.relation, made.rung) == (R.COMPATIBLE, "disputed")


def test_two_who_deny_agree() -> None:
    two = pair(DENIED, Told("Brey denied that the dam held.", "hold", modality=M.DENIED))
    assert judged(two, AGREEING).relation is R.AGREES
    assert all(denies(reading.claim) for reading in two.readings)


@pytest.mark.parametrize(
    ("conflict", "denial", "relation"),
    [
        (0.3, 0.3, R.CONTRADICTS),
        (0.6, 0.0, R.CONTRADICTS),
        (0.0, 0.6, R.CONTRADICTS),
        (0.2, 0.2, R.UNJUDGED),
    ],
)
def test_a_denial_contradicts_only_where_the_words_clash(
    conflict: float, denial: float, relation: Relation
) -> None:
    found = match(0.9, 0.1, narrower=0.9 - conflict - denial, conflict=conflict, denial=denial)
    assert judged(pair(DAM, DENIED), found).relation is relation


def won(who: str, **more: str) -> Told:
    return Told(f"{who} won the vote.", "win", roles={"agent": who, **more})


PEOPLE = {
    "Ana Brey": PERSON, "Luis Brey": PERSON, "Anton Brey": PERSON, "A. Brey": PERSON,
    "Bo Dahl": PERSON, "Brey": PERSON, "Alton": PLACE, "Corbel": PLACE,
}  # fmt: skip
OTHERS = [
    pytest.param("Ana Brey", "Bo Dahl", id="two names"),
    pytest.param("Ana Brey", "Luis Brey", id="two of one surname"),
    pytest.param("Ana Brey", "Anton Brey", id="two of one surname and first letter"),
    pytest.param("Alton", "Corbel", id="two places"),
]


@pytest.mark.parametrize(("left", "right"), OTHERS)
def test_two_winners_never_agree(left: str, right: str) -> None:
    names = {name: PEOPLE[name] for name in (left, right)}
    two = pair(won(left), won(right), names=names)
    made = judged(two, AGREEING)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)
    made = judged(two, match(0.95, 0.1, conflict=0.9, kind="actor"))
    assert made.relation in {R.DIFFERS, R.CONTRADICTS}


def test_who_does_another_thing_is_not_set_against_who_does_this() -> None:
    names = {name: PEOPLE[name] for name in ("Ana Brey", "Bo Dahl")}
    lost = Told("Bo Dahl lost the vote.", "lose", roles={"agent": "Bo Dahl"})
    made = judged(pair(won("Ana Brey"), lost, names=names), match(0.95, 0.1, conflict=0.9))
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)


@pytest.mark.parametrize(
    ("left", "right"), [("Ana Brey", "Brey"), ("Ana Brey", "A. Brey"), ("Ana Brey", "Ana Brey")]
)
def test_one_winner_in_two_forms_of_his_name_agrees(left: str, right: str) -> None:
    names = {name: PEOPLE[name] for name in (left, right)}
    assert judged(pair(won(left), won(right), names=names), AGREEING).relation is R.AGREES


def carried(where: str) -> Told:
    whither = f"the hospital in {where}"
    return Told(f"They carried him to {whither}.", "carry", roles={"to": whither})


def test_two_places_in_one_place_never_agree() -> None:
    names = {"Tarnow": PLACE, "Belgard": PLACE}
    made = judged(pair(carried("Tarnow"), carried("Belgard"), names=names), AGREEING)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)


def struck(who: str, whom: str, verb: str = "attack") -> Told:
    return Told(f"{who} {verb}ed {whom} at noon.", verb, roles={"agent": who, "patient": whom})


def test_two_who_changed_places_never_agree() -> None:
    two = pair(struck("The guard", "the driver"), struck("The driver", "the guard"))
    made = judged(two, AGREEING)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)
    made = judged(two, match(0.95, 0.1, conflict=0.9, kind="actor"))
    assert (made.kind, made.relation, made.rung) == (K.ACTOR, R.CONTRADICTS, "the other way round")


def test_who_met_whom_is_no_matter() -> None:
    met = [
        Told(f"{a} met {b} at noon.", "meet", roles={"agent": a, "patient": b})
        for a, b in (("The guard", "the driver"), ("The driver", "the guard"))
    ]
    assert judged(pair(*met), AGREEING).relation is R.AGREES


NEVER = [
    pytest.param(
        Told("The mine is expected to close on Friday.", "close", modality=M.PLANNED),
        Told("The mine closed on Friday.", "close"),
        id="expected, and done",
    ),
    pytest.param(
        Told("We will come back.", "come", modality=M.PLANNED),
        Told("We will never come back.", "come", modality=M.PLANNED, polarity=Polarity.DENIES),
        id="will, and never will",
    ),
    pytest.param(
        Told("The dam held.", "hold"),
        Told("It is not true that the dam held.", "hold", modality=M.DENIED),
        id="so, and not true",
    ),
    pytest.param(
        Told("The owners were asked to close the mine.", "close", modality=M.DEMANDED),
        Told("The owners closed the mine.", "close"),
        id="asked, and done",
    ),
]


@pytest.mark.parametrize("published", [(EARLY, LATE), (LATE, EARLY), (None, None)])
@pytest.mark.parametrize(("left", "right"), NEVER)
def test_what_must_never_agree(
    left: Told, right: Told, published: tuple[str | None, str | None]
) -> None:
    two = pair(left, right, published=published)
    for found in (
        match(1.0, 1.0),
        match(1.0, 0.1, narrower=0.9),
        match(0.7, 0.51),
        match(0.7, 0.1, denial=0.9),
    ):
        assert judged(two, found).relation is not R.AGREES


TOOK = "the ministry took the money"


@pytest.mark.parametrize(
    "other",
    [
        Told(f"Lasko denied that {TOOK}.", "take", TOOK, modality=M.DENIED),
        Told(f"There is no sign that {TOOK}.", "take", TOOK, polarity=Polarity.DENIES),
        Told(f"He would leave if {TOOK}.", "take", TOOK, modality=M.CONDITIONAL),
        Told(f"Lasko demanded that {TOOK}.", "take", TOOK, modality=M.DEMANDED),
    ],
)
def test_the_same_words_under_another_verb_never_agree(other: Told) -> None:
    two = pair(Told(f"Yesterday {TOOK}.", "take", TOOK), other)
    assert judged(two, match(1.0, 1.0, verbatim=True)).relation is not R.AGREES


FUNNY = Told("“It is a funny game,” he said.", "be", words="“It is a funny game")
FUNNIER = Told("“It was a funny game,” he said.", "be", words="“It was a funny game")


def spoke(who: str, words: str) -> Told:
    return Told(f"{who} said: “{words}”.", "be", words, by=who)


NOT_ASKED = Told("Brandt did not ask Lind to go.", "ask", polarity=Polarity.DENIES)
ASKED_NOT = Told(
    "Brandt asked Lind not to go.", "go", polarity=Polarity.DENIES, modality=M.DEMANDED
)
ASKED = Told("Brandt asked Lind to go.", "go", modality=M.DEMANDED)


@pytest.mark.parametrize("found", [match(0.95, 0.9), match(0.95, conflict=0.3, denial=0.6)])
def test_who_did_not_ask_did_not_ask_for_the_opposite(found: Match) -> None:
    made = judged(pair(NOT_ASKED, ASKED_NOT), found)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, "asking denied")


def test_asked_and_did_not_ask_clash() -> None:
    for found in (match(0.95, conflict=0.3, denial=0.6), match(0.95, 0.9)):
        assert judged(pair(NOT_ASKED, ASKED), found).relation is R.CONTRADICTS
    assert judged(pair(NOT_ASKED, ASKED), match(0.7, 0.9)).relation is R.UNJUDGED


@pytest.mark.parametrize("found", [match(0.95, 0.9), match(0.95, conflict=0.3, denial=0.6)])
def test_who_asked_for_the_opposite_asked_for_something_else(found: Match) -> None:
    made = judged(pair(ASKED, ASKED_NOT), found)
    assert (made.relation, made.rung) == (R.DIFFERS, "asked for the opposite")


BOTH_WAYS = "one speaker, both ways"


def told(text: str, predicate: str) -> Told:
    denied = " not " in text or "never" in text
    polarity = Polarity.DENIES if denied else Polarity.ASSERTS
    return Told(text, predicate, polarity=polarity, modality=M.ASSERTED)


@pytest.mark.parametrize(
    ("left", "right", "rung"),
    [
        ("urged its staff to march", "never urged its staff to march", BOTH_WAYS),
        ("called on its staff to march", "did not call on its staff to march", BOTH_WAYS),
        ("offered to pay the families", "did not offer to pay the families", BOTH_WAYS),
        ("ordered its men to fire", "did not order its men to fire", BOTH_WAYS),
        ("asked its men to fire", "did not order its men to fire", "not judged"),
        ("asked its men to fire", "did not ask its men to eat", "not judged"),
    ],
)
def test_what_was_asked_is_set_against_its_denial(left: str, right: str, rung: str) -> None:
    verb = next(v for v in ("urge", "call", "offer", "order", "ask") if v in right)
    asked = replace(told(f"The firm {left}.", "do"), modality=M.DEMANDED)
    assert judged(pair(asked, told(f"The firm {right}.", verb)), match(0.95, 0.9)).rung == rung


def test_who_did_not_ask_may_be_another() -> None:
    asked = replace(told("The army asked its men to fire.", "fire"), modality=M.DEMANDED)
    other = told("The firm did not ask its men to fire.", "ask")
    assert judged(pair(asked, other), match(0.95, 0.9)).rung == "not judged"


CHECKED = Told("CLAIM: The dam held on Friday.", "hold", "The dam held on Friday", cue="CLAIM:")

BY_RULE = {
    "_under_check": (pair(DAM, CHECKED), AGREEING, False),
    "_another_value": (pair(DAM, HELD), AGREEING, True),
    "_asking": (pair(NOT_ASKED, ASKED_NOT), AGREEING, False),
    "_of_himself": (
        pair(spoke("Brey", "I was there on Friday"), spoke("Dahl", "I was there"), names=NAMES),
        AGREEING,
        False,
    ),
    "_same_words": (pair(DAM, DAM), match(1.0, 1.0, verbatim=True), False),
    "_denied": (pair(DAM, DENIED), match(0.9, denial=0.9), False),
    "_other_stage": (pair(planned(), CLOSED), AGREEING, False),
    "_another_party": (pair(won("Alton"), won("Corbel"), names=PEOPLE), AGREEING, False),
    "_quoted_otherwise": (pair(FUNNY, FUNNIER), AGREEING, False),
    "_hold": (pair(DAM, HELD), AGREEING, False),
}
"""The rule that decides → two statements, what was read of them, and whether their values clash."""


def test_every_rule_decides_some_pair() -> None:
    assert [rule.__name__ for rule in RULES] == [*BY_RULE]
    for rule in RULES:
        two, found, clashing = BY_RULE[rule.__name__]
        requoted = rule.__name__ == "_quoted_otherwise"
        both = Judging(*two.readings, found, two.context, clashing, requoted)
        decided = [other.__name__ for other in RULES if other(both) is not None]
        assert decided[0] == rule.__name__
        assert decided[-1] == "_hold"
        assert judge_claims(both) == rule(both)


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        (Told("The voices are destroyed.", "destroy"),
         Told("That cannot happen.", "happen", polarity=Polarity.DENIES)),
        (Told("The timing was the last point.", "be"),
         Told("if it was not seized", "be", polarity=Polarity.DENIES, modality=M.CONDITIONAL)),
    ],
    ids=["another verb", "a condition"],
)  # fmt: skip
def test_a_not_beside_another_deed_or_in_a_condition_denies_nothing(
    said: Told, denied: Told
) -> None:
    made = judged(pair(said, denied), match(0.95, 0.1, conflict=0.9))
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ONE_DENIES)


def test_two_who_speak_of_themselves_tell_two_facts() -> None:
    two = pair(spoke("Brey", "I was in the room"), spoke("Dahl", "I was in the room"), names=NAMES)
    made = judged(two, match(1.0, 1.0, verbatim=True))
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)
    same = pair(spoke("Brey", "I was in the room"), spoke("Brey", "I was in the room"), names=NAMES)
    assert judged(same, match(1.0, 1.0, verbatim=True)).relation is R.AGREES


@pytest.mark.parametrize(("who", "told"), [("Brey", True), ("Brei", True), ("Dahl", False)])
def test_one_quotation_in_two_wordings_holds_nothing_up(who: str, *, told: bool) -> None:
    """Of two speakers known by name each may have said it in his own words."""
    left, right = "it was a very funny old game", "it is a very funny old game"
    names = {**NAMES, "Brei": PERSON}
    made = pair(spoke("Brey", left), spoke(who, right), names=names)
    asked = Judging(*made.readings, match(0.95, 0.9), made.context, clashing=False, requoted=True)
    found = judge_claims(asked)
    assert (found.exclusion == QUOTED_OTHERWISE) is told
    assert (found.relation is R.AGREES) is not told
