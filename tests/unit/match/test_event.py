"""Reports cut into what is compared."""

from itertools import permutations

import numpy as np
import pytest
from tests.unit.match.reports import Told, amount, day, events, report

from stemma.match import order_of

DAM, FERRY, THIEF = "The dam burst.", "The ferry sank.", "A thief left the museum."


def test_statements_and_values_are_numbered_through() -> None:
    flood = Told(
        "On 3 February the flood held 12 miners.",
        values={"3 February": day("2031-02-03"), "12 miners": amount(12, "miner")},
    )
    first = report("a", DAM, flood, published="2031-03-04")
    second = report("b", flood, published="2031-03-05")
    found = events().make([second, first])
    assert found.reports == (first, second)
    assert [(s.document, s.number) for s in found.statements] == [(0, 0), (0, 1), (1, 0)]
    assert [(slot.statement, slot.family) for slot in found.slots] == [
        (1, "date"),
        (1, "count"),
        (2, "date"),
        (2, "count"),
    ]
    assert [found.document_of(slot) for slot in range(4)] == [0, 0, 1, 1]
    assert found.slots_of() == {1: [0, 1], 2: [2, 3]}
    assert len(found.told) == len(found.context) == len(found.words) == 3
    assert found.asked[0] == found.asked[2]


@pytest.mark.parametrize("of", ["context", "words"])
def test_vectors_have_unit_length_and_like_statements_are_near(of: str) -> None:
    found = events().make([report("a", DAM, FERRY), report("b", DAM)])
    vectors = getattr(found, of)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1)
    likeness = vectors @ vectors.T
    assert likeness[0, 2] == pytest.approx(1, abs=1e-4)
    assert likeness[0, 1] < 0.7


def test_the_words_of_a_statement_are_those_of_its_own_vector() -> None:
    found = events().make([report("a", DAM, FERRY)])
    assert np.array_equal(found.words, [statement.vector for statement in found.statements])


def test_a_statement_of_function_words_alone_has_a_context_and_no_words() -> None:
    found = events().make([report("a", "It was so."), report("b", "It was so.")])
    assert found.context[0] @ found.context[1] == pytest.approx(1)
    assert not found.words.any()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_the_reports_changes_nothing(order: tuple[int, ...]) -> None:
    reports = [report("a", DAM, THIEF), report("b", FERRY), report("c", THIEF)]
    found, first = events().make([reports[n] for n in order]), events().make(reports)
    assert (found.reports, found.told) == (first.reports, first.told)
    assert np.array_equal(found.context, first.context)
    assert np.array_equal(found.words, first.words)


def test_reports_stand_in_the_order_of_their_time_then_of_their_words() -> None:
    early, late = (
        report(name, DAM, published=published)
        for name, published in (("z", "2031-03-04"), ("a", "2031-03-05"))
    )
    undated = report("b", DAM)
    assert sorted([undated, late, early], key=order_of) == [early, late, undated]
    assert events().make([undated, late, early]).reports == (early, late, undated)


def test_no_reports_make_no_event() -> None:
    found = events().make([])
    assert (found.statements, found.slots) == ((), ())
    assert len(found.context) == len(found.words) == 0
    assert events().make([report("a")]).statements == ()
