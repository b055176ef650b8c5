"""Document to annotations: the layers in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from stemma.annotate.attributions import find_attributions
from stemma.annotate.component import SCORES, TOKENS, ReaderComponent, load_language
from stemma.annotate.coreference import resolve_entities
from stemma.annotate.entities import named_spans
from stemma.annotate.furniture import find_furniture
from stemma.annotate.inherit import drop_empty_subjects, inherit_sources
from stemma.annotate.parse import Parse
from stemma.annotate.quantities import find_quantities
from stemma.annotate.roles import find_ties
from stemma.annotate.timexes import find_timexes
from stemma.annotate.tokens import Tokens
from stemma.encoder.files import WEIGHTS
from stemma.encoder.reader import Labels, Reader, Scores
from stemma.lexicon.outlets import OutletIndex, load_outlets
from stemma.lexicon.sources import SourceNoun, load_source_nouns
from stemma.model import Annotations, Attribution, Document, Entity, Span


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
        return tuple(self.read(document)[1] for document in documents)

    def read(self, document: Document) -> tuple[Parse | None, Annotations]:
        """One document's words with their tree, and all layers but the claims.

        The parse is `None` where the text holds no word.
        """
        doc = self.component(self.language.make_doc(document.text))
        tokens: Tokens = doc.user_data[TOKENS]
        if not tokens.words:
            return None, Annotations(document)
        parse = self.parse(document, doc)
        furniture = find_furniture(parse)
        timexes = find_timexes(parse)
        entities = resolve_entities(parse, named_spans(doc, self._outlets))
        return parse, Annotations(
            document,
            sentences=_sentences(document.id, tokens),
            furniture=furniture,
            entities=entities,
            timexes=timexes,
            quantities=find_quantities(parse, timexes),
            attributions=self._attributions(document, doc, entities, furniture),
        )

    def parse(self, document: Document, doc: Doc) -> Parse:
        """The model's layers of a `Doc` that holds a word, as plain words, tags and trees."""
        tokens: Tokens = doc.user_data[TOKENS]
        lemmas = [doc[i].lemma_ for i in tokens.index]
        return Parse.of(document, tokens, lemmas, doc.user_data[SCORES], self._labels)

    @property
    def _labels(self) -> Labels:
        return self.component.reader.labels

    def _attributions(
        self, document: Document, doc: Doc, entities: Sequence[Entity], furniture: Sequence[Span]
    ) -> tuple[Attribution, ...]:
        """Who said what, as far as it belongs to the report."""
        tokens: Tokens = doc.user_data[TOKENS]
        scores: Scores = doc.user_data[SCORES]
        ties = find_ties(scores, self._labels, tokens)
        drop_empty_subjects(ties, scores, self._labels, tokens)
        inherit_sources(ties, scores, self._labels, tokens)
        found = find_attributions(document.id, doc, tokens, ties, entities, self._nouns)
        return tuple(
            attribution
            for attribution in found
            if not any(
                cue.overlaps(span)
                for cue in attribution.cue or attribution.content
                for span in furniture
            )
        )


def _sentences(document_id: str, tokens: Tokens) -> tuple[Span, ...]:
    starts, words = tokens.starts, tokens.words
    return tuple(
        Span(document_id, starts[a], starts[b - 1] + len(words[b - 1])) for a, b in tokens.sentences
    )
