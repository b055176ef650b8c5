"""How a verb stands: passive, bare, ordering, and its subject."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse

SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
RELATIVES: Final = frozenset({"that", "which", "who", "whom", "whose", "where", "when"})
WISHING: Final = frozenset({"do", "please", "let", "don't"})
ORDERING: Final = frozenset({"root", "parataxis", "ccomp", "appos"})
THINKING: Final = frozenset({"bet", "guess", "hope", "look", "seem", "thank", "think", "wish"})
"""Verbs that order nothing where they stand without a subject: "Think it was Monday"."""

FINITE: Final = frozenset({"MD", "VBD", "VBZ", "VBP"})


def is_passive(parse: Parse, head: int) -> bool:
    """Whether what the subject names is what the deed is done to.

    A tree that calls a subject passive is not believed where the verb stands in the past tense, or
    behind "have" without "been".
    """
    tag = parse.tags[head]
    called = False
    has = False
    for child in parse.children[head]:
        relation = parse.relations[child]
        if relation == "aux:pass":
            return True
        called |= relation == "nsubj:pass"
        has |= relation == "aux" and parse.lemmas[child].lower() == "have"
    if called:
        return tag != "VBD" and not has
    relation = parse.relations[head]
    bare = relation == "acl" or (relation == "advcl" and subject_of(parse, head) is None)
    return tag == "VBN" and bare and not has


def subject_of(parse: Parse, head: int) -> int | None:
    """The head word of a clause's own subject, `None` where it has none.

    Of two, the first being a relative pronoun, the second: "which [the council] refused".
    """
    found = [c for c in parse.children[head] if parse.relations[c] in SUBJECTS]
    if not found:
        return parse.child(head, "nsubj", "csubj")
    if len(found) > 1 and parse.lower[found[0]] in RELATIVES and found[1] < head:
        return found[1]
    return found[0]


def is_imperative(parse: Parse, head: int) -> bool:
    """Whether a clause orders: a bare verb without a subject, not joined to one that has it."""
    if parse.tags[head] != "VB" or subject_of(parse, head) is not None:
        return False
    if parse.lemmas[head] in THINKING:
        return False
    for child in parse.children[head]:
        if parse.relations[child].startswith("aux") or parse.relations[child] == "mark":
            return parse.lower[child] in WISHING
    relation = parse.relations[head].partition(":")[0]
    if relation == "conj":
        return is_imperative(parse, parse.heads[head])
    return relation in ORDERING


def is_infinitive(parse: Parse, head: int) -> bool:
    """Whether a verb stands bare or with "to", and not with its own finite auxiliary."""
    children = parse.children[head]
    if parse.tags[head] == "VB":
        return not any(
            parse.tags[c] in FINITE and parse.relations[c].startswith("aux") for c in children
        )
    return any(parse.lower[c] == "to" and parse.relations[c] == "mark" for c in children)


def mark_of(parse: Parse, head: int) -> str | None:
    """The conjunction that a clause stands under, in lower case: "if"."""
    for child in parse.children[head]:
        if parse.relations[child] == "mark":
            return parse.lower[child]
    return None


def carried_by(parse: Parse, head: int) -> int | None:
    """What a verb says is done, where another verb says it: "plans to [go]", "kept from [going]".

    Also an infinitive with its own subject and a participle: "ordered the police not to [fire]",
    "denied having [fired]", "stopped short of [firing]".
    """
    short = False
    for child in parse.children[head]:
        relation = parse.relations[child].partition(":")[0]
        if relation == "xcomp":
            if parse.lower[child] == "short":
                short = True
                continue
            return child
        if relation == "ccomp" and (is_asked(parse, child) or is_gerund(parse, child)):
            return child
        if relation == "advcl" and parse.tags[child] == "VBG":
            mark = mark_of(parse, child)
            if mark == "from" or (mark == "of" and short):
                return child
    return None


def is_gerund(parse: Parse, head: int) -> bool:
    """Whether a verb without a subject stands as a participle: "having gone", "going"."""
    if subject_of(parse, head) is not None:
        return False
    if parse.tags[head] == "VBG":
        return True
    return any(
        parse.lower[c] == "having" and parse.relations[c] == "aux" for c in parse.children[head]
    )


def is_asked(parse: Parse, head: int) -> bool:
    """Whether a complement is an infinitive with "to" and its own subject, but for no "for"."""
    if not is_infinitive(parse, head) or subject_of(parse, head) is None:
        return False
    marks = {parse.lower[c] for c in parse.children[head] if parse.relations[c] == "mark"}
    return "to" in marks and "for" not in marks
