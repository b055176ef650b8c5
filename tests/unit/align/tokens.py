"""Statements to be collated, made of plain words."""

from dataclasses import dataclass

from stemma.align import Token
from stemma.model import Span

EMPTY = frozenset({"a", "at", "by", "in", "not", "of", "on", "the", "to", "was"})


def tokens(words: str, document: str = "d") -> tuple[Token, ...]:
    """The words of a text, each its own lemma; those of `EMPTY` tell nothing."""
    out, start = [], 0
    for word in words.split():
        out.append(Token(word, Span(document, start, start + len(word)), word not in EMPTY))
        start += len(word) + 1
    return tuple(out)


def place(found: tuple[Token, ...], words: str) -> Span:
    """Where words stand among tokens made of a text."""
    lemmas, wanted = [token.lemma for token in found], words.split()
    at = next(n for n in range(len(lemmas)) if lemmas[n : n + len(wanted)] == wanted)
    first, last = found[at].span, found[at + len(wanted) - 1].span
    return Span(first.document_id, first.start, last.end)


@dataclass(frozen=True)
class Said:
    """A statement: some words of a sentence."""

    document: int
    place: int
    predicate: str
    spans: tuple[Span, ...]
    sentence: tuple[Token, ...]
    is_label: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for t in self.sentence if any(t.span.overlaps(s) for s in self.spans))


def said(document: int, sentence: str, words: str, predicate: str, *, bare: bool = False) -> Said:
    """The words of a statement in their sentence, of report number `document`."""
    found = tokens(sentence, f"d{document}")
    return Said(document, 0, predicate, (place(found, words),), found, bare)
