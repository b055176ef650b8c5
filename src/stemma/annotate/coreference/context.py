"""Where each candidate of a document stands: role in its clause, quotation, paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.annotate.coreference.candidates import Candidate
from stemma.annotate.parse import Parse
from stemma.lexicon.reference import ReferenceLexicon

SUBJECT, OBJECT, OBLIQUE, POSSESSIVE, ELSE = range(5)
ROLES: Final = {
    "nsubj": SUBJECT, "csubj": SUBJECT, "obj": OBJECT, "iobj": OBJECT, "obl": OBLIQUE,
    "nmod:poss": POSSESSIVE,
}  # fmt: skip
PASSED: Final = frozenset({"conj", "appos", "flat"})


@dataclass(frozen=True, slots=True)
class Context:
    """One document's candidates, and what stands around them; all sequences by candidate.

    `governors[i]` is the word that candidate i hangs under, past coordination and apposition.
    `quoted` by word.
    """

    parse: Parse
    lexicon: ReferenceLexicon
    candidates: tuple[Candidate, ...]
    roles: tuple[int, ...]
    governors: tuple[int, ...]
    sentences: tuple[int, ...]
    quoted: tuple[bool, ...]
    paragraphs: tuple[int, ...]
    order: tuple[int, ...]
    """Candidates by head word: who possesses comes before what is possessed."""

    _antecedents: dict[int, tuple[float, ...]] = field(default_factory=dict)

    def antecedent(
        self, place: int, features: Callable[[Context, int], tuple[float, ...]]
    ) -> tuple[float, ...]:
        """The features of a candidate as something met before, worked out once."""
        found = self._antecedents.get(place)
        if found is None:
            found = self._antecedents[place] = features(self, place)
        return found

    @classmethod
    def of(
        cls, parse: Parse, candidates: Sequence[Candidate], lexicon: ReferenceLexicon
    ) -> Context:
        """The same for the candidates of one document."""
        roles, governors = [], []
        relations, heads = parse.relations, parse.heads
        for candidate in candidates:
            at = candidate.head
            while relations[at] in PASSED and heads[at] != at:
                at = heads[at]
            relation = relations[at]
            role = ROLES.get(relation)
            if role is None:
                role = ROLES.get(relation.partition(":")[0], ELSE)
            roles.append(role)
            governors.append(heads[at])
        quoted, paragraphs = _walk(parse)
        heads_first = [(c.head, c.start, i) for i, c in enumerate(candidates)]
        return cls(
            parse, lexicon, tuple(candidates), tuple(roles), tuple(governors),
            tuple(parse.sentence_of[c.head] for c in candidates),
            tuple(quoted[c.head] for c in candidates),
            tuple(paragraphs[c.head] for c in candidates),
            tuple(i for _, _, i in sorted(heads_first)),
        )  # fmt: skip


def _walk(parse: Parse) -> tuple[list[bool], list[int]]:
    """Of each word: whether it is quoted, and the number of its paragraph."""
    text = parse.document.text
    quoted, paragraphs = [], []
    inside, paragraph, end = False, 0, 0
    for word, start, stop in zip(parse.words, parse.starts, parse.ends, strict=True):
        if start - end > 1 and "\n" in text[end:start]:
            paragraph += 1
            inside = False
        if word in ("“", "``"):
            inside = True
        elif word in ("”", "''"):
            inside = False
        elif word == '"':
            inside = not inside
        quoted.append(inside)
        paragraphs.append(paragraph)
        end = stop
    return quoted, paragraphs
