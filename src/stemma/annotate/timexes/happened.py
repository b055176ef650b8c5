"""The day of something that happened, as the text has told it."""

from __future__ import annotations

from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.calendar import add_days
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp

_DETERMINERS: Final = frozenset({"the", "his", "her", "its", "their", "that", "this"})
_STEPS: Final = 3
"""Words up the tree at which a day and what happened on it meet."""
FARTHEST: Final = 12
"""Words of a name before its noun: "the first Calden county council election"."""


def noun_after(parse: Parse, word: int) -> int | None:
    """The noun that a word such as "of" or "after" is before, with its article; else `None`."""
    _, high = parse.sentences[parse.sentence_of[word]]
    if word + 1 >= high:
        return None
    first = word if parse.lower[word] in _DETERMINERS else word + 1
    if parse.lower[first] not in _DETERMINERS:
        return None
    noun = parse.heads[first]
    if not first < noun < min(high, first + FARTHEST) or parse.tags[noun] not in {"NN", "NNS"}:
        return None
    return noun


LATELY: Final = 40
WIDE: Final = 60
"""Days that are remembered, and words on either side of one among which a noun is looked for."""


def occasion_of(parse: Parse, scene: Scene, noun: int) -> Stamp | None:
    """The one day on which what a noun names happened, as the text told it so far.

    "The fire broke out on May 6", "a fire on May 6": the day and the noun hang under one verb, or
    one under the other.
    """
    lemma = parse.lemmas[noun].lower()
    found: dict[str, Stamp] = {}
    for word, stamp in scene.days[-LATELY:]:
        low, high = parse.sentences[parse.sentence_of[word]]
        above = _above(parse, word)
        for other in range(max(low, word - WIDE), min(high, noun, word + WIDE)):
            same = parse.lemmas[other].lower() == lemma and not _is_counted_from(parse, word, other)
            if same and (other in above or above & _above(parse, other)):
                found[stamp.plain.value] = stamp.plain
    return next(iter(found.values())) if len(found) == 1 else None


def _is_counted_from(parse: Parse, word: int, other: int) -> bool:
    """Whether a day is only told by what happened: "two days after the fire"."""
    return word < other <= word + BESIDE and not _COUNTING.isdisjoint(parse.lower[word:other])


_COUNTING: Final = frozenset({"after", "before", "of"})
BESIDE: Final = 6
"""Words between a day and the noun that it is counted from."""


def _above(parse: Parse, word: int) -> frozenset[int]:
    out = {word}
    for _ in range(_STEPS):
        word = parse.heads[word]
        out.add(word)
    return frozenset(out)


def days_from(parse: Parse, scene: Scene, word: int, count: int) -> Stamp | None:
    """So many days from what the words after `word` name: "two days after the fire"."""
    noun = noun_after(parse, word)
    told = occasion_of(parse, scene, noun) if noun is not None else None
    there = add_days(told.exact, count) if told is not None and told.exact is not None else None
    return None if there is None else Stamp.of(there)
