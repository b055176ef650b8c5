"""Parses of texts without a model: words and sentences are real, tags are a guess."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from stemma.annotate.parse import Parse
from stemma.annotate.tokens import blank_english, tokenize
from stemma.model import Document

_TAGS = {"IN": "in at of on for with from by under after before", "DT": "the a an its his her"}
_BY_WORD = {word: tag for tag, words in _TAGS.items() for word in words.split()}


@cache
def language() -> Language:
    return blank_english()


def parse_text(text: str) -> Parse:
    """The parse of `text`: a capital makes a name, the rest are nouns; no tree."""
    tokens = tokenize(language(), text)
    words = tokens.words
    size = len(words)
    return Parse(
        document=Document("d", "a.txt", text, "0"),
        words=words,
        lower=tuple(word.lower() for word in words),
        lemmas=words,
        starts=tokens.starts,
        ends=tuple(s + len(w) for s, w in zip(tokens.starts, words, strict=True)),
        tags=tuple("NNP" if w[0].isupper() else _BY_WORD.get(w, "NN") for w in words),
        pos=("NOUN",) * size,
        heads=tuple(range(size)),
        relations=("root",) * size,
        children=((),) * size,
        sentences=tokens.sentences,
        sentence_of=tuple(n for n, (a, b) in enumerate(tokens.sentences) for _ in range(a, b)),
    )
