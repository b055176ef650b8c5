"""Digits that are no amount for what stands around them: codes, telephones, hours of the day."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.places import word_at

EMERGENCY: Final = frozenset({"101", "111", "112", "911", "988", "995", "999"})
"""Numbers to dial for help."""

_NUMBERED: Final = (
    r"(?:passport|licen[cs]e|registration|serial|account|badge|docket|case|inmate|prisoner|patent"
    r"|invoice|tracking|reference|tele?phone|phone|hotline|helpline|mobile|fax|identity|id|tail|hull"
    r"|registry|part|lot)"
)
_CODE: Final = re.compile(
    rf"\b(?:(?:zip|post(?:al)?|area|diall?ing|country|access|pin)[\s-]?codes?"
    rf"|{_NUMBERED}\s(?:no\.?|numbers?)|(?:licen[cs]e|number|registration)[\s-]plates?"
    rf"|(?:hot|help)line|postcode)(?:\s(?:is|was|are|of|on|at|reads?|reading|bearing)|\s?:|,)?\s$",
    re.IGNORECASE,
)
_DIALLED: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phon(?:e[sd]?|ing)|rang|ring)\s$", re.IGNORECASE
)
_CALL: Final = re.compile(
    r"[\s-](?:(?:emergency|distress)\s)?(?:calls?|callers?|dispatch\w*|operators?|tape|recording)\b",
    re.IGNORECASE,
)
_CODE_BEHIND: Final = re.compile(r"\s(?:zip|post(?:al)?)[\s-]?code\b", re.IGNORECASE)
_BLOCK_OF: Final = re.compile(r"(?:th|st)?\s+blocks?\s(?:of|on|along)\b", re.IGNORECASE)
_BLOCK: Final = 100
"""The least number that a row of houses is called by: "the 1200 block of Mill Lane"."""
_HOUR: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT: Final = re.compile(
    r"\b(?:at|by|until|till|before|after|since|from|around)\s(?:about\s|around\s|just\s)?$",
    re.IGNORECASE,
)
_NEAR: Final = 30
_FREE: Final = re.compile(
    r"\s?(?:[.,;:)]|$|\n)|\s(?:and|on|when|as|local|in\sthe|this|yesterday|today|tonight|to|until|gmt"
    r"|utc|cet|hours|hrs)\b",
    re.IGNORECASE,
)
_MEASURED: Final = frozenset({
    "share", "stock", "index", "point", "percent", "average", "score", "rate", "yield", "price",
    "trade", "close", "magnitude", "measure", "dollar", "euro", "pound", "yen", "barrel", "gallon",
    "richter", "metre", "meter", "mark", "odds",
})  # fmt: skip


def is_code(text: str, amount: Amount) -> bool:
    """Whether it is a code or a telephone number: "the ZIP code is 90049", "called 911"."""
    if amount.scale != 1:
        return False
    if amount.low >= _BLOCK and _BLOCK_OF.match(text, amount.end) is not None:
        return True
    if _CODE_BEHIND.match(text, amount.end) is not None:
        return True
    if _CODE.search(text, max(0, amount.start - 40), amount.start) is not None:
        return True
    if text[amount.numeral.start : amount.numeral.end] not in EMERGENCY:
        return False
    return (
        _DIALLED.search(text, max(0, amount.start - 12), amount.start) is not None
        or _CALL.match(text, amount.end) is not None
    )


def is_clock(parse: Parse, amount: Amount, after: int | None) -> bool:
    """Whether it is an hour written with a point: "at 9.30", nothing being measured."""
    text = parse.document.text
    numeral = amount.numeral
    if amount.scale != 1 or _HOUR.fullmatch(text, numeral.start, numeral.end) is None:
        return False
    if _AT.search(text, max(0, numeral.start - 16), numeral.start) is None:
        return False
    if after is not None and _FREE.match(text, numeral.end) is None:
        return False
    at = word_at(parse, numeral.start)
    start, end = parse.sentences[parse.sentence_of[at]]
    start, end = max(start, at - _NEAR), min(end, at + _NEAR)
    return not any(parse.lemmas[j].lower() in _MEASURED for j in range(start, end))
