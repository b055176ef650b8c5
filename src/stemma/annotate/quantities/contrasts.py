"""Counts whose noun was said before: "compared with 47 the previous night", "another 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.loose import FATES
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.persons import PERSONS
from stemma.annotate.quantities.places import last_word, same_sentence, word_at
from stemma.annotate.quantities.senses import COUNT, SHARE, Sense
from stemma.model import Quantity

_FORMS: Final = frozenset({NumeralForm.DIGITS, NumeralForm.WORDS})
_AGAINST: Final = re.compile(
    r"(?:\b(?:compared\s(?:with|to)|(?:up|down)\sfrom|against|versus|vs\.?|than)\s(?:the\s)?"
    r"|\bthere\s(?:were|was|had\sbeen)\s)$",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\s(?:more|others)\b", re.IGNORECASE)
_ANOTHER: Final = re.compile(r"\b(?:another|a\sfurther|a\sadditional)\s$", re.IGNORECASE)
_AND: Final = re.compile(
    r"(?:,|;|\b(?:and|but|then))\s(?:(?:another|only|just)\s)?$", re.IGNORECASE
)
_PLACE: Final = re.compile(r"\s(in|on|at|for|during|near|from)\b", re.IGNORECASE)
_WHEN: Final = re.compile(
    r"\s?(?:[.,;:)!?]|$|\n|--|[–—]"
    r"|\s(?:in|on|at|during|for|from|before|of\s(?:last|the)|last|yesterday|earlier|so\sfar|that"
    r"|the\s(?:previous|day|night|week|month|year|following|next|same)"
    r"|a\s(?:year|month|week|day|decade)|(?:one|two|three|four|five|ten)\s(?:years|months|weeks|days)"
    r"|and|but)\b)",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"(?:--|[–—(,-])\s?$")
_ENDED: Final = re.compile(
    r"\b(?:end(?:s|ed|ing)?|clos(?:e[sd]?|ing)|settl(?:e[sd]?|ing)|finish(?:e[sd]|ing)?)\s"
    r"(?:[a-z]+\s){0,2}at\s$",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\bto\s$", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfrom\s$", re.IGNORECASE)
_DATED: Final = re.compile(r"\s(?:in|on|last|this)\s\S", re.IGNORECASE)
_OTHER_TIME: Final = re.compile(
    r"\s(?:last|the\s(?:previous|following|next)|a\s(?:year|month|week|day)\s(?:earlier|later|before))\b",
    re.IGNORECASE,
)
_POINT: Final = "point"
_UNLIKE: Final = frozenset({"money", "time", "age", "rank"})
"""What bare numbers are seldom of: money and time are said with their unit."""
_FEW: Final = 4
_MOST: Final = 20
"""How many amounts back one is looked for: no sentence that is read has more."""
_OF: Final = re.compile(r"of\s(?:the|these|those|its|their)?\s?", re.IGNORECASE)
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BACK: Final = 60
_BY: Final = re.compile(r"\bby\s$", re.IGNORECASE)
_TURN: Final = re.compile(r"\b(?:and|but|or|while)\b", re.IGNORECASE)


def contrasted(  # noqa: PLR0911 - a way of setting beside a line
    parse: Parse, amount: Amount, bound: Bound, earlier: Sequence[Quantity]
) -> Sense | None:
    """What a number alone counts, where it is set beside a count before it; else `None`.

    Beside one in its sentence, or with "compared with", "another" and "there were" beside one in
    the sentence before.
    """
    if amount.numeral.form not in _FORMS or amount.unit is not None or amount.sign:
        return None
    text, start = parse.document.text, bound.start
    ahead = text[max(0, start - _BACK) : start]
    end = max(amount.end, bound.end)
    more = _MORE.match(text, end)
    end = end if more is None else more.end()
    first, last = word_at(parse, start), last_word(parse, end)
    here = _counts(parse, first, earlier, back=0)
    measured = _measured(parse, first, ahead, earlier)
    if measured is not None:
        return measured
    if same_sentence(parse, first - 1, first) and parse.lower[first - 1] == "all":
        return _same(amount, _counts(parse, first, earlier, back=2))
    if _ANOTHER.search(ahead):
        return _another(parse, last, here or _counts(parse, first, earlier, back=1))
    if (whole := _whole(parse, last, here)) is not None:
        return whole
    if _WHEN.match(text, end) is None:
        return _aside(parse, amount, ahead, last, here)
    if _AGAINST.search(ahead):
        near = here or _counts(parse, first, earlier, back=1)
        return _like(near[0]) if near else None
    if here and (_AND.search(ahead) or _BY.search(ahead)):
        return _parallel(text, start, end, here[0], by=_BY.search(ahead) is not None)
    return None


def _whole(parse: Parse, last: int, here: Sequence[Quantity]) -> Sense | None:
    """The twelve of "Of the 23 arrested, 12 are in custody"."""
    if not here or not same_sentence(parse, last, last + 1):
        return None
    first = here[-1]
    begin = parse.starts[parse.sentences[parse.sentence_of[last]][0]]
    opened = _OF.fullmatch(parse.document.text[begin : first.span.start]) is not None
    if not opened or first.dimension != COUNT or parse.tags[last + 1] not in _FINITE:
        return None
    return _like(first)


def _measured(parse: Parse, first: int, ahead: str, earlier: Sequence[Quantity]) -> Sense | None:
    """The second of "from 14 mpg to 24", "to 41 cars from 39", "at 14 points, to end at 13"."""
    text = parse.document.text
    near = earlier[-1] if earlier else None
    if near is None or near.unit is None or near.dimension in _UNLIKE:
        return None
    if parse.sentence_of[word_at(parse, near.span.start)] != parse.sentence_of[first]:
        return None
    if _TO.search(ahead):
        gap = text[near.span.end : parse.starts[first]]
        begun = _FROM.search(text, max(0, near.span.start - 6), near.span.start)
        return _like(near) if begun and len(gap.split()) == 1 else None
    if _FROM.search(ahead):
        gap = text[near.span.end : parse.starts[first]]
        led = _TO.search(text, max(0, near.span.start - 4), near.span.start)
        return _like(near) if led and len(gap.split()) <= _FEW else None
    if _ENDED.search(ahead):
        points = (q for q in _all(parse, first, earlier) if q.unit == _POINT)
        found = next(points, None)
        return None if found is None else _like(found)
    return None


def _all(parse: Parse, first: int, earlier: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities of the sentence before word `first`, the nearest first."""
    for quantity in reversed(earlier[-_MOST:]):
        if parse.sentence_of[word_at(parse, quantity.span.start)] != parse.sentence_of[first]:
            return
        yield quantity


