"""Words by which a text says that what somebody claims is so or is not."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "verdicts.tsv"


class VerdictUse(StrEnum):
    """What a word does where a claim is checked."""

    FALSE = "false"
    """Said of a claim, it denies it: "the claim is [false]", "it is a [myth]"."""
    TRUE = "true"
    """Said of a claim, it upholds it; denied, it denies it."""
    OPEN = "open"
    """Said of a claim, it leaves it open: "[unproven]"."""
    CLAIM = "claim"
    """A noun for what is claimed: "the [rumour] that"."""
    CLAIMING = "claiming"
    """A participle before what is claimed: "a post [claiming] that"."""
    FALSELY = "falsely"
    """An adverb at a verb of speech by which the teller denies what is said."""
    LIE = "lie"
    """A verb of speech by which he does."""
    PROOF = "proof"
    """A noun that, denied, leaves what it would show without support: "no [evidence] that"."""
    FINDING = "finding"
    """A verb that, denied, does the same: "did not [find] that"."""
    REFUTED = "refuted"
    """A participle of what is done to a claim: "has been [debunked]"."""


def load_verdict_words() -> Mapping[VerdictUse, frozenset[str]]:
    """Use → its words: nouns and verbs as lemmas, the rest as written, in lower case.

    Raises:
        LexiconError: a line is damaged, or names a use that does not exist.
    """
    return parse_verdict_words(load_table(FILE), name=FILE)


def parse_verdict_words(text: str, *, name: str) -> Mapping[VerdictUse, frozenset[str]]:
    """The table from its lines; every use is there, if only with no word."""
    out: dict[VerdictUse, set[str]] = {use: set() for use in VerdictUse}
    for number, word, use in parse_pairs(text, name=name):
        if use not in list(VerdictUse):
            raise LexiconError(f"{name}:{number}: {use!r} is no use of a word")
        out[VerdictUse(use)].add(word)
    return MappingProxyType({use: frozenset(words) for use, words in out.items()})
