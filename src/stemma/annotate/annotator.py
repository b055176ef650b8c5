"""Document to annotations: the layers in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.attributions import find_attributions
from stemma.annotate.component import SCORES, TOKENS, ReaderComponent, load_language
from stemma.annotate.entities import group_entities, named_spans
from stemma.annotate.inherit import drop_empty_subjects, inherit_sources
from stemma.annotate.parse import Parse
from stemma.annotate.roles import find_ties
from stemma.annotate.tokens import Tokens
from stemma.encoder.files import WEIGHTS
from stemma.encoder.reader import Labels, Reader, Scores
from stemma.lexicon.outlets import OutletIndex, load_outlets
from stemma.lexicon.sources import SourceNoun, load_source_nouns
from stemma.model import Annotations, Document, Span


class Annotator:
    """Everything that reading one report needs, loaded once. Annotating is a pure function."""

    def __init__(
        self,
        language: Language,
        component: ReaderComponent,
        outlets: OutletIndex,
        nouns: Mapping[str, SourceNoun],
    ) -> None:
        self.language = language
        self.component = component
        self._outlets = outlets
        self._nouns = nouns

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> Annotator:
        """Load the model and the word lists; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: the files of the model are missing or damaged.
            LexiconError: a word list is damaged.
        """
        language, component = load_language(Reader.load(folder, threads=threads))
        return cls(language, component, OutletIndex.build(load_outlets()), load_source_nouns())

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        """The annotations of each document, in order; no document changes another's."""
        return tuple(self._annotate(document) for document in documents)

    def read(self, document: Document) -> Doc:
        """The model's layers of one document, on spaCy's `Doc`."""
        return self.component(self.language.make_doc(document.text))

    def parse(self, document: Document, doc: Doc) -> Parse:
        """The same as plain words, tags and trees; `doc` holds at least one word."""
        tokens: Tokens = doc.user_data[TOKENS]
        lemmas = [doc[i].lemma_ for i in tokens.index]
        return Parse.of(document, tokens, lemmas, doc.user_data[SCORES], self.labels)

    @property
    def labels(self) -> Labels:
        """What the numbers of the model's heads mean."""
        return self.component.reader.labels

    def _annotate(self, document: Document) -> Annotations:
        doc = self.read(document)
        tokens: Tokens = doc.user_data[TOKENS]
        if not tokens.words:
            return Annotations(document)
        scores: Scores = doc.user_data[SCORES]
        entities = group_entities(document.id, document.text, named_spans(doc, self._outlets))
        labels = self.labels
        ties = find_ties(scores, labels, tokens)
        drop_empty_subjects(ties, scores, labels, tokens)
        inherit_sources(ties, scores, labels, tokens)
        attributions = find_attributions(document.id, doc, tokens, ties, entities, self._nouns)
        return Annotations(
            document,
            sentences=_sentences(document.id, tokens),
            entities=entities,
            attributions=attributions,
        )


def _sentences(document_id: str, tokens: Tokens) -> tuple[Span, ...]:
    starts, words = tokens.starts, tokens.words
    return tuple(
        Span(document_id, starts[a], starts[b - 1] + len(words[b - 1])) for a, b in tokens.sentences
    )
