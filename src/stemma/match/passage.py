"""What the pair reader is shown of one statement: its words and the words around them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.encoder.pieces import Pieces
from stemma.lexicon.numbers import load_number_words
from stemma.model import Annotations, Entity, MentionForm, Span

PIECES: Final = 49
"""Most word pieces of one passage, so that a pair has some 110 with its marks. Words of the
statement come first, then those nearest to it."""
REACH: Final = 600
"""Characters before and after a statement in which the nearest words are looked for: of the pieces
that fit, each would have to have 12."""

HIDDEN: Final = 3
"""The piece that stands for a hidden value: one that the vocabulary leaves unused."""

NAME_WORDS: Final = 3
"""Most words of a name that are put behind a pronoun."""

CONTEXT, STATEMENT, VALUE = range(3)
LOWER, CAPITAL, ADDED = range(3)
SHAPES: Final = 3
PLACES: Final = 3
FEATURE_COUNT: Final = 2 * PLACES * SHAPES + 1
"""Features of a piece: place × shape, as many that are not used, and one for the marks around."""

WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\w\s]")
HEADS: Final = {"distance": "length"}
"""Kinds that are headed by another word: lengths of time and of space were labelled as one kind."""
DATES: Final = frozenset({"date", "time", "set"})
"""Kinds of value that are hidden with all their words; of others only the numbers are."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a pair: piece ids, and the feature of each: its place and how it is written.

    The first `head` pieces are the name of the kind.
    """

    ids: tuple[int, ...]
    features: tuple[int, ...]
    head: int = 1

    def is_judged(self) -> list[bool]:
        """Which pieces are of what is judged: the value if there is one, else the statement."""
        places = [feature // SHAPES for feature in self.features[self.head :]]
        judged = VALUE if VALUE in places else STATEMENT
        return [False] * self.head + [place == judged for place in places]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage before it is cut into pieces.

    `start` is where it stands in the text; a name that was added stands where its pronoun does.
    `place` is `CONTEXT`, `STATEMENT` or `VALUE`.
    """

    start: int
    text: str
    place: int
    added: bool = False
    hidden: bool = False


class PassageMaker:
    """Makes the passages of one report after the other; pure, but for the vocabulary's own memory.

    A pronoun is followed by the name of whom it stands for, as far as the report's coreference
    knows. The figure of a judged value can be hidden: the pair reader learned from some such rows.
    """

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._numbers = frozenset(load_number_words())

    def of_report(self, found: Annotations) -> ReportPassages:
        """The maker for the statements of one report."""
        return ReportPassages(found, self._pieces, self._numbers)


class ReportPassages:
    """Passages of one report: its sentences, and the names behind its pronouns, looked up once."""

    def __init__(self, found: Annotations, pieces: Pieces, numbers: frozenset[str]) -> None:
        self._text = found.document.text
        self._sentences = found.sentences
        self._ends = [span.end for span in found.sentences]
        self._pieces = pieces
        self._numbers = numbers
        self._names = dict(_pronoun_names(found.entities))

    def of_claim(self, spans: Sequence[Span]) -> Passage:
        """A whole statement, nothing hidden."""
        return self._passage("claim", spans, None, hide=False)

    def of_value(
        self, kind: str, value: Span, spans: Sequence[Span], *, hide: bool = True
    ) -> Passage:
        """A value within the statement that gives it; `spans` may be empty if none does."""
        return self._passage(kind, spans, value, hide=hide)

    def _passage(
        self, kind: str, spans: Sequence[Span], value: Span | None, *, hide: bool
    ) -> Passage:
        return pack(kind, self.words(kind, spans, value, hide=hide), self._pieces)

    def words(
        self, kind: str, spans: Sequence[Span], value: Span | None = None, *, hide: bool = True
    ) -> list[Word]:
        """The words of the sentences around, in text order, names added and figures hidden."""
        marked = [*spans] if value is None else [*spans, value]
        start, end = self._around(marked)
        words: list[Word] = []
        for match in WORD.finditer(self._text, start, end):
            at, text = match.start(), match[0]
            place = STATEMENT if _inside(at, spans) else CONTEXT
            if value is not None and value.start <= at < value.end:
                place = VALUE
            hidden = place == VALUE and hide and self._is_figure(text, kind)
            if hidden and words and words[-1].hidden:
                continue
            words.append(Word(at, text, place, hidden=hidden))
            name = self._names.get(at)
            if name is not None:
                words += [Word(at, part, place, added=True) for part in name]
        return words

    def _around(self, marked: Sequence[Span]) -> tuple[int, int]:
        """The sentences that the words stand in, from the first to the last, as far as they count.

        A sentence of a thousand words holds a hundred statements: each is read in what is near it.
        """
        start, end = min(s.start for s in marked), max(s.end for s in marked)
        least, most = start - REACH, end + REACH
        first = bisect_right(self._ends, start)
        last = min(bisect_left(self._ends, end), len(self._ends) - 1)
        if first < len(self._ends):
            start = min(start, self._sentences[first].start)
        if last >= 0:
            end = max(end, self._sentences[last].end)
        return max(start, least), min(end, most)

    def _is_figure(self, word: str, kind: str) -> bool:
        if kind in DATES:
            return True
        lower = word.lower()
        return any(c.isdigit() for c in word) or lower in self._numbers


def pack(kind: str, words: Sequence[Word], pieces: Pieces) -> Passage:
    """As many words as fit: those of the statement, then the nearest to it."""
    told = [(HIDDEN,) if word.hidden else pieces.of(word.text) for word in words]
    ids = list(pieces.of(HEADS.get(kind, kind)))
    head = len(ids)
    features = [_feature(STATEMENT, ADDED)] * head
    left = PIECES - len(ids)
    taken = set()
    for number in by_nearness(words):
        if len(told[number]) > left:
            break
        left -= len(told[number])
        taken.add(number)
    for number in sorted(taken):
        word = words[number]
        shape = ADDED if word.added else CAPITAL if word.text[0].isupper() else LOWER
        ids += told[number]
        features += [_feature(word.place, shape)] * len(told[number])
    return Passage(tuple(ids), tuple(features), head)


def _feature(place: int, shape: int) -> int:
    return place * SHAPES + shape


def by_nearness(words: Sequence[Word]) -> list[int]:
    """The words' numbers, those that are kept first in front.

    Those of the statement, the nearest to the value first if there is one; then the others, the
    nearest to the statement first.
    """
    to_value = _distances([word.place == VALUE for word in words])
    to_own = _distances([word.place != CONTEXT for word in words])

    def rank(number: int) -> tuple[int, int, int]:
        if words[number].place == CONTEXT:
            return 1, to_own[number], number
        return 0, to_value[number], number

    return sorted(range(len(words)), key=rank)


def _distances(there: Sequence[bool]) -> list[int]:
    """How far each place lies from the nearest that is there; 0 everywhere if none is."""
    if not any(there):
        return [0] * len(there)
    out = [len(there)] * len(there)
    for order in (range(len(there)), range(len(there) - 1, -1, -1)):
        far = len(there)
        for number in order:
            far = 0 if there[number] else far + 1
            out[number] = min(out[number], far)
    return out


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in spans)


def _pronoun_names(entities: Iterable[Entity]) -> Iterable[tuple[int, tuple[str, ...]]]:
    """Where a pronoun starts → the words of the name of whom it stands for."""
    for entity in entities:
        if not entity.names:
            continue
        name = tuple(entity.name.split()[-NAME_WORDS:])
        for mention in entity.mentions:
            if mention.form is MentionForm.PRONOUN:
                yield mention.span.start, name
