"""Counts whose noun was said before, and votes, ages, odds: what bare numbers stand for."""

from decimal import Decimal

import pytest
from tests.unit.annotate.quantities.sentence import quantities


def told(marked: str) -> list[tuple[Decimal | int | None, str | None]]:
    return [(quantity.low, quantity.unit) for quantity in quantities(marked)]


@pytest.mark.parametrize(
    ("marked", "unit"),
    [
        (
            "31/CD people/NNS came/VBD compared/VBN with/IN 47/CD the/DT previous/JJ night/NN",
            "people",
        ),
        ("31/CD boats/NNS ~,/, up/RB from/IN 47/CD on/IN Monday/NNP", "boat"),
        ("31/CD boats/NNS ~,/, fewer/JJR than/IN the/DT 47/CD of/IN last/JJ year/NN", "boat"),
        ("31/CD boats/NNS sank/VBD on/IN Friday/NNP and/CC 47/CD on/IN Sunday/NNP", "boat"),
        ("31/CD boats/NNS in/IN Calden/NNP and/CC 47/CD in/IN Selmy/NNP", "boat"),
        ("31/CD boats/NNS on/IN Friday/NNP and/CC another/DT 47/CD on/IN Sunday/NNP", "boat"),
        ("31/CD boats/NNS on/IN Friday/NNP and/CC 47/CD more/JJR on/IN Sunday/NNP", "boat"),
        ("31/CD percent/NN on/IN Friday/NNP and/CC 47/CD on/IN Sunday/NNP", "percentage"),
        ("31/CD guards/NNS --/: 47/CD of/IN them/PRP", "guard"),
    ],
)
def test_a_number_beside_a_count(marked: str, unit: str) -> None:
    if "them" in marked:
        assert told(marked.replace("47", "12")) == [(31, unit), (12, unit)]
    else:
        assert told(marked) == [(31, unit), (47, unit)]


@pytest.mark.parametrize(
    "marked",
    [
        "31/CD boats/NNS sank/VBD on/IN Friday/NNP and/CC 47/CD at/IN sea/NN",
        "31/CD boats/NNS sank/VBD and/CC Kestrel/NNP 47/CD on/IN Friday/NNP",
        "31/CD boats/NNS met/VBD route/NN 47/CD on/IN Friday/NNP",
    ],
)
def test_a_number_beside_nothing_like_it(marked: str) -> None:
    assert told(marked) == [(31, "boat")]


def test_some_of_those_counted_before() -> None:
    said = "Of/IN the/DT 23/CD pirates/NNS arrested/VBN ~,/, 12/CD are/VBP held/VBN"
    assert told(said) == [(23, "pirate"), (12, "pirate")]
    assert told("12/CD Selman/JJ and/CC 11/CD Ardovian/JJ nationals/NNS") == [
        (12, "Selman national"),
        (11, "Ardovian national"),
    ]
    assert told("four/CD robbers/NNS --/: two/CD dressed/VBN as/IN women/NNS") == [
        (4, "robber"),
        (2, "robber"),
    ]
    assert told("four/CD robbers/NNS --/: nine/CD dressed/VBN as/IN women/NNS") == [(4, "robber")]
    assert told("the/DT four/CD caucuses/NNS met/VBD and/CC all/DT four/CD agreed/VBD") == [
        (4, "caucus"),
        (4, "caucus"),
    ]


@pytest.mark.parametrize(
    ("marked", "votes"),
    [
        ("the/DT bill/NN passed/VBD 134-to-63", [134, 63]),
        ("the/DT council/NN voted/VBD 21/CD to/IN 17/CD", [21, 17]),
        ("the/DT council/NN voted/VBD 17/CD to/IN 21/CD against/IN it/PRP", [17, 21]),
        ("the/DT senate/NN approved/VBD it/PRP 52-48 on/IN Tuesday/NNP", [52, 48]),
        ("the/DT court/NN ruled/VBD 5-4 that/IN it/PRP stands/VBZ", [5, 4]),
        ("a/DT vote/NN of/IN 228/CD to/IN 191/CD", [228, 191]),
        ("by/IN 311/CD votes/NNS to/IN 289/CD", [311, 289]),
        ("they/PRP split/VBD 4/CD to/TO 1/CD", [4, 1]),
    ],
)
def test_votes_are_two_counts(marked: str, votes: list[int]) -> None:
    assert told(marked) == [(vote, "vote") for vote in votes]


