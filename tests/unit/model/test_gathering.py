"""A gathering refuses to be what it cannot mean."""

import pytest
from tests.unit.gather.made import made

from stemma.model import Copy, Coverage, Document, Gathering

A, B = made("a", "One."), made("b", "Two.")
ALONE = (Coverage("1", ("a",)), Coverage("2", ("b",)))


@pytest.mark.parametrize(
    ("coverages", "copies", "documents"),
    [
        (ALONE, (), (B, A)),
        (ALONE, (), (A,)),
        (ALONE[:1], (), (A, B)),
        ((*ALONE, Coverage("3", ("a",))), (), (A, B, A)),
        (ALONE, (Copy("a", "b", 1.0),), (A, B)),
        (ALONE, (Copy("c", "b", 1.0),), (A, B)),
    ],
)
def test_what_does_not_fit_is_refused(
    coverages: tuple[Coverage, ...], copies: tuple[Copy, ...], documents: tuple[Document, ...]
) -> None:
    with pytest.raises(ValueError, match=r"gathering|coverages|copy"):
        Gathering(coverages, copies, documents)


def test_what_fits_is_kept() -> None:
    both = Coverage("1", ("a", "b"))
    assert Gathering((both,), (Copy("b", "a", 0.9),), (A, B)).copies[0].of == "a"
