"""Passages that two reports share: found by shared shingles, then laid word against word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.lineage.words import Words

SHINGLE: Final = 5
"""Words in a row that make two texts worth comparing there."""
PLACES: Final = 4
"""Texts in which a shingle is looked for: the first that have it.

One would do to find every passage, but a copy with small changes that happens to come first would
hide that two others agree where it was changed; and links between all the reports of a small
coverage say more than links with the first.
"""
ENOUGH: Final = 2
"""Passages that cover a word before texts further down the list are left aside for it."""
GAP: Final = 10
"""Words that may differ between two shared runs of one passage: a clause cut out or put in."""
REACH: Final = 3
"""Words that may differ at the end of a passage before it is taken to end."""
ANCHOR: Final = 3
"""Words in a row that must agree beyond such a difference."""


@dataclass(frozen=True, slots=True)
class Block:
    """`count` words that are the same from word `left` of one text and `right` of the other."""

    left: int
    right: int
    count: int

    @property
    def left_end(self) -> int:
        """The word after the last, on the left."""
        return self.left + self.count

    @property
    def right_end(self) -> int:
        """The word after the last, on the right."""
        return self.right + self.count


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of text number `left` that also stands in text `right`: its equal runs in order."""

    left: int
    right: int
    blocks: tuple[Block, ...]

    @property
    def count(self) -> int:
        """Words that are the same."""
        return sum(block.count for block in self.blocks)


def find_passages(texts: Sequence[Words]) -> list[Passage]:
    """Every run of `SHINGLE` words or more that a text shares with one before it, laid out.

    A shingle is looked for in the first `PLACES` texts that have it, so the time taken grows with
    the words there are and not with the pairs of texts. Whether a passage means anything is not
    decided here.

    Source: D. Smith, R. Cordell, A. Mullen: "Computational Methods for Uncovering Reprinted Texts"
    (2015), for shingles and then alignment; the index of first places is our own.
    """
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    out: list[Passage] = []
    for number, text in enumerate(texts):
        words = text.words
        met: dict[int, list[tuple[int, int]]] = {}
        shingles = list(zip(*(words[k:] for k in range(SHINGLE)), strict=False))
        for left, shingle in enumerate(shingles):
            for other, right in places.get(shingle, ()):
                met.setdefault(other, []).append((left, right))
        for left, shingle in enumerate(shingles):
            add_place(places, shingle, (number, left))
        out += _laid_out(number, texts, met)
    return out


def _laid_out(
    number: int, texts: Sequence[Words], met: Mapping[int, list[tuple[int, int]]]
) -> Iterator[Passage]:
    """The passages of one text, those of the texts it shares most with first.

    After the first `PLACES` texts, only words that fewer than `ENOUGH` passages cover are of
    interest.
    """
    words = texts[number].words
    covers = [0] * len(words)
    for rank, other in enumerate(sorted(met, key=lambda other: (-len(met[other]), other))):
        matches = met[other]
        if rank >= PLACES:
            matches = [match for match in matches if covers[match[0]] < ENOUGH]
        for blocks in lay_out(words, texts[other].words, matches):
            for k in range(blocks[0].left, blocks[-1].left_end):
                covers[k] += 1
            yield Passage(number, other, blocks)


def add_place(
    places: dict[tuple[str, ...], list[tuple[int, int]]],
    words: tuple[str, ...],
    place: tuple[int, int],
) -> None:
    """Note where a text, given by number, first has these words, if few texts had them before."""
    known = places.get(words)
    if known is None:
        places[words] = [place]
    elif len(known) < PLACES and known[-1][0] != place[0]:
        known.append(place)


