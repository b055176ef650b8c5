"""Who did what to whom, where and when: the arguments of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import PREDICATES, Clause
from stemma.claims.phrases import conjuncts, head_of, phrase, words_of
from stemma.claims.verbs import is_asked, is_infinitive, is_passive, mark_of, subject_of
from stemma.model import Annotations, Argument, Entity, EntityKind

PLACE_CASES: Final = frozenset(
    {"in", "at", "from", "near", "outside", "inside", "into", "off", "to", "over", "across"}
    | {"around", "through", "toward", "towards", "aboard", "on", "under", "above", "along"}
)
SAID_TO: Final = frozenset({"tell", "inform", "warn", "assure", "remind", "ask", "urge"})
"""Verbs whose object is who hears it."""

LIGHT: Final = frozenset({"take", "make", "give", "pay", "have"})


@dataclass(frozen=True, slots=True)
class Heads:
    """What the head words of a text stand for: entities, times; and which open a clause."""

    entity: Mapping[int, Entity]
    times: AbstractSet[int]
    opens: AbstractSet[int]

    @classmethod
    def of(cls, parse: Parse, found: Annotations, clauses: Iterable[Clause]) -> Heads:
        """Looked up once for a document."""
        entity: dict[int, Entity] = {}
        for known in found.entities:
            for mention in known.mentions:
                words = words_of(parse, mention.span)
                if words:
                    entity[head_of(parse, words)] = known
        times = frozenset(w for t in found.timexes for w in words_of(parse, t.span))
        return cls(entity, times, frozenset(clause.head for clause in clauses))

    def argument(
        self, parse: Parse, word: int, role: str, own: AbstractSet[int] | None = None
    ) -> Argument:
        """The phrase of a word in a role; with `own`, only those words of it."""
        entity = self.entity.get(word)
        return Argument(
            role,
            parse.span(*phrase(parse, word, self.opens, own)),
            None if entity is None else entity.id,
            parse.lemmas[word],
        )


def find_arguments(parse: Parse, clause: Clause, core: int, heads: Heads) -> tuple[Argument, ...]:
    """The arguments of a clause in text order, without its subordinate clauses.

    `core` is the verb that says what happens, which may hang under the clause's head: "asked them
    to [leave]". There the subject is `party` (who asks) and the object does what is asked. Roles:
    `agent`, `patient`, `recipient`, `theme` (of whom an attribute is said), `attribute`, `place`,
    `time`, `measure`, `purpose` ("to save them"), and for what hangs on a preposition the
    preposition itself ("with"). Of joined words each is an argument.
    """
    own = frozenset(clause.words)
    found: dict[tuple[int, str], None] = {}
    nominal = core == clause.head and parse.child(core, "cop") is not None
    passive = clause.passive if core == clause.head else is_passive(parse, core)
    told = None
    if core != clause.head:
        told = parse.child(clause.head, "obj", "iobj")
        told = subject_of(parse, core) if told is None else told
    if clause.subject is not None and parse.relations[clause.subject] != "csubj":
        role = "party" if told is not None else "patient" if passive else "agent"
        if nominal:
            role = "theme"
        lent = clause.relative is not None or clause.subject < clause.words[0]
        before = clause.head if lent and parse.relations[clause.head] != "conj" else None
        for word in conjuncts(parse, clause.subject, before=before):
            found[word, role] = None
    for word, part in _parts(parse, clause, clause.head):
        role = _role(word, part, heads, passive=passive)
        if word == told:
            role = "patient" if passive else "agent"
        if word != clause.pronoun:
            joined = conjuncts(parse, word)
        elif clause.relative is not None:
            joined = conjuncts(parse, clause.relative, before=clause.head)
        else:
            joined = ()
        found.update(((each, role), None) for each in joined)
    out = [
        heads.argument(parse, word, role, own if word in own else None)
        for word, role in found
        if word != clause.head and not (word == core and parse.relations[word] == "advcl")
    ]
    if nominal:
        out.append(heads.argument(parse, clause.head, "attribute", own))
    return in_order(out)


def in_order(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """Arguments in text order."""
    return tuple(sorted(arguments, key=lambda a: (a.span.start, a.span.end, a.role)))


def noun_arguments(parse: Parse, noun: int, heads: Heads) -> Iterable[Argument]:
    """Whose a noun is (`agent`), and what hangs on it, each by its preposition ("of")."""
    for child in parse.children[noun]:
        relation = parse.relations[child]
        if relation == "nmod:poss":
            yield heads.argument(parse, child, "agent")
        elif relation == "nmod" and child not in heads.times:
            case = parse.child(child, "case")
            role = "of" if case is None else parse.lower[case]
            for each in conjuncts(parse, child):
                yield heads.argument(parse, each, role)


def is_light(parse: Parse, head: int, thing: int) -> bool:
    """Whether a verb's bare object is part of what it says: "took place", "takes part"."""
    return (
        thing == head + 1
        and parse.lemmas[head] in LIGHT
        and parse.tags[thing] == "NN"
        and not any(parse.relations[c] != "punct" for c in parse.children[thing])
    )


