"""Whose age it is."""

from __future__ import annotations

import re
from typing import Final

from stemma.align.names import Keys
from stemma.annotate.entities import fold
from stemma.model import Annotations, Quantity, Span


def may_be_one(left: Keys, right: Keys) -> bool:
    """Whether two persons can be one by their names: a surname goes with a full name that ends so.

    >>> may_be_one(frozenset({"ana brey", "brey"}), frozenset({"brey"}))
    True
    >>> may_be_one(frozenset({"ana brey", "brey"}), frozenset({"luis brey", "brey"}))
    False
    """
    full = [{name for name in names if " " in name} for names in (left, right)]
    if full[0] and full[1]:
        return bool(full[0] & full[1])
    return any(
        one == other or one.endswith(f" {other}") or other.endswith(f" {one}")
        for one in left
        for other in right
    )


class Owners:
    """Whose age it is: the entity whose mention the words are part of."""

    def __init__(self, found: Annotations) -> None:
        self._names = {
            entity.id: frozenset(fold(m.span.of(found.document.text)) for m in entity.names)
            for entity in found.entities
        }
        self._mentions = sorted(
            (len(mention.span), mention.span, entity.id)
            for entity in found.entities
            for mention in entity.mentions
        )

    def of(self, quantity: Quantity, text: str) -> tuple[str | None, Keys]:
        """The id of the entity and its names; nothing where no mention holds the words."""
        for span in (quantity.of, quantity.span):
            for _, mention, entity in self._mentions:
                if span is not None and _is_of(mention, span):
                    return entity, self._names[entity]
        return None, _name_behind(text, quantity.span.end)


def _is_of(mention: Span, span: Span) -> bool:
    """Whether a mention holds the words, or is their head: the "Brey" of "driver Ana Brey"."""
    return mention.contains(span) or (span.contains(mention) and mention.end == span.end)


def _name_behind(text: str, end: int) -> Keys:
    """The name that stands right behind an age: "42-year-old Ana Brey" is Brey's."""
    match = NAMED.match(text, end)
    return frozenset() if match is None else frozenset({fold(match[1])})


NAMED: Final = re.compile(r"[\s,]{1,2}((?:[A-Z][\w’'-]+ ?){2,3})")