def lay_out(
    left: Sequence[str], right: Sequence[str], matches: Sequence[tuple[int, int]]
) -> list[tuple[Block, ...]]:
    """The passages that shared shingles, as (word on the left, word on the right), make up.

    >>> a, b = "x when the dam held for a whole week", "when the dam had held for a whole week"
    >>> lay_out(a.split(), b.split(), [(4, 4)])
    [(Block(left=1, right=0, count=3), Block(left=4, right=4, count=5))]
    """
    passages: list[list[Block]] = []
    for block in _runs(matches):
        for passage in reversed(passages[-4:]):
            last = passage[-1]
            ahead = block.left - last.left_end, block.right - last.right_end
            if all(-SHINGLE < step <= GAP for step in ahead):
                cut = max(0, -min(ahead))
                if cut < block.count:
                    passage.append(Block(block.left + cut, block.right + cut, block.count - cut))
                break
        else:
            passages.append([block])
    grown: list[tuple[Block, ...]] = []
    for passage in passages:
        if not any(_holds(whole, passage[0]) for whole in grown[-4:]):
            grown.append(_grow(left, right, passage))
    return grown


def _holds(passage: Sequence[Block], block: Block) -> bool:
    """Whether a passage that has grown since takes in this block."""
    return any(
        b.left - b.right == block.left - block.right
        and b.left <= block.left
        and block.left_end <= b.left_end
        for b in passage
    )


def _runs(matches: Sequence[tuple[int, int]]) -> list[Block]:
    """Shingles one after the other on both sides, as one block each run."""
    blocks: list[Block] = []
    for left, right in matches:
        if blocks:
            last = blocks[-1]
            if left - last.left == right - last.right == last.count - SHINGLE + 1:
                blocks[-1] = Block(last.left, last.right, last.count + 1)
                continue
        blocks.append(Block(left, right, SHINGLE))
    return blocks


def _grow(left: Sequence[str], right: Sequence[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks with every equal word taken in that stands beside them, or near beyond an edit."""
    out: list[Block] = []
    for number, block in enumerate(blocks):
        low_left = out[-1].left_end if out else 0
        low_right = out[-1].right_end if out else 0
        whole = _widen(left, right, block, (low_left, low_right), blocks[number + 1 :])
        if not out:
            out += _before(left, right, whole)
        out.append(whole)
    out += _after(left, right, out[-1])
    return tuple(out)


def _widen(
    left: Sequence[str],
    right: Sequence[str],
    block: Block,
    low: tuple[int, int],
    later: Sequence[Block],
) -> Block:
    a, b = block.left, block.right
    while a > low[0] and b > low[1] and left[a - 1] == right[b - 1]:
        a, b = a - 1, b - 1
    high_left = later[0].left if later else len(left)
    high_right = later[0].right if later else len(right)
    end, far = block.left_end, block.right_end
    while end < high_left and far < high_right and left[end] == right[far]:
        end, far = end + 1, far + 1
    return Block(a, b, end - a)


def _after(left: Sequence[str], right: Sequence[str], last: Block) -> list[Block]:
    """The equal runs of at least `ANCHOR` words that follow the last block, over small edits."""
    out: list[Block] = []
    end, far = last.left_end, last.right_end
    while True:
        found = _anchor(left, right, end, far)
        if found is None:
            return out
        a, b = found
        count = 0
        while (
            a + count < len(left) and b + count < len(right) and left[a + count] == right[b + count]
        ):
            count += 1
        out.append(Block(a, b, count))
        end, far = a + count, b + count


def _before(left: Sequence[str], right: Sequence[str], first: Block) -> list[Block]:
    """The same before the first block, by reading backwards."""
    a, b = first.left, first.right
    near = ANCHOR + REACH + 60
    back_left, back_right = left[max(0, a - near) : a][::-1], right[max(0, b - near) : b][::-1]
    found = _after(back_left, back_right, Block(0, 0, 0))
    return [Block(a - f.left_end, b - f.right_end, f.count) for f in reversed(found)]


def _anchor(
    left: Sequence[str], right: Sequence[str], end: int, far: int
) -> tuple[int, int] | None:
    """The nearest places, at most `REACH` words on, from which `ANCHOR` words agree."""
    last_left, last_right = len(left) - ANCHOR, len(right) - ANCHOR
    for total in range(1, 2 * REACH + 1):
        for step in range(max(0, total - REACH), min(total, REACH) + 1):
            a, b = end + step, far + total - step
            if a > last_left or b > last_right or left[a] != right[b]:
                continue
            if left[a + 1 : a + ANCHOR] == right[b + 1 : b + ANCHOR]:
                return a, b
    return None
