"""Parses made without the model: real tokens, rough tags, a flat tree under the first verb."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from stemma.annotate.parse import Parse
from stemma.annotate.timexes import find_timexes
from stemma.annotate.tokens import blank_english, tokenize
from stemma.model import Document, PublishedFrom, Timex
from stemma.read import read_text

PUBLISHED = "2025-11-21"
"""A Friday."""

_VERBS = {
    "sank": "VBD", "left": "VBD", "took": "VBD", "grew": "VBD", "met": "VBD", "ran": "VBD",
    "fell": "VBD", "rose": "VBD", "was": "VBD", "were": "VBD", "had": "VBD", "followed": "VBD",
    "ended": "VBD", "snowed": "VBD", "said": "VBD", "died": "VBD", "opened": "VBD",
    "sail": "VB", "sails": "VBZ", "makes": "VBZ", "belongs": "VBZ", "is": "VBZ", "will": "MD",
    "may": "MD", "march": "VBP", "found": "VBN", "built": "VBN", "dated": "VBN", "filed": "VBN",
}  # fmt: skip
_OTHERS = {
    "the": "DT", "a": "DT", "in": "IN", "on": "IN", "of": "IN", "at": "IN", "by": "IN",
    "and": "CC", "to": "TO", "it": "PRP", "they": "PRP",
}  # fmt: skip


@cache
def _language() -> Language:
    return blank_english()


def sketch(text: str, published: str | None = PUBLISHED) -> Parse:
    """A parse of the text, good enough for rules that look at tags and at the nearest verb."""
    read = read_text(text, "a.txt")
    assert isinstance(read, Document)
    document = Document(
        id=read.id, source=read.source, text=read.text, sha256=read.sha256, published=published,
        published_from=PublishedFrom.GIVEN if published else PublishedFrom.UNKNOWN,
    )  # fmt: skip
    tokens = tokenize(_language(), read.text)
    words = tokens.words
    tags = tuple(_tag(word) for word in words)
    heads: list[int] = []
    relations: list[str] = []
    for start, end in tokens.sentences:
        verbs = [i for i in range(start, end) if tags[i][0] == "V"]
        root = verbs[0] if verbs else start
        for i in range(start, end):
            heads.append(root)
            relations.append("root" if i == root else "aux" if tags[i] == "MD" else "obl")
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Parse(
        document=document,
        words=words,
        lower=tuple(word.lower() for word in words),
        lemmas=tuple(word.lower() for word in words),
        starts=tokens.starts,
        ends=tuple(s + len(w) for s, w in zip(tokens.starts, words, strict=True)),
        tags=tags,
        pos=tuple("VERB" if tag[0] == "V" else "NOUN" if tag[0] == "N" else "X" for tag in tags),
        heads=tuple(heads),
        relations=tuple(relations),
        children=tuple(map(tuple, children)),
        sentences=tokens.sentences,
        sentence_of=tuple(n for n, (a, b) in enumerate(tokens.sentences) for _ in range(a, b)),
    )


def _tag(word: str) -> str:
    lower = word.lower()
    if lower in _VERBS and not word[0].isupper():
        return _VERBS[lower]
    if lower in _OTHERS:
        return _OTHERS[lower]
    if word[0].isdigit():
        return "CD"
    if not word[0].isalnum():
        return word if word in {",", "."} else ":"
    return "NNP" if word[0].isupper() else "NNS" if word.endswith("s") else "NN"


def timexes(text: str, published: str | None = PUBLISHED) -> tuple[Timex, ...]:
    """The time expressions of a text published on Friday 21 November 2025."""
    return find_timexes(sketch(text, published))


def said(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    """The words and the value of each time expression."""
    return [(text[t.span.start : t.span.end], t.value) for t in timexes(text, published)]
