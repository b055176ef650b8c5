"""Sources that say nothing: who was told, and whom the text contradicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.roles import Range, Tie

HEARING: Final = frozenset(
    {"advised", "alerted", "asked", "assured", "briefed", "cautioned", "informed", "instructed"}
    | {"notified", "ordered", "promised", "reminded", "shown", "told", "urged", "warned"}
)
"""Participles of what is done to who hears it: "the ministry was told"."""

BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "'s", "’s"})
AGAINST: Final = frozenset({"contrary", "unlike", "notwithstanding"})
"""Words behind which stands whom the text contradicts: "contrary to what posts say"."""

WHAT: Final = frozenset({"what", "how"})
REACH: Final = 6
"""Words that are looked back over for such a word."""


def mend_hearers(ties: Sequence[Tie], parse: Parse) -> list[Tie]:
    """The ties without those whose content is another's than their source's.

    Who was told is no source; by whom he was, is: "we were told by the firm that". What stands
    behind "contrary to what posts say" is the text's own.
    """
    kept = []
    for tie in ties:
        comma = _contradicted_to(tie, parse)
        if comma is not None:
            tie.contents = [
                (start, min(stop, comma))
                for start, stop in tie.contents
                if tie.cue[1] <= start < comma
            ]
            if not tie.contents:
                continue
        verb = _hearing(tie, parse)
        if verb is not None:
            tie.sources = _tellers(verb, parse)
        kept.append(tie)
    return kept


def _hearing(tie: Tie, parse: Parse) -> int | None:
    """The participle of a cue in the passive whose subject is the source."""
    for word in range(*tie.cue):
        if parse.lower[word] not in HEARING:
            continue
        passive = any(
            parse.lower[c] in BE and c < word and parse.relations[c].startswith("aux")
            for c in parse.children[word]
        )
        if not passive:
            continue
        before = [source for source in tie.sources if source[1] <= word]
        if before or not tie.sources:
            return word
    return None


def _tellers(verb: int, parse: Parse) -> list[Range]:
    """Who tells: "told [by the firm]"."""
    for child in parse.children[verb]:
        case = parse.child(child, "case")
        if case is not None and parse.lower[case] == "by" and child > verb:
            words = [w for w in parse.subtree(child) if w > case]
            stop = child + 1
            while stop in words and parse.relations[stop].partition(":")[0] in {"flat", "nmod"}:
                stop += 1
            return [(words[0], stop)]
    return []


def _contradicted_to(tie: Tie, parse: Parse) -> int | None:
    """The comma up to which "contrary to what X says" goes, where a cue stands in such words."""
    first = min([tie.cue[0], *(start for start, _ in tie.sources)])
    low, high = parse.sentences[parse.sentence_of[first]]
    for word in range(first - 1, max(low, first - REACH) - 1, -1):
        if parse.words[word] in {",", ";", "—"}:
            return None
        despite = parse.lower[word] == "despite" and parse.lower[word + 1] in WHAT
        if parse.lower[word] in AGAINST or despite:
            behind = (w for w in range(tie.cue[1], high) if parse.words[w] == ",")
            return next(behind, None)
    return None
