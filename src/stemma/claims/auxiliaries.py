"""The moods that a clause's own words give it: "may", "would", "if"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.negation import NEGATIONS, is_denied, is_negated
from stemma.claims.verbs import mark_of
from stemma.claims.withheld import SILENT
from stemma.lexicon.moods import MoodPlace
from stemma.model import Modality

WHETHER: Final = "whether"
CONDITIONS: Final = frozenset({"if"})
ASKING: Final = frozenset({"if", "whether"})
LATER: Final = frozenset({"later", "eventually"})
OWN: Final = frozenset({"aux", "cop", "nsubj", "mark", "expl"})
BARE: Final = frozenset({"VB", "VBN", "VBG"})

SHORT: Final = frozenset({"'d", "’d"})
"""Short for "had" and for "would"."""
DONE: Final = frozenset({"VBN", "VBD"})

NEEDING: Final = frozenset(
    {"allow", "constitute", "cost", "enable", "mean", "need", "prefer", "represent"} | {"require"}
)
"""Verbs whose "would" is never a plan: "it would require"."""


class Auxiliaries:
    """The auxiliaries, adverbs and conjunctions of the table of moods."""

    def __init__(self, moods: Mapping[MoodPlace, Mapping[str, str]]) -> None:
        self._with = moods[MoodPlace.WITH]
        self._under = moods[MoodPlace.UNDER]

    def of(
        self, parse: Parse, head: int, *, attributed: bool, quoted: AbstractSet[int]
    ) -> list[str]:
        """The moods of the clause under `head`.

        `attributed` where somebody is given as saying it; `quoted` are the words that stand in
        quotation marks.
        """
        mark = mark_of(parse, head)
        out = [] if mark is None or mark not in self._under else [self._under[mark]]
        for child in (*parse.children[head], *_shared(parse, head)):
            word, relation = parse.lower[child], parse.relations[child]
            if word not in self._with or not relation.startswith(("aux", "advmod")):
                continue
            if word in SHORT and _is_had(parse, head, child):
                continue
            mood: str | None = self._with[word]
            if mood == Modality.CONDITIONAL:
                mood = self._would(parse, head, reported=attributed and child not in quoted)
            elif word == "could" and (is_negated(parse, head) or _is_crossed(parse, child)):
                mood = None  # who could not, did not
            if mood is not None:
                out.append(mood)
        return out

    def asks(self, parse: Parse, head: int) -> bool:
        """Whether a clause is a question told: "whether they left", "asked if they left"."""
        mark = mark_of(parse, head)
        if mark == WHETHER or mark not in CONDITIONS:
            return mark == WHETHER
        joined = parse.relations[head] == "conj"
        first = parse.heads[head] if joined else head
        asked = parse.relations[first] == "ccomp"
        return asked and (not joined or mark_of(parse, first) in ASKING)

    def _would(self, parse: Parse, head: int, *, reported: bool) -> str | None:
        """What a "would" says: the future of a report in the past, or what hangs on an "if"."""
        children = parse.children[head]
        lemma = parse.lemmas[head].lower()
        if lemma in SILENT and is_denied(parse, head) and not self._hangs_on(parse, head):
            return None  # "would not say" tells what was not said
        if lemma == "like" or (not reported and any(parse.lower[c] in LATER for c in children)):
            return None
        perfect = any(parse.lower[c] == "have" and parse.relations[c] == "aux" for c in children)
        hangs = perfect or lemma in NEEDING or self._has_condition(parse, head)
        return Modality.CONDITIONAL if hangs or not reported else Modality.PLANNED

    def _hangs_on(self, parse: Parse, head: int) -> bool:
        """Whether a clause has a condition beside it, and not only a question under it."""
        beside = (c for c in parse.children[head] if parse.relations[c] == "advcl")
        return any(mark_of(parse, word) in self._under for word in beside)

    def _has_condition(self, parse: Parse, head: int) -> bool:
        """Whether a clause stands under an "if", or has one under it."""
        return any(mark_of(parse, word) in self._under for word in (head, *parse.children[head]))


def _shared(parse: Parse, head: int) -> Sequence[int]:
    """The auxiliaries of the first of two joined verbs, where the second has no own: "will"."""
    first = parse.heads[head]
    tag = parse.tags[head]
    if parse.relations[head] != "conj" or tag not in BARE or tag != parse.tags[first]:
        return ()
    if any(parse.relations[c].partition(":")[0] in OWN for c in parse.children[head]):
        return ()
    return [c for c in parse.children[first] if parse.relations[c] == "aux"]


def _is_had(parse: Parse, head: int, short: int) -> bool:
    """Whether "'d" is "had": a participle follows, as in "he'd left", "she'd been warned"."""
    after = [c for c in parse.children[head] if parse.relations[c].startswith("aux") and c > short]
    return parse.tags[min([*after, head])] in DONE


def _is_crossed(parse: Parse, aux: int) -> bool:
    """Whether a "not" is tied to an auxiliary: "couldn't"."""
    return aux + 1 < len(parse) and parse.lower[aux + 1] in NEGATIONS
