"""Sites and the publisher whose copy they share, beyond what `outlets.tsv` knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table

FILE: Final = "publishers.tsv"
COLUMNS: Final = ("host", "name", "family")
_HOST: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """One site: its host without `www`, its name, and the group whose newsrooms share copy."""

    host: str
    name: str
    family: str


def load_publishers() -> tuple[Publisher, ...]:
    """The sites of the table in the package.

    Raises:
        LexiconError: a line is damaged, or a host stands there twice.
    """
    return parse_publishers(load_table(FILE), name=FILE)


def parse_publishers(text: str, *, name: str) -> tuple[Publisher, ...]:
    r"""The sites of a table from its lines; `name` is for the message.

    >>> table = "host\tname\tfamily\nleedsgazette.example.com\tLeeds Gazette\tNorthern Papers\n"
    >>> parse_publishers(table, name="p.tsv")[0].family
    'Northern Papers'

    Raises:
        LexiconError: the header or a line is damaged, or a host stands there twice.
    """
    header, *lines = text.removesuffix("\n").split("\n")
    if tuple(header.split("\t")) != COLUMNS:
        raise LexiconError(f"{name}:1: the header is {header!r}; it must be {' '.join(COLUMNS)}")
    out: list[Publisher] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or not all(cell.strip() == cell != "" for cell in cells):
            raise LexiconError(f"{name}:{number}: want three columns and tabs, got {line!r}")
        if not _HOST.fullmatch(cells[0]) or cells[0].startswith("www."):
            raise LexiconError(f"{name}:{number}: {cells[0]!r} is no lower-case host without www")
        if cells[0] in seen:
            raise LexiconError(f"{name}:{number}: {cells[0]!r} stands there twice")
        seen.add(cells[0])
        out.append(Publisher(*cells))
    return tuple(out)
