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
from stemma.claims.negation import has_no, is_negated, misquoted_as, opens_with_not
from stemma.claims.phrases import phrase
from stemma.claims.text import Text
from stemma.claims.verbs import carried_by, is_passive, mark_of
from stemma.claims.verdicts import find_verdicts
from stemma.claims.withheld import SILENT
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

DENYING: Final = frozenset({"deny", "dispute", "doubt", "refute"})
"""Verbs under which no act is done."""

ALLEGED: Final = frozenset({"allegedly", "purportedly", "supposedly"})
UNDONE: Final = frozenset({"against", "from", "of", "without"})
"""What a deed stands behind that is only charged, or was not done: "accused [of] demanding"."""

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
                yield from self._in_passive(text, word, act, agent, clause.subject)
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

    def _in_passive(
        self, text: Text, word: int, act: PositionAct, agent: int, subject: int
    ) -> Iterator[Act]:
        """An act in the passive: "[the plan] was rejected", "were asked by Orlo [to leave]"."""
        done = carried_by(text.parse, word)
        if act is not A.DEMAND or done is None:
            yield from _made(text, act, agent, phrase(text.parse, subject, text.heads.opens), word)
            return
        words = [w for w in text.parse.subtree(done) if text.parse.pos[w] != "PUNCT"]
        yield from _made(text, act, agent, (words[0], words[-1] + 1), word, subject)

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
    if relation == "advcl" and mark_of(parse, word) in UNDONE:
        return True
    if relation == "ccomp" and (parse.lemmas[above] in DENYING or is_negated(parse, above)):
        return True  # "denied that he had asked"
    return parse.tags[word] == "VB" and relation in {"advcl", "ccomp", "csubj"}


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
    told = next((w for w in words if parse.lower[w : w + 2] == ("according", "to")), end)
    words = [w for w in words if w < told]
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
    addressed: int | None = None,
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
