"""Parts without a noun, and counts whose noun the sentence has said before."""

import re

import pytest
from tests.unit.annotate.quantities.sentence import parse

from stemma.annotate.quantities import find_quantities
from stemma.annotate.quantities.tolls import SHAPES, told_of

Counted = tuple[str, int, str | None, str | None]

PEOPLE = "Five/CD people/NNS were/VBD hurt/VBN ~,/,"
FIVE = ("Five", 5, "people", "people")
NINE = "killing/VBG nine/CD people/NNS and/CC injuring/VBG 21/CD"


def counts(marked: str) -> list[Counted]:
    sentence = parse(marked)
    text = sentence.document.text
    return [
        (q.span.of(text), int(q.low or q.high or 0), q.unit, q.of.of(text) if q.of else None)
        for q in find_quantities(sentence, ())
    ]


@pytest.mark.parametrize(
    ("shape", "example"), [(shape, text) for shape in SHAPES for text in shape.examples]
)
def test_examples_of_the_shapes(shape: object, example: str) -> None:
    found = []
    for number in re.finditer(r"\[\w+\]", example):
        text = example[: number.start()] + number[0][1:-1]
        end = len(text)
        rest = example[number.end() :].replace("[", "").replace("]", "")
        found.append(told_of(text + rest, end))
    assert found
    assert all(found)
    assert shape in found


@pytest.mark.parametrize(
    "words", ["one must say so", "one badly needed reform", "one seriously minded", "two in favour"]
)
def test_what_tells_nothing_of_people(words: str) -> None:
    assert told_of(words, 3) is None


PARTS: dict[str, list[Counted]] = {
    "Two/CD of/IN the/DT five/CD were/VBD hurt/VBN": [
        ("Two", 2, None, None),
        ("five", 5, None, None),
    ],
    "2 of/IN the/DT 5 with/IN grave/JJ injuries/NNS ~./.": [
        ("2", 2, None, None),
        ("5", 5, None, None),
    ],
    "most/JJS of/IN the/DT 40/CD are/VBP safe/JJ": [("40", 40, None, None)],
    f"{PEOPLE} and/CC two/CD of/IN the/DT five/CD died/VBD": [
        FIVE,
        ("two", 2, "people", "people"),
        ("five", 5, "people", "people"),
    ],
    "Four/CD men/NNS were/VBD shot/VBN and/CC one/CD of/IN them/PRP died/VBD": [
        ("Four", 4, "man", "men"),
        ("one", 1, "man", "men"),
    ],
    # The two may be villagers.
    "Four/CD men/NNS met/VBD villagers/NNS and/CC shot/VBD two/CD of/IN them/PRP": [
        ("Four", 4, "man", "men"),
        ("two", 2, None, None),
    ],
    "she/PRP was/VBD just/RB one/CD of/IN them/PRP": [],
    "the/DT first/JJ two/CD of/IN the/DT 2016 ~,/, he/PRP said/VBD": [],
}


@pytest.mark.parametrize(("marked", "wanted"), PARTS.items())
def test_parts(marked: str, wanted: list[Counted]) -> None:
    assert counts(marked) == wanted


ELIDED: dict[str, list[Counted]] = {
    f"{PEOPLE} one/CD critically/RB": [FIVE, ("one", 1, "people", "people")],
    f"{PEOPLE} two/CD of/IN them/PRP badly/RB": [FIVE, ("two", 2, "people", "people")],
    f"{PEOPLE} one/CD must/MD say/VB": [FIVE],
    f"{PEOPLE} and/CC the/DT one/CD who/WP died/VBD": [FIVE],
    # More than the whole: of whom, nobody knows.
    f"{PEOPLE} 12/CD critically/RB": [FIVE, ("12", 12, None, None)],
    "Twelve/CD people/NNS were/VBD killed/VBN and/CC three/CD seriously/RB injured/VBN": [
        ("Twelve", 12, "people", "people"),
        ("three", 3, "people", "people"),
    ],
    "Five/CD people/NNS ~,/, including/VBG two/CD boys/NNS ~,/, died/VBD and/CC six/CD hurt/VBN": [
        FIVE,
        ("two", 2, "boy", "boys"),
        ("six", 6, "people", "people"),
    ],
    f"{NINE} ~,/, four/CD critically/RB": [
        ("nine", 9, "people", "people"),
        ("21", 21, "people", "people"),
        ("four", 4, "people", "people"),
    ],
    # Whoever was hurt need not have sat in it.
    "killing/VBG nine/CD passengers/NNS and/CC injuring/VBG 2,100/CD": [
        ("nine", 9, "passenger", "passengers"),
        ("2,100", 2100, None, None),
    ],
}


@pytest.mark.parametrize(("marked", "wanted"), ELIDED.items())
def test_elided(marked: str, wanted: list[Counted]) -> None:
    assert counts(marked) == wanted
