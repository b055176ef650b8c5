"""Two statements in nearly the same words, put side by side: where they read otherwise.

Collating is what textual critics do with two manuscripts of one text: word is laid beside word,
and each place in which they part is a variant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple, Protocol

from stemma.model import Span


class Token(NamedTuple):
    """A word or number at its place; `tells` is false for function words."""

    lemma: str
    span: Span
    tells: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """What stands in one place of two statements, the words on either side not the same.

    One of the two sides may be empty: words that only one statement has.
    """

    left: tuple[Token, ...]
    right: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    """Two statements laid side by side.

    `shared` is the number of telling words that stand in both in one order, `share` what that is
    of the telling words of the shorter statement, `whole` of the longer, both from 0 to 1.
    `framed` says that the sentences around them are versions of one sentence.
    """

    shared: int
    share: float
    whole: float
    variants: tuple[Variant, ...]
    framed: bool
    _left: tuple[Token, ...]
    _right: tuple[Token, ...]
    _parts: tuple[Part, ...]

    @property
    def is_close(self) -> bool:
        """Whether the two are surely versions of one statement."""
        if self.framed:
            return self.shared >= 1 and self.share >= FRAMED_SHARE
        if self.shared >= FEWEST and self.share >= SHARE and self.whole >= WHOLE:
            return True
        return self.shared >= FEWEST_REPEATED and self.is_verbatim

    @property
    def is_verbatim(self) -> bool:
        """Whether they are the same word for word, little words among them, but for a few."""
        same = sum(b - a for alike, a, b, _, _ in self._parts if alike)
        return same >= REPEATED and same >= WORD_FOR_WORD * max(len(self._left), len(self._right))

    def in_one_place(self, left: Span, right: Span) -> bool:
        """Whether words of the one statement stand where these words of the other do."""
        ones, others = _held(self._left, left), _held(self._right, right)
        for same, a, b, c, d in self._parts:
            here = [n - a for n in ones if a <= n < b]
            there = [n - c for n in others if c <= n < d]
            if here and there and (not same or set(here) & set(there)):
                return True
        return False

    def shared_outside(self, places: Sequence[Span]) -> int:
        """How many telling words stand in both in one order, those in some places left out."""
        return sum(
            token.tells and not any(token.span.overlaps(place) for place in places)
            for same, a, b, _, _ in self._parts
            if same
            for token in self._left[a:b]
        )

    def within(self, left: Sequence[Span], right: Sequence[Span]) -> Collation:
        """What of it lies in some stretches of both; a variant must lie there on both sides."""
        ones, others = _inside(self._left, left), _inside(self._right, right)
        shared = sum(
            self._left[a + n].tells
            for same, a, b, c, _ in self._parts
            if same
            for n in range(b - a)
            if a + n in ones and c + n in others
        )
        variants = [
            Variant(
                tuple(self._left[n] for n in range(a, b) if n in ones),
                tuple(self._right[n] for n in range(c, d) if n in others),
            )
            for same, a, b, c, d in self._parts
            if not same
        ]
        told = (
            sum(self._left[n].tells for n in ones),
            sum(self._right[n].tells for n in others),
        )
        return Collation(
            shared, shared / max(1, min(told)), shared / max(1, *told),
            tuple(v for v in variants if v.left or v.right), FRAMED,
            self._left, self._right, self._parts,
        )  # fmt: skip

    def turned(self) -> Collation:
        """The same, right for left."""
        return Collation(
            self.shared, self.share, self.whole,
            tuple(Variant(v.right, v.left) for v in self.variants), self.framed,
            self._right, self._left,
            tuple((same, c, d, a, b) for same, a, b, c, d in self._parts),
        )  # fmt: skip


Part = tuple[bool, int, int, int, int]
"""Whether the words are the same, and where they stand on the left and on the right."""

FEWEST: Final = 3
SHARE: Final = 0.75
WHOLE: Final = 0.6
"""From here on two statements are versions of one; set by hand on nine real coverages."""

FEWEST_REPEATED: Final = 2
REPEATED: Final = 4
WORD_FOR_WORD: Final = 0.75
"""Of short statements all words are looked at: so many, and such a share of the longer one."""

FRAMED: Final = True
ALONE: Final = False

FRAME_FEWEST: Final = 5
FRAMED_SHARE: Final = 0.5
"""In sentences that are versions of one, of so many shared words, what a claim must share."""


class Worded(Protocol):
    """A statement: its words, and where it stands, by the number of its report and its own."""

    @property
    def document(self) -> int:
        """The number of its report."""

    @property
    def place(self) -> int:
        """Its number in the report."""

    @property
    def predicate(self) -> str:
        """The lemma of what it says happened."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its words."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words in text order."""

    @property
    def sentence(self) -> tuple[Token, ...]:
        """All words of the sentence that it stands in."""

    @property
    def is_label(self) -> bool:
        """Whether it is a noun with its age or time and nothing more."""


class Collator:
    """Collates the statements of one coverage, and remembers what was collated."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int], Collation] = {}
        self._sentences: dict[tuple[Span, Span], Collation] = {}
        self._bags: dict[int, tuple[tuple[Token, ...], Bag]] = {}

    def collate(self, left: Worded, right: Worded) -> Collation:
        """Two statements laid side by side, by themselves or as parts of their sentences."""
        key = (left.document, left.place, right.document, right.place)
        found = self._known.get(key)
        if found is None:
            found = self._collate(left, right)
            self._known[key] = found
            self._known[*key[2:], *key[:2]] = FAR if found is FAR else found.turned()
        return found

    def _may_be_close(self, left: tuple[Token, ...], right: tuple[Token, ...]) -> bool:
        return may_be_close(self._bag(left), self._bag(right))

    def _bag(self, tokens: tuple[Token, ...]) -> Bag:
        # Kept by the tuple itself, as every statement is asked about many times; the tuple is
        # held beside its bag so that its number is not given to another.
        known = self._bags.get(id(tokens))
        if known is None:
            known = self._bags[id(tokens)] = (tokens, Bag.of(tokens))
        return known[1]

    def _collate(self, left: Worded, right: Worded) -> Collation:
        # One 12-year-old boy is no version of another: such words tell only in their sentences.
        bare = left.is_label or right.is_label
        near = not bare and self._may_be_close(left.tokens, right.tokens)
        alone = collate(left.tokens, right.tokens) if near else FAR
        if alone.is_close or not self._may_be_close(left.sentence, right.sentence):
            return alone
        key = (left.sentence[0].span, right.sentence[0].span)
        frame = self._sentences.get(key)
        if frame is None:
            frame = collate(left.sentence, right.sentence)
            self._sentences[key] = frame
        if frame.is_close and frame.shared >= FRAME_FEWEST and _one_deed(left, right, frame):
            framed = frame.within(left.spans, right.spans)
            return framed if framed.is_close else alone
        return alone