@pytest.mark.parametrize(
    "marked",
    [
        "Calden/NNP beat/VBD Selmy/NNP 9-3",
        "the/DT committee/NN 's/POS team/NN won/VBD 9-3",
        "a/DT 3-2 victory/NN",
        "the/DT 2008-09 season/NN of/IN the/DT council/NN",
        "they/PRP tied/VBD 2-2",
    ],
)
def test_results_of_games_and_seasons_are_no_amounts(marked: str) -> None:
    assert told(marked) == []


@pytest.mark.parametrize(
    ("marked", "age"),
    [
        ("the/DT boy/NN ~,/, 9/CD ~,/, fell/VBD", 9),
        ("her/PRP$ husband/NN (/( ~50/CD ~)/) died/VBD", 50),
        ("Oyle/NNP ~,/, then/RB 35/CD ~,/, left/VBD", 35),
        ("she/PRP died/VBD at/IN 91/CD ~./.", 91),
        ("the/DT 22/CD ~-/HYPH ~year/NN ~-/HYPH ~old/JJ left/VBD", 22),
        ("At/IN 23/CD ~,/, she/PRP left/VBD", 23),
        ("her/PRP$ life/NN expectancy/NN is/VBZ 73/CD ~./.", 73),
    ],
)
def test_ages(marked: str, age: int) -> None:
    assert told(marked) == [(age, "year of age")]


def test_ages_in_a_row() -> None:
    assert [low for low, _ in told("ages/NNS 8/CD ~,/, 9/CD and/CC 11/CD")] == [8, 9, 11]
    brothers = "brothers/NNS ~,/, 25/CD and/CC 31/CD ~,/, left/VBD"
    assert told(brothers) == [(25, "year of age"), (31, "year of age")]
    assert told("At/IN 9/CD ~,/, she/PRP left/VBD") == []
    assert told("Sections/NNP 4/CD ~,/, 5/CD ~,/, and/CC 6/CD") == []


@pytest.mark.parametrize(
    ("marked", "share"),
    [
        ("the/DT odds/NNS are/VBP 1/CD in/IN 500/CD", "0.002"),
        ("One/CD in/IN 200/CD babies/NNS", "0.005"),
        ("1/CD out/IN of/IN every/DT 8/CD homes/NNS", "0.125"),
        ("odds/NNS of/IN 1-in-500", "0.002"),
        ("one/CD ~-/HYPH ~in/IN ~-/HYPH ~five/CD voters/NNS", "0.2"),
        ("3/CD in/IN 10/CD voters/NNS", "0.3"),
        ("9/CD out/IN of/IN 10/CD homes/NNS", "0.9"),
        ("one/CD ~-/HYPH ~half/NN of/IN one/CD percentage/NN point/NN", "0.5"),
    ],
)
def test_odds(marked: str, share: str) -> None:
    assert [low for low, _ in told(marked)] == [Decimal(share)]


def test_what_is_no_share() -> None:
    assert told("she/PRP won/VBD 1/CD in/IN 2019/CD") == []
    assert [low for low, _ in told("3/CD in/IN 10/CD games/NNS")] != [Decimal("0.3")]
    assert [low for low, _ in told("9/CD goals/NNS in/IN 10/CD games/NNS")] == [9, 10]


@pytest.mark.parametrize(
    ("marked", "value", "unit"),
    [
        ("three/CD score/NN villagers/NNS", "60", "villager"),
        ("two/CD score/NN and/CC five/CD goats/NNS", "45", "goat"),
        ("four/CD score/NN years/NNS", "80", "year"),
        ("she/PRP waited/VBD 4½ months/NNS", "4.5", "month"),
        ("it/PRP took/VBD 2/CD 1/2/CD hours/NNS", "2.5", "hour"),
        ("it/PRP took/VBD 3-1/2/CD years/NNS", "3.5", "year"),
        ("it/PRP took/VBD two/CD and/CC one/CD ~-/HYPH ~half/NN hours/NNS", "2.5", "hour"),
        ("one/CD in/IN four/CD homes/NNS", "0.25", None),
        ("1/16/CD of/IN a/DT US/NNP pint/NN", "0.0625", "pint"),
        ("90/CD ~-plus/CC percent/NN of/IN them/PRP", "90", "percentage"),
    ],
)
def test_scores_and_fractions(marked: str, value: str, unit: str | None) -> None:
    ((low, found),) = told(marked)
    assert (low, found) == (Decimal(value), unit)


def test_a_score_of_a_game_is_no_twenty() -> None:
    assert told("the/DT score/NN was/VBD 3-1") == []
    assert [low for low, _ in told("two/CD score/NN sheets/NN")] != [40]
