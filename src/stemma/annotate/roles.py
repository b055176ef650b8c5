"""Tagged sources, cues and contents tied together: which source and content belong to which cue.

The model tags each word with a role and gives, for every word of a source or a content, a score
for each cue of its window. This file turns both into `Tie`s of word ranges; `inherit.py` finds
the sources that stand with another verb, and `attributions.py` makes values of it all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.annotate.tags import decode_tags, tag_spans
from stemma.annotate.tokens import Tokens
from stemma.encoder.reader import Labels, Scores

REACH_SENTENCES: Final = 1
"""How far a content may look for a cue that lacks one, where the model gives it none. This and the
next were tuned on the development half of PolNeAR, whole attributions; held by `bench/`."""

GOES_ON_SENTENCES: Final = 8
"""How far a quotation without a cue may stand behind the attribution that it goes on with: from its
cue, or from the last quotation that went on so."""

QUOTES: Final = frozenset('"“„«‘') | {"``"}

BULLETS: Final = frozenset("-–—•*·▪‣")

Range = tuple[int, int]


@dataclass(slots=True)
class Tie:
    """One attribution as ranges of words, half-open; a cue may be empty.

    `speaker` is the id of the entity that speaks where the layout tells it, not the words.
    """

    cue: Range
    sources: list[Range] = field(default_factory=list)
    contents: list[Range] = field(default_factory=list)
    speaker: str | None = None


def find_ties(scores: Scores, labels: Labels, tokens: Tokens) -> list[Tie]:
    """Attributions of a text in text order; each has a content."""
    tags = decode_tags(scores.roles, labels.roles, tokens.sentences, joined=True)
    spans = tag_spans(tags, labels.roles)
    cues = [(start, end) for start, end, role in spans if role == "cue"]
    if not cues:
        return []
    ties = [Tie(cue) for cue in cues]
    links = _Links(scores, [start for start, _ in cues])
    sentence = np.searchsorted([start for start, _ in tokens.sentences], range(len(tags)), "right")
    near = _Near(cues, sentence.tolist())
    _tie_sources(ties, [(s, e) for s, e, role in spans if role == "source"], links, near)
    contents = [(s, e) for s, e, role in spans if role == "content"]
    _tie_contents(ties, contents, links, near, tokens)
    for tie in ties:
        tie.contents = _join(tie.contents)
    return [tie for tie in ties if tie.contents]


def _tie_sources(ties: list[Tie], sources: Sequence[Range], links: _Links, near: _Near) -> None:
    """Give each cue the source that belongs to it most surely, then the nearest left over."""
    taken: dict[int, float] = {}
    alone = []
    for source in sources:
        chosen, certainty = links.choose(*source)
        if chosen is not None and not near.same_sentence(ties[chosen].cue, source):
            chosen = None
        if chosen is None or certainty <= taken.get(chosen, -1.0):
            alone.append(source)
            continue
        alone += ties[chosen].sources
        taken[chosen] = certainty
        ties[chosen].sources = [source]
    for source in sorted(alone):
        number = near.cue(source, reach=0, free=lambda k: not ties[k].sources)
        if number is not None:
            ties[number].sources = [source]


def _tie_contents(
    ties: list[Tie], contents: Sequence[Range], links: _Links, near: _Near, tokens: Tokens
) -> None:
    """Give each content to its cue, and find a place for those that the model gives to none.

    Only what goes on may leave the sentence of its cue: quotations and the items of a list. Of the
    rest, the nearest cue without a content takes one, if it is near enough; else a quotation or an
    item goes on with the attribution before it, and other words with the nearest cue of their
    sentence.
    """
    alone = []
    for content in contents:
        chosen, _ = links.choose(*content)
        if chosen is not None and (
            near.same_sentence(ties[chosen].cue, content) or _may_go_on(content, tokens, near)
        ):
            ties[chosen].contents.append(content)
        else:
            alone.append(content)
    for content in alone:
        number = near.cue(content, reach=REACH_SENTENCES, free=lambda k: not ties[k].contents)
        if number is None and _may_go_on(content, tokens, near):
            number = _goes_on(content, ties, near)
        elif number is None:
            number = near.cue(content, reach=0, free=lambda _: True)
        if number is not None:
            ties[number].contents.append(content)


def _may_go_on(content: Range, tokens: Tokens, near: _Near) -> bool:
    """Whether a content holds a quotation or is an item of a list."""
    start, end = content
    if not QUOTES.isdisjoint(tokens.words[start:end]):
        return True
    return tokens.words[near.sentence_start(start, tokens)] in BULLETS


def _goes_on(content: Range, ties: Sequence[Tie], near: _Near) -> int | None:
    """The attribution that a quotation goes on with: the last before it, if not too far back."""
    number = near.before(content)
    if number is None:
        return None
    last = max([ties[number].cue, *(c for c in ties[number].contents if c < content)])
    return number if near.distance(last, content) <= GOES_ON_SENTENCES else None


class _Near:
    """Which cue is nearest, counted in words, within some sentences."""

    def __init__(self, cues: Sequence[Range], sentence: Sequence[int]) -> None:
        self._starts = [start for start, _ in cues]
        self._sentence = sentence

    def cue(self, span: Range, *, reach: int, free: Callable[[int], bool]) -> int | None:
        """The number of the nearest cue that is `free`, at most `reach` sentences off."""
        start, end = span
        best: tuple[int, int] | None = None
        low = bisect_left(self._starts, start)
        for step, number in ((-1, low - 1), (1, low)):
            at = number
            while 0 <= at < len(self._starts):
                cue = self._starts[at]
                edge = start if step < 0 else end - 1
                if abs(self._sentence[edge] - self._sentence[cue]) > reach:
                    break
                if free(at):
                    best = min(best or (abs(cue - edge), at), (abs(cue - edge), at))
                    break
                at += step
        return None if best is None else best[1]

    def before(self, span: Range) -> int | None:
        """The number of the last cue before."""
        number = bisect_left(self._starts, span[0]) - 1
        return None if number < 0 else number

    def same_sentence(self, left: Range, right: Range) -> bool:
        """Whether two ranges share a sentence; one may run over several."""
        first, last = self._sentence[right[0]], self._sentence[right[1] - 1]
        return first <= self._sentence[left[0]] <= last

    def sentence_start(self, word: int, tokens: Tokens) -> int:
        """The first word of a word's sentence."""
        return tokens.sentences[self._sentence[word] - 1][0]

    def distance(self, left: Range, right: Range) -> int:
        """Sentences from the end of one to the start of the other."""
        return self._sentence[right[0]] - self._sentence[left[1] - 1]


