"""How far a clash may be shown: only as sure as it is that both speak of one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from stemma.align import Sure
from stemma.compare.context import Context
from stemma.compare.ladder import Judged
from stemma.compare.modality import FIRM, OPEN
from stemma.model import Modality, Reading, Relation

CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})


def least_sure(left: Reading, right: Reading, sure: Sure, context: Context) -> Sure:
    """How sure it is, seeing how both put it.

    What should, can, may or will be so does not clash with what is; a length or a day that was
    planned may have come out otherwise.
    """
    words = [frozenset(context.words(r.claim.spans).casefold().split()) for r in (left, right)]
    if bool(words[0] & OTHERS) != bool(words[1] & OTHERS):
        return Sure.NOT
    hoped = HOPED if left.value is None else EXPECTED
    if bool(words[0] & hoped) != bool(words[1] & hoped):
        return Sure.NOT
    moods = {left.claim.modality, right.claim.modality}
    if moods & OPEN and moods & FIRM:
        return Sure.NOT
    one, other = (_is_open(reading.claim.modality) for reading in (left, right))
    if left.claim.polarity is not right.claim.polarity:
        sure = Sure.NOT if (words[0] | words[1]) & ABLE else sure
    if one == other:
        return sure
    if left.value is None:
        return Sure.NOT
    return min(sure, Sure.LIKELY)


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


def _is_open(modality: Modality) -> bool:
    return modality not in {Modality.ASSERTED, Modality.REPORTED, Modality.DENIED}


def soften(judged: Judged, sure: Sure) -> Judged | None:
    """A clash as far as it may be shown; `None` where it may not."""
    if sure is Sure.NOT:
        return None
    if sure is Sure.YES or judged.relation is not Relation.CONTRADICTS:
        return judged
    return replace(judged, relation=Relation.DIFFERS)
