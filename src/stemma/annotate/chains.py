"""Through whose hands words came: "told Reuters", "the Herald reported, citing two officials".

Each rule looks at the tree around a cue or a source and gives hands on the way, the innermost
first; the rules are tried in order and the first that finds a hand holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from stemma.lexicon.chains import ChainUse, load_chain_words
from stemma.model import Entity, EntityKind

WORDS: Final = load_chain_words()
TELLING: Final = WORDS[ChainUse.TELL]
CITING: Final = WORDS[ChainUse.CITE]
CARRYING: Final = WORDS[ChainUse.CARRY]
REPORTING: Final = WORDS[ChainUse.REPORT]
TALKS: Final = WORDS[ChainUse.TALK]


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


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it does, and texts with the chain it must find in them."""

    name: str
    find: Callable[[Place], list[Hand]]
    examples: tuple[tuple[str, tuple[str, ...]], ...]


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
            for m in entity.mentions
        )
    )


def find_chain(place: Place) -> list[Hand]:
    """The hands of an attribution, innermost speaker first; empty where it has but one."""
    for rule in RULES:
        chain = rule.find(place)
        if len(chain) > 1:
            return chain
    return []


def told_to(place: Place) -> list[Hand]:
    """The speaker told it to an outlet."""
    speaker = place.speaker()
    if speaker is None:
        return []
    verb = place.cue.root
    for token in _below(verb, place.doc, ("obj", "iobj", "obl", "advcl", "nmod", "xcomp")):
        inside = place.source.start <= token.i < place.source.end if place.source else False
        if inside or any(c.start <= token.i < c.end for c in place.contents):
            continue
        outlet = place.outlet_at(token)
        if outlet is None or (outlet.start, outlet.end) == (speaker.start, speaker.end):
            continue
        path = _path(token, verb)
        direct = verb.lemma_ in TELLING and len(path) <= 2
        in_talks = any(t.lemma_ in TALKS or t.lemma_ in TELLING for t in path)
        if direct or in_talks:
            return [speaker, outlet]
    return []


def carried_by(place: Place) -> list[Hand]:
    """The speaker reached us through an outlet: "sources cited by Reuters"."""
    source = place.source
    if source is None:
        return []
    for token in [*source, *place.cue]:
        if token.lemma_ in CARRYING and token.tag_ in ("VBN", "VBD"):
            for child in token.children:
                by_outlet = any(t.lower_ == "by" for t in child.children)
                outlet = place.outlet_at(child) if by_outlet else None
                if outlet is not None and token in source:
                    end = source[token.i - source.start - 1] if token.i > source.start else token
                    return [_whole(source, end), outlet]
                if outlet is not None:
                    return [hand_of(source), outlet]
    return []


def citing(place: Place) -> list[Hand]:
    """The outlet names whom it has it from: "the Herald reported, citing two officials"."""
    speaker = place.speaker()
    if speaker is None or place.source is None or place.outlet_at(place.source.root) is None:
        return []
    seen = [place.cue.root, *place.source]
    for verb in seen:
        for token in verb.children:
            if token.lemma_ in CITING and token.tag_ in ("VBG", "VBD", "VBN"):
                for cited in token.children:
                    if cited.dep_ in ("obj", "nsubj:pass"):
                        return [_subtree(place, cited), speaker]
    return []


def nested(place: Place) -> list[Hand]:
    """What an outlet reports is itself said by somebody: "Reuters reported that officials said"."""
    speaker = place.speaker()
    if speaker is None or place.source is None or place.outlet_at(place.source.root) is None:
        return []
    for content in place.contents:
        verb = content.root
        if verb.lemma_ in REPORTING and verb.pos_ == "VERB":
            for child in verb.children:
                speaks = child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")
                if speaks and content.start <= child.i < content.end:
                    return [_subtree(place, child), speaker]
    return []


def reported_inside(place: Place) -> list[Hand]:
    """An outlet's verb governs the cue: "Reuters reported that officials said"."""
    speaker = place.speaker()
    verb = place.cue.root
    if speaker is None or not verb.dep_.startswith(("ccomp", "parataxis")):
        return []
    for child in verb.head.children:
        outlet = place.outlet_at(child) if child.dep_ == "nsubj" else None
        if outlet is not None and outlet.start != speaker.start:
            return [speaker, outlet]
    return []


def according_to(place: Place) -> list[Hand]:
    """Another "according to" in the sentence names the outlet a speaker was met through."""
    speaker = place.speaker()
    if speaker is None or place.source is None or place.outlet_at(place.source.root):
        return []
    for token in place.cue.root.sent:
        if token.lower_ == "according" and not place.cue.start <= token.i < place.cue.end:
            for below in [token.head, *token.children, *token.head.children]:
                outlet = place.outlet_at(below)
                inside = any(c.start <= token.i < c.end for c in place.contents)
                if outlet is not None and not inside:
                    return [speaker, outlet]
    return []


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "told-to",
        told_to,
        (
            (
                "“We will not sign,” a senior official told Reuters on Monday.",
                ("a senior official", "Reuters"),
            ),
            (
                "The minister told the Miami Herald that talks had failed.",
                ("The minister", "Miami Herald"),
            ),
        ),
    ),
    Rule(
        "carried-by",
        carried_by,
        (
            (
                "Sources consulted by Reuters indicate that the offer was refused.",
                ("Sources", "Reuters"),
            ),
        ),
    ),
    Rule(
        "citing",
        citing,
        (
            (
                "The Miami Herald reported on Friday that the deal was dead, citing two officials.",
                ("two officials", "The Miami Herald"),
            ),
        ),
    ),
    Rule(
        "nested",
        nested,
        (
            (
                "Reuters reported that officials said the bridge was unsafe.",
                ("officials", "Reuters"),
            ),
        ),
    ),
    Rule(
        "reported-inside",
        reported_inside,
        (
            (
                "The Daily Courier reported that a port official had said the crane was unsafe.",
                ("a port official", "The Daily Courier"),
            ),
        ),
    ),
    Rule(
        "according-to",
        according_to,
        (
            (
                "The minister said the port would stay closed, according to Reuters.",
                ("The minister", "Reuters"),
            ),
        ),
    ),
)


def _below(token: Token, doc: Doc, relations: tuple[str, ...], depth: int = 3) -> Iterator[Token]:
    """Tokens under one, along the relations, nearest first."""
    if depth == 0:
        return
    for child in token.children:
        if child.dep_.split(":")[0] in relations:
            yield child
            yield from _below(child, doc, relations, depth - 1)


def _path(token: Token, top: Token) -> list[Token]:
    """The tokens from one up to, not including, `top`."""
    path = [token]
    while path[-1].head.i != top.i and path[-1].head.i != path[-1].i:
        path.append(path[-1].head)
    return path


def _subtree(place: Place, token: Token) -> Hand:
    """A noun with what hangs under it, without clauses and marks at its edges."""
    kept = [
        t
        for t in token.subtree
        if not any(
            x.dep_.startswith(("acl", "appos", "parataxis")) for x in _path(t, token) if x != token
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


def _whole(source: Span, last: Token) -> Hand:
    """A source from its start to one of its words, without marks at the end."""
    while last.is_punct and last.i > source.start:
        last = last.nbor(-1)
    return Hand(source.start_char, last.idx + len(last))
