"""Nouns that speak: what sort of source stands behind a word without a name."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "sources.tsv"


class SourceNoun(StrEnum):
    """What a noun says of the source it heads."""

    ANONYMOUS = "anonymous"
    """Persons the report does not name: officials, witnesses, analysts."""
    ORGANIZATION = "organization"
    """A body that speaks as one, or somebody who speaks for it: ministry, police, spokesman."""
    DOCUMENT = "document"
    """Something written or recorded: letter, filing, poll, video."""
    ROLE = "role"
    """An office held by one person at a time: with "the" it is somebody named elsewhere."""


def load_source_nouns() -> Mapping[str, SourceNoun]:
    """Noun (lemma, lower case) → what it says of a source.

    Raises:
        LexiconError: a line is not two columns, or names a kind that does not exist.
    """
    return parse_source_nouns(load_table(FILE), name=FILE)


def parse_source_nouns(text: str, *, name: str) -> Mapping[str, SourceNoun]:
    """The table from its lines; the first line names the columns."""
    out: dict[str, SourceNoun] = {}
    for number, word, kind in parse_pairs(text, name=name):
        if kind not in list(SourceNoun):
            raise LexiconError(f"{name}:{number}: {kind!r} is no kind of source")
        if word in out:
            raise LexiconError(f"{name}:{number}: {word!r} stands there twice")
        out[word] = SourceNoun(kind)
    return MappingProxyType(out)
