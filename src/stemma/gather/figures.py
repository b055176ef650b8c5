"""Whether two texts that are otherwise alike give another number in the same place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from stemma.gather.shingles import split_words
from stemma.lexicon.numbers import NumberUse, load_number_words

COUNTING: Final = frozenset(
    {NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN, NumberUse.HUNDRED, NumberUse.DOZEN}
)

SENTENCE: Final = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")
REACH: Final = 2
"""Words before and after a number that make its place; a sentence ends it."""
FEWEST: Final = 2
"""Words that a place has at least: "about 4 million" may stand twice in a report of money."""

Place = tuple[tuple[str, ...], tuple[str, ...]]
"""The words before and after."""
Figures = Mapping[Place, frozenset[str]]
"""The numbers of a text by their places."""


class FigureFinder:
    """Finds numbers in figures and in words."""

    def __init__(self) -> None:
        self._words: Mapping[str, str] = {
            word: str(use.value)
            for word, uses in load_number_words().items()
            for use in uses
            if use.use in COUNTING
        }

    def figures(self, text: str) -> Figures:
        """The numbers of a text, each where its sentence has words enough around it."""
        found: dict[Place, set[str]] = {}
        for place, number in self._find(text):
            found.setdefault(place, set()).add(number)
        return {place: frozenset(numbers) for place, numbers in found.items()}

    def _find(self, text: str) -> Iterator[tuple[Place, str]]:
        """Every number with the words around it, as far as its sentence has enough of them."""
        for sentence in SENTENCE.split(text):
            words = split_words(sentence)
            for number, word in enumerate(words):
                value = word if word[0].isdigit() else self._words.get(word)
                around = words[max(number - REACH, 0) : number], words[number + 1 :][:REACH]
                if value is not None and sum(map(len, around)) >= FEWEST:
                    yield (tuple(around[0]), tuple(around[1])), value.replace(",", "")


def is_changed(figures: Figures, original: Figures) -> bool:
    """Whether a number of a text stands where the original has another, between equal words.

    A number in words of its own is no change: a line above or below, the hour on a page.

    >>> find = FigureFinder().figures
    >>> is_changed(find("At least 15 people died."), find("At least twelve people died."))
    True
    >>> timed = find("At least 12 were hurt. Posted 9:15 am.")
    >>> is_changed(timed, find("At least twelve were hurt."))
    False
    """
    return any(
        place in original and not numbers <= original[place] for place, numbers in figures.items()
    )
