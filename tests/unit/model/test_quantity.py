from decimal import Decimal

import pytest

from stemma.model import Quantity, Span

HERE = Span("d", 0, 4)
ONE = Decimal(1)


@pytest.mark.parametrize("other", [HERE, Span("elsewhere", 6, 9)])
def test_a_restatement_is_of_another_quantity_of_the_document(other: Span) -> None:
    with pytest.raises(ValueError, match="restates"):
        Quantity(HERE, ONE, ONE, restates=other)


def test_a_restatement_names_the_first_statement() -> None:
    first = Span("d", 6, 9)
    assert Quantity(HERE, ONE, ONE, restates=first).restates == first
