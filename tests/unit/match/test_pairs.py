"""Two passages as the pair reader takes them, each pair read once."""

import pytest
from tests.unit.match.reports import StubPairs

from stemma.encoder.pieces import CLS, SEP
from stemma.match import pairs as module
from stemma.match.pairs import CLOSE, COLON, OPEN, Pairs, in_order, joined, marked
from stemma.match.passage import CONTEXT, LOWER, SHAPES, STATEMENT, VALUE, Passage

CONTEXTUAL, STATED, VALUED = (place * SHAPES + LOWER for place in (CONTEXT, STATEMENT, VALUE))
LEFT = Passage((7, 8, 9), (STATED, STATED, CONTEXTUAL))
RIGHT = Passage((7, 5, 6, 4), (STATED, STATED, VALUED, STATED))


def test_a_pair_has_marks_around_what_is_judged() -> None:
    made = joined(LEFT, RIGHT)
    one, other = [7, COLON, OPEN, 8, CLOSE, 9], [7, COLON, 5, OPEN, 6, CLOSE, 4]
    assert made.ids == (CLS, *one, SEP, *other, SEP)
    assert made.sides == (0,) * 8 + (1,) * 8
    assert [i for i, own in zip(made.ids, made.left, strict=True) if own] == [8]
    assert [i for i, own in zip(made.ids, made.right, strict=True) if own] == [6]
    assert len(made.ids) == len(made.sides) == len(made.left) == len(made.right)


def test_a_statement_that_ends_the_passage_is_closed() -> None:
    assert marked(Passage((7, 8), (STATED, STATED)))[0] == [7, COLON, OPEN, 8, CLOSE]
    assert marked(Passage((7, 3, 8), (STATED, STATED, CONTEXTUAL), 2))[0] == [7, 3, COLON, 8]


def test_a_pair_and_its_mirror_image_are_read_once() -> None:
    model = StubPairs()
    found = Pairs(model).read([(LEFT, RIGHT), (RIGHT, LEFT), (LEFT, LEFT), (LEFT, RIGHT)])
    assert len(model.asked) == 2
    assert found[0] == found[1] == found[3] != found[2]


def test_the_order_of_two_hangs_on_themselves() -> None:
    assert in_order(LEFT, RIGHT) == in_order(RIGHT, LEFT)
    cased = Passage(LEFT.ids, (LEFT.features[0], LEFT.features[1] + 1, LEFT.features[2]))
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
    passages = [Passage((7, number), (STATED, STATED)) for number in range(10, 15)]
    for _ in range(2):
        for passage in passages:
            assert pairs.read([(LEFT, passage)]) == Pairs(StubPairs()).read([(LEFT, passage)])
    assert len(pairs._known) <= 3
    # Of what is asked at once all is remembered.
    asked = [(RIGHT, passage) for passage in passages]
    assert pairs.read(asked) == pairs.read(asked)
