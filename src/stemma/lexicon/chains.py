"""Words of chains: how words pass from a speaker through an outlet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "chains.tsv"


class ChainUse(StrEnum):
    """What a word does in a chain."""

    TELL = "tell"
    """A speaker does it to an outlet: tell."""
    CITE = "cite"
    """An outlet does it to a speaker: cite."""
    CARRY = "carry"
    """Done by an outlet, in the passive, to a speaker: "consulted by Reuters"."""
    REPORT = "report"
    """Heads what is said, with its speaker as subject: claim."""
    TALK = "talk"
    """The occasion, with the outlet under it: "in an interview with Reuters"."""


def load_chain_words() -> Mapping[ChainUse, frozenset[str]]:
    """Use → the lemmas that have it.

    Raises:
        LexiconError: a line is damaged, or names a use that does not exist.
    """
    return parse_chain_words(load_table(FILE), name=FILE)


def parse_chain_words(text: str, *, name: str) -> Mapping[ChainUse, frozenset[str]]:
    """The table from its lines; every use is there, if only with no word."""
    out: dict[ChainUse, set[str]] = {use: set() for use in ChainUse}
    for number, word, use in parse_pairs(text, name=name):
        if use not in list(ChainUse):
            raise LexiconError(f"{name}:{number}: {use!r} is no use of a word")
        out[ChainUse(use)].add(word)
    return MappingProxyType({use: frozenset(words) for use, words in out.items()})
