import pytest

from stemma.errors import ContractError
from stemma.model import Span


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or negative"):
        Span("d", start, end)


def test_a_span_cuts_code_points_not_bytes() -> None:
    assert Span("d", 1, 3).of("é😀x") == "😀x"


def test_a_span_past_the_end_is_refused_not_shortened() -> None:
    with pytest.raises(ContractError, match="outside its text of 3"):
        Span("d", 1, 4).of("abc")


def test_overlap_needs_a_shared_character_and_the_same_document() -> None:
    assert Span("d", 0, 3).overlaps(Span("d", 2, 5))
    assert not Span("d", 0, 3).overlaps(Span("d", 3, 5))
    assert not Span("d", 0, 3).overlaps(Span("e", 0, 3))


def test_a_span_contains_itself_and_what_lies_inside() -> None:
    assert Span("d", 1, 4).contains(Span("d", 1, 4))
    assert Span("d", 1, 4).contains(Span("d", 2, 3))
    assert not Span("d", 1, 4).contains(Span("d", 0, 3))
    assert not Span("d", 1, 4).contains(Span("e", 2, 3))


def test_spans_hash_and_order_by_document_start_end() -> None:
    spans = [Span("e", 0, 1), Span("d", 2, 3), Span("d", 0, 2), Span("d", 0, 1)]
    assert sorted(spans) == [spans[3], spans[2], spans[1], spans[0]]
    assert len({Span("d", 0, 1), Span("d", 0, 1)}) == 1
    assert len(Span("d", 2, 7)) == 5
