"""A document against arithmetic: parts that are more than their whole, or do not make it up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Final

from stemma.judge.ladder import quote
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words
from stemma.model.annotations import Annotations
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.quantity import Quantity
from stemma.model.span import Span

HOLDERS: Final = "share_holders.txt"
GROUPS: Final = "group_nouns.tsv"
WHOLE_PERCENT: Final = 100
FAR: Final = 60
"""Characters from a whole to its first part, at most: parts are told at once."""

REACH: Final = 40
"""Characters behind a number in which its noun or preposition begins."""

_OF: Final = re.compile(r"\s+(?:out )?of (?:all )?(?:the |those |these |its |his |her |their )?\s*")
_PLACE: Final = re.compile(r"\s+(in|at|on|from|near|outside|aboard|by|for|against)\b")
_NOUN: Final = re.compile(r"\s+([a-z]+)\b")
_OPENS: Final = re.compile(r"(?P<told>[:(–—]|\s-)\s*$|,\s*$")
_OTHERS: Final = re.compile(r"\b(including|among|besides|plus|more|not|or|than|other)\b")
_REST: Final = re.compile(r"\b(remaining|remainder|rest)\b")


def find_bad_sums(annotations: Annotations) -> tuple[Inconsistency, ...]:
    """Parts that cannot be parts of their whole, in text order.

    Only exact counts and shares are looked at, and only where the words leave no doubt what is
    part of what: "six of the five", "12 dead, seven in Alton and six in Brix".
    """
    text = annotations.document.text
    out: list[Inconsistency] = []
    for group in _by_sentence(annotations):
        out += _parts_over_whole(group, text)
        out += _shares_over_all(group, text)
        out += _parts_and_total(group, text)
        out += _shares_and_rest(group, text)
    return tuple(sorted(out, key=lambda odd: odd.spans))


def _by_sentence(annotations: Annotations) -> list[list[Quantity]]:
    """The quantities of each sentence, without furniture and what is said twice."""
    own = [
        quantity
        for quantity in annotations.quantities
        if quantity.restates is None
        and not any(quantity.span.overlaps(outside) for outside in annotations.furniture)
    ]
    return [
        [quantity for quantity in own if sentence.contains(quantity.span)]
        for sentence in annotations.sentences
    ]


def _is_count(quantity: Quantity) -> bool:
    return quantity.dimension in (None, "count") and quantity.change is None


def _is_exact(quantity: Quantity) -> bool:
    return quantity.low == quantity.high and not quantity.approximate


def _parts_over_whole(group: Sequence[Quantity], text: str) -> list[Inconsistency]:
    """What is wrong in "six of the five"."""
    out = []
    for part, whole in pairwise(group):
        if not (_is_count(part) and _is_count(whole)):
            continue
        between = text[part.span.end : whole.span.start]
        if part.low is None or whole.high is None or not _OF.fullmatch(between):
            continue
        if part.low > whole.high and not (part.approximate or whole.approximate):
            words = quote(text[part.span.start : whole.span.end])
            reason = f"{words}: {part.low:,f} is more than {whole.high:,f}."
            out.append(_odd((part.span, whole.span), reason))
    return out


def _shares_over_all(group: Sequence[Quantity], text: str) -> list[Inconsistency]:
    """What is wrong in "120 per cent of voters"."""
    out = []
    for share in group:
        if share.unit != "percentage" or share.change is not None or share.low is None:
            continue
        after = re.match(r"\s+of\s+(?:the |all |its |their )?([a-z]+)", text[share.span.end :][:60])
        if after and after[1] in _holders() and share.low > WHOLE_PERCENT:
            words = quote(text[share.span.start : share.span.end + after.end()])
            out.append(_odd((share.span,), f"{words}: {share.low:f} % is more than all of them."))
    return out


def _parts_and_total(group: Sequence[Quantity], text: str) -> list[Inconsistency]:
    """What is wrong in "12 dead, seven in Alton and six in Brix", "five: three men and a boy"."""
    out = []
    for at, whole in enumerate(group):
        parts = _parts_after(group[at:], text)
        if len(parts) < 2 or not (_is_count(whole) and _is_exact(whole)):
            continue
        if _form(text[whole.span.end :][:REACH]) == _form(text[parts[0].span.end :][:REACH]):
            continue  # it is itself a part: "five in March, four in April and three in May"
        intro = text[whole.span.end : parts[0].span.start]
        opens = _OPENS.search(intro)
        if opens is None or len(intro) > FAR or _OTHERS.search(intro):
            continue
        size = _number(whole)
        total = sum((_number(part) for part in parts), Decimal(0))
        if any(_number(part) > size for part in parts):
            continue  # these are no parts of it
        if total > size or (total < size and opens["told"] is not None):
            words = " and ".join(quote(part.span.of(text)) for part in parts)
            reason = f"{words} make {total:,f}, and not {quote(whole.span.of(text))}."
            out.append(_odd((whole.span, *(part.span for part in parts)), reason))
    return out


def _parts_after(group: Sequence[Quantity], text: str) -> list[Quantity]:
    """The counts after the first that are told in one breath: joined, and of one form."""
    parts: list[Quantity] = []
    forms: set[str] = set()
    for before, part in pairwise(group):
        form = _form(text[part.span.end :][:REACH])
        between = text[before.span.end : part.span.start]
        if form is None or not (_is_count(part) and _is_exact(part)):
            break
        if parts and (form not in forms or not _joined(between)):
            break
        forms.add(form)
        parts.append(part)
        if len(parts) > 1 and re.search(r"\band\b", between):
            return parts if _disjoint(parts, text) else []
    return []


def _form(after: str) -> str | None:
    """How a part goes on: with a preposition, or with a noun for a group of people."""
    place = _PLACE.match(after)
    if place:
        return f"place {place[1]}"
    noun = _NOUN.match(after)
    return "group" if noun and noun[1] in _groups() else None


def _joined(between: str) -> bool:
    """Whether no more than the words of one part stand between two, and a comma or "and"."""
    if len(between) > FAR or re.search(r"[.;:()]", between):
        return False
    return re.search(r"(?:,| and)\s*(?:and )?(?:another |the other )?$", between) is not None


def _disjoint(parts: Sequence[Quantity], text: str) -> bool:
    """Whether nobody can be in two parts: not in women and adults, not in boys and children."""
    seen: set[str] = set()
    for part in parts:
        noun = _NOUN.match(text[part.span.end :][:REACH])
        who = set(_groups().get(noun[1], "").split()) if noun else set()
        if who & seen:
            return False
        seen |= who
    return True


def _shares_and_rest(group: Sequence[Quantity], text: str) -> list[Inconsistency]:
    """What is wrong in "60 % for, 30 % against and the remaining 20 %"."""
    shares = [q for q in group if q.unit == "percentage" and q.change is None and _is_exact(q)]
    if len(shares) < 3:
        return []
    between = text[shares[-2].span.end : shares[-1].span.start]
    if not re.search(r"\b(remaining|rest|remainder)\b", between):
        return []
    total = sum((_number(share) for share in shares), Decimal(0))
    if abs(total - WHOLE_PERCENT) <= len(shares):
        return []
    words = " and ".join(quote(share.span.of(text)) for share in shares)
    return [_odd(tuple(q.span for q in shares), f"{words} make {total:f} %, and not 100 %.")]


def _number(quantity: Quantity) -> Decimal:
    return Decimal(0) if quantity.low is None else quantity.low


def _odd(spans: tuple[Span, ...], reason: str) -> Inconsistency:
    return Inconsistency(spans[0].document_id, spans, InconsistencyKind.ARITHMETIC, reason)


@cache
def _holders() -> frozenset[str]:
    return load_words(HOLDERS)


@cache
def _groups() -> dict[str, str]:
    return {noun: group for _, noun, group in parse_pairs(load_table(GROUPS), name=GROUPS)}