def _counts(parse: Parse, first: int, earlier: Sequence[Quantity], *, back: int) -> list[Quantity]:
    """What has been counted, or its share told, the nearest first, up to `back` sentences ago."""
    here = parse.sentence_of[first]
    out = []
    for quantity in reversed(earlier[-_MOST:]):
        if here - parse.sentence_of[word_at(parse, quantity.span.start)] > back:
            break
        if quantity.unit is not None and quantity.dimension not in _UNLIKE:
            out.append(quantity)
    return out


def _another(parse: Parse, last: int, near: Sequence[Quantity]) -> Sense:
    """The twelve of "another 12 were hurt"."""
    harmed = any(
        parse.lower[j] in FATES
        for j in range(last + 1, min(last + 4, len(parse)))
        if same_sentence(parse, last, j)
    )
    for quantity in near:
        if quantity.dimension == COUNT and (not harmed or _is_person(quantity)):
            return _like(quantity)
    return Sense(None, COUNT)


def _aside(
    parse: Parse, amount: Amount, ahead: str, last: int, here: Sequence[Quantity]
) -> Sense | None:
    """The two of "four robbers -- two dressed as women"."""
    if not _ASIDE.search(ahead) or not same_sentence(parse, last, last + 1):
        return None
    if parse.tags[last + 1] not in ("VBN", "VBG"):
        return None
    whole = next((quantity for quantity in here if _is_person(quantity)), None)
    if whole is None or whole.high is None or amount.low > whole.high:
        return None
    return _like(whole)


def _parallel(text: str, start: int, end: int, other: Quantity, *, by: bool) -> Sense | None:
    """The four of "nine people in Selmy and four in Calden"."""
    between = text[other.span.end : start]
    if by:  # "rose by 2 percent but fell by 1"
        turned = _TURN.search(between) is not None and other.dimension == SHARE
        return _like(other) if turned and other.change is not None else None
    if _OTHER_TIME.match(text, end):
        return _like(other) if _DATED.search(between) else None
    here = _PLACE.match(text, end)
    if here is None:
        return None
    there = {found[1].lower() for found in _PLACE.finditer(between)}
    return _like(other) if here[1].lower() in there else None


def _same(amount: Amount, near: Sequence[Quantity]) -> Sense | None:
    """The four of "all four agreed", where four were counted before."""
    for quantity in near:
        if quantity.low == quantity.high == amount.low and quantity.of is not None:
            return _like(quantity)
    return None


def _is_person(quantity: Quantity) -> bool:
    return (quantity.unit or "").rpartition(" ")[2].lower() in PERSONS


def _like(quantity: Quantity) -> Sense:
    return Sense(quantity.unit, quantity.dimension, quantity.of)
