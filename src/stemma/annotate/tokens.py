"""Tokens and sentences of a text: what the encoder reads."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from stemma.annotate.capitals import read_as
from stemma.annotate.labels import find_labels
from stemma.annotate.sentences import is_hard_wrapped, sentence_starts

LONG: Final = 1_000
"""Characters without white space from which on they are no word, nor an address: spaCy looks at all
of them again for every mark that it takes off an end."""
PIECE: Final = 200
"""Characters of such a stretch that are cut into tokens at once."""
_STRETCH: Final = re.compile(rf"\S{{{LONG},}}")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one text, in order, white space apart.

    `doc` is spaCy's, over the unchanged text; `index[i]` is the place of word i in it, since
    runs of white space are tokens there. `boundaries[i]` is a class of `sentences.py`;
    `sentences` are half-open ranges of words.
    """

    doc: Doc
    words: tuple[str, ...]
    starts: tuple[int, ...]
    index: tuple[int, ...]
    boundaries: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]


class PieceTokenizer:
    """spaCy's tokenizer, given long stretches without white space piece by piece."""

    def __init__(self, inner: Callable[[str], Doc], vocab: Vocab) -> None:
        self._inner = inner
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text, which is unchanged."""
        if not _STRETCH.search(text):
            return self._inner(text)
        tokens = [token for piece in _pieces(text) for token in self._inner(piece)]
        return Doc(
            self._vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces, cut within long stretches alone."""
    end = 0
    for stretch in _STRETCH.finditer(text):
        for cut in range(stretch.start() + PIECE, stretch.end(), PIECE):
            yield text[end:cut]
            end = cut
    yield text[end:]


def blank_english() -> Language:
    """spaCy's English tokenizer and nothing else; no model, and no limit to a text's length."""
    language = English(max_length=sys.maxsize)
    language.tokenizer = PieceTokenizer(language.tokenizer, language.vocab)
    return language


def tokenize(language: Language, text: str) -> Tokens:
    """Cut `text` into words and sentences; nothing of it is changed."""
    return read_tokens(language.make_doc(text))


def read_tokens(doc: Doc) -> Tokens:
    """The words and sentences of a `Doc` that has its tokens and nothing more."""
    text = doc.text
    words: list[str] = []
    starts: list[int] = []
    index: list[int] = []
    gaps: list[str] = []
    end = 0
    for token in doc:
        if token.is_space:
            continue
        start = token.idx
        word = token.text
        words.append(word)
        starts.append(start)
        index.append(token.i)
        gaps.append(text[end:start])
        end = start + len(word)
    lines = [i for i, gap in enumerate(gaps) if not i or "\n" in gap]
    cased = read_as(words, [*pairwise([*lines, len(words)])])
    boundaries = sentence_starts(cased, gaps, hard_wrapped=is_hard_wrapped(text))
    for label in find_labels(words, lines):  # a sentence begins behind "Q:"
        if label.end < len(words):
            boundaries[label.end] = max(boundaries[label.end], 2)
    opens = [i for i, boundary in enumerate(boundaries) if boundary >= 2]
    sentences = tuple(pairwise([*opens, len(words)]))
    return Tokens(doc, tuple(words), tuple(starts), tuple(index), tuple(boundaries), sentences)
