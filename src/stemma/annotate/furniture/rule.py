"""What a rule about furniture is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Scope(Enum):
    """How much of a page a rule looks at, and so how much it may take."""

    LINE = auto()
    """A whole line, from its first word to its last."""
    SENTENCE = auto()
    """From the start of a sentence, outside quotation marks; what the pattern takes."""
    ANYWHERE = auto()
    """What the pattern takes, wherever it stands: words that only a page's machinery writes."""


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
    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()
    longest: int = 200
    edge: int = 0

    def __post_init__(self) -> None:
        if not self.hints or any(hint != hint.lower() for hint in self.hints):
            raise ValueError(f"furniture rule {self.name!r}: hints are missing or not lower case")


def compile_rule(*parts: str, case: bool = False) -> re.Pattern[str]:
    """The pattern that any of `parts` matches; `case` keeps capitals and small letters apart."""
    return re.compile("|".join(f"(?:{part})" for part in parts), 0 if case else re.IGNORECASE)


def hints(words: str) -> tuple[str, ...]:
    """The hints that stand in `words` with a bar between them."""
    return tuple(words.split("|"))
