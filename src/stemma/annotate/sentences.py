"""Where sentences and paragraphs start, from the tokens alone.

Runs before the encoder, which is cut at sentences. A miss joins two sentences, a false start cuts
one, and both cost the tree; so the rules are few and each is about a mark on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from stemma.lexicon.words import load_words

TERMINAL: Final = frozenset(
    {".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "....", "!!!", "???"}
)
ELLIPSES: Final = frozenset({"…", "...", "...."})
CLOSING: Final = frozenset({"”", "’", "»", ")", "]", '"', "'", "''", "}"})
OPENING: Final = frozenset({"“", "‘", "«", "(", "[", '"', "'", "``", "—", "–", "-", "•", "*"})
BEFORE_LOWER_CASE: Final = TERMINAL | CLOSING | {":"}
"""Marks after which a line that starts in lower case is a paragraph and not a broken line."""
STARTERS: Final = load_words("sentence_starters.txt")
"""Words that open a sentence after an abbreviation, where its stop is the sentence's as well."""
ABBREVIATION: Final = re.compile(
    r"^(?:[A-Za-z]\.){2,}$|^(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|a\.m|p\.m)\.$"
)


def is_hard_wrapped(text: str) -> bool:
    """Whether single line ends are the page's width and not paragraph ends."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    if len(lines) < 6:
        return False
    unfinished = sum(1 for line in lines if line[-1] not in ".!?:”\"’'…)")
    return 50 <= median(map(len, lines)) <= 100 and unfinished * 2 > len(lines)


def sentence_starts(
    words: Sequence[str], gaps: Sequence[str], *, hard_wrapped: bool = False
) -> list[int]:
    """A boundary class a word: 0 glued, 1 after a space, 2 starts a sentence, 3 a paragraph.

    `gaps[i]` is the white space before `words[i]`.

    >>> sentence_starts(["He", "left", ".", "She", "stayed"], ["", " ", "", " ", " "])
    [3, 1, 0, 2, 1]
    """
    classes: list[int] = []
    for i, (word, gap) in enumerate(zip(words, gaps, strict=True)):
        if i == 0:
            classes.append(3)
        elif "\n" in gap or "\r" in gap or "\u2029" in gap:
            paragraph = not hard_wrapped or len(re.findall(r"\r\n|\r|\n|\u2029", gap)) > 1
            if paragraph and not (word[:1].islower() and words[i - 1] not in BEFORE_LOWER_CASE):
                classes.append(3)
            else:
                classes.append(2 if _starts_sentence(words, gaps, i) else 1)
        elif _starts_sentence(words, gaps, i):
            classes.append(2)
        else:
            classes.append(1 if gap else 0)
    return classes


def _starts_sentence(words: Sequence[str], gaps: Sequence[str], i: int) -> bool:
    """Whether word i opens a sentence after the marks that end one."""
    if words[i] in TERMINAL or not _can_open(words, i):
        return False
    back = i - 1
    closers = 0
    while back >= 0 and words[back] in CLOSING and closers < 3:
        if gaps[back] and words[back] in OPENING:
            break  # a straight mark after a space opens; it does not close the sentence before
        back -= 1
        closers += 1
    if back < 0:
        return False
    return _ends_sentence(words[back], words[i], spaced=bool(gaps[i]), closed=closers > 0)


def _ends_sentence(last: str, word: str, *, spaced: bool, closed: bool) -> bool:
    """Whether `last` ends a sentence before `word`.

    `spaced`: white space stands before `word`; `closed`: closing marks stand between the two.
    """
    if last in ELLIPSES:
        return spaced
    if last in TERMINAL:
        return spaced or closed or last != "."
    if spaced and ABBREVIATION.match(last):
        return closed or word in STARTERS or word in OPENING
    return False


def _can_open(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may begin with word i: a capital, a digit, or a mark before one."""
    for word in words[i : i + 3]:
        first = word[0]
        if first.isupper() or first.isdigit() or first in "$€£¥#@":
            return True
        if word in OPENING:
            continue
        return not first.islower() and first.isalpha()  # a script without case
    return False
