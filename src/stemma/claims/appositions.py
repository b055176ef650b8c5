"""What is called by two names: "Ada Brey, the mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.arguments import in_order
from stemma.claims.drafts import IS_CALLED, Draft
from stemma.claims.moods import put_of
from stemma.claims.phrases import phrase
from stemma.claims.spans import spans_of
from stemma.claims.text import Text
from stemma.model import Entity

NOMINAL: Final = frozenset({"NOUN", "PROPN"})
BRACKETS: Final = frozenset({"(", "[", ":"})
LABEL: Final = re.compile(r"[RDI]$|[RDI]-")
"""The party and state of a lawmaker behind his name."""

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
        if "(" in parse.words[noun:word] or LABEL.match(parse.words[word]):
            continue  # "(D-Va.)", "R-Ohio"
        if not _is_listed(parse, noun, word) and not _is_other(entities, noun, word):
            yield noun, word


def draft_appositions(text: Text, drafts: Mapping[int, Draft]) -> list[Draft]:
    """The claims that a thing is what it is called."""
    parse, heads = text.parse, text.heads
    out = []
    for noun, name in find_appositions(parse, heads.entity):
        if not text.speaks(noun) or noun in heads.times or name in heads.times:
            continue
        if noun in drafts and parse.heads[noun] == noun:
            continue
        attribution = text.force.at(name)
        right = range(*phrase(parse, name, heads.opens))
        left = range(*phrase(parse, noun, heads.opens))
        out.append(
            Draft(
                name,
                spans_of(parse, (*left, *right)),
                IS_CALLED,
                in_order(
                    [
                        heads.argument(parse, noun, "theme"),
                        heads.argument(parse, name, "attribute"),
                    ]
                ),
                put_of([], attributed=attribution is not None, denied=False),
                attribution,
            )
        )
    return out


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
