"""What speakers demand or announce in words of their own: "the council should", "we will"."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.negation import is_negated
from stemma.claims.phrases import phrase
from stemma.claims.text import Text
from stemma.claims.verbs import mark_of
from stemma.model import Act, Attribution, PositionAct

DUTY: Final = frozenset({"should", "must"})
"""Auxiliaries by which a speaker demands something of others."""

WILL: Final = frozenset({"will", "’ll", "'ll"})
STATES: Final = frozenset({"be", "have", "know", "need", "see", "sit", "want", "miss", "say"})
"""Verbs that announce no deed: "we will be fine"."""

OWN: Final = frozenset({"i", "we"})
"""Who speaks of himself or of his own side."""

OPENING: Final = frozenset({"if", "unless", "whether", "until", "before"})
"""Conjunctions under which nothing is done yet."""


def find_avowed(text: Text, word: int, clause: Clause) -> Iterator[Act]:
    """What a speaker says that others must do, or that he himself will do, by a verb."""
    parse = text.parse
    if clause.head != word or parse.pos[word] != "VERB" or clause.subject is None:
        return
    said = text.force.at(word)
    if said is None or said.speaker is None or not said.source or is_negated(parse, word):
        return
    if mark_of(parse, word) in OPENING or clause.relative is not None:
        return
    aux = {parse.lower[c] for c in parse.children[word] if parse.relations[c].startswith("aux")}
    speaks = _is_own(text, clause.subject, said)
    if aux & DUTY and "have" not in aux and not speaks:
        act = PositionAct.DEMAND
    elif speaks and _commits(parse, word, aux):
        act = PositionAct.ANNOUNCE
    else:
        return
    subject = phrase(parse, clause.subject, text.heads.opens)
    words = [w for w in _own(parse, word) if w >= subject[0]]
    if len(words) < 4:
        return
    start = min(subject[0], words[0])
    if act is PositionAct.ANNOUNCE:
        goal = parse.child(word, "xcomp")
        start = word if goal is None or parse.lemmas[word] != "go" else goal
    yield Act(
        act, said.source[0], parse.span(start, words[-1] + 1), parse.span(word, word + 1),
        said.speaker,
    )  # fmt: skip


def _commits(parse: Parse, word: int, aux: AbstractSet[str]) -> bool:
    """Whether who says "will" or "going to" says what he will do, not how he will be."""
    if aux & WILL:
        return parse.lemmas[word] not in STATES
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
