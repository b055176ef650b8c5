"""Distortions of a report in one place: clauses turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bench.edits import Edit
from bench.slips import NAMES
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import Sort, load_reference_lexicon
from stemma.model import Annotations, Span

OUTCOMES: Final = {
    "dead": "alive", "alive": "dead", "killed": "rescued", "died": "survived", "won": "lost",
    "lost": "won", "rejected": "accepted", "refused": "accepted", "accepted": "rejected",
    "rose": "fell", "fell": "rose", "increased": "decreased", "increase": "decrease",
    "reduced": "increased", "wider": "narrower", "larger": "smaller", "smaller": "larger",
    "higher": "lower", "lower": "higher", "arrested": "released", "confirmed": "denied",
    "denied": "confirmed", "empty": "full", "narrow": "wide", "unused": "used",
    "unrelated": "related", "failed": "managed", "backed": "opposed", "opposed": "backed",
}  # fmt: skip
MOVES: Final = frozenset({"rose", "fell"})
"""Verbs that are each other's opposite only of an amount: who falls into a well does not rise."""
OUTCOME_PHRASES: Final = {"at large": "in custody", "remained silent": "spoke up"}


def distort_clause(place: Span, parse: Parse, found: Annotations, partner: str) -> Iterator[Edit]:
    """What is done turned round: swapped parties, a `not` put in or taken out, its opposite."""
    if re.search(r"\b(?:whether|if)\b", place.of(parse.document.text), re.IGNORECASE):
        return
    verb = _main_verb(place, parse)
    if verb is not None:
        yield from _negate(parse, verb)
    yield from _swap(place, parse, found, partner)
    lower = partner.lower()
    for words, opposite in OUTCOME_PHRASES.items():
        at = place.of(parse.document.text).find(words)
        if at >= 0 and words in lower:
            yield Edit("outcome", place.start + at, place.start + at + len(words), opposite)
            return
    for i in _words_of(place, parse):
        new = OUTCOMES.get(parse.lower[i], "")
        if parse.lower[i] in MOVES and parse.lower[i + 1 : i + 2] not in {("to",), ("by",)}:
            continue
        if new and re.search(rf"\b{parse.lower[i]}\b", lower):
            if parse.words[i][0].isupper():
                new = new.capitalize()
            yield Edit("outcome", parse.starts[i], parse.ends[i], new)
            return


def _words_of(place: Span, parse: Parse) -> Sequence[int]:
    return [
        i
        for i in range(len(parse))
        if place.start <= parse.starts[i] and parse.ends[i] <= place.end
    ]


def _main_verb(place: Span, parse: Parse) -> int | None:
    """The highest word of a place, where it is a finite verb or has an auxiliary, or is 'be'."""
    inside = set(_words_of(place, parse))
    tops = [i for i in inside if parse.heads[i] == i or parse.heads[i] not in inside]
    tops = [i for i in tops if parse.pos[i] in {"VERB", "AUX"} or parse.child(i, "cop") is not None]
    if len(tops) != 1:
        return None
    return tops[0]


def _negate(parse: Parse, verb: int) -> Iterator[Edit]:
    """The clause of a verb with its `not` taken out, or one put in where it has none."""
    text = parse.document.text
    children = parse.children[verb]
    negators = [c for c in children if parse.lower[c] in NEGATORS]
    if negators:
        start, end = parse.starts[negators[0]], parse.ends[negators[0]]
        if text[start : end + 1] == "not ":
            yield Edit("negation", start, end + 1, "")
        return
    helpers = [
        c
        for c in children
        if parse.relations[c].partition(":")[0] in {"aux", "cop"} and parse.tags[c] in FINITE
    ]
    tag, start, end = parse.tags[verb], parse.starts[verb], parse.ends[verb]
    if not helpers and parse.lemmas[verb] == "be" and tag in FINITE:
        helpers = [verb]
    if helpers:
        at = parse.ends[helpers[0]]
        if text[at : at + 1] == " ":
            yield Edit("negation", at, at, " not")
    elif parse.child(verb, "nsubj") is not None or parse.relations[verb] == "conj":
        do = {"VBD": "did", "VBZ": "does"}.get(tag)
        if do is not None:
            yield Edit("negation", start, end, f"{do} not {parse.lemmas[verb]}")


NEGATORS: Final = frozenset({"not", "n't", "n’t", "no", "never", "nobody", "nothing"})
FINITE: Final = frozenset({"MD", "VBD", "VBZ", "VBP"})


def _swap(place: Span, parse: Parse, found: Annotations, partner: str) -> Iterator[Edit]:
    """Two parties of a clause in each other's place, where the partner has both."""
    text = found.document.text
    parties = {e.id for e in found.entities if e.kind in NAMES}
    for claim in found.claims:
        if not all(place.contains(span) for span in claim.spans):
            continue
        agents = [a for a in claim.arguments if a.role == "agent"]
        patients = [a for a in claim.arguments if a.role in {"patient", "recipient", "party"}]
        if len(agents) != 1 or len(patients) != 1:
            continue
        if not all(a.entity in parties or _is_party(a.head) for a in (agents[0], patients[0])):
            continue
        one, two = sorted((agents[0].span, patients[0].span))
        if one.overlaps(two) or not (place.contains(one) and place.contains(two)):
            continue
        heads = [a.head for a in (agents[0], patients[0])]
        if not all(head and head.lower() in partner.lower() for head in heads):
            continue
        first, second = one.of(text), two.of(text)
        if (
            len(first) < 3
            or len(second) < 3
            or "PRON" in {parse.pos[i] for i in (*_words_of(one, parse), *_words_of(two, parse))}
        ):
            continue
        new = _as_start(second, first) + text[one.end : two.start] + _as_inside(first, one, parse)
        yield Edit("swap", one.start, two.end, new)
        return


def _is_party(head: str | None) -> bool:
    noun = load_reference_lexicon().nouns.get((head or "").lower())
    return noun is not None and noun.sort in {Sort.PERSON, Sort.PEOPLE, Sort.ORGANIZATION}


def _as_start(words: str, model: str) -> str:
    return words[0].upper() + words[1:] if model[0].isupper() else words


def _as_inside(words: str, place: Span, parse: Parse) -> str:
    inside = _words_of(place, parse)
    if inside and parse.tags[inside[0]] not in {"NNP", "NNPS"}:
        return words[0].lower() + words[1:]
    return words
