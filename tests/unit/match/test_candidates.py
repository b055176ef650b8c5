"""Which pairs of statements are worth reading, and what tells so."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import permutations
from math import log, log1p

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.match.reports import (
    PERSON,
    MakeValue,
    Told,
    amount,
    day,
    events,
    lasting,
    report,
)

from stemma.match import Statement, candidates
from stemma.match.candidates import (
    MOST_SHARED,
    NEAREST,
    OFFSET,
    WEIGHTS,
    Rarity,
    describe,
    find_candidates,
)
from stemma.match.event import Event
from stemma.match.wordings import grouped
from stemma.model import Polarity

KNOWN = Rarity(
    7,
    Counter({"dam": 3, "burst": 1, "old": 7}),
    Counter({"brey": 1, "alton": 3, "varosia": 7}),
)
"""Of seven statements; what all of them have in common tells nothing."""
DAM, BURST, NEW = log(8 / 4), log(8 / 2), log(8)
"""The rarities of "dam", of "burst" and of a word that is in none of the statements."""


@pytest.mark.parametrize(
    ("words", "names", "of_words", "of_names"),
    [
        ((), (), 0.0, 0.0),
        (("dam",), ("brey",), DAM, BURST),
        (("dam", "burst"), ("brey", "alton"), DAM + BURST, DAM + BURST),
        (("old",), ("varosia",), 0.0, 0.0),
        (("unknown",), ("unknown",), NEW, NEW),
        (("dam", "old", "unknown"), ("alton", "varosia"), DAM + NEW, DAM),
    ],
)
def test_the_rarity_of_words_and_names(
    words: tuple[str, ...], names: tuple[str, ...], of_words: float, of_names: float
) -> None:
    assert KNOWN.of_words(frozenset(words)) == pytest.approx(of_words)
    assert KNOWN.of_names(frozenset(names)) == pytest.approx(of_names)


def test_words_and_names_are_counted_once_a_statement() -> None:
    reports = [
        report("a", "Brey saw Brey.", "The dam burst.", names={"Brey": PERSON}),
        report("b", "The dam held.", "Brey left.", names={"Brey": PERSON}),
    ]
    known = Rarity.of(events().make(reports).statements)
    assert known.count == 4
    assert known.names == {"brey": 2}
    assert (known.words["dam"], known.words["burst"], known.words["brey"]) == (2, 1, 2)
    assert Rarity.of([]) == Rarity(0, {}, {})


@dataclass(frozen=True)
class Said:
    """What a made statement is described by."""

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    predicate: str = "burst"
    values: Mapping[str, MakeValue] = field(default_factory=dict)
    polarity: Polarity = Polarity.ASSERTS


def statement(said: Said) -> Statement:
    text = " ".join(["It", *said.values]) + "."
    told = Told(text, said.predicate, values=said.values, polarity=said.polarity)
    return Statement(
        0, 0, report("a", told).claims[0], frozenset(said.words), frozenset(said.names),
        np.zeros(1, np.float32),
    )  # fmt: skip


MINERS, PUMPS = {"12": amount(12, "miner")}, {"9": amount(9, "pump")}
FRIDAY, TWO_DAYS = {"Friday": day("2031-02-07")}, {"two days": lasting("P2D", 172_800)}
NOTHING = {
    "shared of all words": 0.0,
    "shared words": 0.0,
    "shared stems": 0.0,
    "shared names": 0.0,
    "values of one kind": 0.0,
    "length": 0.0,
    "size": 0.0,
    "early": 1.0,
    "one denies": 0.0,
    "one is attributed": 0.0,
}
"""What two statements of no words, names or values have in common: both stand at the head."""
ONE, TWO = log1p(1), log1p(2)
RARE_NAMES = ("a", "b", "c", "d")

DESCRIBED = [
    pytest.param(Said(), Said(), {}, id="nothing"),
    pytest.param(
        Said(("dam", "burst")),
        Said(("dam", "burst")),
        {
            "shared of all words": 1.0, "shared words": TWO, "shared stems": 1.0,
            "length": 0.2, "size": 1.0,
        },
        id="the same words",
    ),
    pytest.param(
        Said(("dam", "burst")),
        Said(("dam",)),
        {
            "shared of all words": DAM / (DAM + BURST),
            "shared words": ONE,
            "shared stems": 1.0,
            "length": 0.1,
            "size": 0.5,
        },
        id="a part of the words",
    ),
    pytest.param(
        Said(("dam", "burst")),
        Said(("dam", "unknown")),
        {
            "shared of all words": DAM / (DAM + BURST + NEW),
            "shared words": ONE,
            "shared stems": 0.5,
            "length": 0.2,
            "size": 1.0,
        },
        id="one word in common",
    ),
    pytest.param(Said(("dam",)), Said(("burst",)), {"length": 0.1, "size": 1.0}, id="other words"),
    pytest.param(
        Said(("dam", "dams")), Said(("damage",)), {"length": 0.1, "size": 0.5}, id="no common stem"
    ),
    pytest.param(
        Said(("burst",)),
        Said(("bursting",)),
        {"shared stems": 1.0, "length": 0.1, "size": 1.0},
        id="one stem",
    ),
    pytest.param(
        Said(("old",)),
        Said(("old",)),
        {"shared words": ONE, "shared stems": 1.0, "length": 0.1, "size": 1.0},
        id="words that all have",
    ),
    pytest.param(Said(("dam",)), Said(), {}, id="no words on one side"),
    pytest.param(
        Said(names=("brey", "alton")),
        Said(names=("brey",)),
        {"shared names": BURST / 3},
        id="a name in common",
    ),
    pytest.param(
        Said(names=RARE_NAMES),
        Said(names=RARE_NAMES),
        {"shared names": MOST_SHARED / 3},
        id="many names in common",
    ),
    pytest.param(Said(names=("brey",)), Said(names=("alton",)), {}, id="other names"),
    pytest.param(Said(names=("brey",)), Said(), {}, id="names on one side"),
    pytest.param(Said(names=("varosia",)), Said(names=("varosia",)), {}, id="a name that all have"),
    pytest.param(
        Said(values=MINERS), Said(values=PUMPS), {"values of one kind": 1.0}, id="two counts"
    ),
    pytest.param(
        Said(values={**MINERS, **FRIDAY}),
        Said(values=FRIDAY),
        {"values of one kind": 1.0},
        id="one of two kinds",
    ),
    pytest.param(Said(values=MINERS), Said(values=FRIDAY), {}, id="values of two kinds"),
    pytest.param(Said(values=FRIDAY), Said(values=TWO_DAYS), {}, id="a day and a length of time"),
    pytest.param(Said(values=MINERS), Said(), {}, id="a value on one side"),
    pytest.param(
        Said(), Said(polarity=Polarity.DENIES), {"one denies": 1.0}, id="one of the two denies"
    ),
    pytest.param(
        Said(polarity=Polarity.DENIES), Said(polarity=Polarity.DENIES), {}, id="both deny"
    ),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "features"), DESCRIBED)
def test_what_two_statements_have_in_common(
    left: Said, right: Said, features: dict[str, float]
) -> None:
    one, other = statement(left), statement(right)
    found = describe(one, other, KNOWN)
    assert found == pytest.approx(NOTHING | features)
    assert describe(other, one, KNOWN) == found


words = st.frozensets(st.sampled_from(["dam", "burst", "old", "unknown"]))
names = st.frozensets(st.sampled_from(["brey", "alton", "varosia"]))


@given(words, words, names, names)
def test_what_they_have_in_common_lies_between_bounds(
    ones: frozenset[str],
    others: frozenset[str],
    named: frozenset[str],
    called: frozenset[str],
) -> None:
    made = statement(Said())
    left = replace(made, words=ones, names=named)
    right = replace(made, words=others, names=called)
    found = describe(left, right, KNOWN)
    assert 0 <= found["shared of all words"] <= 1
    assert 0 <= found["shared stems"] <= 1
    assert 0 <= found["size"] <= 1
    assert 0 <= found["shared names"] <= MOST_SHARED / 3
    assert found == describe(right, left, KNOWN)


TOLD = Told("The dam above the village burst on Friday.", "burst", values=FRIDAY)
LIKE = Told("On Friday the old dam above the village burst.", "burst", values=FRIDAY)
OTHER = "A thief took the jewel from the museum."

Scores = dict[frozenset[str], float]


def scored(event: Event) -> Scores:
    """The score of each pair of wordings, by their reports and words."""
    wordings = grouped(event.told)

    def told(number: int) -> str:
        made = event.statements[wordings[number][0]]
        document = event.reports[made.document].document
        return f"{document.source} {made.spans[0].of(document.text)}"

    return {
        frozenset({told(one.left), told(one.right)}): one.score
        for one in find_candidates(event, wordings)
    }


def two(*, turned: bool = False) -> Event:
    """Two reports, the one or the other of them first."""
    dates = ["2031-03-04", "2031-03-05"]
    one, other = dates[::-1] if turned else dates
    return events().make(
        [report("a", TOLD, published=one), report("b", LIKE, OTHER, published=other)]
    )


def test_every_weight_is_of_something_known_of_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    class Noted(dict[str, float]):
        def __missing__(self, name: str) -> float:
            asked.add(name)
            return 0.0

    asked: set[str] = set()
    monkeypatch.setattr(candidates, "WEIGHTS", Noted())
    assert len(scored(two())) == 2
    assert asked == set(WEIGHTS)


def test_what_is_known_of_each_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    event = two()
    whole, known = scored(event), {}
    monkeypatch.setattr(candidates, "OFFSET", 0.0)
    for name in WEIGHTS:
        monkeypatch.setattr(candidates, "WEIGHTS", {**dict.fromkeys(WEIGHTS, 0.0), name: 1.0})
        known[name] = scored(event)
    for pair, score in whole.items():
        of_pair = {name: scores[pair] for name, scores in known.items()}
        far = any(OTHER[:-1] in told for told in pair)
        assert score == pytest.approx(OFFSET + sum(WEIGHTS[n] * v for n, v in of_pair.items()))
        # Of the two in the second report the thief lies farther from the dam of the first.
        assert of_pair["better rank"] == 0
        assert of_pair["worse rank"] == pytest.approx(log1p(1) if far else 0)
        assert of_pair["values of one kind"] == (not far)
        assert (of_pair["words"] > 0.9, of_pair["context"] > 0.5) == (not far, not far)


def test_a_pair_scores_the_same_whichever_of_its_reports_comes_first() -> None:
    assert scored(two(turned=True)) == pytest.approx(scored(two()))


REPORTS = [
    report("a", TOLD, OTHER),
    report("b", LIKE, "The ferry sank."),
    report("c", OTHER, "The ferry in the harbour sank in a storm."),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_reports_changes_nothing(order: tuple[int, ...]) -> None:
    event, first = events().make([REPORTS[n] for n in order]), events().make(REPORTS)
    found = find_candidates(event, grouped(event.told))
    assert found == find_candidates(first, grouped(first.told))


def test_pairs_stand_in_order_and_like_statements_score_highest() -> None:
    event = events().make(REPORTS)
    found = find_candidates(event, grouped(event.told))
    pairs = [(one.left, one.right) for one in found]
    assert pairs == sorted({*pairs})
    assert all(left < right for left, right in pairs)
    scores = scored(event)
    assert max(scores, key=lambda pair: scores[pair]) == {
        "a.txt The dam above the village burst on Friday",
        "b.txt On Friday the old dam above the village burst",
    }


def test_statements_that_the_very_same_reports_have_are_no_candidates() -> None:
    twice = [report(name, TOLD, OTHER) for name in "ab"]
    assert scored(events().make(twice)) == {}
    # A third report has one of the two alone: it is held against the other.
    assert len(scored(events().make([*twice, report("c", TOLD)]))) == 1


def test_a_statement_is_held_against_so_many_wordings_at_most() -> None:
    count = 2 * NEAREST
    numbered = [report(f"n{n:02}", f"The dam above village {n} burst.") for n in range(count)]
    found = scored(events().make(numbered))
    # Each of two may be among the nearest of the other.
    assert count * NEAREST / 2 <= len(found) <= count * NEAREST
