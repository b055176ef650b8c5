"""Which document repeats which."""

from collections.abc import Callable

import pytest
from tests.unit.gather.made import FIRE, STRIKE, made

from stemma.gather import copies
from stemma.gather.copies import FIRST, LAST, LOOKS, Band, CopyFinder
from stemma.gather.figures import FigureFinder, Figures
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


def versions(count: int) -> list[Document]:
    """One story over and over, each time with another year in it: none is a copy."""
    return [
        made(f"v{n}", *(line.replace("2029", str(1000 + n)) for line in FIRE)) for n in range(count)
    ]


class Counting:
    """Counts the calls of what it stands for."""

    def __init__(self, inner: Callable[..., object]) -> None:
        self.inner = inner
        self.count = 0

    def __call__(self, *given: object) -> object:
        self.count += 1
        return self.inner(*given)


@pytest.mark.parametrize("name", ["shared", "is_changed"])
def test_a_document_is_compared_with_few_however_many_are_alike(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(getattr(copies, name))
    monkeypatch.setattr(copies, name, counting)
    assert find(*versions(150)) == [None] * 150
    assert 1_000 < counting.count <= 150 * (LOOKS + 2)


def test_the_numbers_of_a_document_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    figures = FigureFinder.figures

    def remember(finder: FigureFinder, text: str) -> Figures:
        seen.append(text)
        return figures(finder, text)

    monkeypatch.setattr(FigureFinder, "figures", remember)
    find(*versions(60))
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("number", [0, 1, 147, 149])
def test_a_copy_of_the_first_or_the_latest_versions_is_found(number: int) -> None:
    known = versions(150)
    repeated = known[number]
    assert of(find(*known, made("again", repeated.text, "By a reader in Vessling."))) == repeated.id


@pytest.mark.parametrize("number", [0, 60, 149])
def test_the_very_words_are_found_whichever_version_they_are_of(number: int) -> None:
    known = versions(150)
    assert of(find(*known, made("again", known[number].text))) == f"v{number}"


def test_a_band_keeps_the_first_and_the_last() -> None:
    band = Band(0)
    for place in range(1, 100):
        band.add(place)
    assert [*band] == [*range(FIRST), *range(100 - LAST, 100)]
