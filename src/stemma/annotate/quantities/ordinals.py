"""Ordinals that count, and numbers of a row: "the third victim", "lap 20", "the 14th day of"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.places import last_word, same_sentence, word_at
from stemma.lexicon.words import load_words

TALLIED: Final = load_words("tallied.txt")
ROWS: Final = load_words("rows.txt")
"""What comes one after the other and is called by its number: laps, rounds, days of a strike."""
MONTHS: Final = load_words("months.txt")
RUNNING: Final = frozenset({"straight", "consecutive", "successive", "running"})
"""Words behind which anything is counted: "the sixth straight defeat"."""
_BETWEEN: Final = frozenset({"JJ", "NN", "VBN"})
_EACH: Final = frozenset({"a", "an", "any", "each", "every", "one", "per", "that", "this", "next",
                          "last", "another"})  # fmt: skip
_COUNTED: Final = frozenset({"NNS", "NNPS", "NN", "NNP", "CD", "JJ"})
_SINGULAR: Final = frozenset({"NN", "NNP"})
_OWN: Final = frozenset({"PRP$", "POS"})
_EDGES: Final = frozenset({"first", "1st"})
"""An ordinal that more often orders than counts: "its first answer"."""


def counts_occurrence(parse: Parse, last: int) -> int | None:
    """The noun of which the ordinal ending at word `last` says how many there have been."""
    running = False
    for j in range(last + 1, last + 4):
        if not same_sentence(parse, last, j):
            return None
        lemma = parse.lemmas[j].lower()
        if lemma == "time" and j == last + 1 and parse.lower[j] == "time":
            return j if _for(parse, last) else None
        if parse.tags[j] == "NN" and (running or _is_counted(parse, last, j, lemma)):
            return j
        running = running or lemma in RUNNING
        if parse.tags[j] not in _BETWEEN and not running:
            return None
    return None


def _is_counted(parse: Parse, last: int, noun: int, lemma: str) -> bool:
    """A victim, a lap, a day of something, or the next of what somebody has had."""
    if lemma in TALLIED:
        return True
    if lemma in ROWS:
        return not _is_of_month(parse, noun)
    if parse.lower[last] in _EDGES or noun != last + 1:
        return False
    return same_sentence(parse, last - 1, last) and parse.tags[last - 1] in _OWN


def _is_of_month(parse: Parse, noun: int) -> bool:
    """As in "the third day of May"."""
    after = parse.lower[noun + 1 : noun + 3]
    return len(after) == 2 and after[0] == "of" and after[1] in MONTHS


def _for(parse: Parse, last: int) -> bool:
    """As in "for the second time", not "the first time she came"."""
    return last >= 2 and parse.lower[last - 1] in ("the", "a") and parse.lower[last - 2] == "for"


def is_numbered(parse: Parse, amount: Amount) -> bool:
    """Whether a number says which of a row is meant: "lap 20"."""
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    return numbered_noun(parse, amount, first, last) is not None


def numbered_noun(parse: Parse, amount: Amount, first: int, last: int) -> int | None:
    """The noun that a number over the words first … last is one of a row of: "lap 20".

    `None` where the number counts what follows: "that day 13 men came".
    """
    form = amount.numeral.form
    if form not in (NumeralForm.DIGITS, NumeralForm.WORDS) or amount.unit is not None:
        return None
    if amount.scale != 1 or amount.low != amount.high or amount.low != int(amount.low):
        return None
    noun = first - 1
    if not same_sentence(parse, noun, first) or parse.lower[noun] not in ROWS:
        return None
    if parse.tags[noun] not in _SINGULAR:
        return None
    if noun and parse.lower[noun - 1] in _EACH and same_sentence(parse, noun - 1, noun):
        return None
    after = last + 1
    return None if same_sentence(parse, last, after) and parse.tags[after] in _COUNTED else noun
