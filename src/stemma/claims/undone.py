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

NEEDED: Final = frozenset(
    {"critical", "crucial", "essential", "imperative", "important", "necessary", "urgent", "vital"}
)
"""What it is that something be done, which is not done yet: "it was imperative that she accept"."""

WANTING: Final = frozenset(
    {"ask", "demand", "insist", "prefer", "propose", "recommend", "request", "suggest", "urge"}
)
"""Verbs under which a bare verb is only asked for: "insisted that the council agree"."""

HEARSAY: Final = frozenset({"media", "report", "rumor", "rumour"})
"""What a deed is only heard from: "media reports say that he ordered it"."""

SAYING: Final = frozenset({"allege", "assert", "claim", "report", "say", "state"})

ALLEGED: Final = frozenset({"allegedly", "purportedly", "supposedly"})

CHARGES: Final = frozenset(
    {"accusation", "allegation", "charge", "claim", "insinuation", "notion", "rumor", "rumour"}
    | {"speculation", "suggestion", "suspicion"}
)
"""Nouns under which an act is only said to be done: "[accusations] that he ordered it"."""

UNDONE: Final = frozenset({"about", "against", "from", "instead", "of", "on", "without"})
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
    if _is_wanted(parse, word, relation):
        return True
    if relation == "ccomp" and parse.lemmas[above] in SAYING and _is_contested(parse, above):
        return True
    if relation == "ccomp" and (parse.lemmas[above] in DENYING or is_negated(parse, above)):
        return True  # "denied that he had asked"
    return parse.tags[word] == "VB" and relation in {"advcl", "ccomp", "csubj"}


def _is_wanted(parse: Parse, word: int, relation: str) -> bool:
    """Whether it is only asked for, or told of in general: "[offering] it is no compromise"."""
    if relation == "csubj" and parse.tags[word] == "VBG":
        return True
    needed = parse.lemmas[parse.heads[word]].lower() in NEEDED | WANTING
    return needed and relation in {"ccomp", "csubj"} and parse.tags[word] in {"VB", "VBP"}


def _is_contested(parse: Parse, saying: int) -> bool:
    """Whether what says it is hearsay, or itself denied: "disputed a report that [said]"."""
    teller = parse.child(saying, "nsubj")
    if teller is not None and parse.lemmas[teller].lower() in HEARSAY:
        return True
    if not parse.relations[saying].startswith("acl"):
        return False
    noun = parse.heads[saying]
    above = parse.heads[noun]
    return above != noun and parse.lemmas[above].lower() in DENYING
