"""One quotation in two wordings: "we will not pay a single cent", "we will not pay any cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, islice, product
from typing import Final

from stemma.model import Span

WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
ADDED: Final = re.compile(r"\[[^\]]*\]|\([^)]*\)")
"""What an editor put into a quotation."""
CUT: Final = re.compile(r"\.\s?\.\s?\.|…")
"""The mark of words left out: what lacks words for that was not altered."""

CONTRACTED: Final = (("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am"))
"""How a newsroom may write two words: no alteration."""

SHORTEST: Final = 5
"""Words of the shorter quotation, at least."""
ALIKE: Final = 0.6
"""Least share of words, in order, that two quotations of one sentence have in common."""
MOST: Final = 16
"""Pairs of statements that two wordings stand for, at most."""
SHINGLE: Final = 3
"""Words in a row that two quotations must share to be looked at."""


def quoted_words(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words of spans that stand wholly in quotation marks, folded; none if they do not.

    What an editor added in brackets is left out; of a quotation with words left out none are given.
    """
    start = spans[0].start
    opened = text.rfind("\n", 0, start) + 1
    before = text[opened:start].replace("''", '"').replace("``", '"')
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    told = " ".join(span.of(text) for span in spans)
    starts = told[:1] in {"“", '"'}
    if not (inside or starts) or any(mark in told[1:-1] for mark in '“”"') or CUT.search(told):
        return ()
    folded = ADDED.sub(" ", told).casefold().replace("’", "'").replace("n't", " not")
    for short, whole in CONTRACTED:
        folded = folded.replace(short, f" {whole}")
    return tuple(WORD.findall(folded))


def are_one_altered(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two quotations are of one sentence and not the same, nor one a part of the other.

    >>> are_one_altered("we will not pay a single cent".split(), "we will not pay any cent".split())
    True
    >>> are_one_altered("we will not pay a single cent".split(), "we will not pay".split())
    False
    """
    if min(len(one), len(other)) < SHORTEST or one == other:
        return False
    if SequenceMatcher(None, one, other, autojunk=False).ratio() < ALIKE:
        return False
    return not _part_of(one, other) and not _part_of(other, one)


def _part_of(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all words of one stand in the other in a row: it was cut short, not altered."""
    width = len(few)
    return any(many[at : at + width] == few for at in range(len(many) - width + 1))


def find_altered(
    quoted: Sequence[Sequence[str]], documents: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs (left, right) of quotations of two reports that are one sentence in two wordings.

    `quoted` are the quoted words of each statement, none for one without.
    """
    said: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(quoted):
        if len(words) >= SHORTEST:
            said.setdefault(tuple(words), []).append(number)
    where: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for told in said:
        for shingle in {told[n : n + SHINGLE] for n in range(len(told) - SHINGLE + 1)}:
            where.setdefault(shingle, []).append(told)
    asked = {pair for alike in where.values() for pair in combinations(alike, 2)}
    return sorted(
        pair
        for one, other in sorted(asked)
        if are_one_altered(one, other)
        for pair in _of_two_reports(said[one], said[other], documents)
    )


def _of_two_reports(
    left: Sequence[int], right: Sequence[int], documents: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of statements, a few of many copies."""
    found = ((min(p), max(p)) for p in product(left, right) if documents[p[0]] != documents[p[1]])
    return islice(found, MOST)
