"""Claims as they are aligned: by their words, their parties, and what they say of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.align.collate import Token
from stemma.align.names import Keys, all_keys, main_word
from stemma.encoder.words import WordTable
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Claim, MentionForm, Span

Floats = NDArray[np.float32]

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?", re.UNICODE)
TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,:]\d+)*|[£€$%]")
HASHED_AXES: Final = 64
"""Axes on which every lemma has a direction of its own, so that the same word counts for more
than one of like meaning."""
HASHED_SHARE: Final = 0.7

FEWEST: Final = 40
"""Claims an event is taken to have at least, so that in a short one few words are common."""

BARE_WORDS: Final = 8
"""Most lemmas of a noun with its value."""

OCCURRING: Final = frozenset({"happen", "occur", "take place"})
"""Verbs that say of a happening only that it came about: what "took place" is a shooting."""

NO_HAPPENINGS: Final = load_words("pronouns.txt") | {"something", "thing", "anything", "nothing"}

DOERS: Final = ("agent", "theme")
HAPPENINGS: Final = load_words("events.txt")

EMPTY: Final = load_words("function_words.txt")


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one report, with what it is aligned by.

    `words` gives each lemma its weight, its rarity; `vector` is their sum, of unit length, and
    `even` the same where every word counts alike. `heads`
    are the lemmas of the arguments by role, `keys` the names of those that are named, by role.
    `called` adds to the heads whatever else the report calls the same thing.
    `tokens` are its words and numbers in text order, `sentence` those of the sentence around it.
    """

    document: int
    place: int
    claim: Claim
    predicate: str
    words: Mapping[str, float]
    vector: Floats
    meaning: Floats
    even: Floats
    heads: Mapping[str, frozenset[str]]
    called: Mapping[str, frozenset[str]]
    keys: Mapping[str, Keys]
    names: Keys
    tokens: tuple[Token, ...]
    sentence: tuple[Token, ...]
    is_happening: bool
    """Whether the predicate is the noun of a happening: "the shooting took place"."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words of the claim."""
        return self.claim.spans

    @property
    def is_bare(self) -> bool:
        """Whether it is a noun with its value and nothing more: "the 15-minute call".

        Its value is compared; the noun alone says nothing that could be.
        """
        valued = self.claim.timexes or self.claim.quantities
        return bool(valued) and not _acts(self.claim) and len(self.words) <= BARE_WORDS

    @property
    def is_label(self) -> bool:
        """Whether it is a noun with its age or time and nothing more: "the 12-year-old boy"."""
        return self.is_bare and all(q.dimension == "age" for q in self.claim.quantities)


@dataclass(frozen=True, slots=True)
class _Known:
    """A report by its number, and of its entities the names and what else they are called."""

    document: int
    keys: Mapping[str, Keys]
    called: Mapping[str, frozenset[str]]


