"""The encoder reads ahead of the rules: that must not be seen in what is found."""

from collections.abc import Iterator

import pytest

from stemma.annotate import Annotator
from stemma.annotate.annotator import AHEAD
from stemma.model import Document
from stemma.read import read_text

SHORT = "The dam at Tesvik held, officials said on Monday."
LONG = f"{SHORT} Ana Ruud, who heads the water board, saw no leak in the gate. " * 40


def document(text: str, name: str) -> Document:
    found = read_text(text, name)
    assert isinstance(found, Document)
    return found


def test_documents_come_in_order_as_if_each_were_alone(annotator: Annotator) -> None:
    texts = (SHORT, LONG, "…", LONG[:900], SHORT.upper())
    documents = [document(text, f"{number}.txt") for number, text in enumerate(texts)]
    together = annotator.annotate(documents)
    assert [found.document for found in together] == documents
    assert together == tuple(annotator.annotate([one])[0] for one in documents)
    assert not annotator.annotate([])


def test_the_encoder_is_ahead_and_not_too_far(annotator: Annotator) -> None:
    taken = 0

    def documents() -> Iterator[Document]:
        nonlocal taken
        for number in range(3 * AHEAD):
            taken += 1
            yield document(SHORT, f"{number}.txt")

    found = annotator.read_all(documents())
    next(found)
    assert 1 < taken <= AHEAD + 1
    assert sum(1 for _ in found) == 3 * AHEAD - 1


def test_what_is_not_asked_for_is_not_read(annotator: Annotator) -> None:
    found = annotator.read_all([document(LONG, "a.txt"), document(SHORT, "b.txt")])
    next(found)
    found.close()  # type: ignore[attr-defined] # it is a generator
    with pytest.raises(StopIteration):
        next(found)
