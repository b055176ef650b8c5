"""Each time and amount to the claim that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from stemma.annotate.parse import Parse
from stemma.claims.phrases import head_of, words_of
from stemma.model import Quantity, Span, Timex

V = TypeVar("V", Timex, Quantity)


def bind(parse: Parse, values: Iterable[V], heads: AbstractSet[int]) -> Mapping[int, tuple[V, ...]]:
    """The values by the claim's head word that is nearest above each, in text order.

    A value above which no claim stands belongs to none.
    """
    out: dict[int, list[V]] = {}
    for value in values:
        head = _host(parse, value.span, heads)
        if head is not None:
            out.setdefault(head, []).append(value)
    return {head: tuple(found) for head, found in out.items()}


def _host(parse: Parse, span: Span, heads: AbstractSet[int]) -> int | None:
    words = words_of(parse, span)
    if not words:
        return None
    word = head_of(parse, words)
    if word in heads:
        return word
    return next((above for above in parse.ancestors(word) if above in heads), None)