class StatementMaker:
    """Makes statements with one table of words."""

    def __init__(self, table: WordTable) -> None:
        self.table = table
        self._vectors: dict[str, Floats] = {}
        self._lemmas: dict[str, str] = {}
        self.shared: Mapping[str, float] = {}

    def of_reports(self, reports: Sequence[Annotations]) -> tuple[tuple[Statement, ...], ...]:
        """The statements of each report, in text order.

        A word that many claims of the event hold says little of any one: it counts for less, by
        the share of the claims that hold it, those that are the same word for word counted once.
        """
        told = [
            [self._told(claim, found.document.text) for claim in found.claims] for found in reports
        ]
        distinct = {frozenset(lemmas) for report in told for lemmas in report if lemmas}
        held = Counter(lemma for lemmas in distinct for lemma in lemmas)
        total = max(len(distinct), FEWEST)
        self.shared = {lemma: min(1.0, 2 * count / total) ** 0.5 for lemma, count in held.items()}
        out = []
        for number, (found, report) in enumerate(zip(reports, told, strict=True)):
            known = _Known(number, all_keys(found), self._all_called(found))
            text = found.document.text
            sentences = [(span, self.tokens([span], text)) for span in found.sentences]
            out.append(
                tuple(
                    self._of_claim(known, place, claim, lemmas, _around(claim, sentences))
                    for place, (claim, lemmas) in enumerate(zip(found.claims, report, strict=True))
                )
            )
        return tuple(out)

    def lemmas(self, text: str) -> list[str]:
        """The lemmas of the words of a text, function words left out."""
        out = []
        for match in WORD.finditer(text):
            word = match[0]
            lemma = self._lemmas.get(word)
            if lemma is None:
                bare = re.sub(r"['’]s?$", "", word)
                lemma = "" if bare.lower() in EMPTY else self.table.lemma(bare)
                self._lemmas[word] = lemma
            if lemma:
                out.append(lemma)
        return out

    def weigh(self, lemmas: Iterable[str]) -> dict[str, float]:
        """Each lemma with its rarity, here and in the language, in order of the lemmas."""
        return {lemma: self.rarity(lemma) for lemma in sorted(set(lemmas))}

    def rarity(self, lemma: str) -> float:
        """How much a lemma tells in this event, from 0 to 1."""
        return self.table.rarity(lemma) * (1 - self.shared.get(lemma, 0.0))

    def vector(self, words: Mapping[str, float]) -> tuple[Floats, Floats]:
        """(all axes, those of meaning alone) of the sum of weighted words; zero for no words."""
        width = self.table.width
        total = np.zeros(width + HASHED_AXES, np.float32)
        for lemma, weight in words.items():
            total += np.float32(weight) * self._vector(lemma)
        return _unit(total), _unit(total[:width])

    def _vector(self, lemma: str) -> Floats:
        known = self._vectors.get(lemma)
        if known is None:
            number = self.table.number(lemma)
            width = self.table.width
            meaning = np.zeros(width, np.float32) if number is None else self.table.vector(number)
            digest = blake2b(lemma.encode("utf-8"), digest_size=HASHED_AXES // 8).digest()
            signs = np.unpackbits(np.frombuffer(digest, np.uint8)).astype(np.float32) * 2 - 1
            own = signs * np.float32(HASHED_SHARE / HASHED_AXES**0.5)
            known = np.concatenate([meaning, own])
            self._vectors[lemma] = known
        return known

    def tokens(self, spans: Iterable[Span], text: str) -> tuple[Token, ...]:
        """The words and numbers of stretches of a text, each by its lemma."""
        out = []
        for place in spans:
            for match in TOKEN.finditer(text, place.start, place.end):
                (lemma,) = self.lemmas(match[0])[:1] or ("",)
                span = Span(place.document_id, match.start(), match.end())
                out.append(Token(lemma or match[0].casefold(), span, bool(lemma)))
        return tuple(out)

    def _all_called(self, found: Annotations) -> Mapping[str, frozenset[str]]:
        """Entity id → the lemmas of the main words of its descriptions."""
        text = found.document.text
        return {
            entity.id: frozenset(
                lemma
                for mention in entity.references
                if mention.form is MentionForm.NOMINAL
                for lemma in self.lemmas(main_word(mention.span.of(text)))[-1:]
            )
            for entity in found.entities
        }

    def _told(self, claim: Claim, text: str) -> list[str]:
        """The lemmas of a claim and of whom it speaks."""
        lemmas = [lemma for span in claim.spans for lemma in self.lemmas(span.of(text))]
        for argument in claim.arguments:
            if argument.role in {"agent", "patient", "theme"}:
                lemmas += self.lemmas(argument.span.of(text))
        return lemmas

    def _of_claim(
        self,
        known: _Known,
        place: int,
        claim: Claim,
        lemmas: list[str],
        sentence: tuple[Token, ...],
    ) -> Statement:
        heads: dict[str, set[str]] = {}
        named: dict[str, set[str]] = {}
        others: dict[str, set[str]] = {}
        for argument in claim.arguments:
            if argument.head:
                heads.setdefault(argument.role, set()).add(self.table.lemma(argument.head))
            found = known.keys.get(argument.entity or "", frozenset())
            named.setdefault(argument.role, set()).update(found)
            also = known.called.get(argument.entity or "", frozenset())
            others.setdefault(argument.role, set()).update(also)
        predicate, is_happening = self._predicate(claim, heads)
        words = self.weigh(lemmas)
        vector, meaning = self.vector(words)
        tokens = tuple(
            token for token in sentence if any(token.span.overlaps(s) for s in claim.spans)
        )
        return Statement(
            document=known.document,
            place=place,
            claim=claim,
            predicate=predicate,
            words=words,
            vector=vector,
            meaning=meaning,
            even=self.vector(Counter(token.lemma for token in tokens if token.tells))[0],
            heads={role: frozenset(found) for role, found in heads.items()},
            called={
                role: frozenset(others.get(role, set()) | heads.get(role, set()))
                for role in others.keys() | heads.keys()
            },
            keys={role: frozenset(found) for role, found in named.items()},
            names=frozenset(name for found in named.values() for name in found),
            tokens=tokens,
            sentence=sentence,
            is_happening=is_happening,
        )

    def _predicate(self, claim: Claim, heads: Mapping[str, set[str]]) -> tuple[str, bool]:
        """(what is said to happen, whether that is the noun of a happening)."""
        happened = {head for role in DOERS for head in heads.get(role, ())}
        if claim.predicate in OCCURRING and len(happened) == 1 and not happened & NO_HAPPENINGS:
            return happened.pop(), True
        is_noun = not _acts(claim) and claim.predicate in HAPPENINGS
        return self.table.of_verb(claim.predicate.split()[0]), is_noun


def _acts(claim: Claim) -> bool:
    """Whether somebody does something or has it done to him; in "Monday's raid" no day does."""
    return any(
        argument.role in {"agent", "patient", "theme"}
        and not any(timex.span.contains(argument.span) for timex in claim.timexes)
        for argument in claim.arguments
    )


def _around(claim: Claim, sentences: Sequence[tuple[Span, tuple[Token, ...]]]) -> tuple[Token, ...]:
    """The words of the sentences that a claim stands in."""
    start, end = claim.spans[0].start, max(span.end for span in claim.spans)
    first = bisect_right(sentences, start, key=lambda known: known[0].end)
    out: list[Token] = []
    for span, tokens in sentences[first:]:
        if span.start >= end:
            break
        out += tokens
    return tuple(out)


def _unit(vector: Floats) -> Floats:
    length = float(np.linalg.norm(vector))
    return vector if length == 0 else vector / np.float32(length)
