"""What a score tells apart: the area under its curve, and what passes at a precision."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby


def auc(scores: Sequence[float], right: Sequence[bool]) -> float:
    """The chance that something right scores above something wrong; of equals half counts.

    Not a number where nothing is right, or nothing wrong.

    >>> auc([0.9, 0.5, 0.5], [True, True, False])
    0.75
    """
    yes, no = (
        sorted(s for s, r in zip(scores, right, strict=True) if r is w) for w in (True, False)
    )
    if not yes or not no:
        return math.nan
    return sum(bisect_left(no, s) + bisect_right(no, s) for s in yes) / (2 * len(yes) * len(no))


def recall_at(precision: float, scores: Sequence[float], right: Sequence[bool]) -> float:
    """Hundredths of what is right that some threshold lets through at this precision or better.

    Not a number where nothing is right.

    >>> recall_at(0.75, [0.9, 0.8, 0.7, 0.6, 0.5], [True, True, False, True, False])
    100.0
    """
    hits = [h for h, wrong in _passing(scores, right) if h >= precision * (h + wrong)]
    return 100 * max(hits, default=0) / sum(right) if any(right) else math.nan


def right_with(wrong: int, scores: Sequence[float], right: Sequence[bool]) -> int:
    """How many that are right pass a threshold that lets through at most so many wrong ones.

    >>> right_with(0, [0.9, 0.8, 0.7], [True, False, True])
    1
    """
    return max((h for h, w in _passing(scores, right) if w <= wrong), default=0)


def _passing(scores: Sequence[float], right: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(right, wrong) that pass each threshold, the highest first; equal scores pass together."""
    hits = wrong = 0
    ordered = sorted(zip(scores, right, strict=True), reverse=True)
    for _, group in groupby(ordered, key=lambda item: item[0]):
        told = [r for _, r in group]
        hits += sum(told)
        wrong += len(told) - sum(told)
        yield hits, wrong
