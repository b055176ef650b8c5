"""Through whose hands words came: "told Reuters", "the Herald reported, citing two officials".

Each rule looks at the tree around a cue or a source and gives hands on the way, the innermost
first; the rules are tried in order and the first that finds a hand holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Token

from stemma.annotate.hands import Hand, Place, hand_of, hand_under, hand_up_to, path_up
from stemma.lexicon.chains import ChainUse, load_chain_words

WORDS: Final = load_chain_words()
TELLING: Final = WORDS[ChainUse.TELL]
CITING: Final = WORDS[ChainUse.CITE]
CARRYING: Final = WORDS[ChainUse.CARRY]
REPORTING: Final = WORDS[ChainUse.REPORT]
TALKS: Final = WORDS[ChainUse.TALK]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it does, and texts with the chain it must find in them."""

    name: str
    find: Callable[[Place], list[Hand]]
    examples: tuple[tuple[str, tuple[str, ...]], ...]


def find_chain(place: Place) -> list[Hand]:
    """The hands of an attribution, innermost speaker first; empty where it has but one."""
    for rule in RULES:
        chain = rule.find(place)
        if len(chain) > 1 and not any(
            a.start < b.end and b.start < a.end for a, b in pairwise(chain)
        ):
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
        path = path_up(token, verb)
        direct = _is(verb, TELLING) and len(path) <= 2
        in_talks = any(_is(t, TALKS) or _is(t, TELLING) for t in path)
        if direct or in_talks:
            return [speaker, outlet]
    return []


def carried_by(place: Place) -> list[Hand]:
    """The speaker reached us through an outlet: "sources cited by Reuters"."""
    source = place.source
    if source is None:
        return []
    for token in [*source, *place.cue, *source.root.subtree]:
        if token.tag_ in ("VBN", "VBD") and _is(token, CARRYING):
            for child in token.children:
                by_outlet = any(t.lower_ == "by" for t in child.children)
                outlet = place.outlet_at(child) if by_outlet else None
                if outlet is None or token.i == source.start:
                    continue
                if token in source:
                    return [hand_up_to(source, token.nbor(-1)), outlet]
                return [hand_of(source), outlet]
    return []


def citing(place: Place) -> list[Hand]:
    """The outlet names whom it has it from: "the Herald reported, citing two officials"."""
    speaker = place.speaker()
    if speaker is None or place.source is None:
        return []
    anyone = place.outlet_at(place.source.root) is None
    for token in place.cue.root.sent:
        if token.tag_ in ("VBG", "VBD", "VBN") and _is(token, CITING):
            if anyone and not _cites_beside(place, token):
                continue
            for cited in token.children:
                if cited.dep_ in ("obj", "nsubj:pass"):
                    return [hand_under(place, cited), speaker]
    return []


def _cites_beside(place: Place, token: Token) -> bool:
    """Whether who cites is the source: the verb stands right behind it, or behind its cue."""
    if token.tag_ != "VBG" or place.source is None:
        return False
    ends = (place.source.end, place.cue.end)
    return any(0 <= token.i - end <= 1 for end in ends)


def nested(place: Place) -> list[Hand]:
    """What an outlet reports is itself said by somebody: "Reuters reported that officials said"."""
    speaker = place.speaker()
    if speaker is None or place.source is None or place.outlet_at(place.source.root) is None:
        return []
    for content in place.contents:
        verb = content.root
        if verb.pos_ == "VERB" and _is(verb, REPORTING):
            for child in verb.children:
                speaks = child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN")
                if speaks and content.start <= child.i < content.end:
                    return [hand_under(place, child), speaker]
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
            (
                (
                    "According to four sources familiar with the call, cited by Reuters, "
                    "the minister had resigned."
                ),
                ("four sources familiar with the call", "Reuters"),
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
            (
                "The police, citing a witness, said the van was blue.",
                ("a witness", "The police"),
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


def _is(token: Token, words: frozenset[str]) -> bool:
    """Whether a token is one of these words; the lemma may be off by a final e ("cit")."""
    lemma = token.lemma_
    return lemma in words or f"{lemma}e" in words or lemma.removesuffix("e") in words


def _below(token: Token, doc: Doc, relations: tuple[str, ...], depth: int = 3) -> Iterator[Token]:
    """Tokens under one, along the relations, nearest first."""
    if depth == 0:
        return
    for child in token.children:
        if child.dep_.split(":")[0] in relations:
            yield child
            yield from _below(child, doc, relations, depth - 1)
