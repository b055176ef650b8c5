"""A judgement on what is claimed: which clauses it judges, in which words, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.clauses import Clause
from stemma.claims.moods import Put
from stemma.claims.speakers import Force
from stemma.claims.text import Text
from stemma.model import Attribution, Modality, Polarity

FIRM: Final = frozenset({Modality.ASSERTED, Modality.REPORTED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on a claim: `heads` are the heads of what is claimed, `frame` the words around.

    `at` is the word that judges, `claimed` the words that are judged. `denies` is `None` where it
    is left open; `weak` where there is only no evidence.
    """

    at: int
    claimed: range
    heads: tuple[int, ...]
    frame: frozenset[int]
    denies: bool | None
    weak: bool = False

    def given_by(self, force: Force) -> Attribution | None:
        """Who gives it; `None` is the outlet. The one who makes the claim does not judge it."""
        found = force.at(self.at)
        if found is None:
            found = force.within(self.at)
        if self.denies is None or found is None:
            return found
        if not self.frame.isdisjoint(force.about(found)):
            above = force.at(min(force.about(found)))
            return None if above is found else above
        return found

    def turn(self, put: Put) -> Put:
        """How the claim is put, as it is judged."""
        modality = put.modality
        if modality in FIRM and (self.weak or self.denies is None):
            modality = Modality.HEDGED
        elif modality in FIRM and self.denies:
            modality = Modality.DENIED
        if not self.denies:
            return Put(put.polarity, modality)
        denied = put.polarity is Polarity.ASSERTS
        return Put(Polarity.DENIES if denied else Polarity.ASSERTS, modality)


@dataclass(frozen=True, slots=True)
class Clauses:
    """A document with its clauses looked up: by each of their words, and heads by sentence."""

    text: Text
    owner: Mapping[int, Clause]
    heads: Mapping[int, Sequence[int]]

    @classmethod
    def of(cls, text: Text) -> Clauses:
        """Looked up once for a document."""
        heads: dict[int, list[int]] = {}
        for clause in text.clauses:
            heads.setdefault(text.parse.sentence_of[clause.head], []).append(clause.head)
        owner = {word: clause for clause in text.clauses for word in clause.words}
        return cls(text, owner, heads)

    @property
    def parse(self) -> Parse:
        """The words and their tree."""
        return self.text.parse

    def tops(self, claimed: range) -> tuple[int, ...]:
        """The heads of the clauses within some words: the topmost and what is joined to it."""
        parse = self.parse
        numbers = range(parse.sentence_of[claimed.start], parse.sentence_of[claimed.stop - 1] + 1)
        inside = [h for number in numbers for h in self.heads.get(number, ()) if h in claimed]
        known = frozenset(inside)
        tops = {h for h in inside if known.isdisjoint(parse.ancestors(h))}
        joined = {h for h in inside if parse.relations[h] == "conj" and _first(parse, h) in tops}
        return tuple(sorted(tops | joined))


def _first(parse: Parse, word: int) -> int:
    while parse.relations[word] == "conj" and parse.heads[word] != word:
        word = parse.heads[word]
    return word
