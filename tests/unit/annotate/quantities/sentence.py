"""A parse written by hand: words with their tags, and as much of the tree as a test needs."""

from __future__ import annotations

from collections.abc import Mapping

from stemma.annotate.parse import Parse
from stemma.annotate.quantities import find_quantities
from stemma.model import Document, Quantity
from stemma.read import read_text

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "CD": "NUM",
    "IN": "ADP",
    "TO": "ADP",
    "DT": "DET",
    "RB": "ADV",
    "CC": "CCONJ",
    "PRP": "PRON",
    "PRP$": "PRON",
    "MD": "AUX",
    "RP": "ADP",
    "HYPH": "PUNCT",
    ",": "PUNCT",
    ".": "PUNCT",
}

Tree = Mapping[int, tuple[int, str]]


def parse(marked: str, tree: Tree | None = None, lemmas: Mapping[str, str] | None = None) -> Parse:
    """A parse of one sentence: `word/TAG` between spaces, `~word/TAG` where no space comes before.

    A word without a tag is a number where it has a digit, else a singular noun. `tree` gives the
    head and relation of a word by its place; the others hang under word 0. The lemma of a plural
    lacks its last s, that of other words is the word; `lemmas` has the exceptions.
    """
    text, words, tags, starts = "", [], [], []
    for piece in marked.split():
        glued = piece.startswith("~")
        word, _, tag = piece.removeprefix("~").rpartition("/")
        if not word:
            word, tag = tag, "CD" if any(c.isdigit() for c in tag) else "NN"
        text += "" if glued or not text else " "
        starts.append(len(text))
        text += word
        words.append(word)
        tags.append(tag)
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    heads = [0] * len(words)
    relations = ["root", *["dep"] * (len(words) - 1)]
    for at, (head, relation) in (tree or {}).items():
        heads[at], relations[at] = head, relation
    children: list[list[int]] = [[] for _ in words]
    for at, head in enumerate(heads):
        if at != head:
            children[head].append(at)
    known = lemmas or {}
    return Parse(
        document=document,
        words=tuple(words),
        lower=tuple(word.lower() for word in words),
        lemmas=tuple(
            known.get(word, word[:-1] if tag in ("NNS", "NNPS") else word.lower())
            for word, tag in zip(words, tags, strict=True)
        ),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        tags=tuple(tags),
        pos=tuple(_pos(tag) for tag in tags),
        heads=tuple(heads),
        relations=tuple(relations),
        children=tuple(map(tuple, children)),
        sentences=((0, len(words)),),
        sentence_of=(0,) * len(words),
    )


def quantities(
    marked: str, tree: Tree | None = None, lemmas: Mapping[str, str] | None = None
) -> tuple[Quantity, ...]:
    """The quantities of such a sentence, no timexes known."""
    return find_quantities(parse(marked, tree, lemmas), ())


def _pos(tag: str) -> str:
    if tag.startswith("VB"):
        return "VERB"
    return "ADJ" if tag.startswith("JJ") else _POS.get(tag, "X")
