"""Words that say which way an amount moves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

FILE: Final = "changes.tsv"


def load_changes() -> Mapping[str, bool]:
    """Word (lemma) → whether the amount with it goes up.

    Raises:
        LexiconError: a line is damaged, or names a direction that does not exist.
    """
    return parse_changes(load_table(FILE), name=FILE)


def parse_changes(text: str, *, name: str) -> Mapping[str, bool]:
    """The table from its lines; the first line names the columns."""
    out: dict[str, bool] = {}
    for number, (word, direction) in parse_rows(text, name=name, width=2):
        if direction not in ("up", "down"):
            raise LexiconError(f"{name}:{number}: {direction!r} is neither up nor down")
        out[word] = direction == "up"
    return MappingProxyType(out)
