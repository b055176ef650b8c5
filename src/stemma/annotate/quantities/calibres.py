"""How wide a gun's barrel is, and what fits it: "a 9mm pistol", "155mm shells"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.places import same_sentence
from stemma.lexicon.words import load_words

CALIBRE: Final = "calibre"
WEAPONS: Final = load_words("weapons.txt")
_UNITS: Final = frozenset({"millimetre", "inch"})
_NEAR: Final = 4


def is_bare_calibre(parse: Parse, amount: Amount, last: int) -> bool:
    """Whether a number that begins with its point is a gun's: "a .22 rifle"."""
    text = parse.document.text
    if amount.unit is not None or text[amount.numeral.start] != ".":
        return False
    return any(
        same_sentence(parse, last, j) and parse.lemmas[j].lower() in WEAPONS
        for j in range(last + 1, last + 3)
    )


def is_calibre(parse: Parse, amount: Amount, last: int) -> bool:
    """Whether a weapon or what it fires is described by the width that ends at word `last`."""
    if amount.unit not in _UNITS:
        return False
    for j in range(last + 1, last + 1 + _NEAR):
        if not same_sentence(parse, last, j):
            return False
        if parse.lemmas[j].lower() in WEAPONS:
            return True
        if parse.tags[j] not in ("NN", "NNP", "JJ", "HYPH"):
            return False
    return False
