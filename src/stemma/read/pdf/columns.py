"""Words of a page → blocks of them in reading order: column by column where there are columns.

Source: recursive cuts along white space, as in Nagy and Seth, "Hierarchical representation of
optically scanned documents" (1984); the cut here is the white strip with most lines on both sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.read.pdf.words import Word, body_size

STRIP: Final = 0.55
"""Least width of the white between columns, in heights of the font; a space is 0.25 to 0.3."""

SPACE: Final = 0.5
"""Most of what is a space, in heights of its own font."""

WIDE: Final = 0.8
"""From this width on, three lines show a strip; narrower ones come by chance."""

FEW_LINES: Final = 3
MORE_LINES: Final = 6
ALIGNED: Final = 0.5
"""Share of the lines right of a strip that begin at one place: chance spaces do not."""

TEXT_WORDS: Final = 2.5
"""Words a line that a column has; what has fewer is a table, and is read row by row."""

LEADING: Final = 1.9
"""Most from a line of a column to the next, in heights of the font, a gap for a paragraph included.
"""

_FINE: Final = 6
"""Steps of the grid to a height of the font, across; half of it, down."""
_DEEPEST: Final = 12
_MOST_STEPS: Final = 4_000
_TRIES: Final = 6


@dataclass(frozen=True, slots=True)
class Block:
    """Words that are read line by line, from the left to the right.

    `band` numbers the stretches of a page from the top, columns beside each other being in one;
    `is_column` is whether it stands beside another.
    """

    words: tuple[Word, ...]
    band: int = 0
    is_column: bool = False


def find_blocks(words: Sequence[Word]) -> list[Block]:
    """The blocks of a page in reading order."""
    size = body_size(list(words))
    if size <= 0:
        return []
    out: list[Block] = []
    for band, columns in enumerate(_split(list(words), size, _DEEPEST)):
        out += [Block(tuple(column), band, len(columns) > 1) for column in columns]
    return out


def _split(words: list[Word], size: float, depth: int) -> list[list[list[Word]]]:
    """Bands from the top, each with its columns from the left."""
    strip = _find_strip(words, size) if depth else None
    if strip is None:
        return [[words]] if words else []
    at, low, high = strip
    above = [word for word in words if word.middle > high]
    below = [word for word in words if word.middle < low]
    inside = [word for word in words if low <= word.middle <= high]
    sides: list[list[Word]] = []
    for side in (
        [word for word in inside if word.right <= at],
        [word for word in inside if word.right > at],
    ):
        for band in _split(side, size, depth - 1):
            sides += band
    return [*_split(above, size, depth - 1), sides, *_split(below, size, depth - 1)]


def _find_strip(words: Sequence[Word], size: float) -> tuple[float, float, float] | None:
    """(Place, from, to) of the white strip with most lines on both sides, if there is one."""
    if len(words) < 4 * FEW_LINES:
        return None
    step, slice_ = size / _FINE, size / (_FINE / 2)
    left = min(word.left for word in words)
    bottom = min(word.bottom for word in words)
    across = int((max(word.right for word in words) - left) / step) + 2
    down = int((max(word.top for word in words) - bottom) / slice_) + 2
    if across > _MOST_STEPS or down > _MOST_STEPS:
        return None
    covered = np.zeros((down, across), np.int32)
    for word, right in _with_spaces(words):
        inset = 0.15 * word.size
        first = int((word.bottom + inset - bottom) / slice_)
        last = int((word.top - inset - bottom) / slice_)
        covered[
            first : last + 1, int((word.left - left) / step) : int((right - left) / step) + 1
        ] = 1
    wide = max(int(STRIP * _FINE), 1)
    if across <= wide:
        return None
    sums = np.concatenate([np.zeros((down, 1), np.int32), covered.cumsum(axis=1)], axis=1)
    free = sums[:, wide:] == sums[:, :-wide]
    both = (sums[:, :-wide] > 0) & (sums[:, -1:] > sums[:, wide:])
    score, start, end = _longest(free, both)
    for _ in range(_TRIES):
        place = int(score.argmax())
        if score[place] < 2 * (FEW_LINES - 1):
            return None
        low = bottom + float(start[place]) * slice_
        high = bottom + (float(end[place]) + 1) * slice_
        found = _check(words, left + (place + wide / 2) * step, low, high, size)
        if found is not None:
            return found
        # The neighbours are the same white.
        near = slice(max(place - wide, 0), place + wide)
        score[near] = 0
    return None


def _with_spaces(words: Sequence[Word]) -> Iterator[tuple[Word, float]]:
    """Each word and where it ends, the space behind it with it: that of a headline is wide."""
    row: list[Word] = []
    for word in [*sorted(words, key=lambda one: (-one.base, one.left)), None]:
        if word is not None and row and row[0].base - word.base < 0.3 * word.size:
            row.append(word)
            continue
        row.sort(key=lambda one: one.left)
        for one, after in zip_longest(row, row[1:]):
            is_near = after is not None and after.left - one.right < SPACE * one.size
            yield one, (max(after.left, one.right) if is_near else one.right)
        row = [] if word is None else [word]


def _longest(
    free: NDArray[np.bool_], both: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """At each place across, the most slices with words on both sides in one white stretch.

    With the first and the last of those slices.
    """
    count = free.shape[1]
    now, begun = np.zeros(count, np.int64), np.full(count, -1)
    best, start, end = (
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
    )
    for row in range(free.shape[0]):
        counts = free[row] & both[row]
        begun = np.where(counts & (begun < 0), row, np.where(free[row], begun, -1))
        now = np.where(free[row], now + counts, 0)
        better = counts & (now > best)
        best, start, end = (
            np.where(better, now, best),
            np.where(better, begun, start),
            np.where(better, row, end),
        )
    return best, start, end


def _check(
    words: Sequence[Word], at: float, low: float, high: float, size: float
) -> tuple[float, float, float] | None:
    """The strip, as far as the columns beside it reach, if there are columns beside it."""
    inside = [word for word in words if low <= word.middle <= high]
    sides = [
        [word for word in inside if word.right <= at],
        [word for word in inside if word.left >= at],
    ]
    if not all(sides):
        return None
    lines = [_line_starts(side) for side in sides]
    width = min(word.left for word in sides[1]) - max(word.right for word in sides[0])
    least = FEW_LINES if width >= WIDE * size else MORE_LINES
    if min(map(len, lines)) < least:
        return None
    if any(len(side) < TEXT_WORDS * len(found) for side, found in zip(sides, lines, strict=True)):
        return None
    starts = lines[1]
    aligned = max(sum(abs(one - other) < 0.3 * size for other in starts) for one in starts)
    if aligned < ALIGNED * len(starts):
        return None
    # The strip lies where the white is.
    at = (min(word.left for word in sides[1]) + max(word.right for word in sides[0])) / 2
    return at, _reach(words, at, low, size, down=True), _reach(words, at, high, size, down=False)


def _reach(words: Sequence[Word], at: float, end: float, size: float, *, down: bool) -> float:
    """How far the longer of two columns goes on, line by line, from where both were."""
    way = -1 if down else 1
    barrier = min(
        (
            way * word.middle
            for word, right in _with_spaces(words)
            if way * (word.middle - end) > 0
            and (word.left < at < right or abs(word.size - size) > 0.15 * size)
        ),
        default=float("inf"),
    )
    reached = end
    for is_left in (True, False):
        side = sorted(
            way * word.middle
            for word in words
            if (word.right <= at) is is_left and way * word.middle < barrier
        )
        last = max((place for place in side if place <= way * end), default=None)
        for place in side:
            if last is None or place <= way * end:
                continue
            if place - last > LEADING * size:
                break
            last = place
        if last is not None and last > way * reached:
            reached = way * (last + 0.01)
    return reached


def _line_starts(words: Sequence[Word]) -> list[float]:
    """Where each line of a column begins."""
    starts: list[float] = []
    base = None
    for word in sorted(words, key=lambda one: (-one.base, one.left)):
        if base is None or base - word.base > 0.5 * word.size:
            starts.append(word.left)
            base = word.base
        else:
            starts[-1] = min(starts[-1], word.left)
    return starts
