"""Whether a clause says what shall be: "that he should leave", "that the port be closed"."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.negation import is_negated
from stemma.claims.verbs import FINITE

BARE: Final = frozenset({"should", "must", "shall", "ought"})


def is_duty(parse: Parse, complement: int) -> bool:
    """Whether a clause has a "should" or a "must"."""
    return any(
        parse.relations[c].startswith("aux") and parse.lower[c] in BARE
        for c in parse.children[complement]
    )


def is_subjunctive(parse: Parse, complement: int) -> bool:
    """Whether a clause stands bare: "that he leave", "that the port be closed"."""
    aux = [c for c in parse.children[complement] if parse.relations[c].startswith("aux")]
    if aux:
        return any(parse.tags[c] == "VB" for c in aux)
    if is_negated(parse, complement) and parse.tags[complement] not in FINITE:
        return True  # "that the plant not close"
    cop = parse.child(complement, "cop")
    subject = parse.child(complement, "nsubj")
    if cop is None and subject is not None and parse.tags[complement] == "VBP":
        joined = parse.child(subject, "conj") is not None
        return parse.tags[subject] in {"NN", "NNP"} and not joined  # "that the king step down"
    return parse.tags[complement if cop is None else cop] == "VB"
