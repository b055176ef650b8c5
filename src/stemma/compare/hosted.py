"""Values in two claims that say the same: what is left where all others go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Protocol

from stemma.align import Sure
from stemma.compare.clash import CLASHES, least_sure
from stemma.compare.context import Context
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.ladder import Judged
from stemma.compare.said import Said
from stemma.model import Claim, Quantity, Reading, Relation, Span, Timex
from stemma.model.judgement import JudgementKind
from stemma.model.timex import Precision

Value = Timex | Quantity
Pair = tuple[Value, Value]

TOGETHER: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
STRETCHED: Final = "only if stretched"
"""The rung of two amounts that both can be so: too little where the claims may not be one."""

STEM: Final = 5


class Hosts(Protocol):
    """What is asked of the alignment of a coverage."""

    def are_compared(self, left: Span, right: Span) -> bool:
        """Whether the values in two places are readings of one point, and likely of one thing."""

    def same_claims(self, left: Reading, right: Reading) -> tuple[tuple[Claim, Claim], ...]:
        """The claims with a value of two readings that say the same in nearly the same words."""


def judge_hosts(left: Reading, right: Reading, context: Context, alignment: Hosts) -> Judged | None:
    """The values in two claims that say the same, where they cannot be one; `None` for none.

    A report that says the same in several claims may give the value of the other in one of them.
    """
    if left.value is not None or right.value is not None:
        return None
    if left.claim.polarity is not right.claim.polarity:
        return None
    claims = alignment.same_claims(left, right)
    if any(_share_a_value(one, other, context) for one, other in claims):
        return None
    for one, other in claims:
        pair = replace(left, claim=one), replace(right, claim=other)
        if least_sure(*pair, Sure.YES, context) is not Sure.NOT:
            judged = judge_hosted(one, other, context, compared=alignment.are_compared)
            if judged is not None:
                return judged
    return None


def _share_a_value(left: Claim, right: Claim, context: Context) -> bool:
    """Whether all that one claim measures goes with what the other does."""
    kinds = list(_by_kind(left, right))
    return bool(kinds) and all(
        any(_fit(one, other, context) for other in others)
        for _, ones, others in kinds
        for one in ones
    )


def judge_hosted(
    left: Claim, right: Claim, context: Context, *, compared: Callable[[Span, Span], bool]
) -> Judged | None:
    """The one value of each of two claims that does not go with the other; `None` for none.

    The claims say the same in nearly the same words, so two values of one kind that are left over
    may be of one thing. They may differ, and no more: other days are of other happenings. Those
    that are `compared` as values are passed over.
    """
    for kind, ones, others in _by_kind(left, right):
        pair = _left_over(ones, others, context)
        if pair is None or not _same_thing(*pair) or _is_told_by_both(pair, (left, right), context):
            continue
        if compared(pair[0].span, pair[1].span):
            continue
        judged = judge_values(*(_said(value, context) for value in pair))
        if judged.kind is kind and judged.relation in CLASHES and judged.rung != STRETCHED:
            return replace(judged, relation=Relation.DIFFERS)
    return None


def _by_kind(
    left: Claim, right: Claim
) -> Iterator[tuple[JudgementKind, Sequence[Value], Sequence[Value]]]:
    """The values of two claims by what they are, in the order of the kinds."""
    sides = [_values(claim) for claim in (left, right)]
    for kind in JudgementKind:
        ones, others = ([v for v in side if find_kind(v) is kind] for side in sides)
        if ones and len(ones) == len(others):
            yield kind, ones, others


def _values(claim: Claim) -> list[Value]:
    """The values of a claim; a length of time that was read twice counts once."""
    amounts = [q for q in claim.quantities if q.restates is None]
    times = [t for t in claim.timexes if not any(t.span.overlaps(q.span) for q in amounts)]
    return [*times, *amounts]


def _left_over(ones: Sequence[Value], others: Sequence[Value], context: Context) -> Pair | None:
    """The one value on each side that goes with none of the other side."""
    rest = [one for one in ones if not any(_fit(one, other, context) for other in others)]
    beside = [other for other in others if not any(_fit(one, other, context) for one in ones)]
    return (rest[0], beside[0]) if len(rest) == 1 and len(beside) == 1 else None


def _fit(one: Value, other: Value, context: Context) -> bool:
    return judge_values(_said(one, context), _said(other, context)).relation in TOGETHER


def _is_told_by_both(pair: Pair, claims: tuple[Claim, Claim], context: Context) -> bool:
    """Whether the words of one value stand in the other claim too, as the value of something."""
    told = [context.words(claim.spans).casefold() for claim in reversed(claims)]
    return any(
        context.words([value.span]).casefold() in words
        for value, words in zip(pair, told, strict=True)
    )


def _same_thing(one: Value, other: Value) -> bool:
    """Whether two counts are of one noun, and two times as exact as each other, about."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.dimension not in {None, "count"} or _noun(one) == _noun(other)
    if isinstance(one, Timex) and isinstance(other, Timex):
        return (one.precision in YEARS) == (other.precision in YEARS)
    return True


YEARS: Final = frozenset(
    {Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.DECADE,
     Precision.CENTURY}
)  # fmt: skip


def _noun(quantity: Quantity) -> str:
    words = (quantity.unit or "").casefold().replace("-", "").split()
    return words[-1][:STEM] if words else ""


def _said(value: Value, context: Context) -> Said[Value]:
    document = value.span.document_id
    return Said(value, context.words([value.span]), context.published(document))
