"""Words by which one party denies what another says."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table

FILE: Final = "disputes.tsv"
HEAD: Final = "word\tuse"


class DisputeUse(StrEnum):
    """What a word tells of a denial."""

    DENIES = "denies"
    """A verb of who says that a thing is not so: "[dismissed] the claim"."""
    CALLS = "calls"
    """A verb that gives a thing a name: "[called] the report a lie"."""
    FALSE = "false"
    """What is said of a thing that is not so: "called the report [a lie]"."""
    CHARGES = "charges"
    """A verb of who says what others may deny: "[accused] the port of hiding it"."""
    TOLD = "told"
    """A noun for what somebody says: "denied the [allegation]"."""
    DEED = "deed"
    """A noun for what somebody is said to have done: "denied any [wrongdoing]"."""


@cache
def load_dispute_words() -> Mapping[DisputeUse, frozenset[str]]:
    """Use → the lemmas that have it; a lemma can have several ("charge").

    Raises:
        LexiconError: a line is damaged, names a use that does not exist, or stands there twice.
    """
    return parse_dispute_words(load_table(FILE))


def parse_dispute_words(text: str) -> Mapping[DisputeUse, frozenset[str]]:
    r"""The same from the lines of the table.

    >>> sorted(parse_dispute_words("word\tuse\nlie\tfalse\n")[DisputeUse.FALSE])
    ['lie']

    Raises:
        LexiconError: as above.
    """
    out: dict[DisputeUse, set[str]] = {use: set() for use in DisputeUse}
    lines = text.splitlines()
    if not lines or lines[0] != HEAD:
        raise LexiconError(f"{FILE}:1: want the heading {HEAD!r}")
    for number, line in enumerate(lines[1:], start=2):
        word, tab, use = line.partition("\t")
        if not tab or not word or word != word.strip():
            raise LexiconError(f"{FILE}:{number}: want a word and its use, got {line!r}")
        if use not in list(DisputeUse):
            raise LexiconError(f"{FILE}:{number}: {use!r} is no use of a word")
        if word in out[DisputeUse(use)]:
            raise LexiconError(f"{FILE}:{number}: {word!r} stands there twice")
        out[DisputeUse(use)].add(word)
    return MappingProxyType({use: frozenset(words) for use, words in out.items()})
