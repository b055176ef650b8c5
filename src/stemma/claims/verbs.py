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

CALLING: Final = frozenset({"appeal", "call", "plead"})
"""Verbs that ask with a preposition: "called on", "pleaded with"."""
UPON: Final = frozenset({"on", "to", "upon", "with"})

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
        if relation == "ccomp" and (
            is_asked(parse, child) or is_told(parse, child) or is_gerund(parse, child)
        ):
            return child
        calling = relation == "advcl" and parse.lemmas[head].lower() in CALLING
        if calling and is_infinitive(parse, child) and calls_on(parse, head, child):
            return child
        if relation == "advcl" and parse.tags[child] == "VBG":
            mark = mark_of(parse, child)
            if mark == "from" or (mark == "of" and short):
                return child
    return None


def calls_on(parse: Parse, head: int, done: int) -> bool:
    """Whether somebody is called on to do what follows: "called on the rebels to [leave]"."""
    cases = (
        parse.child(c, "case")
        for c in parse.children[head]
        if head < c < done and parse.relations[c].partition(":")[0] == "obl"
    )
    return any(case is not None and parse.lower[case] in UPON for case in cases)


def is_gerund(parse: Parse, head: int) -> bool:
    """Whether a verb without a subject stands as a participle: "having gone", "going"."""
    if subject_of(parse, head) is not None:
        return False
    if parse.tags[head] == "VBG":
        return True
    return any(
        parse.lower[c] == "having" and parse.relations[c] == "aux" for c in parse.children[head]
    )


def is_told(parse: Parse, head: int) -> bool:
    """Whether a complement is an infinitive with "to" alone: "told the jurors not to [leave]"."""
    if not is_infinitive(parse, head) or subject_of(parse, head) is not None:
        return False
    if parse.child(parse.heads[head], "obj", "iobj") is None:
        return False
    marks = {parse.lower[c] for c in parse.children[head] if parse.relations[c] == "mark"}
    asks = any(parse.tags[c].startswith("W") for c in parse.children[head])
    return marks == {"to"} and not asks


def is_asked(parse: Parse, head: int) -> bool:
    """Whether a complement is an infinitive with "to" and its own subject, but for no "for"."""
    if not is_infinitive(parse, head) or subject_of(parse, head) is None:
        return False
    marks = {parse.lower[c] for c in parse.children[head] if parse.relations[c] == "mark"}
    return "to" in marks and "for" not in marks


def is_crossed(parse: Parse, head: int, below: int) -> bool:
    """Whether a "had" taken for the verb is the auxiliary of the one behind its subject.

    "Scarcely [had] the train left", "seldom [has] a mayor won".
    """
    if parse.lemmas[head].lower() != "have" or parse.tags[below] not in {"VBN", "VBD"}:
        return False
    subject = parse.child(below, "nsubj")
    return subject is not None and head < subject < below
