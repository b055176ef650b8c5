"""Who demands, offers, accepts, rejects, threatens, denies or announces what.

An act is a verb of the table with its party and its complement: "the union [called for] a strike".
What is only planned, possible, asked or denied is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.act_parties import find_party, is_somebody, made
from stemma.claims.act_verbs import find_act, lemma_of, load_acts
from stemma.claims.avowals import DUTY, find_avowed
from stemma.claims.clauses import Clause
from stemma.claims.contents import CONTENT, ORDERING, asks_nobody_anything, complement, says_little
from stemma.claims.negation import has_no, is_negated, opens_with_not
from stemma.claims.phrases import phrase
from stemma.claims.text import Text
from stemma.claims.undone import is_open
from stemma.claims.verbs import carried_by, is_passive
from stemma.claims.verdicts import find_verdicts
from stemma.claims.withheld import SILENT
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words
from stemma.model import Act, PositionAct, Span

UNASKED: Final = "unasked.tsv"
ANY: Final = "*"
POINTED: Final = 3
"""Words of a denied "that argument" which say too little alone, and one more."""
NEAR: Final = 2
"""How far behind a noun the pronoun of its relative clause may stand: a comma and a preposition."""
COMMENT: Final = 6
"""Words in which a "comment" that is declined stands: "repeated requests for [comment]"."""
A = PositionAct

ASKED: Final = frozenset({"whether", "if", "how", "why", "when", "what", "who", "where"})


@dataclass(frozen=True, slots=True)
class ActFinder:
    """The tables that acts need, loaded once; `told` are nouns for what is said, not offered.

    `unasked` are things that make no act of a verb, by verb; of any under `*`.
    """

    acts: Mapping[str, PositionAct]
    told: frozenset[str]
    unasked: frozenset[tuple[str, str]]

    @classmethod
    def load(cls) -> ActFinder:
        """Load the tables.

        Raises:
            LexiconError: one is damaged.
        """
        unasked = parse_pairs(load_table(UNASKED), name=UNASKED)
        return cls(
            load_acts(),
            frozenset(load_words("told_things.txt")),
            frozenset((verb, thing) for _, verb, thing in unasked),
        )

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
        act, case = find_act(parse, word, self.acts)
        if act is None or is_open(parse, word):
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
        party = find_party(parse, word, clause)
        words = complement(parse, word, case) or _spoken_of(text, clause)
        if party is None or not words or self._is_none(parse, word, act, words):
            return
        addressed = parse.child(word, "iobj") or (
            parse.child(word, "obj") if parse.child(word, "xcomp", "ccomp") is not None else None
        )
        yield from made(text, act, party, (words[0], words[-1] + 1), word, addressed)

    def _in_passive(
        self, text: Text, word: int, act: PositionAct, agent: int, subject: int
    ) -> Iterator[Act]:
        """An act in the passive: "[the plan] was rejected", "were asked by Orlo [to leave]"."""
        done = carried_by(text.parse, word)
        if act is A.DEMAND and done is None and _is_questioned(text, word, subject):
            return
        if act is not A.DEMAND or done is None:
            yield from made(text, act, agent, phrase(text.parse, subject, text.heads.opens), word)
            return
        words = [w for w in text.parse.subtree(done) if text.parse.pos[w] != "PUNCT"]
        yield from made(text, act, agent, (words[0], words[-1] + 1), word, subject)

    def _is_none(self, parse: Parse, word: int, act: PositionAct, words: Sequence[int]) -> bool:
        """Whether a verb with this complement is no act: "asked whether", "declined to comment"."""
        things = [c for c in parse.children[word] if parse.relations[c] in CONTENT]
        lemmas = {parse.lemmas[c].lower() for c in things}
        verb = parse.lemmas[word].lower()
        told = lemmas | {parse.lemmas[w].lower() for w in words if parse.heads[w] == word}
        if any({(verb, thing), (ANY, thing)} & self.unasked for thing in told):
            return True
        if act is not A.DENY and parse.lower[words[0]] in ASKED - {"what", "who"}:
            return True
        if says_little(parse, word, words) or asks_nobody_anything(parse, word, words):
            return True
        silent = act is A.REJECT and (
            bool(lemmas & SILENT) or "comment" in parse.lower[words[0] : words[0] + COMMENT]
        )
        given = act is A.OFFER and bool(lemmas & self.told)
        told_of = act is A.ANNOUNCE and _is_told_of(parse, word)
        pointed = (
            act is A.DENY and parse.lower[words[0]] in {"that", "this"} and len(words) < POINTED
        )
        asks = act is A.DEMAND and _asks_nothing(parse, word, words)
        return silent or given or told_of or pointed or asks


def _spoken_of(text: Text, clause: Clause) -> list[int]:
    """The words of the noun that a relative clause is about, its subject being another.

    None where that noun is not sure: "questions about the call, which Orlo announced".
    """
    if clause.relative is None or clause.relative == clause.subject or _is_far(text.parse, clause):
        return []
    return [*range(*phrase(text.parse, clause.relative, text.heads.opens))]


def _is_far(parse: Parse, clause: Clause) -> bool:
    """Whether a relative clause behind a comma may be of another noun than it hangs under."""
    if clause.pronoun is None or clause.relative is None:
        return False
    comma = parse.words[clause.pronoun - 1] == ","
    return comma and clause.pronoun - clause.relative > NEAR


def _is_told_of(parse: Parse, word: int) -> bool:
    """Whether what is announced has been, and nothing shall be: "declared that he had won"."""
    below = parse.child(word, "ccomp")
    if below is None:
        return False
    aux = {parse.lower[c] for c in parse.children[below] if parse.relations[c].startswith("aux")}
    if "had" in aux and not aux & {"been"} and _is_own_doing(parse, word, below):
        return False
    past = (
        parse.tags[below] == "VBD"
        or aux == {"had"}
        or any(
            parse.relations[c] == "cop" and parse.lower[c] in {"was", "were"}
            for c in parse.children[below]
        )
    )
    return past and not aux - {"had"}


def _is_own_doing(parse: Parse, word: int, below: int) -> bool:
    """Whether what is announced is what the party did itself: "announced it had hired a firm"."""
    subject = parse.child(below, "nsubj")
    if subject is None or parse.pos[subject] != "PRON":
        return False
    return parse.lemmas[word].lower() == "announce"


def _is_questioned(text: Text, word: int, subject: int) -> bool:
    """Whether somebody is asked a question, and nothing of him: "asked by the judge if"."""
    if lemma_of(text.parse, word) not in ORDERING:
        return False
    return is_somebody(text, subject) or text.parse.child(word, "advcl") is not None


def _asks_nothing(parse: Parse, word: int, words: Sequence[int]) -> bool:
    """Whether a verb of demand asks a question, or states something: "insisted he was home"."""
    if parse.lemmas[word] == "seek" and parse.child(word, "obj") is None:
        return True
    if parse.lower[words[0]] in ASKED or _is_unnamed(parse, words):
        return True
    return parse.lemmas[word] == "insist" and not _is_bare(parse, word)


def _agent(parse: Parse, word: int) -> int | None:
    """Who does what is told in the passive: "rejected by the court"."""
    for child in parse.children[word]:
        case = parse.child(child, "case")
        oblique = parse.relations[child].startswith("obl")
        if oblique and case is not None and parse.lower[case] == "by":
            return child
    return None


def _is_unnamed(parse: Parse, words: Sequence[int]) -> bool:
    """Whether a source asks to stay without a name: "asked not to be identified"."""
    lemmas = {parse.lemmas[w].lower() for w in words[:6]}
    return "be" in lemmas and bool(lemmas & {"identify", "name", "quote"}) and "not" in lemmas


def _is_bare(parse: Parse, word: int) -> bool:
    """Whether a complement demands: "insisted on", "insisted that he leave"."""
    complement = parse.child(word, "ccomp")
    if complement is None:
        return True
    aux = {parse.lower[c] for c in parse.children[complement] if parse.relations[c] == "aux"}
    return bool(aux & DUTY) or (parse.tags[complement] == "VB" and not aux)
