"""Two readings that may be of one fact, with what the pair reader says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.judge.context import Context
from stemma.judge.ladder import Judged, quote
from stemma.judge.thresholds import DIFFERS
from stemma.match import Match
from stemma.model import Reading, Relation
from stemma.model.judgement import JudgementKind

WORD: Final = re.compile(r"\w+")
FEW: Final = 4
"""Fewer words than these state a fact only with a value or somebody named: "it was fun"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings with what the pair reader says of them.

    `clashing` says that a value of one and a value of the other, of one thing, cannot both be so:
    that is judged beside, as a value, and keeps the statements from agreeing. `requoted` says that
    they stand in one quotation, which the two reports have in two wordings.
    """

    left: Reading
    right: Reading
    match: Match
    context: Context
    clashing: bool
    requoted: bool = False

    @property
    def both(self) -> tuple[Reading, Reading]:
        """The two readings."""
        return self.left, self.right

    @property
    def words(self) -> str:
        """The words of both, quoted."""
        one, other = (self.context.words(r.claim.spans) for r in (self.left, self.right))
        return f"{quote(one)} and {quote(other)}"

    @property
    def may_clash(self) -> bool:
        """Whether the two are surely enough of one fact to be set against each other."""
        return self.match.same >= DIFFERS

    @property
    def says_little(self) -> bool:
        """Whether one of the two has too few words to state a fact."""
        return any(_says_little(r, self.context) for r in (self.left, self.right))

    @property
    def holds(self) -> float:
        """The chance that, of one fact, their words agree or one is narrower."""
        return self.match.words.agree + self.match.words.narrower

    def held_back(self, exclusion: str) -> Judged:
        """Nothing is shown, and why."""
        reason = f"{self.words} may be of one fact."
        return Judged(JudgementKind.POLARITY, Relation.UNJUDGED, "not judged", reason, exclusion)


def _says_little(reading: Reading, context: Context) -> bool:
    """Whether a clause has hardly a word, no value, and names nobody: "that's all"."""
    claim = reading.claim
    if claim.timexes or claim.quantities:
        return False
    if len(WORD.findall(context.words(claim.spans))) >= FEW:
        return False
    named = (context.entities.get(argument.entity or "") for argument in claim.arguments)
    return not any(entity is not None and entity.names for entity in named)
