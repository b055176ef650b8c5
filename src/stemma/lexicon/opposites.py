"""Words that say opposite things of one subject: "accept", "reject"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

FILE: Final = "opposites.tsv"


def load_opposites() -> Mapping[str, frozenset[str]]:
    """Lemma → the lemmas that say the opposite; both ways.

    Raises:
        LexiconError: the table is missing, or a row is damaged.

    >>> "reject" in load_opposites()["accept"], "accept" in load_opposites()["reject"]
    (True, True)
    """
    out: dict[str, set[str]] = {}
    for number, (one, other) in parse_rows(load_table(FILE), name=FILE, width=2, key=2):
        if one == other:
            raise LexiconError(f"{FILE}:{number}: {one!r} is not its own opposite")
        out.setdefault(one, set()).add(other)
        out.setdefault(other, set()).add(one)
    return MappingProxyType({word: frozenset(others) for word, others in out.items()})
