"""A claim in the making."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.claims.arguments import is_light
from stemma.claims.moods import Put
from stemma.claims.phrases import words_of
from stemma.claims.speakers import Force
from stemma.lexicon.words import load_words
from stemma.model import Argument, Attribution, Claim, Polarity, Quantity, Span, Timex, identify

ASSERTS: Final = Polarity.ASSERTS

IS_CALLED: Final = "be"
"""The predicate of an apposition, and of a clause around a copula."""

EXPLETIVES: Final = frozenset({"it", "there"})
"""Subjects that stand for nothing: "it was reported"."""

MOST_SPANS: Final = 4
"""A clause that clauses within it cut into more pieces than these was not understood."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a claim but its id and its values; `head` is the word that heads it."""

    head: int
    spans: tuple[Span, ...]
    predicate: str
    arguments: tuple[Argument, ...]
    put: Put
    attribution: Attribution | None
    own: tuple[Span, ...] = ()
    """The spans without what is lent from other clauses; empty where nothing is."""

    @property
    def place(self) -> tuple[Span, ...]:
        """Where the clause itself stands."""
        return self.own or self.spans

    def claim(self, timexes: tuple[Timex, ...], quantities: tuple[Quantity, ...]) -> Claim:
        """The claim, with the values that belong to it."""
        places = (f"{span.start}-{span.end}" for span in self.spans)
        return Claim(
            id=identify(self.spans[0].document_id, "claim", self.predicate, *places),
            spans=self.spans,
            predicate=self.predicate,
            arguments=self.arguments,
            polarity=self.put.polarity,
            modality=self.put.modality,
            attribution=self.attribution,
            timexes=timexes,
            quantities=quantities,
        )


def predicate_of(parse: Parse, head: int) -> str:
    """The lemma of what happens, a particle with it: "step down"; a copula's is "be"."""
    if parse.child(head, "cop") is not None:
        return IS_CALLED
    lemma = parse.lemmas[head].lower()
    thing = parse.child(head, "obj")
    if thing is not None and is_light(parse, head, thing):
        return f"{lemma} {parse.lower[thing]}"
    particle = next((c for c in parse.children[head] if parse.relations[c] == "compound:prt"), None)
    return lemma if particle is None else f"{lemma} {parse.lower[particle]}"


def drop_empty(
    drafts: dict[int, Draft], parse: Parse, force: Force, valued: AbstractSet[int]
) -> None:
    """Take out what says nothing by itself; `valued` are the heads of those with a value.

    That is what only says who said it, to whom, when and where, or who thinks it, where what was
    said is a claim too; a participle alone ("as of writing"); and scattered words, as where a tree
    is wrong, if the sentence has other claims.
    """
    said = {id(d.attribution) for d in drafts.values() if d.attribution is not None}
    left = Counter(parse.sentence_of[head] for head in drafts)
    for head, draft in list(drafts.items()):
        cued = force.cued(head)
        speaks = cued is not None and cued is not draft.attribution and id(cued) in said
        frames = (speaks or _holds(parse, head, drafts)) and _only_frames(draft)
        alone = not draft.arguments and _is_participle(parse, head)
        bare = (alone or frames) and draft.put.polarity is ASSERTS
        scattered = len(draft.place) > MOST_SPANS and left[parse.sentence_of[head]] > 1
        says = draft.predicate in SAYING and draft.put.polarity is ASSERTS
        told = says and (frames or (_only_cues(draft, cued, said) and _only_frames(draft)))
        told = told or _is_filler(draft, parse)
        if scattered or told or (bare and head not in valued):
            del drafts[head]
            left[parse.sentence_of[head]] -= 1


def _only_cues(draft: Draft, cued: Attribution | None, said: AbstractSet[int]) -> bool:
    """Whether what somebody says stands outside the clause, or is a claim of its own.

    Else it would be lost with who says it: "X accused Y of fraud".
    """
    if cued is None:
        return False
    inside = any(place.overlaps(span) for place in draft.place for span in cued.content)
    return not inside or id(cued) in said


def _is_filler(draft: Draft, parse: Parse) -> bool:
    """Whether a clause is but "you know", "I mean", "that's why", "it read"."""
    words = [w for span in draft.place for w in words_of(parse, span) if parse.pos[w] != "PUNCT"]
    low = {parse.lower[w] for w in words}
    return len(words) < SHORT and bool(low) and low <= FILLING


FILLING: Final = frozenset(
    {
        "i",
        "you",
        "it",
        "that",
        "this",
        "'s",
        "’s",
        "is",
        "was",
        "why",
        "what",
        "know",
        "mean",
        "see",
    }
    | {
        "think",
        "guess",
        "read",
        "say",
        "said",
        "here",
        "there",
        "so",
        "well",
        "all",
        "how",
        "happened",
    }
)
"""Words of which a clause says nothing by itself."""

SHORT: Final = 4

SAYING: Final = load_words("speech_verbs.txt")
"""Verbs that only say that somebody spoke; when he did is no statement either."""

SAID_OF: Final = frozenset({"patient", "theme", "attribute", "measure", "purpose"})
"""What a clause names where it does more than say who said it, to whom, when and where."""


def _only_frames(draft: Draft) -> bool:
    return all(a.role not in SAID_OF or a.head in EXPLETIVES for a in draft.arguments)


def _holds(parse: Parse, head: int, drafts: Mapping[int, Draft]) -> bool:
    """Whether what a clause holds to be so is a claim of its own: "we hope [they come]"."""
    return any(c in drafts and parse.relations[c] == "ccomp" for c in parse.children[head])


def _is_participle(parse: Parse, head: int) -> bool:
    return parse.tags[head] == "VBG" and parse.relations[head] in {"advcl", "acl"}
