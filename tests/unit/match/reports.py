"""Annotated reports made by hand, a small table of words, and stand-ins for the models."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.pairs import KINDS, PairInput, PairModel, PairScores
from stemma.encoder.pieces import CLS, SEP, Pieces
from stemma.encoder.statements import WIDTH, StatementModel
from stemma.encoder.words import WordTable
from stemma.match import Matcher
from stemma.match.event import EventMaker
from stemma.match.pairs import CLOSE, COLON, OPEN
from stemma.match.passage import PassageMaker
from stemma.match.statements import StatementMaker
from stemma.model import (
    Annotations,
    Argument,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityKind,
    Mention,
    MentionForm,
    Modality,
    Polarity,
    PublishedFrom,
    Quantity,
    SourceKind,
    Span,
    Timex,
    TimexKind,
    identify,
)
from stemma.read.facts import digest_text

Value = Timex | Quantity
MakeValue = Callable[[Span], Value]

PERSON, PLACE = EntityKind.PERSON, EntityKind.PLACE


def day(iso: str) -> MakeValue:
    """A date of one day."""
    when = date.fromisoformat(iso)
    return lambda span: Timex(span, TimexKind.DATE, iso, when, when)


def lasting(value: str, seconds: int) -> MakeValue:
    """A length of time."""
    return lambda span: Timex(
        span,
        TimexKind.DURATION,
        value,
        low_seconds=Decimal(seconds),
        high_seconds=Decimal(seconds),
    )


def amount(number: int, unit: str | None = None, dimension: str | None = "count") -> MakeValue:
    """An exact amount."""
    exact = Decimal(number)
    return lambda span: Quantity(span, exact, exact, unit=unit, dimension=dimension)


@dataclass(frozen=True)
class Told:
    """A sentence of a report with the claim it makes: all of it, or `words` of it.

    `roles` are the words of each argument, `values` the words and the value of each amount and
    time. `by` is the name of who is given as saying it, `cue` the words that say so
    where nobody is named.
    """

    text: str
    predicate: str = "be"
    words: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, MakeValue] = field(default_factory=dict)
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.ASSERTED
    by: str = ""
    cue: str = ""


def report(
    name: str,
    *told: Told | str,
    published: str | None = None,
    names: Mapping[str, EntityKind] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    pronouns: Mapping[str, str] | None = None,
) -> Annotations:
    """A report, one claim a sentence.

    `names` are found wherever they stand, with their `aliases`; `pronouns` are each of the one
    that they are given the name of.
    """
    sentences = [Told(one) if isinstance(one, str) else one for one in told]
    text = " ".join(one.text for one in sentences)
    document = Document(
        identify("document", name, digest_text(text)),
        f"{name}.txt",
        text,
        digest_text(text),
        published=published,
        published_from=PublishedFrom.UNKNOWN if published is None else PublishedFrom.METADATA,
    )
    made = [
        _entity(document, full, kind, (aliases or {}).get(full, ()), pronouns or {})
        for full, kind in (names or {}).items()
    ]
    entities = tuple(entity for entity in made if entity is not None)
    claims, spans, start = [], [], 0
    for number, one in enumerate(sentences):
        sentence = Span(document.id, start, start + len(one.text))
        spans.append(sentence)
        claims.append(_claim(document, sentence, number, one, entities))
        start = sentence.end + 1
    return Annotations(
        document,
        tuple(spans),
        entities=entities,
        timexes=tuple(timex for claim in claims for timex in claim.timexes),
        quantities=tuple(amount for claim in claims for amount in claim.quantities),
        attributions=tuple(c.attribution for c in claims if c.attribution is not None),
        claims=tuple(claims),
    )


def _entity(
    document: Document,
    full: str,
    kind: EntityKind,
    others: Sequence[str],
    pronouns: Mapping[str, str],
) -> Entity | None:
    names = {
        (found.start(), found.end())
        for name in (full, *others)
        for found in re.finditer(rf"\b{re.escape(name)}\b", document.text)
    }
    # Of "Ana Brey" the "Brey" is no mention of its own.
    if not names:
        return None
    names = {(a, b) for a, b in names if not any(c <= a and b <= d for c, d in names - {(a, b)})}
    mentions = [Mention(Span(document.id, a, b), kind) for a, b in names]
    for word, whose in pronouns.items():
        if whose == full:
            mentions += [
                Mention(Span(document.id, *found.span()), kind, MentionForm.PRONOUN)
                for found in re.finditer(rf"\b{re.escape(word)}\b", document.text)
            ]
    mentions.sort(key=lambda mention: mention.span)
    return Entity(identify(document.id, full), full, kind, tuple(mentions), tuple(others))


def _claim(
    document: Document,
    sentence: Span,
    number: int,
    told: Told,
    entities: Sequence[Entity],
) -> Claim:
    def place(words: str) -> Span:
        start = document.text.index(words, sentence.start, sentence.end)
        return Span(document.id, start, start + len(words))

    whole = place(told.words) if told.words else place(told.text.rstrip("."))
    values = [make(place(words)) for words, make in told.values.items()]
    arguments = []
    for role, words in told.roles.items():
        span = place(words)
        entity = next((e for e in entities if any(m.span == span for m in e.mentions)), None)
        arguments.append(
            Argument(role, span, None if entity is None else entity.id, words.split()[-1].lower())
        )
    attribution = None
    if told.cue:
        attribution = Attribution((), (place(told.cue),), (whole,), SourceKind.ANONYMOUS)
    if told.by:
        source = place(told.by)
        entity = next((e for e in entities if any(m.span == source for m in e.mentions)), None)
        attribution = Attribution(
            (source,), (), (whole,), SourceKind.NAMED,
            speaker=None if entity is None else entity.id,
        )  # fmt: skip
    return Claim(
        identify(document.id, "claim", str(number)),
        (whole,),
        told.predicate,
        tuple(arguments),
        told.polarity,
        told.modality,
        attribution,
        tuple(v for v in values if isinstance(v, Timex)),
        tuple(v for v in values if isinstance(v, Quantity)),
    )


WORDS = (
    "arrest", "bridge", "budget", "burst", "council", "court", "dam", "evacuate", "ferry", "flood",
    "guard", "harbour", "jewel", "judge", "mayor", "minister", "museum", "rain", "reject", "resign",
    "sail", "sentence", "sink", "storm", "strike", "thief", "trial", "tunnel", "village", "vote",
)  # fmt: skip


def table() -> WordTable:
    """Words with axes of their own, all equally rare."""
    vectors = np.eye(len(WORDS), dtype=np.int8) * 100
    return WordTable(WORDS, np.full(len(WORDS), 3.0, np.float32), vectors)


class StubPieces(Pieces):
    """A vocabulary that knows every piece: a word is cut after every sixth letter."""

    def __init__(self) -> None:
        """Without a file."""

    def holds(self, word: str) -> bool:
        return len(word) <= LETTERS

    def of(self, word: str) -> tuple[int, ...]:
        parts = [word[at : at + LETTERS].lower() for at in range(0, len(word), LETTERS)]
        return tuple(_number(part) for part in parts[:8])


LETTERS = 6


def _number(part: str) -> int:
    """A piece's id, above those that mean something of their own."""
    return 1000 + int.from_bytes(blake2b(part.encode(), digest_size=5).digest(), "big")


