"""Phrases that bound or soften an amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

FILE: Final = "bounds.tsv"


class BoundUse(StrEnum):
    """What a phrase does to the amount beside it."""

    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    UNDER = "under"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class BoundPhrases:
    """Phrase (lower case) → use, for those before an amount and those after it."""

    before: Mapping[str, BoundUse]
    after: Mapping[str, BoundUse]


def load_bounds() -> BoundPhrases:
    """The phrases of the table.

    Raises:
        LexiconError: a line is damaged, or names a use or a place that does not exist.
    """
    return parse_bounds(load_table(FILE), name=FILE)


def parse_bounds(text: str, *, name: str) -> BoundPhrases:
    """The table from its lines; the first line names the columns."""
    places: dict[str, dict[str, BoundUse]] = {"before": {}, "after": {}}
    uses = frozenset(BoundUse)
    for number, (phrase, use, place) in parse_rows(text, name=name, width=3, key=3):
        if use not in uses or place not in places or phrase in places[place]:
            raise LexiconError(f"{name}:{number}: no use {use!r}, no place {place!r}, or twice")
        places[place][phrase] = BoundUse(use)
    return BoundPhrases(MappingProxyType(places["before"]), MappingProxyType(places["after"]))
