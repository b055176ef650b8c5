"""Sources that stand with another verb: "Orban acknowledged the call but denied the deal"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.annotate.roles import Range, Tie
from stemma.annotate.tokens import Tokens
from stemma.encoder.reader import Labels, Scores

SHARED: Final = frozenset({"conj", "advcl", "xcomp", "parataxis"})
"""Relations along which a verb without a subject of its own takes that of the verb above."""

CLIMB: Final = 4


def inherit_sources(ties: Sequence[Tie], scores: Scores, labels: Labels, tokens: Tokens) -> None:
    """Give ties without a source the one that their verb shares with the verb above it.

    The verb above lends the source of its own attribution, or else its subject. A verb with a
    subject of its own, or in the passive, takes none.
    """
    if all(tie.sources for tie in ties):
        return
    heads, relations = scores.heads.tolist(), [labels.deprel[i] for i in scores.deprel.tolist()]
    children: dict[int, list[int]] = {}
    for word, head in enumerate(heads):
        if head != word:
            children.setdefault(head, []).append(word)
    by_cue = {word: tie for tie in ties for word in range(*tie.cue)}
    for tie in ties:
        if tie.sources:
            continue
        first, end = tie.cue
        verb = next(w for w in range(first, end) if heads[w] == w or not first <= heads[w] < end)
        own = {relations[c] for c in children.get(verb, ())}
        if any(r.startswith(("nsubj", "csubj", "aux:pass")) for r in own):
            continue
        lent = _lent(verb, heads, relations, children, by_cue)
        if lent is not None and not _overlaps(lent, tie):
            tie.sources = [_trim(lent, tokens)]


def _lent(
    verb: int,
    heads: Sequence[int],
    relations: Sequence[str],
    children: dict[int, list[int]],
    by_cue: dict[int, Tie],
) -> Range | None:
    """The source that the verbs above have."""
    for _ in range(CLIMB):
        if relations[verb].split(":")[0] not in SHARED or heads[verb] == verb:
            return None
        verb = heads[verb]
        above = by_cue.get(verb)
        if above is not None and above.sources:
            return above.sources[0]
        for child in children.get(verb, ()):
            if relations[child] == "nsubj":
                return _reach(child, children)
            if relations[child].startswith(("nsubj", "csubj")):
                return None
    return None


def _reach(word: int, children: dict[int, list[int]]) -> Range:
    """The words from the first to the last that hang under one."""
    low = high = word
    queue = [word]
    while queue:
        for child in children.get(queue.pop(), ()):
            low, high = min(low, child), max(high, child)
            queue.append(child)
    return low, high + 1


def _trim(span: Range, tokens: Tokens) -> Range:
    start, end = span
    while end - 1 > start and not tokens.words[end - 1][0].isalnum():
        end -= 1
    return start, end


def _overlaps(span: Range, tie: Tie) -> bool:
    return any(span[0] < b and a < span[1] for a, b in tie.contents)
