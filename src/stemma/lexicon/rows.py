"""Tables of more than two columns."""

from __future__ import annotations

from stemma.errors import LexiconError


def parse_rows(
    text: str, *, name: str, width: int, key: int = 1
) -> list[tuple[int, tuple[str, ...]]]:
    """(line number, cells) of every line after the first, which names the `width` columns.

    Raises:
        LexiconError: a line has another number of cells, or a cell is empty or has white space
            at an end, or two lines have the same first `key` cells.
    """
    out: list[tuple[int, tuple[str, ...]]] = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = tuple(line.split("\t"))
        if len(cells) != width or not all(cell.strip() == cell != "" for cell in cells):
            raise LexiconError(f"{name}:{number}: want {width} columns and tabs, got {line!r}")
        if cells[:key] in seen:
            raise LexiconError(f"{name}:{number}: {cells[:key]!r} stands there twice")
        seen.add(cells[:key])
        out.append((number, cells))
    return out
