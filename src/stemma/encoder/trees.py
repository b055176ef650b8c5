"""Scores of arcs to trees: one root a sentence, every word reached, no cycle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

FORBIDDEN: Final = np.float32(-1e9)


def best_heads(arcs: Floats, sentences: Sequence[tuple[int, int]]) -> Integers:
    """The head of every word of a window: a column of `arcs`, 0 for the root.

    `arcs[i, j]` is the score of word i under head j; row and column 0 are the root, word k of the
    window is k + 1. `sentences` are half-open ranges of words within the window. Row 0 of the
    result means nothing. Where the best head of every word makes no tree, the sentence is solved
    for the best tree.
    """
    size = len(arcs)
    number = np.zeros(size, np.int64)
    for k, (start, end) in enumerate(sentences):
        number[start + 1 : end + 1] = k + 1
    allowed = number[:, None] == number[None, :]
    allowed[:, 0] = True
    np.fill_diagonal(allowed, val=False)
    scores = np.where(allowed, arcs, FORBIDDEN)
    heads: Integers = scores.argmax(1)
    heads[0] = 0
    reach = heads
    for _ in range(max(1, size.bit_length())):
        reach = reach[reach]
    roots = np.bincount(number[1:][heads[1:] == 0], minlength=len(sentences) + 1)
    stuck = np.bincount(number[1:][reach[1:] != 0], minlength=len(sentences) + 1)
    for k, (start, end) in enumerate(sentences):
        if roots[k + 1] != 1 or stuck[k + 1]:
            keep = np.concatenate([[0], np.arange(start + 1, end + 1)])
            heads[start + 1 : end + 1] = keep[best_tree(scores[np.ix_(keep, keep)])[1:]]
    return heads


def best_tree(scores: Floats) -> Integers:
    """The best tree with one word under the root; `scores[i, j]` puts word i under head j.

    Source: Chu and Liu (1965), Edmonds (1967); one root as in Stanojević and Cohen (2021), by
    setting every other root arc lower than any tree can gain.
    """
    size = len(scores)
    if size <= 2:
        return np.zeros(size, np.int64)
    real = np.array(scores, np.float64)
    usable = real > FORBIDDEN / 2
    spread = float(real[usable].max() - real[usable].min()) + 1.0 if usable.any() else 1.0
    real[~usable] = -1e12
    real[1:, 0] -= spread * size
    return _arborescence(real)


def _arborescence(scores: NDArray[np.float64]) -> Integers:
    """The best heads without a cycle, any number of them 0; entry 0 means nothing."""
    size = len(scores)
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    heads: Integers = work.argmax(1)
    heads[0] = 0
    cycle = np.array(_find_cycle(heads), np.int64)
    if not len(cycle):
        return heads
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    # The cycle becomes one node, the last of the smaller problem.
    small = len(outside)
    held = work[cycle, heads[cycle]]
    smaller = np.full((small + 1, small + 1), -np.inf)
    smaller[:small, :small] = work[np.ix_(outside, outside)]
    into = work[np.ix_(cycle, outside)] - held[:, None]
    enter = into.argmax(0)
    smaller[small, :small] = into.max(0)
    out_of = work[np.ix_(outside, cycle)]
    leave = out_of.argmax(1)
    smaller[:small, small] = out_of.max(1)
    solved = _arborescence(smaller)
    result = heads.copy()
    for k, node in enumerate(outside):
        if node == 0:
            continue
        result[node] = cycle[leave[k]] if solved[k] == small else outside[solved[k]]
    entry = int(solved[small])
    result[cycle[enter[entry]]] = outside[entry]
    result[0] = 0
    return result


def _find_cycle(heads: Integers) -> list[int]:
    """The nodes of a cycle, each followed by its head; empty where there is none."""
    colour = np.zeros(len(heads), np.int64)
    colour[0] = -1
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while colour[node] == 0:
            colour[node] = start
            path.append(node)
            node = int(heads[node])
        if colour[node] == start:
            return path[path.index(node) :]
        for seen in path:
            colour[seen] = -1
    return []
