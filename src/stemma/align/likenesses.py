"""How alike bags of weighted words are, each to each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BLOCK: Final = 4096
"""Words taken at once."""


def likenesses(bags: Sequence[dict[str, float]]) -> Floats:
    """(bags, bags) cosines of bags of unit length."""
    held = Counter(word for bag in bags for word in bag)
    number = {word: at for at, word in enumerate(sorted(w for w, n in held.items() if n > 1))}
    out = np.eye(len(bags))
    for start in range(0, len(number), BLOCK):
        block = np.zeros((len(bags), BLOCK))
        for row, bag in enumerate(bags):
            for word, weight in bag.items():
                at = number.get(word, -1) - start
                if 0 <= at < BLOCK:
                    block[row, at] = weight
        out += block @ block.T
    np.fill_diagonal(out, 1.0)
    return out
