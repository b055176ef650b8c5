"""Short utterances that two reports quote in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.lineage.passages import Block, Passage, add_place
from stemma.lineage.words import Words

SHORTEST: Final = 4
"""Words in a row that two quotations must share."""
PART: Final = 6
"""Words in a row that are enough where neither quotation lies whole in the other."""
TELLING: Final = 2
"""Words among them that are more than function words."""


def find_quotes(texts: Sequence[Words], function_words: AbstractSet[str]) -> list[Passage]:
    """Runs of words that stand in a quotation of one text and in one of a text before it.

    Either one quotation is part of the other and has `SHORTEST` words or more, or the run has
    `PART`; at least `TELLING` of the words must say something.
    """
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    out: list[Passage] = []
    for number, text in enumerate(texts):
        starts = list(_grams(text))
        done: dict[int, int] = {}
        for left in starts:
            for other, right in places.get(text.words[left : left + SHORTEST], ()):
                if left < done.get(other, 0):
                    continue
                block = _widen(text, texts[other], left, right)
                done[other] = block.left_end
                if _tells(block, text, texts[other], function_words):
                    out.append(Passage(number, other, (block,)))
        for left in starts:
            add_place(places, text.words[left : left + SHORTEST], (number, left))
    return out


def _grams(text: Words) -> Iterator[int]:
    """Every word from which `SHORTEST` words stand in one quotation."""
    quote_of = text.quote_of
    for left in range(len(quote_of) - SHORTEST + 1):
        if quote_of[left] >= 0 and quote_of[left] == quote_of[left + SHORTEST - 1]:
            yield left


def _widen(left: Words, right: Words, a: int, b: int) -> Block:
    """The longest run of equal words around two places, inside both quotations."""
    here, there = left.quote_of[a], right.quote_of[b]
    end, far = a, b
    while (
        end < len(left.words)
        and far < len(right.words)
        and left.words[end] == right.words[far]
        and left.quote_of[end] == here
        and right.quote_of[far] == there
    ):
        end, far = end + 1, far + 1
    while (
        a > 0
        and b > 0
        and left.words[a - 1] == right.words[b - 1]
        and left.quote_of[a - 1] == here
        and right.quote_of[b - 1] == there
    ):
        a, b = a - 1, b - 1
    return Block(a, b, end - a)


def _tells(block: Block, left: Words, right: Words, function_words: AbstractSet[str]) -> bool:
    telling = [k for k in range(block.count) if left.words[block.left + k] not in function_words]
    if len(telling) < TELLING:
        return False
    if all(left.capital[block.left + k] and right.capital[block.right + k] for k in telling):
        return False  # a name, a title or a slogan in quotation marks
    whole = _is_whole(left, block.left, block.left_end) or _is_whole(
        right, block.right, block.right_end
    )
    return whole or block.count >= PART


def _is_whole(text: Words, first: int, last: int) -> bool:
    """Whether the words are all that one quotation holds."""
    number = text.quote_of[first]
    return (first == 0 or text.quote_of[first - 1] != number) and (
        last == len(text.quote_of) or text.quote_of[last] != number
    )
