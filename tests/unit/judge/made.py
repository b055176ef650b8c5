"""Two readings made by hand, with their context, and what was found of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from tests.unit.match.reports import Told, report

from stemma.judge.claims import judge_claims
from stemma.judge.context import Context
from stemma.judge.ladder import Judged
from stemma.judge.pair import Pair as Judging
from stemma.match import Match, Matches, Slot, Statement, ValueMatch, Words, family_of
from stemma.model import (
    Annotations,
    Claim,
    EntityKind,
    JudgementKind,
    Quantity,
    Reading,
    Relation,
    Span,
    Timex,
)

EARLY, LATE = "2031-03-04", "2031-03-05"


def reading(claim: Claim, value: Timex | Quantity | None = None) -> Reading:
    """What a claim says, or the value in it."""
    spans: tuple[Span, ...] = claim.spans if value is None else (value.span,)
    document = spans[0].document_id
    return Reading(f"r {spans[0]}", claim, document, spans, value, claim.attribution)


@dataclass(frozen=True)
class Pair:
    """Two reports of one sentence each."""

    left: Annotations
    right: Annotations

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """Their statements."""
        return reading(self.left.claims[0]), reading(self.right.claims[0])

    @property
    def values(self) -> tuple[Reading, Reading]:
        """The first value of each."""
        return _valued(self.left.claims[0]), _valued(self.right.claims[0])

    @property
    def context(self) -> Context:
        """Both reports."""
        return Context.of([self.left, self.right])


def _valued(claim: Claim) -> Reading:
    values: tuple[Timex | Quantity, ...] = (*claim.timexes, *claim.quantities)
    return reading(claim, values[0])


def pair(
    left: Told | str,
    right: Told | str,
    *,
    names: Mapping[str, EntityKind] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    published: tuple[str | None, str | None] = (EARLY, EARLY),
) -> Pair:
    """Two reports of one sentence each."""
    one, other = (
        report(name, told, published=day, names=names, aliases=aliases)
        for name, told, day in zip("ab", (left, right), published, strict=True)
    )
    return Pair(one, other)


def match(
    same: float = 0.9,
    agree: float = 0.0,
    *,
    narrower: float = 0.0,
    conflict: float = 0.0,
    denial: float = 0.0,
    kind: str = "outcome",
    verbatim: bool = False,
) -> Match:
    """What the pair reader says of two."""
    return Match(0, 1, same, Words(agree, narrower, conflict, denial, kind), verbatim)


AGREEING = match(0.97, 0.97)
"""The pair reader takes the two for one fact in agreeing words."""


def judged(two: Pair, found: Match, *, clashing: bool = False) -> Judged:
    """How two statements stand, checked both ways round."""
    left, right = two.readings
    context = two.context
    one = judge_claims(Judging(left, right, found, context, clashing))
    other = judge_claims(Judging(right, left, found, context, clashing))
    assert stand(one) == stand(other)
    return one


def stand(found: Judged) -> tuple[JudgementKind, Relation, str, str]:
    """All of a judgement but its reason."""
    return found.kind, found.relation, found.rung, found.exclusion


def matches(
    reports: Sequence[Annotations],
    read: Mapping[tuple[int, int], Match],
    values: Mapping[tuple[int, int], float],
) -> Matches:
    """What was found of an event; statements and values are numbered as the reports stand."""
    statements: list[Statement] = []
    slots: list[Slot] = []
    for document, found in enumerate(reports):
        for number, claim in enumerate(found.claims):
            made = Statement(
                document, number, claim, frozenset(), frozenset(), np.zeros(1, np.float32)
            )
            slots += [Slot(len(statements), v, family_of(v)) for v in made.values]
            statements.append(made)
    return Matches(
        tuple(reports),
        tuple(statements),
        tuple(slots),
        dict(read),
        {(a, b): ValueMatch(a, b, same) for (a, b), same in values.items()},
    )
