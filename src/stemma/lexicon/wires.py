"""Names under which news services stand in credit lines, and the newsroom behind each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "wires.tsv"


def load_wires() -> Mapping[str, str]:
    """Name in a credit line → name of the newsroom, as `outlets.tsv` has it where it does.

    Raises:
        LexiconError: a line is damaged, or a name stands there twice.
    """
    return parse_wires(load_table(FILE), name=FILE)


def parse_wires(text: str, *, name: str) -> Mapping[str, str]:
    r"""The table from its lines.

    >>> dict(parse_wires("credit\toutlet\nGulf Wire\tGulf Times\n", name="wires.tsv"))
    {'Gulf Wire': 'Gulf Times'}

    Raises:
        LexiconError: a line is not two columns, or a name stands there twice.
    """
    out: dict[str, str] = {}
    for number, credit, outlet in parse_pairs(text, name=name):
        if credit in out:
            raise LexiconError(f"{name}:{number}: {credit!r} stands there twice")
        out[credit] = outlet
    return MappingProxyType(out)
