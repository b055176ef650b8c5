"""When a statement is about a passage: as the scorer of `judged` has it."""

import pytest
from bench.candidates import ROOM, is_about

from stemma.model import Span


def spans(*places: tuple[int, int], document: str = "d") -> tuple[Span, ...]:
    return tuple(Span(document, start, end) for start, end in places)


@pytest.mark.parametrize(
    ("told", "passage", "about"),
    [
        ([(0, 10)], [(0, 10)], True),
        ([(5, 15)], [(0, 10)], True),
        ([(6, 15)], [(0, 10)], False),
        ([(0, 20 + ROOM)], [(0, 10)], True),
        ([(0, 21 + ROOM)], [(0, 10)], False),
        # In pieces: their characters are summed.
        ([(0, 3), (20, 23)], [(0, 10), (20, 22)], False),
        ([(0, 4), (20, 23)], [(0, 10), (20, 22)], True),
        ([], [(0, 10)], False),
    ],
)
def test_half_of_the_passage_and_not_much_more(
    told: list[tuple[int, int]], passage: list[tuple[int, int]], *, about: bool
) -> None:
    assert is_about(spans(*told), spans(*passage)) is about


def test_a_statement_of_another_report_is_not_about_it() -> None:
    assert not is_about(spans((0, 10), document="e"), spans((0, 10)))
