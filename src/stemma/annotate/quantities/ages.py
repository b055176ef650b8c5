"""Bare numbers that are ages: "Jane Roe, 43, said", "aged 5"."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.persons import PERSONS
from stemma.annotate.quantities.places import last_word, same_sentence, word_at

YEAR_OF_AGE: Final = "year of age"
_SAID: Final = re.compile(
    r"(?:\b(?:aged?|ages|at the age of|over the age of|under the age of|the age of)\s+"
    r"(?:between\s+|about\s+|around\s+|from\s+)?"
    r"|\b(?:turn(?:s|ed|ing)|(?:to|will|would) turn)\s+)$",
    re.IGNORECASE,
)
_LISTED: Final = re.compile(
    r"\bage[sd]?\s+\d{1,3}(?:,\s\d{1,3})*,?\s(?:and|or)\s$|\bages\s+\d{1,3}(?:,\s\d{1,3})*,\s$",
    re.IGNORECASE,
)
"""The second and third of "ages 8, 9 and 11"."""
_THEN: Final = re.compile(r",\s(?:then|now|just|only|about|around)\s$", re.IGNORECASE)
_AFTER_FIGURE: Final = re.compile(r"\d,\s(?:then|now)\s$", re.IGNORECASE)
"""No name: "16, then 15,"."""
_EXPECTED: Final = re.compile(r"\blife\sexpectancy\b[^.;\d]{0,60}\s$", re.IGNORECASE)
_AT: Final = re.compile(r"(?:^|[.!?]\s|\n|[“\"])At\s(?:just\s|only\s)?$")
_THEY: Final = re.compile(r",\s(?:he|she|[A-Z][a-z]+)\s")
"""What follows the age of "At 23, she became mayor"."""
_GROWN: Final = 13
_LIMIT: Final = re.compile(
    r"\b(?:retirement|voting|drinking|school|legal|minimum|pension|eligibility)\sage\b"
    r"(?:\s[a-z]+){0,3}\s(?:to|of|at|from|is|was)\s$",
    re.IGNORECASE,
)
_DIED: Final = re.compile(r"\b(?:die[sd]?|dead|passed away|retired?)\sat\s$", re.IGNORECASE)
_IS: Final = re.compile(
    r"\b(?:he|she|i|who)(?:\s(?:is|was|will be|would be|would have been|am)|['’](?:s|m|d be|ll be))"
    r"\s(?:now\s|only\s|just\s|about\s)?$",
    re.IGNORECASE,
)
_IS_BEFORE: Final = re.compile(r"[.,;]|\s(?:by|when|at|and|on|in|but|years?)\b|$")
_PEOPLE: Final = re.compile(
    r"\b(?:people|those|anyone|everyone|children|kids|boys|girls|adults|women|men|voters|workers|"
    r"residents)\s(?:aged\s)?(?:under|over|above|below|younger than|older than)\s$",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(r"\s?(?:[,.;)]|$)")
_CLOSED: Final = re.compile(r"(?:\sand\s\d{1,3})?[,.;)](?!\s?\d)")
_OLDER: Final = re.compile(r"\s?(?:and|or|years? and|years? or) (?:older|younger)\b")
OLDEST: Final = 125


def is_age(parse: Parse, amount: Amount, start: int) -> bool:
    """Whether a number alone, its bound starting at the character `start`, is somebody's age."""
    if amount.unit is not None or amount.scale != 1 or not 0 <= amount.low <= amount.high <= OLDEST:
        return False
    if amount.low != amount.low.to_integral_value():
        return False
    text = parse.document.text
    return (
        _SAID.search(text, max(0, start - 24), start) is not None
        or (
            amount.low >= _GROWN
            and _AT.search(text, max(0, start - 12), start) is not None
            and _THEY.match(text, amount.end) is not None
        )
        or _LIMIT.search(text, max(0, start - 50), start) is not None
        or _EXPECTED.search(text, max(0, start - 90), start) is not None
        or _LISTED.search(text, max(0, start - 40), start) is not None
        or (
            (_THEN if text[amount.end : amount.end + 1] == "," else _DIED).search(
                text, max(0, start - 24), start
            )
            is not None
            and not _AFTER_FIGURE.search(text, max(0, start - 24), start)
            and _IS_BEFORE.match(text, amount.end) is not None
        )
        or _PEOPLE.search(text, max(0, amount.start - 32), amount.start) is not None
        or _OLDER.match(text, amount.end) is not None
        or (
            _IS.search(text, max(0, start - 28), start) is not None
            and _IS_BEFORE.match(text, amount.end) is not None
        )
        or named_before(parse, amount) is not None
    )


def named_before(parse: Parse, amount: Amount) -> int | None:
    """The last word of the name or noun whose age stands between marks: "Jane Roe, 43, …"."""
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    if first != last or not parse.words[first].isdigit() or amount.low < 1:
        return None
    if parse.lower[first - 1] == "and" and _is_age_pair(parse, amount, first):
        return first - 4
    mark, name = first - 1, first - 2
    if not same_sentence(parse, name, first) or parse.words[mark] not in (",", "("):
        return None
    if parse.tags[name] in ("NN", "NNS") and parse.lemmas[name].lower() in PERSONS:
        closed = _CLOSED.match(parse.document.text, amount.end)
        return name if closed is not None else None  # "the boy, 9, and his sister, 12,"
    if parse.tags[name] != "NNP" or parse.pos[name] != "PROPN" or parse.words[name].islower():
        return None
    return name if _is_closed(parse, amount, name, parse.words[mark]) else None


def _is_age_pair(parse: Parse, amount: Amount, first: int) -> bool:
    """Whether it is the second of "two men, 25 and 31, were held"."""
    name = first - 4
    return (
        same_sentence(parse, name, first)
        and parse.tags[name] == "NNS"
        and parse.lemmas[name].lower() in PERSONS
        and parse.words[first - 3] == ","
        and parse.words[first - 2].isdigit()
        and _CLOSED.match(parse.document.text, amount.end) is not None
    )


def _is_closed(parse: Parse, amount: Amount, name: int, mark: str) -> bool:
    text = parse.document.text
    closing = text[amount.end : amount.end + 1]
    if mark == "(":
        return closing == ")" and name > 0 and parse.tags[name - 1] == "NNP"
    if closing == ",":
        # A list of numbers is no age: "Sections 4, 5, and 6".
        return not text[amount.end + 1 : amount.end + 3].strip().isdigit()
    return closing in (".", ";") or text[amount.end : amount.end + 4] == " of "
