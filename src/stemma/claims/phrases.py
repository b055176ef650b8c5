"""The words that belong to a word: its phrase, what is joined to it, what a span covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Set as AbstractSet
from typing import Final

from stemma.annotate.parse import Parse
from stemma.model import Span

BESIDE: Final = frozenset(
    {"conj", "cc", "case", "mark", "appos", "parataxis", "nsubj", "csubj", "ccomp", "expl", "dep"}
)
"""Relations of what hangs under a phrase's head and yet stands beside the phrase."""

NEVER: Final = frozenset({"punct", "cop", "advcl", "aux"})
BOUNDS: Final = frozenset({"least", "most"})


def words_of(parse: Parse, span: Span) -> range:
    """The words that a span covers, in whole or in part."""
    return range(
        bisect_right(parse.ends, span.start),
        bisect_left(parse.starts, span.end),
    )


def head_of(parse: Parse, words: range) -> int:
    """The word among `words` that hangs under none of them; the first such."""
    return next((w for w in words if parse.heads[w] == w or parse.heads[w] not in words), words[0])


def conjuncts(parse: Parse, word: int, *, before: int | None = None) -> tuple[int, ...]:
    """A word and what is joined to it by "and" or a comma, `before` a word if one is given."""
    out = [word]
    for child in parse.children[word]:
        if parse.relations[child] != "conj" or parse.pos[child] in {"VERB", "AUX"}:
            continue
        if before is None or child < before:
            out.extend(conjuncts(parse, child, before=before))
    return tuple(out)


def phrase(
    parse: Parse, head: int, opens: AbstractSet[int], own: AbstractSet[int] | None = None
) -> tuple[int, int]:
    """The words around `head` that are its phrase, as a range [start, end).

    Left out: what is joined to it, its preposition, an apposition, and what is said in a clause of
    its own; `opens` are the words that head one. With `own`, only those words.
    """
    keep = {head}
    todo = [head]
    while todo:
        word = todo.pop()
        for child in parse.children[word]:
            base = parse.relations[child].partition(":")[0]
            if base in NEVER or child in opens or (own is not None and child not in own):
                continue
            if word == head and base in BESIDE:
                continue
            keep.add(child)
            todo.append(child)
    first = min(keep)
    if (
        first != head
        and parse.pos[first] == "ADP"
        and parse.lower[min(first + 1, len(parse) - 1)] not in BOUNDS
        and parse.relations[first] == "case"
    ):
        keep -= {first}
    start = end = head
    while start - 1 in keep or (parse.pos[start - 1] == "PUNCT" and start - 2 in keep):
        start -= 1
    while end + 1 in keep or (
        end + 2 in keep and end + 2 < len(parse) and parse.pos[end + 1] == "PUNCT"
    ):
        end += 1
    return start, end + 1
