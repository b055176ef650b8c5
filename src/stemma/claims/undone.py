"""Whether an act was done at all, or is only possible, planned, asked for or denied."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.avowals import OPENING
from stemma.claims.negation import is_negated, misquoted_as
from stemma.claims.verbs import mark_of

UNSURE: Final = frozenset(
    {"would", "could", "may", "might", "should", "will", "can", "shall", "’ll"}
)

CARRYING: Final = frozenset({"begin", "continue", "go", "keep", "start", "try", "come", "have"})
"""Verbs under which an act is done: "continued to demand"."""

DENYING: Final = frozenset({"deny", "dispute", "doubt", "refute"})
"""Verbs under which no act is done."""

ALLEGED: Final = frozenset({"allegedly", "purportedly", "supposedly"})

CHARGES: Final = frozenset(
    {"accusation", "allegation", "charge", "claim", "insinuation", "notion", "rumor", "rumour"}
    | {"speculation", "suggestion", "suspicion"}
)
"""Nouns under which an act is only said to be done: "[accusations] that he ordered it"."""

UNDONE: Final = frozenset({"against", "from", "of", "without"})
"""What a deed stands behind that is only charged, or was not done: "accused [of] demanding"."""


def is_open(parse: Parse, word: int) -> bool:
    """Whether the act is only possible, planned, asked for or denied by what governs it."""
    if any(parse.lower[c] in ALLEGED for c in parse.children[word]):
        return True
    if any(parse.lower[c] == "yet" for c in parse.children[word]):
        return is_negated(parse, word)  # "has not yet approved"
    here = word
    while not _is_unsure(parse, here):
        relation = parse.relations[here].partition(":")[0]
        above = parse.heads[here]
        if relation == "xcomp" or (relation == "acl" and parse.tags[here] == "VB"):
            if parse.lemmas[above].lower() not in CARRYING or is_negated(parse, above):
                return True  # "has yet to approve"
        elif relation != "conj":
            return _is_undone(parse, here, relation)
        here = above
    return True


def _is_unsure(parse: Parse, word: int) -> bool:
    """Whether a verb may or may not be done, or was only said to be: "if", "would"."""
    above = parse.heads[word]
    if mark_of(parse, word) in OPENING:
        return True
    if above != word and misquoted_as(parse, above) == word:
        return True
    return any(
        parse.relations[c].startswith("aux") and parse.lower[c] in UNSURE
        for c in parse.children[word]
    )


def _is_undone(parse: Parse, word: int, relation: str) -> bool:
    """Whether what stands above a verb says that it was not done, or only shall be."""
    above = parse.heads[word]
    if relation in {"advcl", "acl"} and mark_of(parse, word) in UNDONE:
        return True  # "the idea of offering"
    if relation in {"acl", "ccomp"} and parse.lemmas[above].lower() in CHARGES:
        return True
    if relation == "ccomp" and (parse.lemmas[above] in DENYING or is_negated(parse, above)):
        return True  # "denied that he had asked"
    return parse.tags[word] == "VB" and relation in {"advcl", "ccomp", "csubj"}
