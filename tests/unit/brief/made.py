"""Briefs of texts, read once each by the real reader."""

from collections.abc import Callable, Sequence
from functools import cache

from _pytest.mark import ParameterSet

from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Annotations, Brief, Document
from stemma.read import read_text

DAY = "2031-05-06"


@cache
def reader() -> CloseReader:
    return CloseReader.load()


@cache
def maker() -> BriefMaker:
    return BriefMaker.load()


@cache
def said(text: str, published: str | None = DAY, source: str | None = None) -> Annotations:
    """A text as it is read closely."""
    name = source or f"{len(text)}-{text[-12:-1]}.txt"
    document = read_text(text, name, published=published)
    assert isinstance(document, Document)
    (found,) = reader().annotate([document])
    return found


def compare(*reports: str | Annotations) -> Brief:
    """The brief of texts."""
    return maker().make([said(r) if isinstance(r, str) else r for r in reports])


Pair = tuple[str, str] | ParameterSet
"""Two sentences, with the name of the case if it has one."""


def fails(holds: Callable[[str, str], bool], pairs: Sequence[Pair]) -> int:
    """How many of the pairs do not hold, their sentences printed.

    What the pair reader makes of a sentence was learnt: a few of a table may go wrong at any
    training, and the tables say how many do.
    """
    count = 0
    for pair in pairs:
        left, right = pair.values if isinstance(pair, ParameterSet) else pair
        if not holds(str(left), str(right)):
            print(f"{left!r} / {right!r}")  # noqa: T201 - shown by pytest where the test fails
            count += 1
    return count
