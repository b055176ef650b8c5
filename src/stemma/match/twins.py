"""Statements worded alike in several reports: which pairs a pair of wordings stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from stemma.match.event import Event
from stemma.match.wordings import tied, verbatim, words_of

MOST: Final = 16
"""Pairs of statements that a pair of wordings stands for, at most: of many copies a few do."""


class Twins:
    """The wordings of an event and the reports that each stands in, looked up once."""

    def __init__(self, event: Event, wordings: Sequence[Sequence[int]]) -> None:
        self._wordings = wordings
        self._documents = [statement.document for statement in event.statements]
        self._texts = [words_of(statement, event.reports) for statement in event.statements]
        by_text: dict[tuple[str, ...], set[int]] = {}
        for text, document in zip(self._texts, self._documents, strict=True):
            by_text.setdefault(text, set()).add(document)
        self._where: list[frozenset[int]] = [frozenset()] * len(self._documents)
        for group in wordings:
            here = {self._documents[n] for n in group}
            for n in group:
                self._where[n] = frozenset(here | by_text[self._texts[n]])

    def pairs(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Pairs of statements of two wordings and reports, the lower first, a few of many copies.

        Where both reports have both wordings, as two statements of one sentence that both have,
        each statement has its own twin, and the two are no pair.
        """
        found = (
            (min(a, b), max(a, b))
            for a in self._wordings[left]
            for b in self._wordings[right]
            if self.are_a_pair(a, b)
        )
        return islice(found, MOST)

    def are_a_pair(self, left: int, right: int) -> bool:
        """Whether two statements are of two reports that do not both have both."""
        one, other = self._documents[left], self._documents[right]
        crossed = other in self._where[left] and one in self._where[right]
        return one != other and not crossed

    def alike(self) -> Iterator[tuple[int, int]]:
        """Pairs of two reports' statements that are worded alike, or say the same word for word."""
        found = {*verbatim(self._texts), *(p for group in self._wordings for p in tied(group))}
        for left, right in sorted(found):
            if self._documents[left] != self._documents[right]:
                yield left, right
