"""Numbers in the cells of a table, counted by what stands at the head of their column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemma.lexicon.words import load_words

_CELL: Final = re.compile(r"[^|\n]+")
_RULE: Final = re.compile(r"[\s|:+=-]+")
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"[\d.,\s'’]+")
LABELS: Final = load_words("number_labels.txt") | {
    "year", "rank", "position", "place", "date", "age",
}  # fmt: skip
"""Heads of columns whose numbers count nothing."""
_LONGEST: Final = 30


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column at the characters [start, end): "Dead"."""

    name: str
    start: int
    end: int


def columns_of(text: str) -> Mapping[int, Column]:
    """Where a number alone in its cell begins → the head of its column.

    A table is lines that begin with a stroke; its first line is the head, where no cell of it has
    a digit. The first column names the rows.
    """
    out: dict[int, Column] = {}
    head: list[Column] | None = None
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if not line.lstrip().startswith("|"):
            head = None
            continue
        if _RULE.fullmatch(line):
            continue
        cells = [_cell(text, start, found) for found in _CELL.finditer(line.rstrip())]
        if head is None:
            head = [] if _DIGIT.search(line) else cells
            continue
        for place, cell in enumerate(cells):
            if 0 < place < len(head) and _is_counted(cell, head[place]):
                out[cell.start] = head[place]
    return out


def _cell(text: str, start: int, found: re.Match[str]) -> Column:
    """The words of a cell without the white space around them."""
    first, last = start + found.start(), start + found.end()
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    name = words.strip()
    return Column(name, first, first + len(name))


def _is_counted(cell: Column, head: Column) -> bool:
    """Whether the cell holds a number and the head a noun or two."""
    return bool(
        _DIGIT.match(cell.name)
        and _NUMBER.fullmatch(cell.name)
        and head.name.replace(" ", "").isalpha()
        and head.name.lower() not in LABELS
        and len(head.name) <= _LONGEST
    )
