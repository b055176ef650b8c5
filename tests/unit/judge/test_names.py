"""The ladders of names, actors and places, pair by pair."""

import pytest

from stemma.judge.actor import Actor, judge_actors
from stemma.judge.ladder import Judged
from stemma.judge.name import judge_names
from stemma.judge.place import judge_places
from stemma.model import EntityKind, Relation
from stemma.values.said import Said
from stemma.values.spelling import is_near, transliterate

R, K = Relation, EntityKind


def stands(judged: Judged, relation: Relation, rung: str) -> None:
    assert (judged.relation, judged.rung) == (relation, rung), judged.reason


NAMES = [
    ("Ana Lima", "Ana  Lima", R.AGREES, "same spelling"),
    ("José Núñez", "Jose Nunez", R.AGREES, "same name"),
    ("President José Núñez", "Jose Nunez", R.AGREES, "same name"),
    ("the U.N.", "United Nations", R.AGREES, "same name"),
    ("Al-Hamadi", "Alhamadi", R.AGREES, "same letters"),
    ("Núñez", "José Núñez", R.COMPATIBLE, "part of the name"),
    ("Ana Lima", "Ana M. Lima Duarte", R.COMPATIBLE, "part of the name"),
    ("A. Lima", "Ana Lima", R.COMPATIBLE, "initials"),
    ("PFA", "Port Fisheries Agency", R.COMPATIBLE, "acronym"),
    ("Lima Ana", "Ana Lima", R.COMPATIBLE, "other order"),
    ("Petrovskyy", "Ivan Petrovsky", R.COMPATIBLE, "other transliteration"),
    ("Chen Sibao", "Chen Zibao", R.DIFFERS, "spelled otherwise"),
    ("Sibaoli", "Chen Zibaoli", R.DIFFERS, "spelled otherwise"),
    ("Ana Lima", "Rosa Lima", R.DIFFERS, "another first name"),
    ("Ana Lima", "Ana Duarte", R.DIFFERS, "another surname"),
    ("Mr Lima", "Mrs Lima", R.DIFFERS, "another title"),
    ("Ana Lima", "Bo Dahl", R.CONTRADICTS, "another name"),
    ("Lima", "Bo Dahl", R.UNRELATED, "one word of each"),
    ("the president", "Ana Lima", R.UNRELATED, "no name"),
]


@pytest.mark.parametrize(("left", "right", "relation", "rung"), NAMES)
def test_names(left: str, right: str, relation: Relation, rung: str) -> None:
    stands(judge_names(Said(left, left), Said(right, right)), relation, rung)
    stands(judge_names(Said(right, right), Said(left, left)), relation, rung)


def test_a_title_is_part_of_a_body_s_name() -> None:
    one, other = Said("Justice Party", "Justice Party"), Said("Party", "Party")
    stands(judge_names(one, other, person=False), R.COMPATIBLE, "part of the name")
    stands(judge_names(one, other), R.AGREES, "same name")


def test_near_words_are_long_enough_to_be_misspelled() -> None:
    assert is_near("moreno", "morena")
    assert not is_near("lee", "lea")
    assert not is_near("moreno", "romero")
    assert transliterate("yusuf") == transliterate("iusuf")


def actor(words: str, *names: str, kind: EntityKind = K.PERSON, known: str | None = None) -> Said[
    Actor
]:  # fmt: skip
    return Said(Actor(names, kind, known), words)


ACTORS = [
    (actor("she", "Ana Lima", known="e1"), actor("the mayor", "A. Lopes", known="e1"),
     R.AGREES, "same entity"),
    (actor("the mayor", "Ana Lima"), actor("Lima", "Lima"), R.COMPATIBLE, "names that fit"),
    (actor("the mayor", "Lima", "Ana Lima"), actor("Ana Lima", "Ana Lima"), R.AGREES, "same name"),
    (actor("officials"), actor("Lima", "Lima"), R.COMPATIBLE, "not named"),
    (actor("Paris", "Paris", kind=K.PLACE), actor("France", "France", kind=K.PLACE),
     R.COMPATIBLE, "seat of government"),
    (actor("Paris", "Paris", kind=K.PLACE), actor("Ana Lima", "Ana Lima"), R.UNRELATED,
     "of another kind"),
    (actor("Lima", "Lima"), actor("Dahl", "Dahl"), R.UNRELATED, "nothing to tell"),
    (actor("Sibao", "Chen Sibao"), actor("Zibao", "Chen Zibao"), R.DIFFERS, "spelled otherwise"),
    (actor("Ana Lima", "Ana Lima"), actor("Bo Dahl", "Bo Dahl"), R.DIFFERS, "another actor"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "relation", "rung"), ACTORS)
def test_actors(left: Said[Actor], right: Said[Actor], relation: Relation, rung: str) -> None:
    stands(judge_actors(left, right), relation, rung)
    stands(judge_actors(right, left), relation, rung)


def test_a_lone_actor_is_one_or_the_other() -> None:
    one, other = actor("Ana Lima", "Ana Lima"), actor("Bo Dahl", "Bo Dahl")
    stands(judge_actors(one, other, alone=True), R.CONTRADICTS, "another actor")


PLACES = [
    ("in Alton", "in Alton", R.AGREES, "same words"),
    ("Kiev", "Kyiv", R.AGREES, "same place"),
    ("the city of Alton", "Alton", R.AGREES, "same place"),
    ("northern Brix", "southern Brix", R.CONTRADICTS, "opposite side"),
    ("northern Brix", "eastern Brix", R.DIFFERS, "another side"),
    ("near Alton", "Alton", R.COMPATIBLE, "in it or beside it"),
    ("Alton, Brix province", "Brix", R.COMPATIBLE, "one names more"),
    ("northern Brix", "Brix", R.COMPATIBLE, "one names more"),
    ("Alton, Brix", "Cale, Brix", R.DIFFERS, "elsewhere in it"),
    ("Alton, Brix", "Alton, Dorn", R.DIFFERS, "one name, elsewhere"),
    ("Kelmsford", "Kelmford", R.DIFFERS, "spelled otherwise"),
    ("Alton", "Brix", R.UNRELATED, "not known"),
    ("the province", "Brix", R.UNRELATED, "no place"),
]


@pytest.mark.parametrize(("left", "right", "relation", "rung"), PLACES)
def test_places(left: str, right: str, relation: Relation, rung: str) -> None:
    stands(judge_places(Said(left, left), Said(right, right)), relation, rung)
    stands(judge_places(Said(right, right), Said(left, left)), relation, rung)
