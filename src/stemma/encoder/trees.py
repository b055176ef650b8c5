"""Scores of arcs to trees: one root a sentence, every word reached, no cycle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

FORBIDDEN: Final = np.float32(-1e9)
GONE: Final = -1
"""The head of a node that is part of another for the time being."""


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
    setting every root arc lower than any tree can gain, where the best has several.
    """
    size = len(scores)
    if size <= 2:
        return np.zeros(size, np.int64)
    real = np.array(scores, np.float64)
    usable = real > FORBIDDEN / 2
    spread = float(real[usable].max() - real[usable].min()) + 1.0 if usable.any() else 1.0
    real[~usable] = -1e12
    heads = _arborescence(real)
    if np.count_nonzero(heads[1:] == 0) == 1:
        return heads
    # With all root arcs this low, every word is in some circle, and most of them in many.
    real[1:, 0] -= spread * size
    return _arborescence(real)


def _arborescence(scores: NDArray[np.float64]) -> Integers:
    """The best heads without a cycle, any number of them 0; entry 0 means nothing.

    Heads are followed from word to word; where that leads in a circle, the circle becomes one node,
    in the place of its first, and is followed on. At the end the circles are opened again.
    """
    work = scores.copy()
    np.fill_diagonal(work, -np.inf)
    heads: list[int] = work.argmax(1).tolist()
    heads[0] = 0
    circles: list[_Circle] = []
    settled = {0}
    for start in range(1, len(heads)):
        path = [start]
        while start not in settled:
            head = heads[path[-1]]
            if head in settled:
                settled.update(path)
            elif head in path:
                at = path.index(head)
                circles.append(_contract(work, heads, path[at:]))
                # What is inside is settled with the circle: no path starts there any more.
                settled.update(path[at + 1 :])
                del path[at + 1 :]
            else:
                path.append(head)
    for circle in reversed(circles):
        circle.open(heads)
    return np.array(heads, np.int64)


class _Circle(NamedTuple):
    """Nodes, each followed by its head, that became one: the first of them.

    `enter[j]`: which of them, by its place, takes head j where the whole does; `leave[i]`: which
    is the head of node i where the whole is.
    """

    nodes: list[int]
    heads: list[int]
    outside: list[int]
    enter: Integers
    leave: Integers

    def open(self, heads: list[int]) -> None:
        """Give its nodes their own heads, and the nodes that hang under it theirs."""
        first = self.nodes[0]
        above = heads[first]
        for node in self.outside:
            if heads[node] == first:
                heads[node] = self.nodes[self.leave[node]]
        for node, head in zip(self.nodes, self.heads, strict=True):
            heads[node] = head
        heads[self.nodes[self.enter[above]]] = above


def _contract(work: NDArray[np.float64], heads: list[int], nodes: list[int]) -> _Circle:
    """Make one node of a circle: in `work` and `heads`, the others are nobody's head any more."""
    first, rest = nodes[0], nodes[1:]
    own = [heads[node] for node in nodes]
    into = work[nodes] - work[nodes, own][:, None]
    out_of = work[:, nodes]
    inside = set(nodes)
    outside = [node for node, head in enumerate(heads) if head >= 0 and node not in inside]
    circle = _Circle(nodes, own, outside, into.argmax(0), out_of.argmax(1))
    work[first] = into.max(0)
    work[:, first] = out_of.max(1)
    work[:, rest] = -np.inf
    work[first, first] = -np.inf
    for node in outside:
        if heads[node] in inside:
            heads[node] = first
    for node in rest:
        heads[node] = GONE
    heads[first] = int(work[first].argmax())
    return circle
