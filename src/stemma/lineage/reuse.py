"""What reports share word for word: passages and utterances, and where each word stood first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from stemma.lexicon.words import load_words
from stemma.lineage.passages import Block, Passage, find_passages
from stemma.lineage.quotes import find_quotes
from stemma.lineage.words import Words
from stemma.model import LineageKind, Span

COPIED: Final = 14
"""Equal words outside quotations that two reports do not share by chance.

Read off the shared passages of nine coverages: from 14 words on all were copied, from 9 to 13 two
in three were set phrases ("Ana Ruiz, the estranged husband of …"), unless they were a whole
sentence.
"""
SENTENCE: Final = 9
"""Equal words that are enough if they are a whole sentence in both."""
MOST: Final = 0.8
"""Share of the words of a sentence that may stand for the whole: a word or two was changed."""
QUOTED: Final = 10
"""Equal words that are one utterance though only one of the two puts marks around them."""
TELLING: Final = 5
"""Words other than function words that a copied passage has at least."""

_TEXT: Final = 1 << 32
"""The number of a text times this, and the number of a word in it, make one number."""
_EMBEDDED: Final = re.compile(r"\(@\w{2,}\)|pic\.twitter\.com/|https?://t\.co/")
"""What a posting shown in full carries with it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that text number `left` shares with text number `right`, which comes before it."""

    kind: LineageKind
    left: int
    right: int
    blocks: tuple[Block, ...]

    @property
    def left_range(self) -> tuple[int, int]:
        """The words on the left from the first to after the last."""
        return self.blocks[0].left, self.blocks[-1].left_end

    @property
    def right_range(self) -> tuple[int, int]:
        """The same on the right."""
        return self.blocks[0].right, self.blocks[-1].right_end


@dataclass(frozen=True, slots=True)
class Reuse:
    """All that the texts share; `roots` says of every word in which text and where it stood first.

    A root is (text, word) packed in one number; a word that stands in no shared passage is its
    own root.
    """

    texts: tuple[Words, ...]
    shared: tuple[Shared, ...]
    roots: tuple[tuple[int, ...], ...]

    def roots_of(self, number: int, spans: Sequence[Span]) -> frozenset[int]:
        """The roots of each two words that stand together, here and there, in these spans."""
        text, roots = self.texts[number], self.roots[number]
        found: set[int] = set()
        for span in spans:
            first, last = text.within(span.start, span.end)
            found.update(a for a, b in pairwise(roots[first:last]) if b == a + 1)
        return frozenset(found)


@cache
def function_words() -> frozenset[str]:
    """Words that tell nothing of where a text is from."""
    return load_words("function_words.txt")


def find_reuse(texts: Sequence[Words], contents: Sequence[str]) -> Reuse:
    """What each text shares with those before it; `contents` are their characters."""
    shared = list(_judged(texts, contents))
    covered: list[set[int]] = [set() for _ in texts]
    for item in shared:
        for block in item.blocks:
            covered[item.left].update(range(block.left, block.left_end))
    shared += (
        Shared(LineageKind.QUOTES, quote.left, quote.right, quote.blocks)
        for quote in find_quotes(texts, function_words())
        if not covered[quote.left].issuperset(
            range(quote.blocks[0].left, quote.blocks[-1].left_end)
        )
    )
    return Reuse(tuple(texts), tuple(shared), _roots(texts, shared))


def _judged(texts: Sequence[Words], contents: Sequence[str]) -> Iterator[Shared]:
    for passage in find_passages(texts):
        shared = _judge(passage, texts[passage.left], texts[passage.right])
        if shared is None:
            continue
        first, last = shared.left_range
        words = texts[passage.left]
        if _EMBEDDED.search(contents[passage.left], words.starts[first], words.ends[last - 1] + 30):
            shared = Shared(LineageKind.QUOTES, shared.left, shared.right, shared.blocks)
        yield shared


def _judge(passage: Passage, left: Words, right: Words) -> Shared | None:
    """What kind of sharing a passage is; `None` where it may be chance."""
    own = quoted = telling = 0
    dull = function_words()
    for block in passage.blocks:
        a, b = slice(block.left, block.left_end), slice(block.right, block.right_end)
        for here, there, word in zip(
            left.quote_of[a], right.quote_of[b], left.words[a], strict=True
        ):
            if here >= 0 or there >= 0:
                quoted += 1
            else:
                own += 1
                telling += word not in dull
    whole = SENTENCE <= own < COPIED and _has_sentence(passage, left, right)
    if (own >= COPIED or whole) and telling >= TELLING:
        return Shared(LineageKind.COPIES, passage.left, passage.right, passage.blocks)
    if quoted >= QUOTED:
        blocks = tuple(_quoted(passage, left, right))
        return Shared(LineageKind.QUOTES, passage.left, passage.right, blocks)
    return None


def _has_sentence(passage: Passage, left: Words, right: Words) -> bool:
    """Whether a sentence of `SENTENCE` words or more is whole on both sides, or all but few."""
    start, end = passage.blocks[0], passage.blocks[-1]
    length = max(end.left_end - start.left, end.right_end - start.right)
    if passage.count >= MOST * length and all(
        (
            _breaks(left, start.left),
            _breaks(left, end.left_end),
            _breaks(right, start.right),
            _breaks(right, end.right_end),
        )
    ):
        return True
    for block in passage.blocks:
        starts = [
            k
            for k in range(block.count + 1)
            if _breaks(left, block.left + k) and _breaks(right, block.right + k)
        ]
        for first, last in pairwise(starts):
            one = left.sentence_of[block.left + first] == left.sentence_of[block.left + last - 1]
            if one and last - first >= SENTENCE:
                return True
    return False


def _breaks(text: Words, place: int) -> bool:
    """Whether a sentence begins at a word, or the text ends before it."""
    number = text.sentence_of
    return place in (0, len(number)) or number[place - 1] != number[place]


def _quoted(passage: Passage, left: Words, right: Words) -> Iterator[Block]:
    """The part of the blocks that one of the two puts in quotation marks."""
    for block in passage.blocks:
        start = 0
        for k in range(block.count + 1):
            inside = k < block.count and (
                left.quote_of[block.left + k] >= 0 or right.quote_of[block.right + k] >= 0
            )
            if not inside:
                if k > start:
                    yield Block(block.left + start, block.right + start, k - start)
                start = k + 1


def _roots(texts: Sequence[Words], shared: Sequence[Shared]) -> tuple[tuple[int, ...], ...]:
    """Where each word stood first, over all the texts that have it in one passage."""
    roots = [list(range(n * _TEXT, n * _TEXT + len(text.words))) for n, text in enumerate(texts)]
    parent: dict[int, int] = {}

    def find(word: int) -> int:
        while (above := parent.get(word)) is not None:
            word = above
        return word

    # In the order of the left text, so that what a word takes over has its root by then.
    for item in sorted(shared, key=_left):
        mine, theirs, own = roots[item.left], roots[item.right], item.left * _TEXT
        for block in (*item.blocks, *_edits(item.blocks)):
            shift = block.right - block.left
            for k in range(block.left, block.left_end):
                root, first = mine[k], theirs[k + shift]
                if root == own + k:
                    mine[k] = first
                elif root != first:
                    root, first = find(root), find(first)
                    if root != first:
                        parent[max(root, first)] = min(root, first)
    if not parent:
        return tuple(map(tuple, roots))
    return tuple(tuple(map(find, row)) for row in roots)


def _edits(blocks: Sequence[Block]) -> Iterator[Block]:
    """The short stretches between equal runs: words that one of the two put for the other's."""
    for one, other in pairwise(blocks):
        left, right = other.left - one.left_end, other.right - one.right_end
        if min(left, right) > 0 and max(left, right) <= EDIT:
            yield Block(one.left_end, one.right_end, min(left, right))


EDIT: Final = 15
"""Words between two equal runs of one passage that are an edit and no report of one's own."""


def _left(item: Shared) -> int:
    return item.left
