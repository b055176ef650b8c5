"""What letters languages write beyond those of English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

TABLE = "alphabets.tsv"


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of a language, in lower case.

    `pairs` are letters that stand only before another one: the Portuguese "õ" before "e". `cost` is
    how much less its names are met with in English reports, from 0.
    """

    language: str
    letters: frozenset[str]
    pairs: frozenset[str]
    cost: int

    def has(self, word: str) -> bool:
        """Whether every letter of a word in lower case is English or of the language.

        >>> {a.language for a in load_alphabets() if a.has("jiří")}
        {'Czech'}
        """
        return all(
            letter.isascii()
            or letter in self.letters
            or f"{letter}{word[place + 1 : place + 2] or '-'}" in self.pairs
            for place, letter in enumerate(word)
        )


@cache
def load_alphabets() -> tuple[Alphabet, ...]:
    """The alphabets of the table.

    Raises:
        LexiconError: a line is not as it should be.
    """
    out = []
    for number, (language, letters, cost) in parse_rows(load_table(TABLE), name=TABLE, width=3):
        told = letters.split()
        if not cost.isdigit() or any(len(one) > 2 for one in told):
            raise LexiconError(f"{TABLE}:{number}: want letters or pairs of them, and a number")
        out.append(
            Alphabet(
                language,
                frozenset(one for one in told if len(one) == 1),
                frozenset(one for one in told if len(one) == 2),
                int(cost),
            )
        )
    return tuple(out)
