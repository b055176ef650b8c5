"""What a measure is said of, where the tree says so."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.moves import direction
from stemma.lexicon.words import load_words

MEASURING: Final = load_words("measuring.txt")
_SIZES: Final = frozenset({"deep", "long", "wide", "high", "tall", "thick", "old", "-"})
_BEFORE: Final = ("compound", "amod", "flat")


def measured(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """The words [start, end) of what is measured by the amount over the words first … last.

    Source: the relations of Universal Dependencies, version 2.
    """
    top = last
    while parse.heads[top] != top and first <= parse.heads[top] <= last:
        top = parse.heads[top]
    for child in parse.children[top]:
        # As in: five per cent of its workforce, three billion dollars in sales.
        if child > last and parse.relations[child].startswith(("nmod", "obl")):
            case = parse.child(child, "case")
            if case == last + 1 and parse.lower[case] in ("of", "in"):
                return noun_phrase(parse, child, last + 1)
    head, relation = parse.heads[top], parse.relations[top]
    if head == top:
        return _subject(parse, top)
    if relation in ("nummod", "compound", "amod", "nmod") and head > last:
        return noun_phrase(parse, head, last + 1)  # "a 15-minute call"
    if relation == "nmod" and parse.pos[head] == "NOUN":
        case = parse.child(top, "case")
        if case is not None and parse.lower[case] == "of":
            return noun_phrase(parse, head, 0)  # "a speed of 15 mph"
    return _subject(parse, head if relation.partition(":")[0] in ("obl", "obj", "xcomp") else top)


def _subject(parse: Parse, word: int) -> tuple[int, int] | None:
    """The subject of "is", of a verb of measure or of a verb of change."""
    lemma = parse.lemmas[word].lower()
    if not (
        lemma in MEASURING
        or parse.child(word, "cop") is not None
        or direction(parse, word) is not None
    ):
        return None
    subject = parse.child(word, "nsubj")
    return None if subject is None else noun_phrase(parse, subject, 0)


def noun_phrase(parse: Parse, head: int, floor: int) -> tuple[int, int] | None:
    """The noun with the nouns and adjectives right before it, none before the word `floor`."""
    if parse.pos[head] not in ("NOUN", "PROPN"):
        return None
    start, end = head, head + 1
    while (
        start > floor
        and parse.relations[start - 1] in _BEFORE
        and start <= parse.heads[start - 1] <= head
        and parse.tags[start - 1] != "CD"
        and parse.tags[start - 2] != "CD"  # the g of "170g bars"
    ):
        start -= 1
    while start < head and parse.lower[start] in _SIZES:
        start += 1
    while end < len(parse) and parse.relations[end] == "flat" and parse.heads[end] == head:
        end += 1
    return start, end
