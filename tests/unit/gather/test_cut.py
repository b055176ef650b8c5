"""Where a coverage falls apart."""

import numpy as np
import pytest
from tests.unit.gather.made import FIRE, STRIKE, made, table

from stemma.gather.cut import APART, FEWEST, Bags, apartness, cut
from stemma.gather.terms import TermMaker, Terms

COMMON = "Prime Minister Aud Rensvik spoke of it in Ostermark late on Thursday, aides said."


def terms(*texts: str) -> list[Terms]:
    maker = TermMaker(table())
    return [maker.of_document(made(str(number), text)) for number, text in enumerate(texts)]


def reports(lines: tuple[str, ...], count: int) -> list[str]:
    """Reports of an event: each leaves two of its lines out, all end alike."""
    return [
        " ".join([*lines[:n], *lines[n + 2 :], COMMON * 2]) for n in range(min(count, len(lines)))
    ]


@pytest.mark.parametrize("count", [3, 5])
def test_two_events_with_some_words_in_common_are_cut(count: int) -> None:
    fires, strikes = reports(FIRE, count), reports(STRIKE, count)
    mixed = [text for pair in zip(fires, strikes, strict=True) for text in pair]
    evens = list(range(0, 2 * count, 2))
    assert cut(terms(*mixed)) == [evens, [n + 1 for n in evens]]


def test_one_event_is_not() -> None:
    assert cut(terms(*reports(FIRE, 8))) == [list(range(8))]


def test_two_reports_are_no_side() -> None:
    few = reports(FIRE, 6) + reports(STRIKE, FEWEST - 1)
    assert len(cut(terms(*few))) == 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_are_never_cut(count: int) -> None:
    assert cut(terms(*reports(FIRE, count))) == [list(range(count))]


def test_apartness_is_what_the_likenesses_say() -> None:
    found = terms(*reports(FIRE, 3), *reports(STRIKE, 3))
    dense = np.zeros((6, max(int(one.numbers.max()) for one in found) + 1))
    for row, one in enumerate(found):
        dense[row, one.numbers] = one.weights
    alike = dense @ dense.T
    within = [alike[part, part][np.triu_indices(3, 1)].mean() for part in (slice(3), slice(3, 6))]
    side = np.arange(6) < 3
    wanted = alike[:3, 3:].mean() / np.sqrt(within[0] * within[1])
    assert apartness(Bags(found), side) == pytest.approx(wanted)
    assert wanted < APART


def test_documents_without_terms_are_no_trouble() -> None:
    assert len(cut(terms(*reports(FIRE, 6), "…", "…"))) == 1
