"""A near-copy against the text that it repeats: the words that took the place of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from stemma.gather.shingles import WORD

WIDTH: Final = 3
"""Words in a row by which a place of one text is known in the other, if they stand there once."""
REACH: Final = 16
"""Words up to which a stretch is an edit; more of them are other text."""

Stretch = tuple[int, int]
"""Half-open, in code points of its text."""
Row = Sequence[tuple[str, int, int]]
"""Words of a text, letter case aside, with their places."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a copy in the place of others; the words on either side of both are the same."""

    before: Stretch
    after: Stretch


@dataclass(frozen=True, slots=True)
class _Block:
    """So many words that both texts have in a row, from these numbers on."""

    old: int
    new: int
    count: int


def find_edits(before: str, after: str) -> tuple[Edit, ...]:
    """The words of a copy that stand where the text it repeats has others, in the copy's order.

    Words put in or taken out are none, nor is what stands before the first words that both have or
    behind the last. Paragraphs may stand in another order. Linear in the length of both texts.

    Source: the words by which both are aligned stand once in the earlier text, as the lines of
    Bram Cohen's patience diff do; stretches between need not come in order, as texts are moved.

    >>> one = "At dusk the old mill of Garth had nine workers, the owner said."
    >>> other = "At dusk the old mill of Garth had eleven workers, the owner said."
    >>> [(one[a:b], other[c:d]) for (a, b), (c, d) in
    ...     ((edit.before, edit.after) for edit in find_edits(one, other))]
    [('nine', 'eleven')]
    """
    old, new = _row(before), _row(after)
    edits = []
    blocks = _blocks(old, new)
    for left, right in pairwise(blocks):
        was = (left.old + left.count, right.old)
        now = (left.new + left.count, right.new)
        if 0 < was[1] - was[0] <= REACH and 0 < now[1] - now[0] <= REACH:
            edits.append(Edit(_stretch(old, was), _stretch(new, now)))
    return tuple(edits)


def _blocks(old: Row, new: Row) -> list[_Block]:
    """What both texts have in a row, in the order of the new one; no two of it overlap there."""
    known: dict[tuple[str, ...], int] = {}
    for number in range(len(old) - WIDTH + 1):
        shingle = _shingle(old, number)
        known[shingle] = -1 if shingle in known else number
    blocks: list[_Block] = []
    number = 0
    while number <= len(new) - WIDTH:
        place = known.get(_shingle(new, number), -1)
        if place < 0:
            number += 1
            continue
        # The words before may be the same, though they stand more than once.
        least_new = blocks[-1].new + blocks[-1].count if blocks else 0
        least_old = blocks[-1].old + blocks[-1].count if blocks else 0
        first, count = number, WIDTH
        while first > least_new and place > 0 and place != least_old:
            if old[place - 1][0] != new[first - 1][0]:
                break
            first, place, count = first - 1, place - 1, count + 1
        while (
            first + count < len(new)
            and place + count < len(old)
            and old[place + count][0] == new[first + count][0]
        ):
            count += 1
        blocks.append(_Block(place, first, count))
        number = first + count
    return blocks


def _row(text: str) -> Row:
    return [(found[0].casefold(), *found.span()) for found in WORD.finditer(text)]


def _shingle(row: Row, number: int) -> tuple[str, ...]:
    return tuple(word for word, _, _ in row[number : number + WIDTH])


def _stretch(row: Row, words: tuple[int, int]) -> Stretch:
    return row[words[0]][1], row[words[1] - 1][2]
