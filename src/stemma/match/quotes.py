"""One quotation in two wordings: "we will not pay a single cent", "we will not pay any cent"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from stemma.lexicon.words import load_words

PUT_IN: Final = "[]"
"""A word that an editor put into a quotation, whatever stood there."""
WORD: Final = re.compile(r"\[\]|[^\W_]+(?:'[^\W_]+)?")
ADDED: Final = re.compile(r"\[[^\]]*\]|\([^)]*\)")
MASKED: Final = re.compile(r"[^\W\d_]*\*+[^\W\d_]*|\b[b-hj-zB-HJ-Z](?:--+|[–—]+)[^\W\d_]*")
"""A word that one house prints and another hides: "f***ing"."""
CUT: Final = re.compile(r"\.\s?\.\s?\.|…")
"""The mark of words left out: what lacks words for that was not altered."""

CONTRACTED: Final = (
    ("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"),
    ("'re", " are"), ("'ll", " will"), ("'ve", " have"), ("'m", " am"), ("e-mail", "email"),
    ("gonna", "going to"), ("wanna", "want to"), ("gotta", "got to"), ("okay", "ok"),
    *((f"{who}'s ", f"{who} is ") for who in ("he", "it", "that", "there", "what", "who")),
)  # fmt: skip
"""How a newsroom may write two words: no alteration."""
TRIFLES: Final = frozenset({"that", "and", "but", "so", "well", "then", "because", "mr", "mrs"})
"""Words that come and go between two reports of one sentence."""
BRITISH: Final = ((re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|able$)"), "or"),
                  (re.compile(r"(?<=[a-z]{3})is(?=e[sd]?$|ing$|ation$)"), "iz"),
                  (re.compile(r"(?<=[a-z][bcdfghklmnptv])re(?=s?$)"), "er"))  # fmt: skip
"""Endings that two houses spell in two ways."""

COMMON: Final = load_words("function_words.txt") | load_words("light_words.txt")

EDGES: Final = " \t\"“”`'‘’«»„,;:.!?"
DOUBLE: Final = '“"'
SHORTEST: Final = 5
"""Words of the shorter quotation, at least."""
ALIKE: Final = 0.6
"""Least share of words, in order, that two quotations of one sentence have in common."""
TELLING: Final = 2
"""Words that two quotations of one sentence share at least, beside those that any sentence has: not
"I am not going to order it", "I am not going to cry"."""
TORN: Final = re.compile(r"\s['’]\s?(?=(?:d|ll|m|re|s|t|ve)\b)")
"""What a text that was cut into words has torn apart: "I ’ m"."""
SHINGLE: Final = 3
"""Words in a row that two quotations must share to be looked at."""
CROWD: Final = 60
"""Quotations that may share three words in a row; what more share is a saying, and ties none."""


def find_near(quotations: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    """The pairs of quotations, each by its words, that share three words in a row.

    By their numbers, the lower first. What more than `CROWD` share does not count.
    """
    where: dict[tuple[str, ...], list[int]] = {}
    for number, words in enumerate(quotations):
        for shingle in dict.fromkeys(zip(*(words[n:] for n in range(SHINGLE)), strict=False)):
            where.setdefault(shingle, []).append(number)
    alike = (numbers for numbers in where.values() if len(numbers) <= CROWD)
    return {pair for numbers in alike for pair in combinations(numbers, 2)}


def bare_place(text: str, start: int, end: int) -> tuple[int, int]:
    """Characters [start, end) without the marks and points at their ends; may be empty."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def fold_quotation(inside: str) -> tuple[str, ...]:
    """The words of a quotation as they are compared; `PUT_IN` for what an editor put in."""
    whole = ADDED.sub(f" {PUT_IN} ", TORN.sub("'", inside))
    folded = MASKED.sub(f" {PUT_IN} ", whole).casefold().replace("’", "'")
    for short, long in CONTRACTED:
        folded = folded.replace(short, long)
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
    if len({*one} & {*other} - COMMON) < TELLING:
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
