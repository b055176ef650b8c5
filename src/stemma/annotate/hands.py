"""Hands: who passes words on, as places in a text, and the words of the tree that name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from stemma.model import Entity, EntityKind


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand: characters [start, end) of the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule looks: the words of a cue, of its source (if any) and of its contents."""

    doc: Doc
    cue: Span
    source: Span | None
    contents: tuple[Span, ...]
    outlets: tuple[tuple[int, int], ...]

    def outlet_at(self, token: Token) -> Hand | None:
        """The outlet whose name covers the token."""
        for start, end in self.outlets:
            if start <= token.idx < end:
                return Hand(start, end)
        return None

    def speaker(self) -> Hand | None:
        """The source itself as a hand."""
        return None if self.source is None else hand_of(self.source)


def hand_of(span: Span) -> Hand:
    """The characters of some words."""
    return Hand(span.start_char, span.end_char)


def outlet_spans(entities: Sequence[Entity]) -> tuple[tuple[int, int], ...]:
    """Where outlets are named, in text order."""
    return tuple(
        sorted(
            (m.span.start, m.span.end)
            for entity in entities
            if entity.kind is EntityKind.OUTLET
            for m in entity.names
        )
    )


def path_up(token: Token, top: Token) -> list[Token]:
    """The tokens from one up to, not including, `top`."""
    path = [token]
    while path[-1].head.i != top.i and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    return path


def hand_under(place: Place, token: Token) -> Hand:
    """A noun with what hangs under it, without clauses and marks at its edges."""
    kept = [
        t
        for t in token.subtree
        if not any(
            x.dep_.startswith(("acl", "appos", "parataxis"))
            for x in path_up(t, token)
            if x != token
        )
    ]
    low, high = token.i, token.i
    indexes = {t.i for t in kept}
    while low - 1 in indexes:
        low -= 1
    while high + 1 in indexes:
        high += 1
    while high > token.i and place.doc[high].is_punct:
        high -= 1
    return hand_of(place.doc[low : high + 1])


def hand_up_to(source: Span, last: Token) -> Hand:
    """A source from its start to one of its words, without marks at the end."""
    while last.is_punct and last.i > source.start:
        last = last.nbor(-1)
    return Hand(source.start_char, last.idx + len(last))
