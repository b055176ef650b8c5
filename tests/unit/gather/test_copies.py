"""Which document repeats which."""

import pytest
from tests.unit.gather.made import FIRE, STRIKE, made

from stemma.gather.copies import CopyFinder
from stemma.model import Copy, Document

WHOLE = made("whole", *FIRE)


def find(*documents: Document) -> list[Copy | None]:
    finder = CopyFinder()
    return [finder.add(document) for document in documents]


def of(found: list[Copy | None]) -> str | None:
    """What the last one is a copy of."""
    return None if found[-1] is None else found[-1].of


@pytest.mark.parametrize(
    "edit",
    [
        made("cut", *FIRE[:3], *FIRE[4:]),
        made("named", *FIRE, "This report is from the Vessling Echo."),
        made("moved", *FIRE[5:], *FIRE[2:5], *FIRE[:2]),
        made("all", *FIRE[5:], *FIRE[2:4], *FIRE[:2]),
    ],
)
def test_a_small_edit_is_a_copy(edit: Document) -> None:
    first, copy = find(WHOLE, edit)
    assert first is None
    assert copy is not None
    assert (copy.document_id, copy.of) == (edit.id, "whole")
    assert copy.share_score > 0.75


def test_the_same_words_are_a_copy_in_full() -> None:
    assert find(WHOLE, made("again", *FIRE))[1] == Copy("again", "whole", 1.0)


@pytest.mark.parametrize(
    "other",
    [
        made("strike", *STRIKE),
        made("half", *FIRE[:4], *STRIKE[:4]),
        made("excerpt", *FIRE[:2]),
        made("longer", *FIRE, *STRIKE[:4]),
        made("toll", *(line.replace("2029", "2027") for line in FIRE)),
    ],
)
def test_what_adds_something_or_is_of_little_is_none(other: Document) -> None:
    assert find(WHOLE, other)[1] is None


def test_of_several_it_is_the_one_with_most_of_it() -> None:
    cut = made("cut", *FIRE[:-1])
    assert of(find(WHOLE, cut, made("again", cut.text))) == "whole"
    assert of(find(cut, WHOLE, made("again", *FIRE))) == "whole"


def test_a_short_text_has_to_be_repeated_nearly_whole() -> None:
    short = made("short", "The dam at Lower Selmy held through the night, the board said.")
    near = made("near", "The dam at Upper Selmy held through the night, the board said.")
    assert find(short, near)[1] is None
    assert find(short, made("same", short.text))[1] == Copy("same", "short", 1.0)


def test_texts_without_words_are_no_copies() -> None:
    assert find(made("a", "…"), made("b", "…")) == [None, None]


def test_the_same_story_in_many_papers_is_known_once() -> None:
    finder = CopyFinder()
    finder.add(WHOLE)
    found = [finder.add(made(f"paper{n}", *FIRE, f"Paper {n}.")) for n in range(20)]
    assert {copy.of for copy in found if copy is not None} == {"whole"}
    assert len(found) == 20
    assert len(finder) == 1
