"""What was found between the statements of an event: which may be of one fact, and how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stemma.match.altered import Altered
from stemma.match.denied import Denied
from stemma.match.spellings import Spelling
from stemma.match.statements import Statement, Value
from stemma.model import Annotations, Decision


@dataclass(frozen=True, slots=True)
class Words:
    """How two statements of one fact stand by their words alone: chances that sum to 1.

    `kind` is what a conflict between them would be of.
    """

    agree: float
    narrower: float
    conflict: float
    denial: float
    kind: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements by their numbers in the event, left < right.

    `same` is the chance that both speak of one fact. `verbatim` is set where their words are the
    same: then no model was asked.
    """

    left: int
    right: int
    same: float
    words: Words
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a statement; `statement` is the statement's number in the event.

    `toll` says of whom it is a death toll: `people`, a part of them ("miner"), empty for none.
    """

    statement: int
    value: Value
    family: str
    toll: str = ""


@dataclass(frozen=True, slots=True)
class ValueMatch:
    """Two slots by their numbers, left < right.

    `same` is the chance that they measure one thing, whatever the two values are.
    """

    left: int
    right: int
    same: float


@dataclass(frozen=True, slots=True)
class DenialMatch:
    """A denial and what it may be of; `match` is what was read of the two, `None` for nothing.

    `match` has the denial and what it may be of as `left` and `right`, whichever is the lower.
    """

    denied: Denied
    match: Match | None


@dataclass(frozen=True, slots=True)
class Matches:
    """The statements and slots of an event with what was read of their pairs.

    `reports` stand in the order in which statements number them. `claims` and `values` are keyed
    by the two numbers, the lower first.
    """

    reports: tuple[Annotations, ...]
    statements: tuple[Statement, ...]
    slots: tuple[Slot, ...]
    claims: Mapping[tuple[int, int], Match]
    values: Mapping[tuple[int, int], ValueMatch]
    own: tuple[ValueMatch, ...] = ()
    """Counts of one report that may measure one thing."""
    claims_decided: Mapping[tuple[int, int], Decision] = field(default_factory=dict)
    values_decided: Mapping[tuple[int, int], Decision] = field(default_factory=dict)
    """What people decided of pairs, keyed alike."""
    spellings: tuple[tuple[Spelling, ...], ...] = ()
    """Names that the reports spell in two ways, a group each."""
    denials: tuple[DenialMatch, ...] = ()
    """Denials with what they may be of, in all reports and within one."""
    altered: tuple[Altered, ...] = ()
    """Sentences that two reports quote in two wordings."""

    def document_of(self, statement: int) -> str:
        """The id of the document a statement stands in."""
        return self.reports[self.statements[statement].document].document.id
