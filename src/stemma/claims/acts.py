"""Who demands, offers, accepts, rejects, threatens, denies or announces what.

An act is a verb of the table with its party and its complement: "the union [called for] a strike".
What is only planned, possible, asked or denied is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.avowals import DUTY, OPENING, find_avowed
from stemma.claims.clauses import Clause
from stemma.claims.negation import has_no, is_negated, opens_with_not
from stemma.claims.phrases import phrase
from stemma.claims.text import Text
from stemma.claims.verbs import is_passive, mark_of
from stemma.claims.verdicts import find_verdicts
from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words
from stemma.model import Act, PositionAct, Span

FILE: Final = "acts.tsv"
A = PositionAct

COMPLEMENTS: Final = frozenset({"obj", "ccomp", "xcomp", "obl", "iobj", "advcl", "acl"})
CONTENT: Final = frozenset({"obj", "ccomp", "xcomp"})
UNSURE: Final = frozenset(
    {"would", "could", "may", "might", "should", "will", "can", "shall", "’ll"}
)
ASKED: Final = frozenset({"whether", "if", "how", "why", "when", "what", "who", "where"})
CARRYING: Final = frozenset({"begin", "continue", "go", "keep", "start", "try", "come", "have"})
"""Verbs under which an act is done: "continued to demand"."""

SILENT: Final = frozenset(
    {"answer", "comment", "discuss", "elaborate", "identify", "name", "respond", "say", "speculate"}
)
"""What a source declines to do for the report: no act between parties."""

DENYING: Final = frozenset({"deny", "dispute", "doubt", "refute"})
"""Verbs under which no act is done."""

UNASKED: Final = frozenset({"question", "clarification", "forgiveness", "help"})
PARTIES: Final = load_words("party_nouns.txt")
"""Nouns for who can act without being named: "the government", "some drivers"."""


def load_acts() -> Mapping[str, PositionAct]:
    """Lemma, with a preposition or a particle behind it or none → what who does it does.

    Raises:
        LexiconError: a line is damaged, or names an act that does not exist.
    """
    out = {}
    for number, lemma, act in parse_pairs(load_table(FILE), name=FILE):
        if act not in list(PositionAct):
            raise LexiconError(f"{FILE}:{number}: {act!r} is no act")
        out[lemma] = PositionAct(act)
    return out


@dataclass(frozen=True, slots=True)
class ActFinder:
    """The tables that acts need, loaded once; `told` are nouns for what is said, not offered."""

    acts: Mapping[str, PositionAct]
    told: frozenset[str]

    @classmethod
    def load(cls) -> ActFinder:
        """Load the tables.

        Raises:
            LexiconError: one is damaged.
        """
        return cls(load_acts(), frozenset(load_words("told_things.txt")))

    def find(self, text: Text) -> tuple[Act, ...]:
        """The acts of a document in text order, each place once."""
        owner = {word: clause for clause in text.clauses for word in clause.words}
        found: dict[tuple[Span, PositionAct], Act] = {}
        judged = {w for v in find_verdicts(text) if v.denies is not False for w in v.claimed}
        for word in range(len(text.parse)):
            if not text.speaks(word) or word not in owner or word in judged:
                continue
            for act in (*self._by_verb(text, word, owner), *find_avowed(text, word, owner[word])):
                found.setdefault((act.cue, act.act), act)
        return tuple(sorted(found.values(), key=lambda a: (a.content, a.cue, a.act)))

    def _by_verb(self, text: Text, word: int, owner: Mapping[int, Clause]) -> Iterator[Act]:
        parse = text.parse
        act, case = self._named(parse, word)
        if act is None or _is_open(parse, word):
            return
        subject = parse.child(word, "nsubj")
        denied = is_negated(parse, word) or (
            subject is not None and (opens_with_not(parse, subject) or has_no(parse, subject))
        )
        if denied and act is not A.ACCEPT:
            return
        if denied:
            act = A.REJECT
        clause = owner[word]
        if is_passive(parse, word):
            agent = _agent(parse, word)
            if agent is not None and clause.subject is not None:
                content = phrase(parse, clause.subject, text.heads.opens)
                yield from _made(text, act, agent, content, word, None)
            return
        if clause.subject is None:
            return
        words = _complement(parse, word, case)
        if not words and clause.relative is not None and clause.relative != clause.subject:
            words = [*range(*phrase(parse, clause.relative, text.heads.opens))]
        if not words or self._is_none(parse, word, act, words):
            return
        addressed = parse.child(word, "iobj") or (
            parse.child(word, "obj") if parse.child(word, "xcomp", "ccomp") is not None else None
        )
        yield from _made(text, act, clause.subject, (words[0], words[-1] + 1), word, addressed)

    def _named(self, parse: Parse, word: int) -> tuple[PositionAct | None, int | None]:
        """What a verb does, and the preposition that it needs for it."""
        if parse.pos[word] == "ADJ":
            willing = parse.lower[word] == "willing" and parse.child(word, "xcomp") is not None
            return (self.acts.get("willing") if willing else None), None
        if parse.pos[word] != "VERB":
            return None, None
        lemma = parse.lemmas[word].lower()
        for child in parse.children[word]:
            relation = parse.relations[child]
            if relation == "compound:prt":
                found = self.acts.get(f"{lemma} {parse.lower[child]}")
                if found is not None:
                    return found, None
            elif relation.partition(":")[0] in {"obl", "advcl", "ccomp", "xcomp"}:
                case = parse.child(child, "case", "mark")
                if case is not None and case > word:
                    found = self.acts.get(f"{lemma} {parse.lower[case]}")
                    if found is not None:
                        return found, case
        return self.acts.get(lemma), None

    def _is_none(self, parse: Parse, word: int, act: PositionAct, words: Sequence[int]) -> bool:
        """Whether a verb with this complement is no act: "asked whether", "declined to comment"."""
        things = [c for c in parse.children[word] if parse.relations[c] in CONTENT]
        lemmas = {parse.lemmas[c].lower() for c in things}
        if act is A.REJECT and lemmas & SILENT:
            return True
        if act is A.OFFER and lemmas & self.told:
            return True
        if act is A.DEMAND:
            if parse.lemmas[word] == "seek" and parse.child(word, "obj") is None:
                return True
            if lemmas & UNASKED or parse.lower[words[0]] in ASKED:
                return True
            if parse.lemmas[word] == "insist" and not _is_bare(parse, word):
                return True
        return False


def _is_open(parse: Parse, word: int) -> bool:
    """Whether the act is only possible, planned, asked for or denied by what governs it."""
    here = word
    while True:
        if mark_of(parse, here) in OPENING:
            return True
        for child in parse.children[here]:
            if parse.relations[child].startswith("aux") and parse.lower[child] in UNSURE:
                return True
        relation = parse.relations[here].partition(":")[0]
        above = parse.heads[here]
        if relation == "xcomp" or (relation == "acl" and parse.tags[here] == "VB"):
            if parse.lemmas[above].lower() not in CARRYING:
                return True
        elif relation != "conj":
            if relation == "ccomp" and (parse.lemmas[above] in DENYING or is_negated(parse, above)):
                return True  # "denied that he had asked"
            return parse.tags[here] == "VB" and relation in {"advcl", "ccomp", "csubj"}
        here = above


def _agent(parse: Parse, word: int) -> int | None:
    """Who does what is told in the passive: "rejected by the court"."""
    for child in parse.children[word]:
        case = parse.child(child, "case")
        oblique = parse.relations[child].startswith("obl")
        if oblique and case is not None and parse.lower[case] == "by":
            return child
    return None


def _complement(parse: Parse, word: int, case: int | None) -> list[int]:
    """The words of what is demanded or offered, from first to last, in one piece."""
    kept = [
        child
        for child in parse.children[word]
        if child > word and parse.relations[child].partition(":")[0] in COMPLEMENTS
    ]
    things = [c for c in kept if parse.relations[c].partition(":")[0] in CONTENT]
    if case is not None:
        things.append(parse.heads[case])
    if not things:
        return []
    words = sorted({w for c in kept for w in parse.subtree(c)})
    first = min(w for c in things for w in parse.subtree(c))
    words = [w for w in words if w >= first]
    end = parse.sentences[parse.sentence_of[word]][1]
    words = [w for w in words if w < end]
    if case is not None and words and words[0] == case:
        words = words[1:]
    while words and (parse.pos[words[-1]] == "PUNCT"):
        words.pop()
    while words and (parse.pos[words[0]] == "PUNCT" or _is_that(parse, words[0])):
        words.pop(0)
    return words


def _is_that(parse: Parse, word: int) -> bool:
    return parse.relations[word] == "mark" and parse.lower[word] == "that"


def _is_bare(parse: Parse, word: int) -> bool:
    """Whether a complement demands: "insisted on", "insisted that he leave"."""
    complement = parse.child(word, "ccomp")
    if complement is None:
        return True
    aux = {parse.lower[c] for c in parse.children[complement] if parse.relations[c] == "aux"}
    return bool(aux & DUTY) or (parse.tags[complement] == "VB" and not aux)


def _made(
    text: Text,
    act: PositionAct,
    party: int,
    content: tuple[int, int],
    cue: int,
    addressed: int | None,
) -> Iterator[Act]:
    parse, heads = text.parse, text.heads
    who = heads.entity.get(party)
    named = who is not None and bool(who.names)
    if not named and (parse.pos[party] != "NOUN" or parse.lemmas[party].lower() not in PARTIES):
        return
    to = None if addressed is None else heads.entity.get(addressed)
    yield Act(
        act,
        parse.span(*phrase(parse, party, heads.opens)),
        parse.span(*content),
        parse.span(cue, cue + 1),
        None if who is None else who.id,
        None if addressed is None else parse.span(*phrase(parse, addressed, heads.opens)),
        None if to is None else to.id,
    )
