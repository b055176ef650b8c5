"""A layered drawing of a directed graph: which column each node stands in, and in which order.

Source: Sugiyama, Tagawa and Toda, 1981: longest-path layers, then sweeps by barycentre. Small
graphs, so both are written out plainly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

SWEEPS: Final = 4


def find_columns(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], first: Mapping[str, int]
) -> dict[str, int]:
    """The column of each node: one right of the furthest it takes from; at least `first` of it.

    An edge is (from whom, who). What would close a circle is left out.

    >>> find_columns(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")], {})
    {'a': 0, 'b': 1, 'c': 2}
    """
    takes: dict[str, list[str]] = {node: [] for node in nodes}
    for giver, taker in edges:
        if giver in takes and taker in takes and not _reaches(takes, giver, taker):
            takes[taker].append(giver)
    columns: dict[str, int] = {}

    def column(node: str) -> int:
        if node not in columns:
            columns[node] = max((first.get(node, 0), *(column(giver) + 1 for giver in takes[node])))
        return columns[node]

    for node in nodes:
        column(node)
    return columns


def order_columns(
    nodes: Sequence[str], columns: Mapping[str, int], edges: Sequence[tuple[str, str]]
) -> list[list[str]]:
    """The nodes of each column from top to bottom, so that few edges cross."""
    out: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for node in nodes:
        out[columns[node]].append(node)
    beside: dict[str, list[str]] = {node: [] for node in nodes}
    for giver, taker in edges:
        beside[giver].append(taker)
        beside[taker].append(giver)
    for sweep in range(SWEEPS):
        for column in out if sweep % 2 == 0 else reversed(out):
            heights = {
                node: (row + 0.5) / len(other) for other in out for row, node in enumerate(other)
            }
            centres = {node: _centre(node, beside, columns, heights) for node in column}
            column.sort(key=centres.__getitem__)
    return out


def _centre(
    node: str,
    beside: Mapping[str, Sequence[str]],
    columns: Mapping[str, int],
    heights: Mapping[str, float],
) -> float:
    """The mean height (0…1) of a node's neighbours in other columns; its own without any."""
    known = [heights[other] for other in beside[node] if columns[other] != columns[node]]
    return sum(known) / len(known) if known else heights[node]


def _reaches(takes: Mapping[str, Sequence[str]], start: str, goal: str) -> bool:
    """Whether `start` takes from `goal`, straight or through others."""
    waiting, seen = [start], {start}
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        for other in takes[node]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return False