def _join(ranges: Sequence[Range]) -> list[Range]:
    """Ranges in order, those that touch made one.

    >>> _join([(5, 7), (0, 2), (2, 3)])
    [(0, 3), (5, 7)]
    """
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and out[-1][1] >= start:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


class _Links:
    """The chances of words to belong to cues, window by window."""

    def __init__(self, scores: Scores, cues: Sequence[int]) -> None:
        self._scores = scores
        self._width = np.float32(scores.member.shape[1] ** 0.5)
        self._starts = np.flatnonzero(np.diff(scores.window, prepend=-1)).tolist()
        self._ends = [*self._starts[1:], len(scores.window)]
        self._cues: dict[int, list[int]] = {}
        self._at = cues
        for number, word in enumerate(cues):
            self._cues.setdefault(int(scores.window[word]), []).append(number)
        self._chances: dict[int, NDArray[np.float32]] = {}

    def choose(self, start: int, end: int) -> tuple[int | None, float]:
        """The cue that words [start, end) agree on, and its mean chance; `None` for none."""
        sums: dict[int, float] = {}
        none = 0.0
        window = self._scores.window
        for number in range(int(window[start]), int(window[end - 1]) + 1):
            low, high = max(start, self._starts[number]), min(end, self._ends[number])
            here = self._cues.get(number, [])
            if not here:
                none += high - low
                continue
            offset = self._starts[number]
            total = self._of(number, here)[low - offset : high - offset].sum(0).tolist()
            none += total.pop()
            for cue, chance in zip(here, total, strict=True):
                sums[cue] = sums.get(cue, 0.0) + chance
        best = max(sums, key=lambda cue: sums[cue], default=None)
        if best is None or sums[best] <= none:
            return None, 0.0
        return best, sums[best] / (end - start)

    def _of(self, number: int, here: list[int]) -> NDArray[np.float32]:
        """(words of a window, its cues + 1) chances, the last column for no cue of the window."""
        known = self._chances.get(number)
        if known is None:
            scores, low, high = self._scores, self._starts[number], self._ends[number]
            heads = np.concatenate([scores.cue[[self._at[k] for k in here]], scores.null[[number]]])
            logits = scores.member[low:high] @ heads.T / self._width
            raised = np.exp(logits - logits.max(1, keepdims=True))
            known = raised / raised.sum(1, keepdims=True)
            self._chances[number] = known
        return known
