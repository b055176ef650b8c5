"""Labels that stand before a colon at the start of a paragraph: "Q:", "CLAIM:", "Photo:"."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "turn_labels.tsv"


class LabelKind(StrEnum):
    """What a label announces."""

    QUESTION = "question"
    """What an interviewer asks."""
    ANSWER = "answer"
    """What the person interviewed answers."""
    NAME = "name"
    """What somebody says; the label names him. In no table."""
    CLAIM = "claim"
    """What is claimed, and checked further down."""
    MYTH = "myth"
    """What is claimed, and false."""
    RULING = "ruling"
    """Whether the claim before it is true."""
    NONE = "none"
    """Nothing of a conversation: "Photo:", "Related:"."""


def load_labels() -> Mapping[str, LabelKind]:
    """Label in lower case → what it announces.

    Raises:
        LexiconError: a line is damaged, or names a kind that does not exist.
    """
    return parse_labels(load_table(FILE), name=FILE)


def parse_labels(text: str, *, name: str) -> Mapping[str, LabelKind]:
    """The table from its lines.

    Raises:
        LexiconError: as `load_labels`, and where a label stands there twice.
    """
    out: dict[str, LabelKind] = {}
    for number, label, kind in parse_pairs(text, name=name):
        if kind not in list(LabelKind) or kind == LabelKind.NAME:
            raise LexiconError(f"{name}:{number}: {kind!r} is no kind of label")
        if label in out:
            raise LexiconError(f"{name}:{number}: {label!r} stands there twice")
        out[label] = LabelKind(kind)
    return MappingProxyType(out)
