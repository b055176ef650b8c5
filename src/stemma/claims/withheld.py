"""What a source would not say, and what it leaves open: "neither confirmed nor denied"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.lexicon.words import load_words

SILENT: Final = load_words("silent_verbs.txt")
"""Verbs of what a source would or would not tell: "confirm", "say"."""

WAYS: Final = frozenset({"confirm", "deny"})
"""What is done to one thing both ways leaves it open: "neither confirmed nor denied"."""


def is_both_ways(parse: Parse, verb: int) -> bool:
    """Whether a thing is neither confirmed nor denied, or nobody would do either."""
    if parse.lemmas[verb].lower() not in WAYS:
        return False
    first = parse.heads[verb] if parse.relations[verb] == "conj" else verb
    joined = [c for c in parse.children[first] if parse.relations[c] == "conj"]
    both = {parse.lemmas[w].lower() for w in (first, *joined)}
    either = any(
        parse.relations[c] == "cc" and parse.lower[c] in {"or", "nor"}
        for w in joined
        for c in parse.children[w]
    )
    return both >= WAYS and either
