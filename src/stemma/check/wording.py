"""The words of a text as a quotation is compared: folded, each with where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stemma.annotate.entities import fold
from stemma.lexicon.numbers import NumberUse, load_number_words

TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
CONTRACTED: Final = (("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"))
"""How one newsroom writes in one word what another writes in two: no alteration."""
WHOLE: Final = {"can't": ("can", "not"), "won't": ("will", "not"), "shan't": ("shall", "not"),
                "cannot": ("can", "not"), "it's": ("it", "is"), "that's": ("that", "is"),
                "let's": ("let", "us")}  # fmt: skip
SPELLED: Final = {
    word: str(int(use.value))
    for word, uses in load_number_words().items()
    for use in uses
    if use.use in {NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN} and use.value.denominator == 1
}
"""Numbers in one word with their digits: "ten" and "10" are one."""
SPELLINGS: Final = (("our", "or"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"))
"""British endings with the American ones: a newsroom spells as its house does."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word as it is compared; two may stand in one place ("do", "not" of "don't")."""

    word: str
    start: int
    end: int


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of characters [start, end).

    >>> [token.word for token in tokens_of("We don’t pay ten, O’Neil’s colour")]
    ['we', 'do', 'not', 'pay', '10', 'oneils', 'color']
    """
    out = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        out += [Token(word, *match.span()) for word in _folded(match[0])]
    return out


def _folded(word: str) -> tuple[str, ...]:
    lower = word.casefold().replace("’", "'")
    if lower in WHOLE:
        return WHOLE[lower]
    for short, whole in CONTRACTED:
        if lower.endswith(short) and len(lower) > len(short):
            return lower[: -len(short)], whole
    plain = fold(lower.replace(",", "") if lower[0].isdigit() else lower)
    plain = SPELLED.get(plain, plain)
    for british, american in SPELLINGS:
        if plain.endswith(british) and len(plain) > len(british) + 2:
            plain = plain[: -len(british)] + american
    return (plain,) if plain else ()


class Wording:
    """The words of one source, with where each of them stands first to last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.words = [token.word for token in self.tokens]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Word → its places."""
        out: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            out.setdefault(word, []).append(place)
        return out

    def find(self, words: Sequence[str], start: int = 0) -> int | None:
        """The first place from `start` on where these words stand in a row."""
        if not words:
            return start
        rarest = min(range(len(words)), key=lambda n: len(self.places.get(words[n], ())))
        places = self.places.get(words[rarest], [])
        for place in places[bisect_left(places, start + rarest) :]:
            at = place - rarest
            if self.words[at : at + len(words)] == [*words]:
                return at
        return None
