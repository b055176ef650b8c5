"""How far a clash may be shown: only as sure as it is that both speak of one thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.align import Sure
from stemma.align.denials import count_denials
from stemma.compare.context import Context
from stemma.compare.ladder import Judged
from stemma.compare.modality import FIRM, OPEN
from stemma.model import Modality, Reading, Relation

CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})


def least_sure(
    left: Reading,
    right: Reading,
    sure: Sure,
    context: Context,
    *,
    versions: bool = False,
    verbatim: bool = False,
) -> Sure:
    """How sure it is, seeing how both put it.

    What should, can, may or will be so does not clash with what is; a length or a day that was
    planned may have come out otherwise. Two `versions` of one statement differ in no more than
    they say: "would begin", "could begin"; what else they say is much the same if they are
    `verbatim`.
    """
    in_order = [context.words(r.claim.spans).casefold().split() for r in (left, right)]
    words = [frozenset(told) for told in in_order]
    hoped = HOPED if left.value is None else EXPECTED
    hoped -= {"would"} if versions else set()
    sets = (hoped,) if verbatim and left.value is None else (OTHERS, hoped)
    both_ways = left.claim.polarity is not right.claim.polarity
    if any(bool(words[0] & apart) != bool(words[1] & apart) for apart in sets) or (
        both_ways and _deny_alike(*in_order, versions=versions)
    ):
        return Sure.NOT
    moods = {left.claim.modality, right.claim.modality}
    one, other = (_is_open(reading.claim.modality) for reading in (left, right))
    if versions and (one == other or not both_ways):
        return sure if one == other or left.value is None else min(sure, Sure.LIKELY)
    if versions and moods <= TOLD:
        return min(sure, Sure.LIKELY)
    if (moods & OPEN and moods & FIRM) or (both_ways and (words[0] | words[1]) & ABLE):
        return Sure.NOT
    if one == other:
        return sure
    return Sure.NOT if left.value is None else min(sure, Sure.LIKELY)


def _deny_alike(left: Sequence[str], right: Sequence[str], *, versions: bool) -> bool:
    """Whether both have a negation: "without a sign", "found no sign".

    Of two versions one may have one more: "no sign", "not without a sign".
    """
    denials = [count_denials(words) for words in (left, right)]
    return all(denials) and not (versions and sum(denials) % 2)


OTHERS: Final = frozenset({"another", "other", "others", "remaining", "rest"})
"""Words that set apart whom a claim speaks of: "the other four were unhurt"."""

EXPECTED: Final = frozenset(
    {"anticipated", "due", "expected", "intended", "meant", "planned", "scheduled", "supposed",
     "would"}
)  # fmt: skip
"""Words for what was to be: how long it was to last does not clash with how long it did."""

HOPED: Final = EXPECTED | {"hoped", "hoping", "tried", "trying", "want", "wanted", "wanting"}
"""The same of what happened: who wanted to did not for that."""

ABLE: Final = frozenset({"can", "can't", "can’t", "cannot", "could", "couldn't", "couldn’t"})


TOLD: Final = FIRM | {Modality.DENIED}
"""It is said to be so, or not to be so, more or less firmly."""


def _is_open(modality: Modality) -> bool:
    return modality not in {Modality.ASSERTED, Modality.REPORTED, Modality.DENIED}


def soften(judged: Judged, sure: Sure) -> Judged | None:
    """A clash as far as it may be shown; `None` where it may not."""
    if sure is Sure.NOT:
        return None
    if sure is Sure.YES or judged.relation is not Relation.CONTRADICTS:
        return judged
    return replace(judged, relation=Relation.DIFFERS)
