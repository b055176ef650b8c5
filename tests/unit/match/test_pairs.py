"""Two passages as the pair reader takes them, each pair read once."""

import pytest
from tests.unit.match.reports import StubPairs

from stemma.encoder.pieces import CLS, SEP
from stemma.match import pairs as module
from stemma.match.pairs import MARK, SIDE, Pairs, in_order, joined
from stemma.match.passage import CONTEXT, FEATURE_COUNT, LOWER, SHAPES, STATEMENT, VALUE, Passage

LEFT = Passage((7, 8), (STATEMENT * SHAPES + LOWER, CONTEXT * SHAPES + LOWER))
RIGHT = Passage((9,), (VALUE * SHAPES + LOWER,))


def test_a_pair_has_marks_around_its_sides_and_features_of_either() -> None:
    made = joined(LEFT, RIGHT)
    assert made.ids == (CLS, 7, 8, SEP, 9, SEP)
    assert made.features == (MARK, 3, 0, MARK, 6 + SIDE, MARK)
    assert made.left == (0, 1, 0, 0, 0, 0)
    assert made.right == (0, 0, 0, 0, 1, 0)
    assert max(made.features) < FEATURE_COUNT


def test_a_pair_and_its_mirror_image_are_read_once() -> None:
    model = StubPairs()
    found = Pairs(model).read([(LEFT, RIGHT), (RIGHT, LEFT), (LEFT, LEFT), (LEFT, RIGHT)])
    assert len(model.asked) == 2
    assert found[0] == found[1] == found[3] != found[2]


def test_the_order_of_two_hangs_on_themselves() -> None:
    assert in_order(LEFT, RIGHT) == in_order(RIGHT, LEFT)
    cased = Passage(LEFT.ids, (LEFT.features[0] + 1, LEFT.features[1]))
    assert in_order(LEFT, cased) == in_order(cased, LEFT)


def test_what_was_read_before_is_not_read_again() -> None:
    model = StubPairs()
    pairs = Pairs(model)
    assert pairs.read([(LEFT, RIGHT)]) == pairs.read([(RIGHT, LEFT)])
    assert len(model.asked) == 1
    assert pairs.read([]) == []


def test_not_more_is_remembered_than_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 3)
    model = StubPairs()
    pairs = Pairs(model)
    passages = [Passage((number,), (STATEMENT * SHAPES,)) for number in range(10, 15)]
    for _ in range(2):
        for passage in passages:
            assert pairs.read([(LEFT, passage)]) == Pairs(StubPairs()).read([(LEFT, passage)])
    assert len(pairs._known) <= 3
    # Of what is asked at once all is remembered.
    asked = [(RIGHT, passage) for passage in passages]
    assert pairs.read(asked) == pairs.read(asked)
