"""What turns a statement into its opposite."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.verbs import is_asked

NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "nor", "hardly", "barely", "scarcely"})
NO: Final = frozenset({"no", "neither", "none", "nobody", "nothing", "nowhere"})
TO_BE: Final = frozenset({"be", "have"})
ONLY: Final = frozenset({"only", "just", "merely", "least", "simply", "necessarily"})
EXCEPTED: Final = (
    ("but",), ("except",), ("save",), ("besides",), ("other", "than"), ("else", "than"),
    ("more", "than"), ("less", "than"), ("short", "of"),
)  # fmt: skip
"""What makes an "only" of "nothing" or "nobody": "covers nothing but the roof"."""
QUOTES: Final = frozenset({'"', "“", "``", "'", "‘", ":"})
"""Marks behind which a "no" is of other words: "chanted: [No war]"."""

MISQUOTED: Final = frozenset({"misquoted", "misreported"})
"""Participles that deny what is said to have been said."""

NEGATING: Final = frozenset({"advmod", "cc", "cc:preconj"})
THINGS: Final = frozenset({"nsubj", "obj", "xcomp"})


def is_negated(parse: Parse, head: int) -> bool:
    """Whether a "not" stands with a word."""
    return any(
        parse.lower[c] in NEGATIONS and parse.relations[c] in NEGATING and not is_only(parse, c)
        for c in parse.children[head]
    )


def has_no(parse: Parse, head: int) -> bool:
    """Whether a noun stands behind "no": "no evidence"."""
    return any(
        parse.lower[c] == "no"
        and not _is_number(parse, c)
        and parse.relations[c] in {"det", "advmod"}
        and parse.words[c - 1] not in QUOTES
        for c in parse.children[head]
    )


def _is_number(parse: Parse, i: int) -> bool:
    """Whether a "No." stands for "number": "the No. 1 seed"."""
    rest = [word for word in parse.words[i + 1 : i + 3] if word != "."]
    return parse.words[i] == "No" and rest[:1] != [] and rest[0][:1].isdecimal()


def count_negations(parse: Parse, clause: Clause, *, own: bool = False) -> int:
    """How many words of a clause turn it into its opposite; of its `own` verb alone, if so."""
    head = clause.head
    # "was misquoted as saying": did not say.
    misquoted = parse.lower[head] in MISQUOTED and parse.child(head, "advcl") is not None
    count = int(misquoted) + (0 if own else _count_below(parse, head))
    for child in parse.children[head]:
        word, relation = parse.lower[child], parse.relations[child]
        base = relation.partition(":")[0]
        if word in NEGATIONS and relation in NEGATING:
            count += not is_only(parse, child) and not _is_answer(parse, child, head)
        elif word == "yet" and parse.lemmas[head] in TO_BE and parse.child(head, "xcomp"):
            count += 1  # "has yet to pay"
        elif _is_number(parse, child):
            continue
        elif word in NO and relation in {"det", "advmod"}:
            count += 1  # "no longer holds", "was no accident"
        elif base in THINGS:
            denied = word in NO and not is_excepted(parse, child)
            count += denied or has_no(parse, child)
            if base == "nsubj":
                count += opens_with_not(parse, child)
        elif relation == "aux":
            count += any(parse.lower[c] in NEGATIONS for c in parse.children[child])
    return count


def _count_below(parse: Parse, head: int) -> int:
    """Negations of what a verb carries: "asked them [not] to go"."""
    return sum(
        is_negated(parse, child)
        for child in parse.children[head]
        if parse.relations[child] == "xcomp"
        or (parse.relations[child] == "ccomp" and is_asked(parse, child))
    )


def is_only(parse: Parse, i: int) -> bool:
    """Whether a "not" opens "not only", which denies nothing."""
    return i + 1 < len(parse) and parse.lower[i + 1] in ONLY


def is_excepted(parse: Parse, i: int) -> bool:
    """Whether something is taken out of a "nothing": "nobody but Brey voted", so she did."""
    behind = parse.lower[i + 1 : i + 3]
    return any(tuple(behind[: len(words)]) == words for words in EXCEPTED)


def opens_with_not(parse: Parse, subject: int) -> bool:
    """Whether a subject is denied: "not everyone agreed", "neither Brey nor Lund"."""
    return any(
        parse.lower[c] in {"not", "neither"}
        and c < subject
        and not is_only(parse, c)
        and (parse.lower[c] == "not" or parse.relations[c].startswith("cc"))
        for c in parse.children[subject]
    )


def _is_answer(parse: Parse, i: int, head: int) -> bool:
    """Whether a "not" stands behind its verb and denies what follows: "fell Monday, not Sunday"."""
    return i > head + 1 and parse.lower[i] == "not"
