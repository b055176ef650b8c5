"""One quotation in two wordings: "we will not pay a single cent", "we will not pay any cent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations, islice, product
from typing import Final

from stemma.lineage.quotations import find_quotations
from stemma.model import Span

PUT_IN: Final = "[]"
"""A word that an editor put into a quotation, whatever stood there."""
WORD: Final = re.compile(r"\[\]|[^\W_]+(?:'[^\W_]+)?")
ADDED: Final = re.compile(r"\[[^\]]*\]|\([^)]*\)")
CUT: Final = re.compile(r"\.\s?\.\s?\.|…")
"""The mark of words left out: what lacks words for that was not altered."""

CONTRACTED: Final = (
    ("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"),
    ("'re", " are"), ("'ll", " will"), ("'ve", " have"), ("'m", " am"), ("e-mail", "email"),
    ("gonna", "going to"), ("wanna", "want to"), ("gotta", "got to"),
)  # fmt: skip
"""How a newsroom may write two words: no alteration."""
TRIFLES: Final = frozenset({"that", "and", "but", "so", "well", "then", "because", "mr", "mrs"})
"""Words that come and go between two reports of one sentence."""
BRITISH: Final = ((re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|able$)"), "or"),
                  (re.compile(r"(?<=[a-z]{3})is(?=e[sd]?$|ing$|ation$)"), "iz"))  # fmt: skip
"""Endings that two houses spell in two ways."""

DOUBLE: Final = '“"'
SHORTEST: Final = 5
"""Words of the shorter quotation, at least."""
ALIKE: Final = 0.6
"""Least share of words, in order, that two quotations of one sentence have in common."""
MOST: Final = 16
"""Pairs of statements that two wordings stand for, at most."""
SHINGLE: Final = 3
"""Words in a row that two quotations must share to be looked at."""


def quoted_words(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """The words of spans that stand in quotation marks, folded; none if too few of them do.

    Of a statement that goes in and out of the marks (`the bill "takes power away"`) those inside.
    What an editor put in is `PUT_IN`; of a quotation with words left out none are given.
    """
    whole = _whole(text, spans)
    inside = whole or _inside(text, spans)
    if not inside or CUT.search(inside):
        return ()
    words = fold_quotation(inside)
    return words if whole or len(words) >= SHORTEST else ()


def fold_quotation(inside: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared; `PUT_IN` for what an editor put in."""
    folded = ADDED.sub(f" {PUT_IN} ", inside).casefold().replace("’", "'")
    for short, long in CONTRACTED:
        folded = folded.replace(short, long)
    return tuple(WORD.findall(folded))


def _whole(text: str, spans: Sequence[Span]) -> str:
    """The words of spans that all stand within one pair of marks; empty if they do not."""
    start = spans[0].start
    opened = text.rfind("\n", 0, start) + 1
    before = text[opened:start].replace("''", '"').replace("``", '"')
    inside = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    told = " ".join(span.of(text) for span in spans)
    starts = told[:1] in {"“", '"'}
    marked = any(mark in told[1:-1] for mark in '“”"')
    return told if (inside or starts) and not marked else ""


def _inside(text: str, spans: Sequence[Span]) -> str:
    """The longest stretch of spans that stands in one quotation; empty if none does."""
    found = [
        text[max(span.start, start) : min(span.end, end)].strip('“”"')
        for start, end in _quotations(text)
        for span in spans
    ]
    return max(found, key=len, default="")


@lru_cache(maxsize=64)
def _quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text quotes, in double marks: single ones are as often apostrophes."""
    return tuple(place for place in find_quotations(text) if text[place[0]] in DOUBLE)


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
    left, right = _bare(one), _bare(other)
    matched = SequenceMatcher(None, left, right, autojunk=False)
    changed = [code for code in matched.get_opcodes() if code[0] != "equal"]
    ends = (len(left), len(right))
    return any(
        not _is_cut(code, ends)
        and PUT_IN not in (*left[code[1] : code[2]], *right[code[3] : code[4]])
        for code in changed
    )


def _bare(words: Sequence[str]) -> list[str]:
    """The words without trifles, each in one spelling."""
    return [spelled for word in words if (spelled := _american(word)) not in TRIFLES]


def _american(word: str) -> str:
    for ending, spelled in BRITISH:
        word = ending.sub(spelled, word)
    return word


def _is_cut(code: tuple[str, int, int, int, int], ends: tuple[int, int]) -> bool:
    """Whether one quotation merely begins later or ends earlier there: it was cut, not altered."""
    kind, a, b, c, d = code
    at_end = (a == 0 and c == 0) or (b, d) == ends
    return kind in {"insert", "delete"} and at_end


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
