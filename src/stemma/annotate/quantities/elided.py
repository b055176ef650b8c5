"""Counts whose noun is left out, since the sentence has it already: "five people, one badly"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.parts import PERSONAL, is_whole, whole_of
from stemma.annotate.quantities.persons import ANYBODY, PERSONS
from stemma.annotate.quantities.places import same_sentence, word_at
from stemma.annotate.quantities.senses import COUNT, Sense
from stemma.annotate.quantities.tolls import Shape, told_of
from stemma.annotate.quantities.vocabulary import LONE, number_word
from stemma.annotate.quantities.votes import VOTE
from stemma.model import Quantity

_HARMED: Final = frozenset({"injuring", "injured", "injures", "wounding", "wounded", "wounds",
                            "killing", "killed", "kills", "hurting", "hurt", "hurts"})  # fmt: skip
_INCLUDING: Final = frozenset({"including", "include", "includes", "included", "among"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FORMS: Final = frozenset({NumeralForm.DIGITS, NumeralForm.WORDS, NumeralForm.PLURAL})
# Before these "one" counts; elsewhere it may stand for anybody.
_BEFORE_ONE: Final = frozenset({",", ";", ":", "-", "--", "–", "—", "(", "and", "but", "with",
                                "while", "whereas", "though", "although", "including",
                                "leaving"})  # fmt: skip
_OF_THE: Final = re.compile(r"\bOf the $|\bOf $")
"""What opens "Of the 40 passengers, 31 survived"."""
_MOST: Final = 20
_VOTES_TO: Final = re.compile(r"\bvotes?\s(?:to|against)\s$", re.IGNORECASE)
_BACK: Final = 8


def recalled(  # noqa: PLR0911 - a way of recalling a line
    parse: Parse, amount: Amount, bound: Bound, last: int, earlier: Sequence[Quantity]
) -> Sense | None:
    """What a number alone counts, going by what the sentence counted before.

    `last` is the number's last word, `earlier` what has been found up to it. The unit is `None`
    where it is a count but the noun is in doubt; `None` where the words do not make it a count.
    """
    if amount.numeral.form not in _FORMS or amount.unit is not None or amount.sign:
        return None
    first, opens = word_at(parse, amount.start), word_at(parse, bound.start)
    before = tuple(_before(parse, opens, earlier))
    if is_whole(parse, first):
        return _same_number(amount, before)
    if _VOTES_TO.search(parse.document.text, max(0, bound.start - 10), bound.start):
        return Sense(VOTE, COUNT)  # "by 311 votes to 289"
    shape = told_of(parse.document.text, max(amount.end, bound.end))
    whole = whole_of(parse, first, last)
    if whole is not None:
        return _part(parse, amount, whole, shape, before)
    if shape is not None and before and _is_free(parse, opens, last):
        return _told(parse, amount, opens, shape, before)
    if same_sentence(parse, opens - 1, first) and parse.lower[opens - 1] in _HARMED:
        return _harmed(parse, opens, before)
    return None


def _before(parse: Parse, first: int, earlier: Sequence[Quantity]) -> Iterator[Quantity]:
    """The counts of the sentence up to word `first`, the nearest first."""
    start = parse.starts[parse.sentences[parse.sentence_of[first]][0]]
    for quantity in reversed(earlier[-_MOST:]):
        if quantity.span.start < start:
            return
        if quantity.dimension in (COUNT, None) and quantity.change is None:
            yield quantity


def _is_free(parse: Parse, first: int, last: int) -> bool:
    """Whether it is surely a number: "one" must open its phrase."""
    if parse.lower[last] != "one":
        return True
    return same_sentence(parse, first - 1, first) and (
        parse.lower[first - 1] in _BEFORE_ONE or first < last
    )


def _same_number(amount: Amount, before: Sequence[Quantity]) -> Sense:
    """The five of "two of the five": what the sentence counted five of."""
    for quantity in before:
        if quantity.low == quantity.high == amount.low == amount.high and quantity.of is not None:
            return _like(quantity)
    return Sense(None, COUNT)


def _part(
    parse: Parse, amount: Amount, whole: int, shape: Shape | None, before: Sequence[Quantity]
) -> Sense:
    if parse.lower[whole] in PERSONAL:
        found = _nearest(parse, whole, before, persons=shape is not None)
        if found is not None and _holds(found, amount):
            return _like(found)
    elif (number := _value(parse, whole)) is not None:
        for quantity in before:
            if quantity.low == quantity.high == number and quantity.of is not None:
                return _like(quantity)
    return Sense(None, COUNT)


def _value(parse: Parse, at: int) -> Decimal | None:
    """The number that is one word."""
    word = parse.lower[at].replace(",", "")
    if word.isdecimal():
        return Decimal(word)
    found = number_word(word, *LONE)
    tied = at + 1 < len(parse) and not parse.gap(at + 1) and parse.words[at + 1] in ("-", "‑")
    return None if found is None or tied else found.amount


def _told(
    parse: Parse, amount: Amount, first: int, shape: Shape, before: Sequence[Quantity]
) -> Sense | None:
    """The one of "five people were hurt, one critically"."""
    found = _nearest(parse, first, before, persons=True)
    if found is None:
        return Sense(None, COUNT) if shape.part and _some(before, amount) else None
    if shape.part:
        return _like(found) if _holds(found, amount) else Sense(None, COUNT)
    if _OF_THE.search(parse.document.text, max(0, found.span.start - 8), found.span.start):
        return _like(found) if _holds(found, amount) else Sense(None, COUNT)
    anybody = found.unit in ANYBODY
    if (found.low == found.high == 1 and not anybody) or (
        shape.verb and (not anybody or _mixed(before))
    ):
        return Sense(None, COUNT)
    return _like(found)


def _harmed(parse: Parse, first: int, before: Sequence[Quantity]) -> Sense | None:
    """The 21 of "killing nine people and injuring 21"."""
    found = _nearest(parse, first, before, persons=True)
    if found is None or found.unit not in ANYBODY or _mixed(before):
        return None
    return _like(found)


def _nearest(
    parse: Parse, at: int, before: Sequence[Quantity], *, persons: bool
) -> Quantity | None:
    """The last count of persons before word `at`, none told with "including".

    `None` where another plural noun of persons stands between, or a number of nobody knows what.
    Counts of things are passed over where `persons` tells that persons are meant.
    """
    for quantity in before:
        place = word_at(parse, quantity.span.start)
        if _is_included(parse, place):
            continue
        if quantity.of is None:
            return None
        if _is_person(quantity):
            after = word_at(parse, quantity.of.end - 1) + 1
            return None if _others(parse, after, at, persons=persons) else quantity
        if not persons:
            return None
    return None


def _others(parse: Parse, start: int, end: int, *, persons: bool) -> bool:
    """Whether a plural noun that may be meant as well stands among the words."""
    return any(
        parse.tags[j] in ("NNS", "NNPS")
        and (not persons or parse.lemmas[j].lower() in PERSONS)
        and not _is_included(parse, j)
        for j in range(start, end)
    )


def _is_included(parse: Parse, at: int) -> bool:
    """Whether the word is part of what "including" tells."""
    for j in range(at - 1, max(parse.sentences[parse.sentence_of[at]][0], at - _BACK) - 1, -1):
        if parse.lower[j] in _INCLUDING:
            return True
        if parse.tags[j] in _FINITE:
            return False
    return False


def _is_person(quantity: Quantity) -> bool:
    unit = quantity.unit
    return unit is not None and unit.rpartition(" ")[2].lower() in PERSONS


def _mixed(before: Sequence[Quantity]) -> bool:
    """Whether persons of two names were counted."""
    return len({quantity.unit for quantity in before if _is_person(quantity)}) > 1


def _holds(whole: Quantity, amount: Amount) -> bool:
    return whole.high is None or amount.low <= whole.high


def _some(before: Sequence[Quantity], amount: Amount) -> bool:
    """Whether a number before it can hold it."""
    return any(_holds(quantity, amount) for quantity in before)


def _like(quantity: Quantity) -> Sense:
    return Sense(quantity.unit, COUNT, quantity.of)
