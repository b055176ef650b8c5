"""What speakers demand or announce in words of their own: "the council should", "we will"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.contents import content_words, trimmed
from stemma.claims.negation import is_negated
from stemma.claims.phrases import phrase
from stemma.claims.quotes import find_quotes
from stemma.claims.text import Text
from stemma.claims.verbs import mark_of
from stemma.model import Act, Attribution, PositionAct

DUTY: Final = frozenset({"should", "must"})
"""Auxiliaries by which a speaker demands something of others."""

WILL: Final = frozenset({"will", "’ll", "'ll"})
STATES: Final = frozenset({"be", "have", "know", "need", "see", "sit", "want", "miss", "say"})
"""Verbs that announce no deed: "we will be fine"."""

FEW: Final = 2
"""Words that say something, under which a deed is not told whole."""
FELT: Final = frozenset({"come", "expect", "know", "mean", "note", "remember", "see", "surprise"})
"""Verbs of what should be thought, not done: "should come as no surprise"."""
MAYBE: Final = frozenset({"may", "might", "can", "could", "maybe", "perhaps"})

WISHED: Final = frozenset(
    {"choose", "comment", "like", "love", "prefer", "respond", "speculate", "welcome"}
)
"""Verbs of what a speaker would like, and of what he keeps to himself."""

THINKING: Final = frozenset({"argue", "believe", "claim", "feel", "imagine", "say", "think"})
GUESSES: Final = frozenset({"assume", "bet", "doubt", "expect", "guess", "hope", "suspect"})

OWN: Final = frozenset({"i", "we"})
"""Who speaks of himself or of his own side."""

OPENING: Final = frozenset({"if", "unless", "whether", "until", "before"})
"""Conjunctions under which nothing is done yet."""


def find_avowed(text: Text, word: int, clause: Clause) -> Iterator[Act]:
    """What a speaker says that others must do, or that he himself will do, by a verb."""
    parse = text.parse
    subject = clause.subject
    if clause.head != word or parse.pos[word] != "VERB" or subject is None:
        return
    said = text.force.at(word)
    if said is None or said.speaker is None or not said.source:
        return
    act = None if clause.relative is not None else _avowed(text, word, subject, said)
    if act is None:
        return
    start, _ = phrase(parse, subject, text.heads.opens)
    words = trimmed(parse, [w for w in _own(parse, word) if w >= start])
    if len(words) < 4 or parse.pos[words[-1]] == "ADP":
        return
    first = min(start, words[0])
    if act is not PositionAct.DEMAND:
        goal = parse.child(word, "xcomp")
        first = word if goal is None or parse.lemmas[word] != "go" else goal
        if content_words(parse, [w for w in words if w >= first]) < FEW:
            return  # "will finish it"
    yield Act(
        act, said.source[0], parse.span(first, words[-1] + 1), parse.span(word, word + 1),
        said.speaker,
    )  # fmt: skip


def _avowed(text: Text, word: int, subject: int, said: Attribution) -> PositionAct | None:
    """What a speaker does by a verb with its auxiliaries; `None` where nothing is said to be done.

    Nor is it under an "if": "if he had said that we will come back".
    """
    parse = text.parse
    if _is_of_others(text, word, said):
        return None
    aux = {parse.lower[c] for c in parse.children[word] if parse.relations[c].startswith("aux")}
    maybe = aux | {parse.lower[c] for c in parse.children[word] if parse.relations[c] == "advmod"}
    if parse.lemmas[word] in FELT or maybe & MAYBE:
        return None
    if any(mark_of(parse, above) in OPENING for above in (word, *parse.ancestors(word))):
        return None
    speaks = _is_own(text, subject, said)
    if is_negated(parse, word):
        return PositionAct.REJECT if speaks and _promises(text, word, aux) else None
    if aux & DUTY and "have" not in aux and not speaks:
        return PositionAct.DEMAND
    commits = _commits(parse, word, aux) or _promises(text, word, aux)
    return PositionAct.ANNOUNCE if speaks and commits else None


def _is_of_others(text: Text, word: int, said: Attribution) -> bool:
    """Whether it is no more than somebody's thought, or the speaker's guess.

    "the idea that the council should", "they believe that he should", "nor do I feel that", "my
    guess is that we will".
    """
    parse = text.parse
    here = word
    while parse.heads[here] != here:
        relation, above = parse.relations[here].partition(":")[0], parse.heads[here]
        if relation == "acl" and mark_of(parse, here) == "that":
            return True
        if relation in {"ccomp", "csubj"}:
            if is_negated(parse, above) or parse.lemmas[above].lower() in GUESSES:
                return True
            if any(parse.lower[c] in {"nor", "neither"} for c in parse.children[above]):
                return True
            subject = parse.child(above, "nsubj")
            thinks = parse.lemmas[above].lower() in THINKING and subject is not None
            if thinks and subject is not None and not _is_own(text, subject, said):
                return True
        if any(parse.lemmas[c].lower() == "guess" for c in parse.children[here]):
            return True
        here = above
    return False


def _promises(text: Text, word: int, aux: AbstractSet[str]) -> bool:
    """Whether it is said what the speaker will do or not: "said she would move", "won't pay"."""
    parse = text.parse
    if aux & {"be", "have"} or parse.lemmas[word].lower() in STATES | WISHED:
        return False
    if parse.pos[parse.heads[word]] == "ADJ" or parse.relations[word].startswith("acl"):
        return False
    if aux & (WILL | {"wo"}):
        return True
    quoted = any(word in quote for quote in find_quotes(parse))
    return "would" in aux and not quoted and parse.relations[word] in {"ccomp", "conj"}


def _commits(parse: Parse, word: int, aux: AbstractSet[str]) -> bool:
    """Whether who says "will" or "going to" says what he will do, not how he will be."""
    if aux & WILL:
        return parse.lemmas[word] not in STATES and "be" not in aux
    done = parse.child(word, "xcomp")
    goes = parse.lemmas[word] == "go" and parse.tags[word] == "VBG" and done is not None
    return (
        goes and done is not None and parse.pos[done] == "VERB" and parse.lemmas[done] not in STATES
    )


def _own(parse: Parse, word: int) -> list[int]:
    """The words of a clause and of what it holds, to its end, no mark at the ends."""
    words = [w for w in parse.subtree(word) if not _is_beside(parse, w, word)]
    while words and parse.pos[words[-1]] == "PUNCT":
        words.pop()
    return words


def _is_beside(parse: Parse, word: int, head: int) -> bool:
    """Whether a word hangs under another clause joined to this one."""
    while word != head:
        if parse.heads[word] == head:
            return parse.relations[word].partition(":")[0] in {"conj", "parataxis", "cc", "punct"}
        word = parse.heads[word]
    return False


def _is_own(text: Text, subject: int, said: Attribution) -> bool:
    """Whether the subject of what is said is who says it."""
    if text.parse.lower[subject] in OWN:
        return True
    entity = text.heads.entity.get(subject)
    return entity is not None and entity.id == said.speaker
