"""Parts told without their noun: "two of the five", "one of them", "most of the 40"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.labels import YEAR_DIGITS
from stemma.annotate.quantities.loose import FATES
from stemma.annotate.quantities.places import same_sentence
from stemma.annotate.quantities.vocabulary import number_word
from stemma.lexicon.numbers import NumberUse

PRONOUNS: Final = frozenset({"them", "us", "you", "whom", "which", "those", "these"})
PERSONAL: Final = frozenset({"them", "whom"})
"""Pronouns that stand for what the sentence counted before."""

DETERMINERS: Final = frozenset({"the", "these", "those", "its", "their", "his", "her", "our",
                                 "my", "your"})  # fmt: skip
_SOME: Final = frozenset({"all", "each", "both", "either", "neither", "none", "some", "any",
                          "many", "most", "few", "several", "half", "dozens", "hundreds",
                          "rest", "majority"})  # fmt: skip
_NUMBERS: Final = (
    NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN, NumberUse.HUNDRED, NumberUse.MAGNITUDE,
    NumberUse.DOZEN,
)  # fmt: skip
_SHARES: Final = frozenset({"percent", "per", "%", "percentage"})
_IS: Final = frozenset({"is", "was", "are", "were", "be", "been", "being", "'s", "’s", "'m", "’m",
                        "'re", "’re", "am", "become", "becomes", "became", "becoming", "as",
                        "remain", "remains", "remained", "like"})  # fmt: skip
_SOFT: Final = frozenset({"just", "only", "also", "merely", "probably", "not", "n't", "n’t",
                          "perhaps", "still", "now", "surely", "certainly", "clearly"})  # fmt: skip


def whole_of(parse: Parse, first: int, last: int) -> int | None:
    """The word that says of what the number over first … last is a part; `None` where none does.

    It is a number, a pronoun or a word like "injured". Whoever "was one of them" is only one of
    a kind: that counts nothing.
    """
    j = last + 1
    if j < len(parse) and parse.lower[j] == "out":
        j += 1
    if not same_sentence(parse, last, j + 1) or parse.lower[j] != "of":
        return None
    whole = _whole(parse, j + 1)
    if whole is None or (parse.lower[last] in ("one", "1") and is_said_of(parse, first)):
        return None
    return whole


def is_whole(parse: Parse, first: int) -> bool:
    """Whether the number at word `first` is what a part is taken of: the five of "two of the five".

    A number or a word like "most" must stand before "of the".
    """
    before = first - 2
    if not same_sentence(parse, before - 1, first) or parse.lower[first - 1] not in DETERMINERS:
        return False
    if parse.lower[before] == "all" and same_sentence(parse, before - 2, first):
        before -= 1
    if parse.lower[before] != "of" or _whole(parse, before + 1) != first:
        return False
    part = before - 2 if parse.lower[before - 1] == "out" else before - 1
    if not same_sentence(parse, part, first):
        return False
    word = parse.lower[part]
    return word in _SOME or word.isdigit() or number_word(word, *_NUMBERS) is not None


def _whole(parse: Parse, j: int) -> int | None:
    word = parse.lower[j]
    if word in PRONOUNS and word not in DETERMINERS:
        return j
    if word == "all" and same_sentence(parse, j, j + 1):
        j, word = j + 1, parse.lower[j + 1]
    if word not in DETERMINERS:
        return None
    after = j + 1
    if same_sentence(parse, j, after):
        word = parse.lower[after]
        if (word in FATES and not _is_noun(parse, after + 1)) or (
            _is_number(word) and not _is_share(parse, after)
        ):
            return after
    return j if word in PRONOUNS and not _is_noun(parse, after) else None


def _is_number(word: str) -> bool:
    if word.replace(",", "").isdigit():
        return not (len(word) == YEAR_DIGITS and word[:2] in ("15", "16", "17", "18", "19", "20"))
    return number_word(word, *_NUMBERS) is not None


def _is_share(parse: Parse, j: int) -> bool:
    return j + 1 < len(parse) and parse.lower[j + 1] in _SHARES


def _is_noun(parse: Parse, j: int) -> bool:
    return j < len(parse) and parse.pos[j] in ("NOUN", "PROPN", "ADJ", "NUM")


def is_said_of(parse: Parse, first: int) -> bool:
    """Whether the words follow "is" or "became": "she was just one of them"."""
    before = first - 1
    while same_sentence(parse, before, first) and parse.lower[before] in _SOFT:
        before -= 1
    return same_sentence(parse, before, first) and parse.lower[before] in _IS