def _role(word: int, role: str, heads: Heads, *, passive: bool) -> str:
    """The role of what hangs under a clause: times and places told apart from other things."""
    if word in heads.times and role not in {"agent", "patient"}:
        return "time"
    if role in PLACE_CASES:
        entity = heads.entity.get(word)
        if entity is not None and entity.kind is EntityKind.PLACE:
            return "place"
    if role == "by" and passive:
        return "agent"
    return role


def _parts(parse: Parse, clause: Clause, head: int) -> Iterable[tuple[int, str]]:
    """(word, role) of what hangs under a clause's head, and under the infinitive it carries."""
    for child in parse.children[head]:
        base = parse.relations[child].partition(":")[0]
        if base == "obj":
            if not is_light(parse, head, child):
                hears = parse.lemmas[head] in SAID_TO and parse.child(head, "ccomp", "xcomp")
                yield child, "recipient" if hears else "patient"
        elif base == "iobj":
            yield child, "recipient"
        elif base == "obl":
            yield child, _oblique(parse, child)
        elif base == "nsubj":
            if _is_object(parse, clause, head, child):
                yield child, "patient"
            elif is_asked(parse, head) and head != clause.head:
                yield child, "agent"
        elif child in clause.words:
            yield from _inner(parse, clause, child, base)


def _inner(parse: Parse, clause: Clause, word: int, base: str) -> Iterable[tuple[int, str]]:
    """(word, role) of an infinitive, participle or attribute that is part of the clause."""
    if base == "xcomp" and parse.pos[word] not in PREDICATES:
        yield word, "attribute"
    elif base in {"xcomp", "ccomp"}:
        yield from _parts(parse, clause, word)
    elif base == "advcl" and parse.pos[word] == "VERB":
        mark = mark_of(parse, word)
        bare = parse.tags[word] != "VBG" and is_infinitive(parse, word)
        yield word, "purpose" if bare or mark is None else mark


def _is_object(parse: Parse, clause: Clause, head: int, word: int) -> bool:
    """Whether a relative pronoun called a subject is none, the verb having one: "which he saw"."""
    if word != clause.pronoun or clause.subject in {None, word, clause.relative}:
        return False
    return parse.child(head, "obj", "xcomp") is None


def _oblique(parse: Parse, word: int) -> str:
    """The role of what hangs on a preposition: the preposition, all its parts ("because of")."""
    relation = parse.relations[word]
    case = parse.child(word, "case")
    if relation == "obl:agent" and (case is None or parse.lower[case] == "by"):
        return "agent"
    if relation == "obl:unmarked":
        return "measure"
    if case is None:
        return "oblique"
    parts = [case, *(c for c in parse.children[case] if parse.relations[c] == "fixed")]
    return " ".join(parse.lower[c] for c in parts)