MARKS = frozenset({CLS, SEP, OPEN, CLOSE, COLON})
FEW = 3


class StubPairs(PairModel):
    """Two statements are as much of one fact as they share pieces; it notes what it is asked."""

    def __init__(self) -> None:
        """Without a file."""
        self.asked: list[PairInput] = []

    def read(self, pair: PairInput) -> PairScores:
        self.asked.append(pair)
        cut = pair.ids.index(SEP)
        judged = [a or b for a, b in zip(pair.left, pair.right, strict=True)]
        share = _share(pair.ids, cut)
        rest = [piece if not own else CLS for piece, own in zip(pair.ids, judged, strict=True)]
        if len({*rest[:cut]} - MARKS) > FEW:
            # A value in a sentence: what is around it tells what it measures.
            share = max(share, _share(rest, cut))
        return PairScores(
            share, (share, (1 - share) / 2, (1 - share) / 2, 0.0), (1.0, *[0.0] * (len(KINDS) - 1))
        )


def _share(ids: Sequence[int], cut: int) -> float:
    """How many of the pieces on either side of a place both sides have."""
    left, right = (Counter(i for i in side if i not in MARKS) for side in (ids[:cut], ids[cut:]))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


class StubStatements(StatementModel):
    """A statement's vector is the sum of those of its own pieces, each drawn by its id."""

    def __init__(self) -> None:
        """Without a file."""

    def vector(
        self, ids: Sequence[int], features: Sequence[int], own: Sequence[int]
    ) -> NDArray[np.float32]:
        assert len(ids) == len(features) == len(own)
        total = np.zeros(WIDTH, np.float32)
        for piece, mine in zip(ids, own, strict=True):
            if mine:
                digest = blake2b(str(piece).encode(), digest_size=WIDTH // 8).digest()
                total += np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.float32) * 2 - 1
        length = sqrt(float(total @ total))
        return total if length == 0 else total / np.float32(length)


def matcher(pairs: PairModel | None = None) -> Matcher:
    """A matcher whose models are stand-ins."""
    return Matcher(events(), pairs or StubPairs())


def events() -> EventMaker:
    """What cuts reports into statements, with a stand-in for the model."""
    return EventMaker(StatementMaker(table()), PassageMaker(StubPieces()), StubStatements())
