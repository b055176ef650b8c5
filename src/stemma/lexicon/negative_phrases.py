"""Phrases that deny what they stand with, and those that only look as if they did."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "negative_phrases.tsv"


class PhraseUse(StrEnum):
    """What a phrase does to the clause it stands in."""

    DENIES = "denies"
    """It denies the clause: "[at no point] did they warn us"."""
    PREDICATE = "predicate"
    """Behind "is" or "seems" it denies what follows: "is [far from] safe"."""
    NOUN = "noun"
    """It makes a "nobody" of its noun: "[hardly any] trees stood"."""
    ASSERTS = "asserts"
    """It denies nothing, for all its negative word: "[no sooner] had they left"."""


Phrase = tuple[str, ...]


def load_negative_phrases() -> Mapping[Phrase, PhraseUse]:
    """The words of a phrase in lower case → its use.

    Raises:
        LexiconError: a line is damaged, or names a use that does not exist.
    """
    out: dict[Phrase, PhraseUse] = {}
    for number, phrase, use in parse_pairs(load_table(FILE), name=FILE):
        if use not in list(PhraseUse):
            raise LexiconError(f"{FILE}:{number}: {use!r} is no use of a phrase")
        out[tuple(phrase.split(" "))] = PhraseUse(use)
    return MappingProxyType(out)
