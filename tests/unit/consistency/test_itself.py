"""A document against itself."""

from datetime import date
from decimal import Decimal

from stemma.consistency.itself import find_own_conflict
from stemma.model import (
    InconsistencyKind,
    JudgementKind,
    Quantity,
    Span,
)
from stemma.values.moving import Movement
from stemma.values.said import Said

HERE, THERE = Span("d", 0, 4), Span("d", 9, 12)


def count(words: str, number: int) -> Said[Quantity]:
    amount = Decimal(number)
    return Said(Quantity(HERE, amount, amount, dimension="count"), words, date(2031, 3, 4),
                Movement.RISES)  # fmt: skip


def test_a_document_that_gives_two_numbers_is_at_odds_with_itself() -> None:
    kind = JudgementKind.COUNT
    odd = find_own_conflict(kind, count("one", 1), count("two", 2), (THERE,), (HERE,))
    assert odd is not None
    assert (odd.kind, odd.spans) == (InconsistencyKind.SELF, (HERE, THERE))
    assert odd.reason == "“one” (1) and “two” (2) have no amount in common."
    assert find_own_conflict(kind, count("one", 1), count("1", 1), (HERE,), (THERE,)) is None
    # a stretched reading is not held against the author
    assert find_own_conflict(kind, count("100", 100), count("97", 97), (HERE,), (THERE,)) is None


def test_a_document_that_spells_a_name_in_two_ways_is_at_odds_with_itself() -> None:
    kind = JudgementKind.NAME
    names = [Said(name, name) for name in ("Chen Sibao", "Chen Zibao", "Sibao", "Bao Sibao")]
    assert find_own_conflict(kind, names[0], names[1], (HERE,), (THERE,)) is not None
    assert find_own_conflict(kind, names[0], names[2], (HERE,), (THERE,)) is None
    assert find_own_conflict(kind, names[0], names[3], (HERE,), (THERE,)) is None
