"""Sources that the verb's place in the tree gives or takes away.

"The minister confirmed the call but denied the deal": the second verb takes the subject of the
first. "It was reported that": nobody speaks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.roles import Range, Tie
from stemma.annotate.tokens import Tokens
from stemma.encoder.reader import Labels, Scores

SHARED: Final = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""Relations along which a verb without a subject of its own takes that of the verb above."""

TOLD: Final = frozenset({"told", "informed", "asked", "notified", "reminded", "assured"})
"""Participles of verbs whose subject in the passive hears what is said."""

VERBS: Final = frozenset({"VERB", "AUX"})

CLIMB: Final = 4
"""How many verbs up a source is looked for."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """The tree of a text: heads (a root is its own), relations, children, and which are verbs."""

    heads: Sequence[int]
    relations: Sequence[str]
    children: Mapping[int, Sequence[int]]
    verbs: frozenset[int]

    @classmethod
    def of(cls, scores: Scores, labels: Labels) -> _Tree:
        heads = scores.heads.tolist()
        children: dict[int, list[int]] = {}
        for word, head in enumerate(heads):
            if head != word:
                children.setdefault(head, []).append(word)
        upos = [labels.upos[i] for i in scores.upos.tolist()]
        return cls(
            heads,
            [labels.deprel[i] for i in scores.deprel.tolist()],
            children,
            frozenset(i for i, tag in enumerate(upos) if tag in VERBS),
        )

    def top(self, span: Range) -> int:
        """The word of a span whose head lies outside it."""
        start, end = span
        return next(
            w for w in range(start, end) if self.heads[w] == w or not start <= self.heads[w] < end
        )

    def below(self, word: int) -> Sequence[int]:
        """The children of a word."""
        return self.children.get(word, ())

    def reach(self, word: int) -> Range:
        """The words from the first to the last that hang under one."""
        low = high = word
        queue = [word]
        while queue:
            for child in self.below(queue.pop()):
                low, high = min(low, child), max(high, child)
                queue.append(child)
        return low, high + 1


def drop_empty_subjects(
    ties: Sequence[Tie], scores: Scores, labels: Labels, tokens: Tokens
) -> None:
    """Take away a source that is but the "it" of a verb in the passive, or stands for a clause.

    So for whom something is told: "the ministry was told that".
    """
    for tie in ties:
        if len(tie.sources) != 1:
            continue
        start, end = tie.sources[0]
        told = not TOLD.isdisjoint(tokens.words[w].lower() for w in range(*tie.cue))
        if told and any(
            labels.deprel[int(scores.deprel[w])] == "nsubj:pass"
            and tie.cue[0] <= int(scores.heads[w]) < tie.cue[1]
            for w in range(start, end)
        ):
            tie.sources = []
            continue
        if end - start == 1 and tokens.words[start].lower() == "it":
            relation = labels.deprel[int(scores.deprel[start])]
            if relation == "expl" or relation.endswith(":pass"):
                tie.sources = []


def inherit_sources(ties: Sequence[Tie], scores: Scores, labels: Labels, tokens: Tokens) -> None:
    """Give ties without a source the one that their verb shares with the verb above it.

    The verb above lends the source of its own attribution, or else its subject. A verb with a
    subject of its own, or in the passive, takes none.
    """
    if all(tie.sources for tie in ties):
        return
    tree = _Tree.of(scores, labels)
    by_cue = {word: tie for tie in ties for word in range(*tie.cue)}
    for tie in ties:
        if tie.sources:
            continue
        verb = tree.top(tie.cue)
        if tree.relations[verb] == "advcl" and labels.xpos[int(scores.xpos[verb])] == "VBN":
            continue  # "when asked": a participle alone is in the passive
        own = [tree.relations[child] for child in tree.below(verb)]
        if any(r.startswith(("nsubj", "csubj", "aux:pass")) for r in own):
            continue
        lent = _lent(verb, tree, by_cue)
        if lent is not None and not _overlaps(lent, tie):
            tie.sources = [_trim(lent, tokens)]


def _lent(verb: int, tree: _Tree, by_cue: Mapping[int, Tie]) -> Range | None:
    """The source that the verbs above have."""
    for _ in range(CLIMB):
        if tree.relations[verb].split(":")[0] not in SHARED or tree.heads[verb] == verb:
            return None
        verb = tree.heads[verb]
        if verb not in tree.verbs:
            return None
        above = by_cue.get(verb)
        if above is not None and above.sources:
            return above.sources[0]
        for child in tree.below(verb):
            if tree.relations[child] == "nsubj":
                return tree.reach(child)
            if tree.relations[child].startswith(("nsubj", "csubj")):
                return None
    return None


def _trim(span: Range, tokens: Tokens) -> Range:
    start, end = span
    while end - 1 > start and not tokens.words[end - 1][0].isalnum():
        end -= 1
    return start, end


def _overlaps(span: Range, tie: Tie) -> bool:
    return any(span[0] < b and a < span[1] for a, b in tie.contents)