@dataclass(frozen=True, slots=True)
class Bag:
    """The lemmas of a statement without their order: those that tell, and all."""

    telling: tuple[str, ...]
    told: frozenset[str]
    every: tuple[str, ...]
    any: frozenset[str]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Bag:
        """The lemmas of some words."""
        telling = tuple(token.lemma for token in tokens if token.tells)
        every = tuple(token.lemma for token in tokens)
        return cls(telling, frozenset(telling), every, frozenset(every))


def may_be_close(left: Bag, right: Bag) -> bool:
    """Whether two statements have enough words in common, whatever their order, to be versions.

    A bound that costs little: where it is false, `collate` finds none that is close.
    """
    ones, others = left.telling, right.telling
    if min(len(ones), len(others)) < FEWEST_REPEATED or left.told.isdisjoint(right.told):
        return False
    shared = min(sum(lemma in right.told for lemma in ones), len(others))
    if shared >= FEWEST and shared >= WHOLE * max(len(ones), len(others)):
        return True
    longer = max(len(left.every), len(right.every))
    if shared < FEWEST_REPEATED or min(len(left.every), len(right.every)) < WORD_FOR_WORD * longer:
        return False
    same = min(sum(lemma in right.any for lemma in left.every), len(right.every))
    return same >= REPEATED and same >= WORD_FOR_WORD * longer


def _one_deed(left: Worded, right: Worded, frame: Collation) -> bool:
    """Whether the verbs of two claims stand in one place of their sentences."""
    return any(
        frame.in_one_place(one.span, other.span)
        for one in left.tokens
        if one.lemma == left.predicate
        for other in right.tokens
        if other.lemma == right.predicate
    )


def collate(left: Sequence[Token], right: Sequence[Token]) -> Collation:
    """The two laid side by side; `collate(right, left)` is its mirror image."""
    if _key(left) > _key(right):
        return _collate(tuple(right), tuple(left)).turned()
    return _collate(tuple(left), tuple(right))


def _key(tokens: Sequence[Token]) -> tuple[tuple[str, Span], ...]:
    return tuple((token.lemma, token.span) for token in tokens)


def _collate(left: tuple[Token, ...], right: tuple[Token, ...]) -> Collation:
    words = [token.lemma for token in left], [token.lemma for token in right]
    matcher = SequenceMatcher(None, *words, autojunk=False)
    parts = tuple((tag == "equal", a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes())
    shared = sum(token.tells for same, a, b, _, _ in parts if same for token in left[a:b])
    counts = sum(t.tells for t in left), sum(t.tells for t in right)
    return Collation(
        shared,
        shared / max(1, min(counts)),
        shared / max(1, *counts),
        tuple(_variants(left, right, parts)),
        ALONE,
        left,
        right,
        parts,
    )


def _variants(
    left: tuple[Token, ...],
    right: tuple[Token, ...],
    parts: Sequence[Part],
) -> Iterator[Variant]:
    for same, a, b, c, d in parts:
        if not same:
            yield Variant(left[a:b], right[c:d])


def _held(tokens: Sequence[Token], place: Span) -> list[int]:
    return [n for n, token in enumerate(tokens) if token.span.overlaps(place)]


def _inside(tokens: Sequence[Token], places: Sequence[Span]) -> set[int]:
    return {n for n, t in enumerate(tokens) if any(t.span.overlaps(place) for place in places)}


FAR: Final = collate((), ())
"""Of two statements that are no versions of one: nothing is laid side by side."""
