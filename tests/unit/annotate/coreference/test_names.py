"""Names of one thing, by its spellings, short forms, titles and letters."""

import pytest
from tests.unit.annotate.coreference.trees import flat, grouped, resolve

from stemma.annotate.coreference.name_forms import initials, name_key
from stemma.lexicon.reference import load_reference_lexicon
from stemma.model import EntityKind

TOGETHER = [
    ("Patti Vool spoke . Ms Vool left", "Patti Vool/person", "Vool/person"),
    ("Iván Rodríguez ran . Rodriguez won", "Iván Rodríguez/person", "Rodriguez/person"),
    ("Ana B. Vool ran . Ana Vool won", "Ana B. Vool/person", "Ana Vool/person"),
    ("Ana Vool Lund ran . Ana Vool won", "Ana Vool Lund/person", "Ana Vool/person"),
    ("Sen. Ana Vool ran . Senator Vool won", "Sen. Ana Vool/person", "Senator Vool/person"),
    ("Rural Roads Board ( RRB ) met . RRB met", *("Rural Roads Board/organization",),
     "RRB/organization", "RRB/organization"),
    ("Ilvan Roads Council met . The IRC met", "Ilvan Roads Council/organization",
     "IRC/organization"),
    ("the U.S. left the United States", "U.S./place", "United States/place"),
    ("Tamrik Inc. rose . Tamrik fell", "Tamrik Inc./organization", "Tamrik/organization"),
    ("Ruud Fund for Lakes met . Ruud Fund met", "Ruud Fund for Lakes/organization",
     "Ruud Fund/organization"),
    ("Danish Roads Office met . Roads Office met", "Danish Roads Office/organization",
     "Roads Office/organization"),
    ("Ana Vool ran . Vool won", "Ana Vool/person", "Vool/organization"),
]  # fmt: skip

APART = [
    ("Ana Vool met Jon Vool . Vool left", "Ana Vool/person", "Jon Vool/person", "Vool/person"),
    ("Mr Vool met Mrs Vool", "Vool/person", "Vool/person"),
    ("Ana Lund spoke in Lund", "Ana Lund/person", "Lund/place"),
    ("Mr Vool met Anna Vool", "Vool/person", "Anna Vool/person"),
    ("Lund City met Lund United . Lund won", "Lund City/organization", "Lund United/organization",
     "Lund/organization"),
    ("Lund Bank met in Lund", "Lund Bank/organization", "Lund/place"),
]  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_names_of_one_thing_are_together(case: tuple[str, ...]) -> None:
    assert len(grouped(*case)) == 1


@pytest.mark.parametrize("case", APART)
def test_names_of_different_things_stay_apart(case: tuple[str, ...]) -> None:
    assert len(grouped(*case)) == len(case) - 1


def test_a_surname_alone_is_whose_it_was_before_the_other_came() -> None:
    found = grouped(
        "Jon Vool ran . Vool won . Vool and Anna Vool left . Vool slept",
        *("Jon Vool/person", "Vool/person", "Vool/person", "Anna Vool/person", "Vool/person"),
    )
    assert found == [["Jon Vool", "Vool", "Vool", "Vool"], ["Anna Vool"]]


def test_mr_goes_with_the_man_of_two() -> None:
    found = grouped(
        "Anna Vool met Peter Vool . Mr Vool left", *("Anna Vool/person",),
        "Peter Vool/person", "Vool/person",
    )  # fmt: skip
    assert found == [["Anna Vool"], ["Peter Vool", "Vool"]]


def test_a_president_is_not_the_wife_who_comes_after_with_his_name() -> None:
    found = grouped(
        "President Vool spoke . Vool left with his wife Anna Vool . Vool slept",
        *("Vool/person", "Vool/person", "Anna Vool/person", "Vool/person"),
    )
    assert found == [["Vool", "Vool", "Vool"], ["Anna Vool"]]


def test_the_full_name_tells_the_kind() -> None:
    (entity,) = resolve(flat("Ana Vool ran . Vool won"), "Ana Vool/person", "Vool/organization")
    assert (entity.name, entity.kind) == ("Ana Vool", EntityKind.PERSON)
    assert entity.aliases == ("Vool",)


def test_initials_may_leave_small_words_out() -> None:
    assert initials("Board of Rural Roads") == {"BORR", "BRR"}
    assert initials("Board") == set()


def test_a_key_is_a_name_without_titles() -> None:
    lexicon = load_reference_lexicon()
    assert name_key("The Tamrik Corporation", lexicon) == "tamrik"
    assert name_key("Senator Vool", lexicon) == "vool"
    assert name_key("Senator", lexicon) == "senator"


def test_two_of_one_name_have_two_ids() -> None:
    found = resolve(flat("Mr Vool met Mrs Vool"), "Vool/person", "Vool/person")
    assert len({entity.id for entity in found}) == 2
