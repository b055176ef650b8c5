"""What turns a statement into its opposite."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.negative_phrases import denials_of, is_nobody, phrase_at
from stemma.claims.verbs import is_asked, is_told
from stemma.lexicon.verdicts import VerdictUse, load_verdict_words
from stemma.lexicon.words import load_words

NEGATIONS: Final = frozenset(
    {"not", "n't", "n’t", "never", "neither", "nor", "hardly", "barely", "scarcely"}
)
NO: Final = frozenset({"no", "neither", "none", "nobody", "nothing", "nowhere"})
ALMOST: Final = frozenset({"hardly", "barely", "scarcely"})
NARROW: Final = load_words("narrow_verbs.txt")
"""Verbs of what succeeds or does not: "barely passed" passed."""
ONLY: Final = frozenset({"only", "just", "merely", "least", "simply", "necessarily"})
EXCEPTED: Final = (
    ("but",), ("except",), ("save",), ("besides",), ("other", "than"), ("else", "than"),
    ("more", "than"), ("less", "than"), ("short", "of"),
)  # fmt: skip
"""What makes an "only" of "nothing" or "nobody": "covers nothing but the roof"."""
QUOTES: Final = frozenset({'"', "“", "``", "'", "‘", ":"})
"""Marks behind which a "no" is of other words: "chanted: [No war]"."""

MISQUOTED: Final = frozenset({"misquoted", "misreported", "misrepresented", "miscited"})
"""What was done to words that were never said, or not so."""
CITED: Final = frozenset({"quote", "cite", "report", "describe", "portray", "depict"})
"""Verbs that do the same behind "wrongly"."""
WRONGLY: Final = load_verdict_words()[VerdictUse.FALSELY]

NEGATING: Final = frozenset({"advmod", "cc", "cc:preconj"})
THINGS: Final = frozenset({"nsubj", "obj", "xcomp"})


def is_negated(parse: Parse, head: int) -> bool:
    """Whether a "not" stands with a word, or a phrase like "at no point"."""
    return any(
        parse.lower[c] in NEGATIONS
        and parse.relations[c] in NEGATING
        and not is_only(parse, c)
        and not _is_idle(parse, c, head)
        for c in parse.children[head]
    ) or any(True for _ in denials_of(parse, head))


def is_denied(parse: Parse, head: int) -> bool:
    """Whether a verb is negated, or nobody does it: "neither the airline nor the airport would"."""
    subject = parse.child(head, "nsubj")
    if subject is None:
        return is_negated(parse, head)
    nobody = parse.lower[subject] in NO or has_no(parse, subject) or opens_with_not(parse, subject)
    return nobody or is_negated(parse, head)


def _is_idle(parse: Parse, i: int, head: int) -> bool:
    """Whether a negative word denies nothing: "no sooner had", "barely passed"."""
    if phrase_at(parse, i) is not None:
        return True  # counted as a phrase, or none
    if parse.lower[i] in ALMOST:
        after = parse.lower[i + 1] if i + 1 < len(parse) else ""
        figure = i + 1 < len(parse) and parse.pos[i + 1] == "NUM"
        few = parse.lower[i] == "barely" and after in {"a", "an", "half"}
        narrow = parse.lower[i] == "barely" and parse.lemmas[head].lower() in NARROW
        return figure or few or narrow
    return parse.lower[i] in {"not", "n't", "n’t"} and _is_until(parse, i, head)


def _is_until(parse: Parse, i: int, head: int) -> bool:
    """Whether what did not happen "until Friday" did happen then: past tense, "until" behind it."""
    if not any(
        parse.lower[c] in {"did", "was", "were"} and parse.relations[c].startswith(("aux", "cop"))
        for c in parse.children[head]
    ):
        return False
    for child in parse.children[head]:
        if child <= i:
            continue
        if parse.relations[child].partition(":")[0] not in {"obl", "advcl"}:
            continue
        case = parse.child(child, "case", "mark")
        if case is not None and parse.lower[case] in {"until", "till"}:
            return parse.lower[child] not in NOW
    return False


NOW: Final = frozenset({"now", "then", "recently", "today"})
"""What stands behind an "until" of what may never have happened."""


def has_no(parse: Parse, head: int) -> bool:
    """Whether a noun stands behind "no" or "neither": "no evidence", "neither side"."""
    return is_nobody(parse, head) or any(
        parse.lower[c] in {"no", "neither"}
        and not _is_number(parse, c)
        and parse.relations[c] in {"det", "advmod"}
        and parse.words[c - 1] not in QUOTES
        and phrase_at(parse, c) is None
        for c in parse.children[head]
    )


def _is_number(parse: Parse, i: int) -> bool:
    """Whether a "No." stands for "number": "the No. 1 seed"."""
    rest = [word for word in parse.words[i + 1 : i + 3] if word != "."]
    return parse.words[i] == "No" and rest[:1] != [] and rest[0][:1].isdecimal()


def count_negations(parse: Parse, clause: Clause, *, own: bool = False) -> int:
    """How many words of a clause turn it into its opposite; of its `own` verb alone, if so."""
    head = clause.head
    misquoted = misquoted_as(parse, head) is not None
    count = int(misquoted) + (0 if own else _count_below(parse, head))
    count += sum(1 for _ in denials_of(parse, head))
    for child in parse.children[head]:
        word, relation = parse.lower[child], parse.relations[child]
        base = relation.partition(":")[0]
        if word in NEGATIONS and relation in NEGATING:
            idle = _is_answer(parse, child, head) or _is_idle(parse, child, head)
            count += not is_only(parse, child) and not idle
        elif _is_number(parse, child):
            continue
        elif word in NO and relation in {"det", "advmod"}:
            count += phrase_at(parse, child) is None  # "was no accident"
        elif base in THINGS:
            denied = word in NO or has_no(parse, child)
            count += denied and not is_excepted(parse, child)
            if base == "nsubj":
                count += opens_with_not(parse, child)
        elif relation == "aux":
            count += any(parse.lower[c] in NEGATIONS for c in parse.children[child])
    return count


def misquoted_as(parse: Parse, head: int) -> int | None:
    """What somebody was wrongly said to say or do: "was misquoted as [saying] it was safe"."""
    if parse.lower[head] not in MISQUOTED and not (
        parse.lemmas[head].lower() in CITED
        and any(parse.lower[c] in WRONGLY for c in parse.children[head])
    ):
        return None
    for child in parse.children[head]:
        relation = parse.relations[child].partition(":")[0]
        if relation == "xcomp" and parse.pos[child] == "VERB":
            return child
        if relation == "advcl" and parse.tags[child] == "VBG":
            case = parse.child(child, "mark", "case")
            if case is not None and parse.lower[case] == "as":
                return child
    return None


def _count_below(parse: Parse, head: int) -> int:
    """Negations of what a verb carries: "asked them [not] to go"."""
    return sum(
        is_negated(parse, child)
        for child in parse.children[head]
        if parse.relations[child] == "xcomp"
        or (parse.relations[child] == "ccomp" and (is_asked(parse, child) or is_told(parse, child)))
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
