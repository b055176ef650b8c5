"""Where the statements of a text stand: its clauses, each with its words and its subject."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.verbs import (
    RELATIVES,
    is_asked,
    is_gerund,
    is_imperative,
    is_infinitive,
    is_passive,
    mark_of,
    subject_of,
)

PREDICATES: Final = frozenset({"VERB", "AUX"})
CLAUSAL: Final = frozenset({"ccomp", "csubj", "parataxis", "advcl", "acl:relcl", "advcl:relcl"})
"""Relations whose word, where it is a predicate, makes a clause of its own."""

OPENING: Final = frozenset(
    {"ccomp", "csubj", "parataxis", "advcl", "acl", "conj", "appos", "dep", "list", "xcomp"}
)
"""Relations whose word may head a clause; under the last four it needs a subject of its own."""

LENDING: Final = frozenset({"conj", "advcl", "parataxis"})
"""Relations along which a clause without a subject takes that of the clause above."""

OF_THE_WHOLE: Final = frozenset(
    {"allow", "bring", "cause", "force", "kill", "lead", "leave", "make", "mean", "prompt", "raise"}
    | {"result", "spark", "trigger"}
)
"""Participles that speak of the whole clause before them: "…, killing 12". No subject is lent."""

OF_THE_NOUN: Final = frozenset(
    {
        "belong",
        "bear",
        "carry",
        "contain",
        "cost",
        "depict",
        "feature",
        "include",
        "involve",
        "last",
    }
    | {"measure", "number", "show", "span", "total", "weigh"}
)
"""Participles that speak of the noun before them, comma or not: "their talk, lasting an hour"."""

RISING: Final = frozenset(
    {"escalate", "grow", "increase", "intensify", "mount", "rise", "swirl", "worsen"}
)
"""Verbs whose bare participle before a noun only describes it: "amid mounting fear"."""

OBJECTS: Final = frozenset({"obj", "obl", "iobj", "xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its head word, the words that are its own, and who or what it is about.

    `words` are in text order, those of clauses within it left out. `subject` is the head word of
    the subject, which may stand in another clause; `None` where there is none. `relative` is the
    word that a relative clause speaks of, and `pronoun` the word that stands for it there.
    """

    head: int
    parent: int | None
    words: tuple[int, ...]
    subject: int | None
    passive: bool
    relative: int | None = None
    pronoun: int | None = None


def find_clauses(parse: Parse) -> tuple[Clause, ...]:
    """The clauses of a text by their heads, in text order."""
    relations = parse.relations
    opening = {r for r in set(relations) if r == "root" or r.partition(":")[0] in OPENING}
    heads = [i for i in range(len(parse)) if relations[i] in opening and opens_clause(parse, i)]
    own = frozenset(heads)
    owner = _owners(parse, own)
    words: dict[int, list[int]] = {head: [] for head in heads}
    for word, head in enumerate(owner):
        if head is not None:
            words[head].append(word)
    subjects: dict[int, int | None] = {}
    out = []
    for head in heads:
        above = parse.heads[head]
        relative, pronoun = _relative(parse, head)
        out.append(
            Clause(
                head=head,
                parent=None if above == head else owner[above],
                words=tuple(words[head]),
                subject=_subject(parse, head, own, subjects),
                passive=is_passive(parse, head),
                relative=relative,
                pronoun=pronoun,
            )
        )
    return tuple(out)


def opens_clause(parse: Parse, i: int) -> bool:
    """Whether word i is the head of a clause."""
    relation = parse.relations[i]
    if relation == "root":
        return True
    base = relation.partition(":")[0]
    if base not in OPENING or not _is_predicate(parse, i):
        return False
    if relation in CLAUSAL:
        return not _is_folded(parse, i, base)
    if relation == "conj":
        return _joins(parse, i)
    if relation == "acl":
        return _is_participle(parse, i)
    asked = relation == "xcomp" and is_asked(parse, i)
    return (subject_of(parse, i) is not None and not asked) or is_imperative(parse, i)


def _joins(parse: Parse, i: int) -> bool:
    """Whether a joined word makes a clause: it has a subject, or is joined to one that does."""
    first = parse.heads[i]
    while parse.relations[first] == "conj" and parse.heads[first] != first:
        first = parse.heads[first]
    if parse.relations[first] == "amod":
        return False
    if subject_of(parse, i) is not None:
        return True
    return _is_predicate(parse, first) and opens_clause(parse, first)


