"""Tables of two columns, as the smaller lexicons are."""

from __future__ import annotations

from importlib.resources import files

from stemma.errors import LexiconError


def load_table(name: str) -> str:
    """The content of one of the package's tables."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def parse_pairs(text: str, *, name: str) -> list[tuple[int, str, str]]:
    """(line number, word, value) of every line after the first, which names the columns.

    Raises:
        LexiconError: a line is not two columns, or stands there twice.
    """
    out: list[tuple[int, str, str]] = []
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 2 or not all(cell.strip() == cell != "" for cell in cells):
            raise LexiconError(f"{name}:{number}: want two columns and a tab, got {line!r}")
        if line in seen:
            raise LexiconError(f"{name}:{number}: {line!r} stands there twice")
        seen.add(line)
        out.append((number, cells[0], cells[1]))
    return out
