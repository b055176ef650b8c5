"""Which amounts stay, and which two of them are one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.compounds import join_compound
from stemma.annotate.quantities.labels import is_label
from stemma.annotate.quantities.moves import change_of, path_of
from stemma.annotate.quantities.odds import join_share
from stemma.annotate.quantities.ordinals import is_numbered
from stemma.annotate.quantities.places import last_word, word_at
from stemma.annotate.quantities.ranges import join_range
from stemma.annotate.quantities.votes import VOTE, is_score, is_vote
from stemma.model import Change

# Characters between the ends of "2014 to 16".
_TIGHT: Final = 5


@dataclass(frozen=True, slots=True)
class Found:
    """An amount on its way to a quantity; `joined` marks a range, `path` one that was gone."""

    amount: Amount
    joined: bool = False
    path: Change | None = None


def join_amounts(parse: Parse, amounts: Sequence[Amount]) -> list[Found]:
    """The amounts that are no labels and no results of games, ranges made one."""
    kept: list[Amount] = []
    skip = -1
    for index, amount in enumerate(amounts):
        if index == skip:
            continue
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if following is not None and is_score(parse, amount, following):
            skip = index + 1
            if is_vote(parse, amount, following):
                kept += (_as_votes(amount), _as_votes(following))
            continue
        kept.append(amount)
    kept = _without_labels(parse, kept)
    out: list[Found] = []
    index = 0
    while index < len(kept):
        amount = kept[index]
        following = kept[index + 1] if index + 1 < len(kept) else None
        index += 1
        found = None if following is None else _pair(parse, amount, following)
        if found is not None:
            index += 1
        out.append(found or Found(amount))
    return out


def _as_votes(amount: Amount) -> Amount:
    return replace(amount, unit=VOTE, dimension="count")


def _without_labels(parse: Parse, amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts that are no labels, nor the other end of a label: the 16 of "2014-16"."""
    labels = [is_label(parse, amount) and not is_numbered(parse, amount) for amount in amounts]
    for index in range(len(amounts) - 1):
        left, right = amounts[index], amounts[index + 1]
        if (
            labels[index] != labels[index + 1]
            and left.unit is None
            and right.unit is None
            and right.start - left.end <= _TIGHT
            and join_range(parse, left, right) is not None
        ):
            labels[index] = labels[index + 1] = True
    return [amount for amount, label in zip(amounts, labels, strict=True) if not label]


def _pair(parse: Parse, amount: Amount, following: Amount) -> Found | None:
    """The two amounts as one: a measure in two units, or a range."""
    if following.sign == "+" or VOTE in (amount.unit, following.unit):
        return None
    share = join_share(parse, amount, following)
    if share is not None:
        return Found(share)
    compound = join_compound(parse.document.text, amount, following)
    if compound is not None:
        return Found(compound)
    pair = join_range(parse, amount, following, changing=_changing(parse, amount))
    if pair is None:
        return None
    path = None
    if pair.moved:
        path = path_of(parse, word_at(parse, amount.start), falling=pair.falling)
    return Found(pair.amount, joined=True, path=path)


def _changing(parse: Parse, amount: Amount) -> bool:
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    return change_of(parse, first, last, amount.dimension) is not None
