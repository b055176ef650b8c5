"""Windows: runs of whole sentences short enough for the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WINDOW_PIECES: Final = 126
"""Word pieces a window, besides its two marks. Longer windows see more of what stands around a
sentence and cost more a piece; `bench/` shows both sides."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words [start, end) of a text, cut at sentences.

    `sentences` are half-open ranges of words; `numbers` the sentences of the text they are, the
    same number more than once where a sentence is longer than a window.
    """

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]
    numbers: tuple[int, ...]


def cut_windows(
    sentences: Sequence[tuple[int, int]],
    piece_counts: Sequence[int],
    limit: int = WINDOW_PIECES,
) -> list[Window]:
    """Fill windows with sentences in order; every word lies in exactly one window.

    A window holds `limit` pieces at most, or one word that has more.

    >>> [(w.start, w.end) for w in cut_windows([(0, 3), (3, 5), (5, 9)], [1] * 9, limit=5)]
    [(0, 5), (5, 9)]
    >>> [(w.start, w.end) for w in cut_windows([(0, 9)], [1] * 9, limit=5)]
    [(0, 5), (5, 9)]
    """
    windows: list[Window] = []
    held: list[tuple[int, int]] = []
    numbers: list[int] = []
    size = 0

    def close() -> None:
        nonlocal size
        if held:
            windows.append(Window(held[0][0], held[-1][1], tuple(held), tuple(numbers)))
        held.clear()
        numbers.clear()
        size = 0

    for number, (start, end) in enumerate(sentences):
        need = sum(piece_counts[start:end])
        if size + need > limit:
            close()
        rest = start
        while need > limit and end - rest > 1:
            stop, part = rest + 1, piece_counts[rest]
            while part + piece_counts[stop] <= limit:
                part += piece_counts[stop]
                stop += 1
            windows.append(Window(rest, stop, ((rest, stop),), (number,)))
            rest, need = stop, need - part
        held.append((rest, end))
        numbers.append(number)
        size += need
    close()
    return windows
