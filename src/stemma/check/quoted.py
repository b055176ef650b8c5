"""Words in quotation marks, looked up word by word in the sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from stemma.check.wording import Token, Wording, tokens_of
from stemma.lexicon.words import load_words

CUT: Final = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.")
"""The mark of words left out."""
PUT_IN: Final = re.compile(r"\[[^\]]*\]|\([^)]{1,40}\)")
"""Words that an editor put in, mostly for a pronoun."""
LONGEST_CUT: Final = 60
"""Words that an ellipsis may stand for."""
NEGATIONS: Final = frozenset({"not", "never", "no", "none", "nothing", "nobody", "neither", "nor"})
"""Words that no ellipsis may hide."""
ALIKE: Final = 0.6
"""Least share of words, in order, that a quotation and its source have in common; below, the words
are another's. Guarded by `bench.drafts`."""
FUNCTION_WORDS: Final = load_words("function_words.txt")
LOOKED: Final = 12
"""Windows of one source that are held against a quotation word by word."""
EDGE: Final = 3
"""Words more than the quotation has in which it is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words of a quotation stand in one source: tokens [first, last).

    `changes` are pairs (draft, source) of words that differ; none where it is verbatim.
    """

    source: int
    first: int
    last: int
    changes: tuple[tuple[str, str], ...]
    share: float


def look_up(text: str, start: int, end: int, sources: Sequence[Wording]) -> list[Found]:
    """Where words of a draft stand in each source, the best first; the nearest where nowhere whole.

    A quotation may be cut ("…") and have words in brackets; what is cut may not deny.
    """
    pieces = split_quotation(text, start, end)
    if not pieces:
        return []
    whole = [
        found
        for n, source in enumerate(sources)
        if (found := _whole(n, source, pieces)) is not None
    ]
    if whole:
        return sorted(whole, key=lambda one: (len(one.changes), one.source))
    words = [token for piece in pieces for token in piece]
    near = [found for n, source in enumerate(sources) for found in _near(n, source, words, text)]
    return sorted(near, key=lambda one: (-one.share, one.source, one.first))


def split_quotation(text: str, start: int, end: int) -> list[list[Token]]:
    """The pieces of a quotation between ellipses and brackets, each its words; empty ones dropped.

    >>> text = "we … will [the board] pay"
    >>> [[token.word for token in piece] for piece in split_quotation(text, 0, len(text))]
    [['we'], ['will'], ['pay']]
    """
    cuts = sorted(
        [m.span() for m in CUT.finditer(text, start, end)]
        + [m.span() for m in PUT_IN.finditer(text, start, end)]
    )
    out, at = [], start
    for first, last in [*cuts, (end, end)]:
        if first >= at:
            out.append(tokens_of(text, at, first))
        at = max(at, last)
    return [piece for piece in out if piece]


def _whole(number: int, source: Wording, pieces: Sequence[Sequence[Token]]) -> Found | None:
    """The pieces in their order in one source, not far apart; `None` where they are not."""
    lead = [token.word for token in pieces[0]]
    best: Found | None = None
    at = source.find(lead)
    while at is not None:
        upto: int | None = at + len(lead)
        hidden: list[str] = []
        for piece in pieces[1:]:
            words = [token.word for token in piece]
            assert upto is not None  # noqa: S101 - the loop ends where it is not
            following = source.find(words, upto)
            if following is None or following - upto > LONGEST_CUT:
                upto = None
                break
            hidden += source.words[upto:following]
            upto = following + len(words)
        if upto is not None:
            lost = tuple(("", word) for word in hidden if word in NEGATIONS)
            found = Found(number, at, upto, lost, 1.0)
            if best is None or len(lost) < len(best.changes):
                best = found
            if not lost:
                return best
        at = source.find(lead, at + 1)
    return best


def _near(number: int, source: Wording, words: Sequence[Token], text: str) -> Iterator[Found]:
    """The window of a source that has most of the words in their order."""
    told = [token.word for token in words]
    width = len(told)
    votes: Counter[int] = Counter()
    for place, word in enumerate(told):
        weight = 1 if word in FUNCTION_WORDS else 3
        for at in source.places.get(word, ()):
            votes[(at - place) // 3] += weight
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:LOOKED]
    best: tuple[float, int, int] | None = None
    for bucket, _ in ranked:
        first = max(0, bucket * 3 - EDGE)
        last = min(len(source.words), bucket * 3 + width + 2 * EDGE)
        share, left, right = _share(told, source.words[first:last])
        if best is None or share > best[0]:
            best = share, first + left, first + right
    if best is not None and best[0] > 0:
        share, first, last = best
        yield Found(number, first, last, _changes(words, text, source, first, last), share)


def _share(told: Sequence[str], window: Sequence[str]) -> tuple[float, int, int]:
    """The share of a quotation's words that stand in a window in order, and where they do."""
    blocks = [b for b in SequenceMatcher(None, told, window, autojunk=False).get_matching_blocks()
              if b.size]  # fmt: skip
    if not blocks:
        return 0.0, 0, 0
    weight = {True: 0.5, False: 1.0}
    total = sum(weight[word in FUNCTION_WORDS] for word in told)
    shared = sum(
        weight[told[n] in FUNCTION_WORDS] for b in blocks for n in range(b.a, b.a + b.size)
    )
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(window), blocks[-1].b + blocks[-1].size + len(told) - blocks[-1].a
               - blocks[-1].size)  # fmt: skip
    return shared / max(total, 1e-6), first, max(last, first + 1)


def _changes(
    words: Sequence[Token], text: str, source: Wording, first: int, last: int
) -> tuple[tuple[str, str], ...]:
    """Where the two part, in the words of each; an empty one stands for words that are not there.

    Words of the source before the first and behind the last that the two share are no change.
    """
    window = source.words[first:last]
    told = [token.word for token in words]
    out = []
    codes = SequenceMatcher(None, told, window, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal" or (tag == "insert" and (c == 0 or d == len(window))):
            continue
        mine = text[words[a].start : words[b - 1].end] if b > a else ""
        theirs = (
            source.text[source.tokens[first + c].start : source.tokens[first + d - 1].end]
            if d > c
            else ""
        )
        out.append((" ".join(mine.split()), " ".join(theirs.split())))
    return tuple(out)
