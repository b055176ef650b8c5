"""Groups: a partition that neither order, nor copies, nor strangers change."""

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.align.reports import WORDS, report, statements, table

from stemma.align.group import join
from stemma.align.pairs import Likelihood
from stemma.align.points import order_of
from stemma.model import Annotations

LEAST = 0.25

sentences = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(" ".join)
texts = st.lists(sentences, min_size=1, max_size=5).map(tuple)
piles = st.lists(texts, min_size=1, max_size=5, unique=True)

Groups = frozenset[frozenset[tuple[str, int]]]


def grouped(reports: list[Annotations]) -> Groups:
    ordered = sorted(reports, key=order_of)
    groups = join(Likelihood(statements(*ordered), table()), least=LEAST)
    return frozenset(
        frozenset((ordered[said.document].document.source, said.place) for said in found)
        for found in groups
    )


def reports_of(pile: list[tuple[str, ...]]) -> list[Annotations]:
    return [report(f"r{number}", *said) for number, said in enumerate(pile)]


@given(piles)
def test_every_claim_is_in_one_group(pile: list[tuple[str, ...]]) -> None:
    found = [claim for group in grouped(reports_of(pile)) for claim in group]
    assert sorted(found) == sorted(
        (f"r{number}", place) for number, said in enumerate(pile) for place in range(len(said))
    )


@given(piles, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(pile: list[tuple[str, ...]], random) -> None:  # type: ignore[no-untyped-def]
    reports = reports_of(pile)
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert grouped(shuffled) == grouped(reports)


@given(piles, st.data())
def test_a_copy_joins_its_original_and_changes_nothing_else(
    pile: list[tuple[str, ...]], data: st.DataObject
) -> None:
    reports = reports_of(pile)
    copied = data.draw(st.integers(0, len(pile) - 1))
    before, after = grouped(reports), grouped([*reports, report("copy", *pile[copied])])
    bare = frozenset(frozenset(c for c in group if c[0] != "copy") for group in after)
    assert bare == before
    for group in after:
        for name, place in group:
            if name == "copy":
                assert (f"r{copied}", place) in group
