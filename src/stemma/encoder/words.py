"""What words mean, each by itself: a table of vectors and of how common they are.

Made by `training/words.py` from the untouched encoder; looking a word up runs no model.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.files import WEIGHTS, load_files
from stemma.lexicon.words import load_verb_forms

FILE: Final = "words.npz"

COMMON: Final = 6.5
RARE: Final = 2.0
"""Zipf frequencies (of a thousand million words, the power of ten) at which a word counts for
nothing, and in full."""


class WordTable:
    """Words, their vectors of unit length, and their rarity from 0 (everywhere) to 1 (hardly)."""

    def __init__(
        self, words: tuple[str, ...], zipf: NDArray[np.float32], vectors: NDArray[np.int8]
    ) -> None:
        self._at = {word: number for number, word in enumerate(words)}
        self._rarity = np.clip((COMMON - zipf) / (COMMON - RARE), 0, 1).tolist()
        self._rows = vectors
        self._units: dict[int, NDArray[np.float32]] = {}
        self._verbs = load_verb_forms()

    @classmethod
    def load(cls, folder: Path = WEIGHTS) -> WordTable:
        """Load the table.

        Raises:
            WeightsError: the file is missing or damaged.
        """
        content = load_files(folder, (FILE,))[FILE]
        with np.load(BytesIO(content)) as arrays:
            words = arrays["words"].tobytes().decode("utf-8").split("\n")
            return cls(tuple(words), arrays["zipf"], arrays["vectors"])

    def lemma(self, word: str) -> str:
        """A word's lemma by its ending alone, as far as the table knows one.

        Without a tag "rose" is "rise" and "left" is "leave"; it only has to be the same for the
        same word everywhere.
        """
        lower = word.lower()
        if lower in self._verbs:
            return self._verbs[lower]
        return self._american(self._base(lower))

    def _american(self, lemma: str) -> str:
        """The American spelling, where the table has it: "honour" and "honor" are one word."""
        for ending, other in AMERICAN:
            if lemma.endswith(ending) and len(lemma) > SHORTEST:
                spelled = lemma[: -len(ending)] + other
                if spelled in self._at:
                    return spelled
        return lemma

    def _base(self, lower: str) -> str:
        for ending, others in ENDINGS:
            if lower.endswith(ending) and len(lower) > len(ending) + 2 and lower[-2:] != "ss":
                stem = lower[: -len(ending)]
                hissing = ending != "es" or stem.endswith(HISSING)
                bases = [stem + other for other in others if other or hissing]
                if stem[-1:] == stem[-2:-1] and stem in bases:
                    bases.append(stem[:-1])
                known = [base for base in bases if base in self._at and base not in NO_VERBS]
                if known:
                    return min(known, key=self.rarity)
        return lower

    def of_verb(self, lemma: str) -> str:
        """The lemma of what is a verb's lemma already: "wound" is not "wind" there."""
        lower = lemma.lower()
        return lower if lower in BOTH else self.lemma(lower)

    def rarity(self, lemma: str) -> float:
        """How rare a lemma is; 1 where the table has never seen it."""
        number = self._at.get(lemma)
        return 1.0 if number is None else self._rarity[number]

    def number(self, lemma: str) -> int | None:
        """The number of a lemma in the table, for `vector`; `None` where it has none."""
        return self._at.get(lemma)

    @property
    def width(self) -> int:
        """How many axes a vector has."""
        return int(self._rows.shape[1])

    def vector(self, number: int) -> NDArray[np.float32]:
        """(axes,) The vector of a word by its number, of unit length."""
        # A coverage has some thousand words; making all vectors of the table takes longer than
        # comparing five reports.
        unit = self._units.get(number)
        if unit is None:
            wide = self._rows[number].astype(np.float32)
            length = np.linalg.norm(wide[np.newaxis], axis=1)
            unit = self._units[number] = wide / np.maximum(length, np.float32(1e-9))
            unit.flags.writeable = False
        return unit

    def likeness(self, left: str, right: str) -> float:
        """How near two lemmas are in meaning: 1 for the same, 0 where one is unknown."""
        if left == right:
            return 1.0
        one, other = self._at.get(left), self._at.get(right)
        if one is None or other is None:
            return 0.0
        return max(0.0, float(self.vector(one) @ self.vector(other)))


AMERICAN: Final = (
    ("our", "or"), ("ise", "ize"), ("yse", "yze"), ("tre", "ter"), ("fibre", "fiber"),
    ("defence", "defense"), ("offence", "offense"), ("licence", "license"),
    ("programme", "program"), ("jewellery", "jewelry"), ("plough", "plow"),
)  # fmt: skip
"""British endings with the American ones."""

SHORTEST: Final = 4
"""Letters of the words that are left as they are: "hour", "rise"."""

BOTH: Final = frozenset({"bore", "bound", "fell", "found", "ground", "lay", "saw", "wound"})
"""Verbs that are also the past of another."""

ENDINGS: Final = (
    ("ies", ("y", "ie")),
    ("ied", ("y", "ie")),
    ("ying", ("y", "ie")),
    ("es", ("e", "")),
    ("s", ("",)),
    ("ed", ("e", "")),
    ("ing", ("e", "")),
)
"""What an inflected word ends in, and what its lemma may have there, of which the commonest is
taken."""

NO_VERBS: Final = frozenset(
    {"as", "but", "even", "her", "his", "in", "less", "not", "of", "off", "the", "them", "up"}
)
"""Words that no other is a form of: "noted" is of "note", "evening" of itself."""

HISSING: Final = ("s", "x", "z", "ch", "sh", "o")
"""After these alone a plain word takes "es": "boxes" and "goes", but "planes"."""