def _is_folded(parse: Parse, i: int, base: str) -> bool:
    """Whether a clause is part of the one above: "denied doing it", "too dark to see"."""
    own = subject_of(parse, i) is not None
    if parse.tags[i] == "VBG" and parse.lemmas[i] in RISING and not own:
        return parse.child(i, "obj") is not None
    if base == "advcl" and parse.tags[i] == "VBG" and not own and mark_of(parse, i) == "from":
        return True  # "kept them from going"
    if base == "advcl":
        return is_infinitive(parse, i) and (not own or _is_for(parse, i))
    if base == "ccomp" and (is_asked(parse, i) or is_gerund(parse, i)):
        return True
    return base in {"ccomp", "csubj"} and not own and is_infinitive(parse, i)


def _is_for(parse: Parse, i: int) -> bool:
    """Whether an infinitive says for whom: "too narrow for a man to enter"."""
    return any(parse.lower[c] == "for" and parse.relations[c] == "mark" for c in parse.children[i])


def _is_predicate(parse: Parse, i: int) -> bool:
    if parse.pos[i] in PREDICATES:
        return True
    return any(
        parse.relations[c] == "cop" or parse.relations[c].startswith(("nsubj", "csubj"))
        for c in parse.children[i]
    )


def _is_participle(parse: Parse, i: int) -> bool:
    """Whether a verb under a noun says something of it, or what it holds ("fears that ...")."""
    if mark_of(parse, i) == "that":
        return subject_of(parse, i) is not None
    if parse.tags[i] not in {"VBN", "VBG", "VBD"} or parse.child(i, "mark") is not None:
        return False
    return any(parse.relations[c].partition(":")[0] in OBJECTS for c in parse.children[i])


def _owners(parse: Parse, own: AbstractSet[int]) -> list[int | None]:
    """For each word the clause it belongs to; "and" before a clause, and its marks, are its own."""
    out: list[int | None] = [None] * len(parse)
    for i in range(len(parse)):
        path = []
        word = i
        while out[word] is None and word not in own and parse.heads[word] != word:
            path.append(word)
            word = parse.heads[word]
        found = word if word in own else out[word]
        out[word] = found
        for passed in path:
            out[passed] = found
    return out


def _subject(
    parse: Parse, head: int, own: AbstractSet[int], known: dict[int, int | None]
) -> int | None:
    """The subject's head word; a relative pronoun gives the word it stands for."""
    if head in known:
        return known[head]
    known[head] = None  # a clause never lends to itself
    relation = parse.relations[head]
    found = subject_of(parse, head)
    relative, pronoun = _relative(parse, head)
    if found is not None and found == pronoun:
        found = relative
    elif found is None and relation == "acl" and not _is_afterthought(parse, head):
        found = parse.heads[head]
    elif found is None and _borrows(parse, head, relation):
        above = parse.heads[head]
        while above not in own and parse.heads[above] != above:
            above = parse.heads[above]
        if above in own and above != head:
            found = _subject(parse, above, own, known)
    known[head] = found
    return found


def _borrows(parse: Parse, head: int, relation: str) -> bool:
    """Whether a clause without a subject has that of the clause above."""
    if relation != "acl" and relation.partition(":")[0] not in LENDING:
        return False
    if relation != "conj" and parse.lemmas[head] in OF_THE_WHOLE:
        return False
    return parse.child(head, "expl") is None and not is_imperative(parse, head)


def _is_afterthought(parse: Parse, head: int) -> bool:
    """Whether a participle behind a comma speaks of the clause, not of the noun it hangs under."""
    noun = parse.heads[head]
    if parse.relations[noun] == "root":
        return False
    before = min(parse.subtree(head))
    if parse.words[before] not in {",", "—", "–"}:
        before -= 1
    return (
        parse.tags[head] == "VBG"
        and parse.lemmas[head] not in OF_THE_NOUN
        and before > noun
        and parse.words[before] in {",", "—", "–"}
        and not parse.relations[noun].startswith("nsubj")
    )


def _relative(parse: Parse, head: int) -> tuple[int | None, int | None]:
    """Of a relative clause: the word it speaks of, and the pronoun for it (`None` if unspoken)."""
    relation = parse.relations[head]
    if relation != "acl:relcl":
        return None, None
    antecedent = parse.heads[head]
    for word in parse.subtree(head):
        if word >= head and parse.pos[head] in PREDICATES:
            break
        if parse.lower[word] in RELATIVES and parse.pos[word] == "PRON":
            return antecedent, word
    return antecedent, None


def has_predicate(parse: Parse, clause: Clause) -> bool:
    """Whether a clause has a verb, or a subject with what is said of it."""
    if parse.pos[clause.head] in PREDICATES or clause.subject is not None:
        return True
    return parse.child(clause.head, "cop") is not None
