"""Who does the work of a run: the pipeline says what is done to which values, an engine where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from stemma.run.tools import Tools

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[Tools, Sequence[T]], Sequence[R]]
"""Values → one result for each, in their order. What becomes of one hangs on no other, so that an
engine may cut them as it likes. A function of a module, so that another process can be told of it.
"""


class Engine(Protocol):
    """Does work, in one process or in many, with the same results."""

    @property
    def tools(self) -> Tools:
        """Those of this process, for what is not handed out."""

    def map(self, work: Work[T, R], items: Iterable[T], size: Callable[[T], int]) -> Iterator[R]:
        """The result of every item, in their order, as it is asked for.

        `size` is about how much work an item is, in characters of text to be read. The items are
        asked for as they are needed, some ahead.

        Raises:
            Exception: what `work` raises, in its turn.
        """


def cut(
    items: Iterable[T], size: Callable[[T], int], *, count: int, characters: int
) -> Iterator[list[T]]:
    """The items in groups, none of which exceeds the two limits; one item always fits.

    >>> list(cut("a bb cc d".split(), len, count=3, characters=4))
    [['a', 'bb'], ['cc', 'd']]
    """
    group: list[T] = []
    total = 0
    for item in items:
        more = size(item)
        if group and (len(group) >= count or total + more > characters):
            yield group
            group, total = [], 0
        group.append(item)
        total += more
    if group:
        yield group
