"""What is called by two names: "Ada Brey, the mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from stemma.annotate.parse import Parse
from stemma.model import Entity

NOMINAL: Final = frozenset({"NOUN", "PROPN"})
BRACKETS: Final = frozenset({"(", "[", ":"})
PLURAL: Final = frozenset({"NNS", "NNPS"})


def find_appositions(parse: Parse, entities: Mapping[int, Entity]) -> Iterator[tuple[int, int]]:
    """(noun, apposition) pairs in text order; `entities` by the head words of their mentions.

    Not one: what stands in brackets or opens an enumeration, a member of a list ("the judge, her
    clerk, and two guards"), and two names of different kinds of things.
    """
    for word, relation in enumerate(parse.relations):
        if relation != "appos":
            continue
        noun = parse.heads[word]
        if noun > word or parse.pos[word] not in NOMINAL or parse.pos[noun] not in NOMINAL:
            continue
        if parse.child(word, "case", "mark") is not None or parse.words[word - 1] in BRACKETS:
            continue
        if not _is_listed(parse, noun, word) and not _is_other(entities, noun, word):
            yield noun, word


def _is_listed(parse: Parse, noun: int, word: int) -> bool:
    """Whether an apposition is one of several things joined by commas."""
    if any(parse.relations[c] == "conj" for c in parse.children[word]):
        return parse.tags[noun] in PLURAL or parse.tags[word] not in PLURAL
    siblings = [
        c for c in parse.children[noun] if c > word and parse.relations[c] in {"conj", "appos"}
    ]
    return bool(siblings) and (
        parse.child(word, "nmod") is not None
        and any(parse.tags[c] == "PRP$" for c in parse.children[word])
    )


def _is_other(entities: Mapping[int, Entity], noun: int, word: int) -> bool:
    """Whether two names are of different kinds of things: a person and a town."""
    left, right = entities.get(noun), entities.get(word)
    return left is not None and right is not None and left.kind is not right.kind
