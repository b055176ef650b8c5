"""The reader as a spaCy component: a `Doc` in, the same `Doc` with its layers out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.capitals import read_as
from stemma.annotate.names import find_names
from stemma.annotate.tokens import Tokens, blank_english, read_tokens
from stemma.encoder.reader import Feed, Part, Reader, Scores

NAME: Final = "stemma_reader"
TOKENS: Final = "stemma.tokens"
SCORES: Final = "stemma.scores"
NO_LEMMA: Final = frozenset({"PUNCT", "SYM", "NUM", "X"})
"""Parts of speech whose words are their own lemmas."""
LAYERS: Final = ("TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE")


class ReaderComponent:
    """Sets tags, lemmas, the tree and names of a `Doc`; keeps the raw scores beside it.

    `doc.user_data["stemma.tokens"]` holds the words as the model saw them, and
    `doc.user_data["stemma.scores"]` what it said of them.
    """

    def __init__(self, language: Language, reader: Reader) -> None:
        self.reader = reader
        strings = language.vocab.strings
        labels = reader.labels
        self._tag = np.array([strings.add(x) for x in labels.xpos], np.uint64)
        self._pos = np.array([strings.add(x) for x in labels.upos], np.uint64)
        self._dep = np.array([strings.add(x) for x in labels.deprel], np.uint64)
        self._root = strings.add("ROOT")
        self._joined = strings.add("parataxis")
        self._space = tuple(strings.add(x) for x in ("_SP", "SPACE", "dep"))
        self._root_labels = [i for i, x in enumerate(labels.deprel) if x == "root"]
        self._lemmas: dict[tuple[str, int, bool, bool], int] = {}
        self._no_lemma = np.isin(np.array(labels.upos), sorted(NO_LEMMA))
        self._verb = np.isin(np.array(labels.upos), ["VERB", "AUX"])

    def __call__(self, doc: Doc) -> Doc:
        """Read one `Doc`; its text stays as it is."""
        feed = self.feed(doc)
        return doc if feed is None else self.fill(doc, feed, self.reader.run(feed))

    def feed(self, doc: Doc) -> Feed | None:
        """What the model is given of a `Doc`, which gets its tokens; `None` if it has no word."""
        tokens: Tokens | None = doc.user_data.get(TOKENS)
        if tokens is None:
            tokens = read_tokens(doc)
            doc.user_data[TOKENS] = tokens
        if not tokens.words:
            return None
        words = self._read_as(tokens)
        return self.reader.feed(words, tokens.boundaries, tokens.sentences)

    def _read_as(self, tokens: Tokens) -> tuple[str, ...]:
        """The words of a text, what is in capitals as it would stand in small letters."""
        return read_as(tokens.words, tokens.sentences, self.reader.pieces.holds)

    def fill(self, doc: Doc, feed: Feed, parts: Sequence[Part]) -> Doc:
        """The same `Doc` with its layers, from what the model said of its feed."""
        scores = self.reader.join(feed, parts)
        doc.user_data[SCORES] = scores
        return self._fill(doc, doc.user_data[TOKENS], scores)

    def _fill(self, doc: Doc, tokens: Tokens, scores: Scores) -> Doc:
        index = np.array(tokens.index)
        size = len(doc)
        values = np.zeros((size, len(LAYERS)), np.uint64)
        tag, pos, lemma, head, dep, iob, kind = range(len(LAYERS))
        values[:, tag], values[:, pos], values[:, dep] = self._space
        values[:, lemma] = doc.to_array("ORTH")
        values[:, iob] = 2
        # A run of white space hangs under the word before it, or after it at the very start.
        # It needs a relation for that, as in spaCy's own models: without one a token has no head.
        hosts = np.maximum(np.searchsorted(index, np.arange(size), side="right") - 1, 0)
        heads = index[hosts]
        heads[index] = index[scores.heads]
        relative = heads - np.arange(size)
        values[:, head] = relative.astype(np.int64).view(np.uint64)
        values[index, tag] = self._tag[scores.xpos]
        values[index, pos] = self._pos[scores.upos]
        relation = self._dep[scores.deprel]
        relation[np.isin(scores.deprel, self._root_labels)] = self._joined
        relation[scores.heads == np.arange(len(index))] = self._root
        values[index, dep] = relation
        values[index, lemma] = self._lemma_ids(doc, tokens, scores)
        strings = doc.vocab.strings
        for name in find_names(scores, self.reader.labels, tokens):
            # A line end within a name is a token of its own and belongs to it.
            start, end = index[name.start], index[name.end - 1] + 1
            values[start:end, kind] = strings.add(name.kind)
            values[start:end, iob] = 1
            values[start, iob] = 3
        return doc.from_array(list(LAYERS), values)  # type: ignore[arg-type] # takes numpy's arrays

    def _lemma_ids(self, doc: Doc, tokens: Tokens, scores: Scores) -> list[int]:
        known = self._lemmas
        strings = doc.vocab.strings
        keep = self._no_lemma[scores.upos].tolist()
        verbs = self._verb[scores.upos].tolist()
        out: list[int] = []
        words = self._read_as(tokens)
        for key in zip(words, scores.lemma.tolist(), keep, verbs, strict=True):
            found = known.get(key)
            if found is None:
                word, script, plain, verb = key
                found = strings.add(word if plain else self.reader.lemma(word, script, verb=verb))
                if len(known) < 200_000:
                    known[key] = found
            out.append(found)
        return out


@Language.factory(
    NAME,
    assigns=["token.tag", "token.pos", "token.lemma", "token.dep", "token.head", "doc.ents"],
)
def make_reader(nlp: Language, name: str) -> ReaderComponent:  # noqa: ARG001 - spaCy passes it
    """The component as spaCy makes it: `nlp.add_pipe("stemma_reader")`."""
    return ReaderComponent(nlp, Reader.load())


def load_language(reader: Reader | None = None) -> tuple[Language, ReaderComponent]:
    """spaCy's English tokenizer, and the component that reads what it cuts."""
    language = blank_english()
    component = ReaderComponent(language, Reader.load() if reader is None else reader)
    return language, component
