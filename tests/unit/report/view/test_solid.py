"""Which points that agree are facts of the core."""

import pytest

from stemma.model import (
    Brief,
    Claim,
    Corroboration,
    Document,
    JudgedPoint,
    Point,
    Reading,
    Span,
    Verdict,
)
from stemma.report.view.solid import Solid
from stemma.report.view.telling import Telling

DOCUMENTS = (
    Document("a", "a.txt", "The dam at Velm broke at dawn. I think that is so.", "0"),
    Document("b", "b.txt", "At dawn the dam at Velm broke. As I see it that is so.", "0"),
)  # fmt: skip


def reading(document: int, words: str) -> Reading:
    one = DOCUMENTS[document]
    start = one.text.index(words)
    span = Span(one.id, start, start + len(words))
    return Reading(
        f"{one.id}{words}", Claim(f"{one.id}{words}", (span,), "be"), one.id, (span,), None
    )


@pytest.mark.parametrize(
    ("left", "right", "solid"),
    [
        ("The dam at Velm broke at dawn", "At dawn the dam at Velm broke", True),
        ("I think that is so", "As I see it that is so", False),
    ],
)
def test_words_that_say_too_little_are_no_fact_of_the_core(
    left: str,
    right: str,
    solid: bool,  # noqa: FBT001
) -> None:
    readings = (reading(0, left), reading(1, right))
    point = JudgedPoint(
        Point("p", readings), "c", Verdict.AGREED, Corroboration(1, 1),
        agreeing=tuple(r.id for r in readings),
    )  # fmt: skip
    brief = Brief(documents=DOCUMENTS, points=(point,))
    assert (Solid(brief, Telling(brief)).why_not(point) == "") is solid
