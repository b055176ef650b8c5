"""Ordinals that count: "the third victim", "for the second time"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.places import same_sentence
from stemma.lexicon.words import load_words

TALLIED: Final = load_words("tallied.txt")
_BETWEEN: Final = frozenset({"JJ", "NN", "VBN"})


def counts_occurrence(parse: Parse, last: int) -> int | None:
    """The noun of which the ordinal ending at word `last` says how many there have been."""
    for j in range(last + 1, last + 4):
        if not same_sentence(parse, last, j):
            return None
        lemma = parse.lemmas[j].lower()
        if lemma == "time" and j == last + 1 and parse.lower[j] == "time":
            return j if _for(parse, last) else None
        if lemma in TALLIED and parse.tags[j] == "NN":
            return j
        if parse.tags[j] not in _BETWEEN:
            return None
    return None


def _for(parse: Parse, last: int) -> bool:
    """As in "for the second time", not "the first time she came"."""
    return last >= 2 and parse.lower[last - 1] in ("the", "a") and parse.lower[last - 2] == "for"
