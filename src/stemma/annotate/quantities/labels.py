"""Which bare numbers are no amounts: years, days, numbers in names, references, scores."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.codes import is_clock, is_code
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.places import last_word, same_sentence, word_at
from stemma.lexicon.words import load_words

LABELS: Final = load_words("number_labels.txt")
MONTHS: Final = load_words("months.txt")
LONG: Final = 11
YEAR_DIGITS: Final = 4
YEARS: Final = range(1500, 2201)
_COMPOUNDS: Final = frozenset({"of", "on", "by", "catch", "plus", "terms", "number"})
_PROPER: Final = frozenset({"NNP", "NNPS"})
_NUMBERING: Final = frozenset({"now", "still", "already", "dead", "injured", "wounded", "missing"})
_NUMBER_SIGN: Final = re.compile(r"\bNos?\.\s$", re.IGNORECASE)
_AFTER_LIST_MARK: Final = re.compile(r"[.)]\s")
_PLURAL: Final = frozenset({"NNS", "NNPS"})
# An apostrophe, or a hyphen and a word with a capital: "the 90's", "7-Eleven", not "40-MW".
_NAME_TAIL: Final = re.compile(r"['’]|[-‑][A-Z](?![A-Z])")
_IN_YEAR: Final = frozenset(
    {"in", "since", "until", "till", "during", "from", "by", "of", "before", "after", "early",
     "late", "mid", "circa", "the", "that", "this", "last", "next", "between", "and", "to"}
)  # fmt: skip


def is_label(parse: Parse, amount: Amount) -> bool:
    """Whether the number only names or dates something.

    Only a number without a unit can be a label.
    """
    if amount.unit is not None:
        return _is_title(parse, amount)
    if amount.sign:
        return amount.scale == 1 and not amount.numeral.grouped
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    before = first - 1 if same_sentence(parse, first - 1, first) else None
    after = last + 1 if same_sentence(parse, last, last + 1) else None
    if amount.numeral.form is NumeralForm.DIGITS:
        return (
            _is_identifier(parse, amount)
            or is_code(parse.document.text, amount)
            or is_clock(parse, amount, after)
            or _is_list_mark(parse, amount)
            or _is_referred_to(parse, before)
            or _NUMBER_SIGN.search(parse.document.text, max(0, amount.start - 6), amount.start)
            is not None
            or _is_day(parse, amount, before, after)
            or _is_year(parse, amount, before, after)
            or _is_in_name(parse, amount, first, before, after)
        )
    if amount.numeral.form is NumeralForm.WORDS:
        return (
            _is_word_in_name(parse, first, before, after)
            or _is_in_compound(parse, first, before)
            or (
                _is_referred_to(parse, before)
                and (
                    parse.lower[before or 0] == "number"
                    or after is None
                    or parse.pos[after] not in ("NOUN", "PROPN", "ADJ")
                )
            )
        )
    return False


def _is_identifier(parse: Parse, amount: Amount) -> bool:
    """A long row of digits, or one in a mark-up: no amount is written so."""
    if amount.numeral.grouped or amount.scale != 1:
        return False
    long = amount.numeral.end - amount.numeral.start >= LONG
    return long or parse.document.text[max(0, amount.start - 2) : amount.start] in ('="', "='")


def _is_title(parse: Parse, amount: Amount) -> bool:
    """Whether a measure of time in capitals among small letters is a title: "on 48 Hours"."""
    if amount.dimension != "time" or amount.numeral.form is not NumeralForm.DIGITS:
        return False
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    return (
        last > first
        and parse.words[last].istitle()
        and same_sentence(parse, first - 1, first)
        and parse.words[first - 1].isalpha()
        and parse.words[first - 1].islower()
    )


def _is_in_compound(parse: Parse, first: int, before: int | None) -> bool:
    """In words joined by hyphens: "a best-of-seven series"."""
    return (
        before is not None
        and parse.words[before] in ("-", "‑")
        and not parse.gap(first)
        and not parse.gap(before)
        and parse.lower[before - 1] in _COMPOUNDS
    )


def _is_list_mark(parse: Parse, amount: Amount) -> bool:
    text = parse.document.text
    return (
        amount.numeral.low < 100
        and (amount.start == 0 or text[amount.start - 1] == "\n")
        and _AFTER_LIST_MARK.match(text, amount.end) is not None
    )


def _is_referred_to(parse: Parse, before: int | None) -> bool:
    """Behind a noun that takes a number: "Article 5", "page 3", "No. 10"."""
    if before is None or parse.lower[before] not in LABELS:
        return False
    # The verb of "deaths now number 18".
    return not (
        parse.lower[before] == "number"
        and before > 0
        and (parse.tags[before - 1] in _PLURAL or parse.lower[before - 1] in _NUMBERING)
    )


def _is_day(parse: Parse, amount: Amount, before: int | None, after: int | None) -> bool:
    """A day of a month: "Oct. 31", "8 July"."""
    if amount.scale != 1 or not 1 <= amount.numeral.low <= 31:
        return False
    return any(
        at is not None and parse.lower[at] in MONTHS and parse.words[at][0].isupper()
        for at in (before, after)
    )


def _is_year(parse: Parse, amount: Amount, before: int | None, after: int | None) -> bool:
    numeral = amount.numeral
    if numeral.grouped or amount.scale != 1 or numeral.end - numeral.start != YEAR_DIGITS:
        return False
    if int(numeral.low) not in YEARS:
        return False
    if before is not None and (_opens_year(parse, before) or _follows_day(parse, before)):
        return True
    # What is left is a count only with a plural noun close behind.
    return after is None or not _plural_soon(parse, after)


def _opens_year(parse: Parse, before: int) -> bool:
    word = parse.lower[before]
    return (
        word in _IN_YEAR or word in MONTHS or word in ("'s", "’s") or parse.tags[before] == "PRP$"
    )


def _follows_day(parse: Parse, before: int) -> bool:
    """Whether a day of a month and a comma end at the word: "November 3, 2016"."""
    if before < 2 or parse.words[before] != ",":
        return False
    return parse.words[before - 1].isdigit() and parse.lower[before - 2] in MONTHS


def _plural_soon(parse: Parse, after: int) -> bool:
    for j in range(after, min(after + 3, len(parse))):
        if parse.tags[j] in _PLURAL:
            return True
        if parse.tags[j] not in ("JJ", "NN", "VBN"):
            return False
    return False


def _is_in_name(
    parse: Parse, amount: Amount, first: int, before: int | None, after: int | None
) -> bool:
    """Part of a name: "Boeing 737", "Windows 10 users", "9 Main Street"."""
    if _NAME_TAIL.match(parse.document.text, amount.end):
        return True
    if amount.scale != 1 or amount.numeral.grouped:
        return False
    if before is not None and _is_name(parse, before) and _closes_name(parse, first, before, after):
        return True
    return (
        after is not None
        and parse.tags[after] == "NNP"
        and parse.words[after][0].isupper()
        and not _plural_name(parse, after)
        and not _describes(parse, after)
    )


def _describes(parse: Parse, name: int) -> bool:
    """Whether a name is only half of a word that describes: "16 House-passed bills"."""
    hyphen, rest = parse.words[name + 1 : name + 2], parse.words[name + 2 : name + 3]
    joined = hyphen in (("-",), ("‑",)) and not parse.gap(name + 1)
    return joined and any(word[:1].islower() for word in rest)


def _closes_name(parse: Parse, first: int, before: int, after: int | None) -> bool:
    """Whether the number belongs to the name before it, not to a noun behind it."""
    head = parse.heads[first]
    if head == before or parse.heads[before] == first:
        return True
    if parse.heads[before] == head and parse.relations[before] in ("compound", "flat"):
        return True
    if after is None or parse.tags[after] not in ("NNS", "JJ", "NN", "JJR"):
        return True
    inner = any(c.isupper() for c in parse.words[before][1:-1])  # as products are written
    return inner and parse.tags[after] != "NNS"


def _is_name(parse: Parse, at: int) -> bool:
    word = parse.words[at]
    if not word[:1].isalpha():
        return False
    return (parse.tags[at] in _PROPER and word[0].isupper()) or any(c.isupper() for c in word[1:-1])


def _plural_name(parse: Parse, at: int) -> bool:
    """Whether a name or noun in the plural closes the run of names at word `at`."""
    while at < len(parse) and parse.tags[at] in (*_PROPER, "NN", "NNS", "JJ", "HYPH"):
        if parse.tags[at] in ("NNS", "NNPS"):
            return True
        at += 1
    return False


def _is_word_in_name(parse: Parse, first: int, before: int | None, after: int | None) -> bool:
    """Part of a name: "Formula One", "the Group of Seven"."""
    if not parse.words[first][0].isupper() or first == parse.sentences[parse.sentence_of[first]][0]:
        return False
    if before is not None and parse.words[before][:1].isupper() and parse.tags[before] in _PROPER:
        return True
    if before and parse.lower[before - 1 : before + 1] in (("group", "of"), ("gang", "of")):
        return parse.words[before - 1][:1].isupper()
    lone = after is None or not parse.words[after][:1].isalpha()
    return lone and before is not None and parse.lower[before] == "of"
