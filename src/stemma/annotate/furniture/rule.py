"""What a rule about furniture is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache


class Scope(Enum):
    """How much of a page a rule looks at, and so how much it may take."""

    LINE = auto()
    """A whole line, from its first word to its last."""
    SENTENCE = auto()
    """From the start of a sentence, outside quotation marks; what the pattern takes."""
    ANYWHERE = auto()
    """What the pattern takes, wherever it stands: words that only a page's machinery writes."""


@dataclass(frozen=True, slots=True)
class Written:
    """A pattern as it is written, compiled when it is first used: most never are."""

    source: str
    flags: int

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use."""
        return _compile(self.source, self.flags)


@cache
def _compile(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags)


@dataclass(frozen=True, slots=True)
class Rule:
    """One sort of furniture.

    `why` is what a reader of the report is told. `hints` are in lower case; where none of them is
    in the text, the pattern is not tried. In `examples` the furniture stands between ⟦ and ⟧;
    nothing is furniture in `others`. A line longer than `longest` characters is not tried. Where
    `edge` is not 0, only so many lines at the top and at the foot are.
    """

    name: str
    why: str
    scope: Scope
    written: Written
    hints: tuple[str, ...]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()
    longest: int = 200
    edge: int = 0

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the rule looks for."""
        return self.written.compiled

    def __post_init__(self) -> None:
        if not self.hints or any(hint != hint.lower() for hint in self.hints):
            raise ValueError(f"furniture rule {self.name!r}: hints are missing or not lower case")


def either(*parts: str, case: bool = False) -> Written:
    """The pattern that any of `parts` matches; `case` keeps capitals and small letters apart."""
    return Written("|".join(f"(?:{part})" for part in parts), 0 if case else re.IGNORECASE)


def hints(words: str) -> tuple[str, ...]:
    """The hints that stand in `words` with a bar between them."""
    return tuple(words.split("|"))
