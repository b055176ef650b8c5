"""Who said what: ties of words made into attributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from stemma.annotate.chains import find_chain
from stemma.annotate.hands import Hand, Place, outlet_spans
from stemma.annotate.roles import Range, Tie
from stemma.annotate.speakers import NOBODY, Speakers
from stemma.annotate.tokens import Tokens
from stemma.lexicon.sources import SourceNoun
from stemma.model import Attribution, Entity, Span, Via


def find_attributions(
    document_id: str,
    doc: Doc,
    tokens: Tokens,
    ties: Sequence[Tie],
    entities: Sequence[Entity],
    nouns: Mapping[str, SourceNoun],
) -> tuple[Attribution, ...]:
    """Every attribution of a document in text order."""
    speakers = Speakers(doc, entities, nouns)
    outlets = outlet_spans(entities)
    index, starts, words = tokens.index, tokens.starts, tokens.words

    def characters(ranges: Iterable[Range]) -> tuple[Span, ...]:
        return tuple(
            Span(document_id, starts[a], starts[b - 1] + len(words[b - 1]))
            for a, b in sorted(ranges)
        )

    def part(words: Range) -> DocSpan:
        return doc[index[words[0]] : index[words[1] - 1] + 1]

    out = []
    for tie in ties:
        source = part(tie.sources[0]) if tie.sources else None
        speaker = NOBODY if source is None else speakers.of(source)
        contents = tuple(part(content) for content in tie.contents)
        chain = find_chain(Place(doc, part(tie.cue), source, contents, outlets))
        out.append(
            Attribution(
                source=characters(tie.sources),
                cue=characters([tie.cue]),
                content=characters(tie.contents),
                source_kind=speaker.kind,
                source_count=speaker.count,
                speaker=None if speaker.entity is None else speaker.entity.id,
                via=tuple(_via(document_id, doc.text, hand) for hand in chain),
            )
        )
    return tuple(sorted(out, key=lambda a: min(span.start for span in a.spans())))


def _via(document_id: str, text: str, hand: Hand) -> Via:
    span = Span(document_id, hand.start, hand.end)
    return Via(" ".join(span.of(text).split()), span)
