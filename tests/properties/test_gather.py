"""What holds of every pile: coverages are a partition, and order makes no difference."""

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.gather.made import FIRE, STRIKE, made, table

from stemma.gather import Gatherer, gather
from stemma.gather.order import order_of
from stemma.model import Document, Gathering

LINES = (
    *FIRE,
    *STRIKE,
    "Aud Rensvik said on Thursday that she had not been told.",
    "The museum at Hallvik bought a whaler's diary for 4,100 crowns.",
    "A court in Hallvik freed the captain of the whaler for want of proof.",
)
FEW = settings(max_examples=40)
DATES = (None, "2031-05-06", "2031-05-07T10:00:00Z", "2031-06-20")
FAR = "Zorbula Quenti pruned quinces under Mount Ixtarre while piccolos trilled in Wurzelheim."


@st.composite
def piles(draw: Callable[..., Any]) -> list[Document]:
    """Up to nine reports, each of some lines, some with a date or a title."""
    return [
        made(
            f"d{number}",
            *draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=8)),
            published=draw(st.sampled_from(DATES)),
            title=draw(st.sampled_from((None, LINES[0], LINES[8]))),
        )
        for number in range(draw(st.integers(0, 9)))
    ]


def parts(found: Gathering) -> set[frozenset[str]]:
    return {frozenset(coverage.documents) for coverage in found.coverages}


def run(documents: Sequence[Document]) -> Gathering:
    return gather(documents, table=table())


@FEW
@given(pile=piles())
def test_coverages_are_a_partition(pile: list[Document]) -> None:
    found = run(pile)
    held = [identity for coverage in found.coverages for identity in coverage.documents]
    assert sorted(held) == sorted(document.id for document in pile)
    assert [document.id for document in found.documents] == held


@FEW
@given(pile=piles(), data=st.data())
def test_the_order_makes_no_difference(pile: list[Document], data: st.DataObject) -> None:
    assert run(data.draw(st.permutations(pile))) == run(pile)


@FEW
@given(pile=piles())
def test_one_by_one_by_time_is_all_at_once(pile: list[Document]) -> None:
    gatherer = Gatherer(table())
    for document in sorted(pile, key=order_of):
        gatherer.add(document)
        gatherer.gathering()
    assert gatherer.gathering() == run(pile)


@FEW
@given(pile=piles(), data=st.data())
def test_a_copy_joins_its_original_and_changes_nothing_else(
    pile: list[Document], data: st.DataObject
) -> None:
    if not pile:
        return
    original = data.draw(st.sampled_from(pile))
    # Without a date, and last by its name: it comes after what it repeats.
    again = made("zz", original.text, title=original.title)
    before, after = run(pile), run([*pile, again])
    joined = {part | {"zz"} if original.id in part else part for part in parts(before)}
    assert parts(after) == joined
    assert {copy.document_id for copy in after.copies} == {
        "zz",
        *(copy.document_id for copy in before.copies),
    }


@FEW
@given(pile=piles(), published=st.sampled_from(DATES))
def test_an_unrelated_document_changes_nothing_elsewhere(
    pile: list[Document], published: str | None
) -> None:
    before, after = run(pile), run([*pile, made("far", FAR, published=published)])
    assert set(after.coverages) - set(before.coverages) == {
        coverage for coverage in after.coverages if coverage.documents == ("far",)
    }
    assert set(before.coverages) <= set(after.coverages)
    assert after.copies == before.copies


@FEW
@given(pile=piles())
def test_copies_are_of_documents_that_are_there_and_never_in_a_ring(pile: list[Document]) -> None:
    found = run(pile)
    of = {copy.document_id: copy.of for copy in found.copies}
    for start in of:
        seen, at = set(), start
        while at in of:
            assert at not in seen
            seen.add(at)
            at = of[at]
