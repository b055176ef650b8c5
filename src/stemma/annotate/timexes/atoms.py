"""The words of a document as classes of time words: what the patterns run over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.figures import DASHES, Piece, Value, cut_figures, cut_word
from stemma.annotate.timexes.gates import word_class
from stemma.annotate.timexes.pattern import BLANK, Grammar
from stemma.lexicon.times import load_time_words

_QUARTER: Final = re.compile(r"q([1-4])")
_OFFSET: Final = re.compile(r"[+−-]\d{1,2}(?::?\d\d)?")
_SHORT: Final = re.compile(r"['’](\d\d)(s?)")
_QUOTES: Final = frozenset("'’‘`")
_INSERTED: Final = frozenset("[]")
"""Brackets around what an editor put into another's words: "[ten] years ago"."""


@dataclass(frozen=True, slots=True)
class Atoms:
    """The pieces of a document's words that patterns see, in text order, and their classes.

    `code[k]` is the class of piece k as one character; a piece is a word, or a part of one like
    "1914–1918". Between two sentences lies an empty piece of no class. `words[k]` is the place of
    its word in the parse.
    """

    code: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[int, ...]
    values: tuple[Value, ...]


def spell(parse: Parse, grammar: Grammar) -> Atoms:
    """The document's words as pieces and classes over the grammar's alphabet."""
    return _Spelling(parse, grammar).run()


@cache
def _phrases() -> tuple[Mapping[str, tuple[str, str]], Mapping[str, tuple[tuple[str, ...], ...]]]:
    """The lexicon, and first word → the longer phrases that begin with it, longest first."""
    table = load_time_words()
    heads: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table:
        words = tuple(phrase.split())
        if len(words) > 1:
            heads.setdefault(words[0], []).append(words)
    return table, {
        head: tuple(sorted(found, key=lambda words: (-len(words), words)))
        for head, found in heads.items()
    }


class _Spelling:
    """Pieces being gathered."""

    def __init__(self, parse: Parse, grammar: Grammar) -> None:
        self.parse = parse
        self.classes, self.literals = grammar.classes, grammar.literals
        self.table, self.phrases = _phrases()
        self.code: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[int] = []
        self.values: list[Value] = []

    def run(self) -> Atoms:
        for first, end in self.parse.sentences:
            self.sentence(first, end)
            if end > first and not self.goes_on(end):
                at = self.parse.ends[end - 1]
                self.add(end - 1, BLANK, "", at, at)
        return Atoms(
            "".join(self.code),
            tuple(self.starts),
            tuple(self.ends),
            tuple(self.words),
            tuple(self.values),
        )

    def goes_on(self, end: int) -> bool:
        """Whether a time runs over the sentence's end at `end`: "at 5 p.m. (EST)", "on Nov. 3"."""
        lower = self.parse.lower
        if (
            end >= len(lower)
            or not lower[end - 1].endswith(".")
            or lower[end - 1] not in self.table
        ):
            return False
        return lower[end] == "(" or lower[end][0].isdigit() or lower[end] in self.table

    def sentence(self, first: int, end: int) -> None:
        """The pieces of the words [first, end); most words are of no class and pass quickly."""
        parse, table, phrases, literals = self.parse, self.table, self.phrases, self.literals
        lower, starts, ends = parse.lower, parse.starts, parse.ends
        i = first
        while i < end:
            word = lower[i]
            if word in _INSERTED:
                i += 1
                continue
            if word in phrases and (length := self.phrase(i, end)):
                i += length
                continue
            if word in table:
                kind, value = word_class(parse, i, table)
                char = (literals.get(word) or self.classes[kind]) if kind else BLANK
                number: Value = int(value) if value.removeprefix("-").isdigit() else value
                self.add(i, char, number, starts[i], ends[i])
            elif word in literals and not (word == "last" and self.is_verb(i)):
                self.add(i, literals[word], word, starts[i], ends[i])
            elif word.isalpha():
                self.add(i, BLANK, "", starts[i], ends[i])
            else:
                self.other(i)
            i += 1

    def add(self, word: int, char: str, value: Value, start: int, end: int) -> None:
        """One piece more."""
        self.code.append(char)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.values.append(value)

    def cut(self, i: int, pieces: tuple[Piece, ...]) -> None:
        """The pieces of one word."""
        at = self.parse.starts[i]
        for start, end, kind, value in pieces:
            char = BLANK
            if kind:
                char = self.literals.get(str(value)) or self.classes.get(kind, BLANK)
            self.add(i, char, value, at + start, at + end)

    def is_verb(self, i: int) -> bool:
        """Whether "last" is what a meeting does."""
        return self.parse.tags[i][0] == "V" or (i > 0 and self.parse.lower[i - 1] == "to")

    def other(self, i: int) -> None:
        """A word with figures or signs in it."""
        word, start, end = self.parse.lower[i], self.parse.starts[i], self.parse.ends[i]
        found = _SHORT.fullmatch(word)
        if word[0].isdigit():
            self.cut(i, cut_figures(word))
        elif found is not None:
            self.add(i, self.literals.get("'", BLANK), "'", start, start + 1)
            kind = "short_decade" if found[2] else "n4"
            self.add(i, self.classes[kind], int(found[1]), start + 1, end)
        elif pieces := cut_word(word, self.table):
            self.cut(i, pieces)
        else:
            char, value = self.sign(word)
            self.add(i, char, value, start, end)

    def sign(self, word: str) -> tuple[str, Value]:
        """The class of a sign."""
        if word in DASHES:
            return self.literals.get("-", BLANK), "-"
        if word in _QUOTES:
            return self.literals.get("'", BLANK), "'"
        if word == "’s":
            return self.literals.get("'s", BLANK), "'s"
        if word in {"(", ")"}:
            return self.classes["open" if word == "(" else "close"], word
        if found := _QUARTER.fullmatch(word):
            return self.classes["quarter_name"], int(found[1])
        return (self.classes["offset"], word) if _OFFSET.fullmatch(word) else (BLANK, "")

    def phrase(self, i: int, end: int) -> int:
        """The number of words of the lexicon's phrase at i, added as one piece; 0 without one."""
        parse = self.parse
        if not parse.words[i][0].isupper():
            return 0
        for words in self.phrases[parse.lower[i]]:
            j = i + len(words)
            if j <= end and tuple(w.replace("’", "'") for w in parse.lower[i:j]) == words:
                kind, value = self.table[" ".join(words)]
                self.add(i, self.classes[kind], value, parse.starts[i], parse.ends[j - 1])
                return len(words)
        return 0
