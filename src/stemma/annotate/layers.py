"""The layers of one document, from what the model said of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from stemma.annotate.attributions import find_attributions
from stemma.annotate.blocks import add_blocks
from stemma.annotate.component import SCORES, TOKENS
from stemma.annotate.coreference import resolve_entities
from stemma.annotate.entities import named_spans
from stemma.annotate.furniture import find_furniture
from stemma.annotate.hearers import mend_hearers
from stemma.annotate.inherit import drop_empty_subjects, inherit_sources
from stemma.annotate.mails import Mail, find_mails, mail_ties
from stemma.annotate.nested import find_nested
from stemma.annotate.parse import Parse
from stemma.annotate.quantities import find_quantities
from stemma.annotate.roles import find_ties
from stemma.annotate.timed import find_timed
from stemma.annotate.timexes import find_dateline
from stemma.annotate.tokens import Tokens
from stemma.annotate.turns import find_turns, within_turns
from stemma.annotate.voices import voice_passages
from stemma.encoder.reader import Labels, Scores
from stemma.lexicon.outlets import OutletIndex, load_index
from stemma.lexicon.sources import SourceNoun, load_source_nouns
from stemma.model import (
    Annotations,
    Attribution,
    DateClue,
    Document,
    Entity,
    PublishedFrom,
    Span,
)


class Layers:
    """The rules and word lists of every layer but the claims. Finding is a pure function."""

    def __init__(
        self, labels: Labels, outlets: OutletIndex, nouns: Mapping[str, SourceNoun]
    ) -> None:
        self._labels = labels
        self._outlets = outlets
        self._nouns = nouns

    @classmethod
    def load(cls, labels: Labels) -> Layers:
        """Load the word lists; `labels` are the model's.

        Raises:
            LexiconError: a word list is damaged.
        """
        return cls(labels, load_index(), load_source_nouns())

    def parse(self, document: Document, doc: Doc) -> Parse:
        """The model's layers of a `Doc` that holds a word, as plain words, tags and trees."""
        tokens: Tokens = doc.user_data[TOKENS]
        lemmas = [doc[i].lemma_ for i in tokens.index]
        return Parse.of(document, tokens, lemmas, doc.user_data[SCORES], self._labels)

    def of(self, document: Document, doc: Doc) -> tuple[Parse | None, Annotations]:
        """The words of a read `Doc` with their tree, and all layers but the claims.

        The parse is `None` where the text holds no word.
        """
        tokens: Tokens = doc.user_data[TOKENS]
        if not tokens.words:
            return None, Annotations(document)
        parse = self.parse(document, doc)
        if document.published is None and (line := find_dateline(parse)) is not None:
            document = dated_by_its_text(document, *line)
            parse = replace(parse, document=document)
        mails = find_mails(parse)
        furniture = find_furniture(parse)
        timexes = find_timed(parse)
        entities = resolve_entities(parse, named_spans(doc, self._outlets))
        return parse, Annotations(
            document,
            sentences=_sentences(document.id, tokens),
            furniture=furniture,
            entities=entities,
            timexes=timexes,
            quantities=find_quantities(parse, timexes),
            attributions=self._attributions(parse, doc, entities, furniture, mails),
        )

    def _attributions(
        self,
        parse: Parse,
        doc: Doc,
        entities: Sequence[Entity],
        furniture: Sequence[Span],
        mails: Sequence[Mail],
    ) -> tuple[Attribution, ...]:
        """Who said what, as far as it belongs to the report."""
        tokens: Tokens = doc.user_data[TOKENS]
        scores: Scores = doc.user_data[SCORES]
        ties = find_ties(scores, self._labels, tokens)
        drop_empty_subjects(ties, scores, self._labels, tokens)
        inherit_sources(ties, scores, self._labels, tokens)
        ties = mend_hearers(ties, parse)
        ties = add_blocks(ties, parse)
        ties += find_nested(ties, parse)
        turns = [
            *find_turns(parse, entities, parse.document.title),
            *mail_ties(mails, parse, entities),
        ]
        ties = sorted((*within_turns(ties, turns), *turns), key=lambda tie: tie.cue)
        found = find_attributions(parse.document.id, doc, tokens, ties, entities, self._nouns)
        found = voice_passages(parse, doc, found, entities, self._nouns)
        return tuple(
            attribution
            for attribution in found
            if not any(
                cue.overlaps(span)
                for cue in attribution.cue or attribution.content
                for span in furniture
            )
        )


def dated_by_its_text(document: Document, day: date, words: Span) -> Document:
    """The document with the date that stands in its first lines."""
    reason = f"“{words.of(document.text)}” stands as a date on a line at its beginning."
    return replace(
        document,
        published=day.isoformat(),
        published_from=PublishedFrom.TEXT,
        dated_by=(DateClue(words, reason),),
    )


def _sentences(document_id: str, tokens: Tokens) -> tuple[Span, ...]:
    starts, words = tokens.starts, tokens.words
    return tuple(
        Span(document_id, starts[a], starts[b - 1] + len(words[b - 1])) for a, b in tokens.sentences
    )
