"""Tag scores to tags that fit together: an I never without its B."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


def allowed_steps(labels: Sequence[str]) -> NDArray[np.bool_]:
    """`allowed[i, j]`: tag j may follow tag i; the last row is the start of a text."""
    allowed = np.ones((len(labels) + 1, len(labels)), bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            kind = label[2:]
            for i, before in enumerate([*labels, "O"]):
                allowed[i, j] = before[2:] == kind
    return allowed


def decode_tags(
    scores: Floats,
    labels: Sequence[str],
    stretches: Sequence[tuple[int, int]],
    *,
    joined: bool = False,
) -> Integers:
    """The best sequence of tags that the scheme allows, stretch by stretch.

    `stretches` are ranges of words that cover them all, in order. `joined` lets what is tagged run
    over from one into the next. Where the best tag of every word already fits, that is it; a
    stretch where one does not is solved for its best path.
    Source: Viterbi (1967), with steps either free or forbidden.
    """
    tags: Integers = scores.argmax(1)
    allowed = allowed_steps(labels)
    fresh = len(labels)
    before = np.empty_like(tags)
    before[1:] = tags[:-1]
    before[0] = fresh
    if not joined:
        before[[start for start, _ in stretches]] = fresh
    wrong = np.flatnonzero(~allowed[before, tags])
    starts = [start for start, _ in stretches]
    queue = sorted({bisect_right(starts, i) - 1 for i in wrong.tolist()})
    while queue:
        k = queue.pop(0)
        start, end = stretches[k]
        entry = int(tags[start - 1]) if joined and start else fresh
        tags[start:end] = best_path(scores[start:end], allowed[:fresh], allowed[entry])
        spoilt = joined and end < len(tags) and not allowed[tags[end - 1], tags[end]]
        if spoilt and k + 1 not in queue:
            queue.insert(0, k + 1)
    return tags


def best_path(scores: Floats, allowed: NDArray[np.bool_], entry: NDArray[np.bool_]) -> Integers:
    """The allowed sequence with the highest sum of scores; `entry`: what may come first."""
    count, width = scores.shape
    step = np.where(allowed, 0.0, -np.inf)
    best = scores[0] + np.where(entry, 0.0, -np.inf)
    back = np.zeros((count, width), np.int64)
    for i in range(1, count):
        paths = best[:, None] + step
        back[i] = paths.argmax(0)
        best = paths.max(0) + scores[i]
    out = np.zeros(count, np.int64)
    out[-1] = best.argmax()
    for i in range(count - 1, 0, -1):
        out[i - 1] = back[i, out[i]]
    return out


def tag_spans(tags: Integers, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of every B and the I's after it."""
    out: list[tuple[int, int, str]] = []
    values = tags.tolist()
    starts = [i for i in np.flatnonzero(tags).tolist() if labels[values[i]].startswith("B-")]
    for start in starts:
        kind = labels[values[start]][2:]
        end = start + 1
        while end < len(values) and labels[values[end]] == f"I-{kind}":
            end += 1
        out.append((start, end, kind))
    return out
