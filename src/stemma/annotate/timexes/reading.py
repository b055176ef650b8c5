"""What a pattern found, and what it was read as."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.figures import Value
from stemma.annotate.timexes.pattern import Grammar
from stemma.annotate.timexes.stamp import Stamp
from stemma.lexicon.zones import Zone
from stemma.model import Precision, TimexKind, TimexReading

if TYPE_CHECKING:
    from stemma.annotate.timexes.scene import Scene


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression over the pieces [first, last), as `Timex` has it; `stamp` if it has one."""

    first: int
    last: int
    kind: TimexKind
    value: str
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    anchor: date | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    alternatives: tuple[TimexReading, ...] = ()
    mismatch: str | None = None
    approximate: bool = False
    mod: str | None = None
    stamp: Stamp | None = None
    zone: Zone | None = None
    """The time zone said beside a clock time."""


Reader = Callable[["Hit", "Scene"], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say a time: its pattern, what reads it, and sentences that hold one."""

    name: str
    pattern: str
    reader: Reader
    examples: tuple[tuple[str, str], ...]
    """(a sentence published on Friday 21 November 2025, the value found last in it)"""


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule's pattern."""

    rule: Rule
    match: re.Match[str]
    atoms: Atoms
    parse: Parse
    grammar: Grammar
    cut: int = 0
    """Where it begins, if behind the first words of its pattern."""

    def members(self, *names: str) -> frozenset[str]:
        """The characters of classes."""
        return frozenset().union(*(self.grammar.members[name] for name in names))

    @property
    def first(self) -> int:
        """The first piece."""
        return max(self.match.start(), self.cut)

    @property
    def last(self) -> int:
        """One past the last piece."""
        return self.match.end()

    def has(self, name: str) -> bool:
        """Whether the pattern has the group and it matched something."""
        if name not in self.match.re.groupindex or not self.match[name]:
            return False
        return self.match.start(name) >= self.cut

    def at(self, name: str) -> range:
        """The pieces of a group; none where it did not match."""
        if not self.has(name):
            return range(0)
        return range(*self.match.span(name))

    def without(self, name: str) -> Hit:
        """The hit from behind a group at its beginning on."""
        return replace(self, cut=self.at(name)[-1] + 1)

    def value(self, name: str) -> Value | None:
        """The value of a group's first piece."""
        place = self.at(name)
        return self.atoms.values[place[0]] if place else None

    def number(self, name: str) -> int | None:
        """The same, where it is a whole number."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        """The value of a group's first piece as text; empty without one."""
        value = self.value(name)
        return "" if value is None else str(value)

    def text(self, name: str) -> str:
        """A group's words in lower case, one space between."""
        place = self.at(name)
        return " ".join(self.piece(k) for k in place)

    def piece(self, k: int) -> str:
        """One piece in lower case."""
        return self.parse.document.text[self.atoms.starts[k] : self.atoms.ends[k]].lower()

    def before(self, steps: int = 1) -> str:
        """The word so many before the match, in lower case; empty at the sentence's start."""
        return self.beside(self.atoms.words[self.first] - steps, self.atoms.words[self.first])

    def after(self, steps: int = 1) -> str:
        """The word so many after the match; empty at the sentence's end."""
        last = self.atoms.words[self.last - 1]
        return self.beside(last + steps, last)

    def beside(self, word: int, home: int) -> str:
        """A word of the same sentence as `home`, else nothing."""
        parse = self.parse
        if not 0 <= word < len(parse) or parse.sentence_of[word] != parse.sentence_of[home]:
            return ""
        return parse.lower[word]

    def tag_after(self) -> str:
        """The tag of the word after the match; empty at the sentence's end."""
        word = self.atoms.words[self.last - 1] + 1
        return self.parse.tags[word] if self.after() else ""
