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
    r"^(?:[A-Za-z]\.){2,}$|^(?:Inc|Corp|Ltd|Co|Jr|Sr|etc|a\.m|p\.m|k?m|[cm]m|kg|ft|mph|bn|mn)\.$"
)

NUMBER: Final = frozenset({"No", "Nos"})

SHOUT_WORDS: Final = 3
"""Fewest words in capitals that make a heading; names of countries and agencies have fewer."""
SHOUT_LIMIT: Final = 30

LISTED: Final = ("- ", "– ", "— ", "• ", "* ", "· ", "| ", "▪ ")

RUN_ON: Final = frozenset(
    {"A", "After", "Although", "An", "As", "At", "But", "During", "He", "However", "In", "It"}
    | {"More", "Most", "She", "Some", "The", "There", "These", "They", "This", "Those"}
    | {"We", "When", "While"}
)
"""Words that open a sentence and stand in no name but at the start of a title."""
NAME_BEFORE: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
    | {"called", "told", "titled", "its", "his", "her", "their", "our", "my"}
)
"""Words behind which a capitalised word is part of a name."""


def is_hard_wrapped(text: str) -> bool:
    r"""Whether single line ends are the page's width and not paragraph ends.

    Items of lists and rows of tables have the width of what they hold, and are left out.

    >>> is_hard_wrapped("The dam above the town of Tesvik broke early on Tuesday and\n" * 6)
    True
    >>> is_hard_wrapped("- Close the dam above the town of Tesvik by the first of June\n" * 6)
    False
    """
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    lines = [line for line in lines if not line.lstrip().startswith(LISTED)]
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
            paragraph = (
                not hard_wrapped
                or len(re.findall(r"\r\n|\r|\n|\u2029", gap)) > 1
                or (words[i - 1] == ":" and f"{word} " in LISTED)
            )
            lead = words[i + 1] if word == ">" and i + 1 < len(words) else word
            if paragraph and not (lead[:1].islower() and words[i - 1] not in BEFORE_LOWER_CASE):
                classes.append(3)
            else:
                classes.append(2 if _starts_sentence(words, gaps, i) else 1)
        elif _starts_sentence(words, gaps, i):
            classes.append(2)
        else:
            classes.append(1 if gap else 0)
    for i, boundary in enumerate(classes):
        if boundary == 1 and _runs_on(words, i):
            classes[i] = 2
        if boundary >= 2 and (behind := _behind_shout(words, gaps, i)) is not None:
            classes[behind] = max(classes[behind], 2)
    return classes


def _runs_on(words: Sequence[str], i: int) -> bool:
    """Whether word i opens a sentence that follows the one before without a stop, as captions do.

    It is a capitalised word that no name begins with, between words that are no part of a title.

    >>> _runs_on("dug a hole in Tesvik The team is digging".split(), 5)
    True
    >>> _runs_on("she told The Tesvik Post".split(), 2)
    False
    """
    if words[i] not in RUN_ON or i + 2 >= len(words):
        return False
    last, following = words[i - 1], words[i + 1 : i + 3]
    if not last[-1].isalnum() or last.lower() in NAME_BEFORE:
        return False
    if len(words[i]) == 1 and last[0].isupper():
        return False  # "Group A won"
    return all(word[0].islower() for word in following)


def _behind_shout(words: Sequence[str], gaps: Sequence[str], i: int) -> int | None:
    """Where the text begins behind a heading in capitals that opens its line at word i.

    `None` where there is no such heading: fewer than three words, or a dateline's marks in it.

    >>> _behind_shout("TALKS BREAK DOWN A second round".split(), [" "] * 6, 0)
    3
    """
    shouted = 0
    for at in range(i, len(words)):
        word = words[at]
        if not word[0].isalpha():
            if word in {"(", "—", "–", "-", "/", *TERMINAL}:
                return None
            continue
        if word.isupper() and at - i < SHOUT_LIMIT:
            shouted += len(word) > 1
            continue
        if shouted < SHOUT_WORDS or not gaps[at]:
            return None
        if len(words[at - 1]) == 1 and words[at - 1].isalpha():
            return at - 1
        while words[at - 1] in OPENING and gaps[at - 1]:
            at -= 1  # noqa: PLW2901 - a mark that opens a quotation goes with it
        return at if word[0].isupper() else None
    return None


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
    if back < 0 or _is_number(words, back, i):
        return False
    return _ends_sentence(words[back], words[i], spaced=bool(gaps[i]), closed=closers > 0)


def _is_number(words: Sequence[str], stop: int, i: int) -> bool:
    """Whether a stop ends a "No." that numbers what follows: "the No. 1 seed"."""
    return stop > 0 and words[stop] == "." and words[stop - 1] in NUMBER and words[i][0].isdigit()


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
