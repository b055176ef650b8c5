"""Names and cues by their words."""

import pytest

from stemma.check.cues import DOUBTS, is_denied, is_hearsay
from stemma.check.name_words import alike, replaced
from stemma.check.outcome import are_opposite
from stemma.check.words import Word


def words(text: str) -> list[Word]:
    out, at = [], 0
    for part in text.split():
        start = text.index(part, at)
        at = start + len(part)
        out.append(Word(start, at, part.lower().strip(".,"), 1.0, part[0].isupper()))
    return out


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ardovia", "ardovian", True),
        ("norway", "norwegian", False),
        ("selmy", "selma", False),
        ("ana", "anna", False),
        ("tolk", "tolk", True),
        ("brennt", "brenntal", True),
        ("mar", "marlow", False),
    ],
)
def test_alike(one: str, other: str, *, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_a_name_in_the_place_of_another() -> None:
    mine, theirs = words("flown to the ground at Brezny today"), words(
        "flown to the ground at Upper Selmy today"
    )  # fmt: skip
    ((one, other),) = replaced(mine, theirs)
    assert [w.lemma for w in one] == ["brezny"]
    assert [w.lemma for w in other] == ["upper", "selmy"]


def test_long_other_words_are_no_replacement() -> None:
    assert not list(replaced(words("a b c d e f g"), words("a x y z w v g")))


@pytest.mark.parametrize(
    "text",
    [
        "He did not pay.", "It wasn’t so.", "She denied it.", "It kept the town from burning.",
        "They turned down the offer.", "No one came.", "It prevented a fire.", "without a word",
    ],
)  # fmt: skip
def test_denies(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize("text", ["He paid.", "A notable knot.", "It kept the town warm."])
def test_denies_nothing(text: str) -> None:
    assert not is_denied(text)


@pytest.mark.parametrize("text", ["may fall", "allegedly fell", "is understood to have fallen"])
def test_doubts(text: str) -> None:
    found = DOUBTS.search(text)
    assert found is not None


def test_hearsay() -> None:
    assert is_hearsay("Alleged")
    assert not is_hearsay("will")


@pytest.mark.parametrize(
    ("mine", "theirs", "opposite"),
    [
        ("guilty forgery", "guilty bribes acquit forgery", True),
        ("guilty bribes", "guilty bribes acquit forgery", False),
        ("confirm accusation", "deny accusation", True),
        ("confirm accusation", "confirm accusation deny fraud", False),
        ("accept offer", "reject plan", False),
    ],
)
def test_opposite_outcomes(mine: str, theirs: str, *, opposite: bool) -> None:
    assert (are_opposite(words(mine), mine, words(theirs), theirs) is not None) is opposite


def test_a_denied_outcome_is_its_opposite() -> None:
    mine, theirs = "reject offer", "did not accept offer"
    assert are_opposite(words(mine), mine, words(theirs), theirs) is None
