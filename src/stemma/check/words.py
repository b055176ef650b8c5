"""A report as content words: where each stands, its lemma, and how much it tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from stemma.annotate.entities import fold
from stemma.check.wording import SPELLED
from stemma.encoder.words import WordTable
from stemma.lexicon.numbers import load_number_words
from stemma.lexicon.words import load_words
from stemma.model import Annotations, Attribution, MentionForm, Span

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,:]\d+)*")
FUNCTION_WORDS: Final = load_words("function_words.txt")
SPEECH: Final = load_words("speech_verbs.txt")
"""Verbs of saying: a draft says "said" where its source has "told reporters"."""
LIGHT: Final = load_words("light_words.txt")
"""Words that a rewording puts in or leaves out without a change of what is said."""
CRIED: Final = re.compile(r"[?!…][”’»\"']$")
"""The end of a quotation that looks like the end of its sentence."""
LIGHT_WEIGHT: Final = 0.25
LEAST_WEIGHT: Final = 0.1
NAME_WEIGHT: Final = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: characters [start, end), its lemma without accents, and its weight."""

    start: int
    end: int
    lemma: str
    weight: float
    is_name: bool = False
    is_number: bool = False


class WordReader:
    """Reads content words with one table; pure, but for what it has looked up before."""

    def __init__(self, table: WordTable) -> None:
        self.table = table
        self._numbers = frozenset(load_number_words())
        self._known: dict[str, tuple[str, float]] = {}

    def words_of(self, text: str, start: int, end: int) -> list[Word]:
        """The content words of characters [start, end), in order."""
        out = []
        for match in WORD.finditer(text, start, end):
            word = match[0]
            lemma, weight = self._look_up(word)
            if not lemma:
                continue
            number = lemma[0].isdigit() or lemma in self._numbers
            name = word[0].isupper() and match.start() != start and not number
            if name and weight > LIGHT_WEIGHT:
                weight = max(weight, NAME_WEIGHT * 0.8)
            out.append(Word(*match.span(), lemma, weight, name, number))
        return out

    def _look_up(self, word: str) -> tuple[str, float]:
        found = self._known.get(word)
        if found is None:
            bare = re.sub(r"['’](?:s|S)?$", "", word)
            lower = bare.lower()
            if lower in FUNCTION_WORDS or lower.replace("’", "'").endswith("n't"):
                found = "", 0.0
            else:
                lemma = fold(self.table.lemma(bare))
                lemma = SPELLED.get(lemma, lemma)
                light = lemma in LIGHT or lemma in SPEECH or lower in LIGHT
                rarity = self.table.rarity(self.table.lemma(bare))
                weight = LIGHT_WEIGHT * rarity if light else rarity
                found = lemma, max(LEAST_WEIGHT, weight)
            self._known[word] = found
        return found


def with_their_speakers(found: Annotations) -> list[Span]:
    """The sentences of a report; who asked or called out is in one with what was said.

    "“Who pays?” Brey said." has a mark that ends a sentence, a capital behind it, and is one.
    """
    text = found.document.text
    out: list[Span] = []
    for span in found.sentences:
        last = out[-1] if out else None
        if (
            last is not None
            and CRIED.search(text, last.start, last.end)
            and not text[last.end : span.start].strip(" \t")
            and any(_says(one, last, span) for one in found.attributions)
        ):
            out[-1] = Span(span.document_id, last.start, span.end)
        else:
            out.append(span)
    return out


def _says(one: Attribution, words: Span, behind: Span) -> bool:
    """Whether a sentence opens with who says the words that end the one before it."""
    own = (*one.source, *one.cue)
    return (
        min((s.start for s in own), default=-1) == behind.start
        and all(behind.contains(s) for s in own)
        and any(s.end == words.end for s in one.content)
    )


class ReportWords:
    """The sentences of a report with their words and the names their pronouns stand for."""

    def __init__(self, found: Annotations, reader: WordReader) -> None:
        self.annotations = found
        self.text = found.document.text
        self._reader = reader
        furniture = found.furniture
        self.sentences: tuple[Span, ...] = tuple(
            s for s in with_their_speakers(found) if not any(s.overlaps(f) for f in furniture)
        )
        self._starts = [s.start for s in self.sentences]

    @cached_property
    def words(self) -> list[list[Word]]:
        """Of each sentence."""
        return [self._reader.words_of(self.text, s.start, s.end) for s in self.sentences]

    @cached_property
    def meant(self) -> list[list[str]]:
        """Of each sentence the lemmas of names that its pronouns and descriptions stand for."""
        out: list[list[str]] = [[] for _ in self.sentences]
        for entity in self.annotations.entities:
            if not entity.names:
                continue
            lemmas = [fold(word) for word in re.findall(r"\w+", entity.name)]
            for mention in entity.mentions:
                number = self.sentence_at(mention.span.start)
                if mention.form is not MentionForm.NAME and number is not None:
                    out[number].extend(lemmas)
        return out

    def sentence_at(self, place: int) -> int | None:
        """The number of the sentence that a character stands in; `None` in no sentence."""
        number = bisect_left(self._starts, place + 1) - 1
        if number < 0 or place >= self.sentences[number].end:
            return None
        return number

    def read(self, spans: Sequence[Span]) -> Iterator[Word]:
        """The content words of spans."""
        for span in spans:
            yield from self._reader.words_of(self.text, span.start, span.end)
