"""A document's words with their tags and their tree: what every rule layer reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemma.annotate.tokens import Tokens
from stemma.encoder.reader import Labels, Scores
from stemma.model import Document, Span


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of one document, white space apart; word i is at place i of every sequence.

    `starts` and `ends` are character offsets, half-open. `tags` are Penn Treebank's, `pos`
    Universal Dependencies' parts of speech, `relations` their relations; `heads[i]` is the word
    that i hangs under, i itself for the root of a sentence. `children` are in text order.
    `sentences` are half-open ranges of words and cover them all; `sentence_of[i]` is the number of
    i's sentence.
    """

    document: Document
    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(
        cls,
        document: Document,
        tokens: Tokens,
        lemmas: Sequence[str],
        scores: Scores,
        labels: Labels,
    ) -> Parse:
        """What the model said of a document, in words instead of numbers."""
        heads = tuple(scores.heads.tolist())
        children: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if head != word:
                children[head].append(word)
        words = tokens.words
        return cls(
            document=document,
            words=words,
            lower=tuple(word.lower() for word in words),
            lemmas=tuple(lemmas),
            starts=tokens.starts,
            ends=tuple(s + len(w) for s, w in zip(tokens.starts, words, strict=True)),
            tags=tuple(labels.xpos[i] for i in scores.xpos.tolist()),
            pos=tuple(labels.upos[i] for i in scores.upos.tolist()),
            heads=heads,
            relations=tuple(labels.deprel[i] for i in scores.deprel.tolist()),
            children=tuple(map(tuple, children)),
            sentences=tokens.sentences,
            sentence_of=tuple(
                number for number, (a, b) in enumerate(tokens.sentences) for _ in range(a, b)
            ),
        )

    def span(self, start: int, end: int) -> Span:
        """The characters of the words [start, end), at least one."""
        return Span(self.document.id, self.starts[start], self.ends[end - 1])

    def text(self, start: int, end: int) -> str:
        """The words [start, end) as they stand in the document."""
        return self.document.text[self.starts[start] : self.ends[end - 1]]

    def gap(self, i: int) -> str:
        """What stands between word i and the word before it: nothing, or white space."""
        return self.document.text[self.ends[i - 1] if i else 0 : self.starts[i]]

    def subtree(self, i: int) -> tuple[int, ...]:
        """Word i and all that hangs under it, in text order."""
        out = [i]
        for word in out:
            out.extend(self.children[word])
        return tuple(sorted(out))

    def ancestors(self, i: int) -> Iterator[int]:
        """The words above i, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def child(self, i: int, *relations: str) -> int | None:
        """The first child of i with one of the relations; a subtype counts as its relation."""
        for word in self.children[i]:
            relation = self.relations[word]
            if relation in relations or relation.partition(":")[0] in relations:
                return word
        return None
