"""Who said what: ties of words made into attributions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from stemma.annotate.chains import find_chain
from stemma.annotate.hands import Hand, Place, outlet_spans
from stemma.annotate.nested import Around
from stemma.annotate.roles import Range, Tie
from stemma.annotate.speakers import NOBODY, RELATIVE, Speaker, Speakers
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

    sources = [part(tie.sources[0]) if tie.sources else None for tie in ties]
    told = [
        NOBODY if source is None else speakers.of(source, tie.speaker)
        for tie, source in zip(ties, sources, strict=True)
    ]
    around = Around(ties)
    named = frozenset(entity.id for entity in entities if entity.names)
    out = []
    for number, (tie, source, speaker) in enumerate(zip(ties, sources, told, strict=True)):
        contents = tuple(part(content) for content in tie.contents)
        cued = tie.cue[0] < tie.cue[1]
        chain = find_chain(Place(doc, part(tie.cue), source, contents, outlets)) if cued else []
        via = tuple(_via(document_id, doc.text, hand) for hand in chain)
        outer = around.of(number)
        if not via and outer is not None:
            hands = [_hand(document_id, sources[n], told[n], named) for n in (number, outer)]
            known = [hand for hand in hands if hand is not None]
            if len(known) > 1 and known[0].name != known[1].name:
                via = tuple(known)
        out.append(
            Attribution(
                source=characters(tie.sources),
                cue=characters([tie.cue] if cued else []),
                content=characters(tie.contents),
                source_kind=speaker.kind,
                source_count=speaker.count,
                speaker=None if speaker.entity is None else speaker.entity.id,
                via=via,
            )
        )
    return tuple(sorted(out, key=lambda a: min(span.start for span in a.spans())))


def _hand(
    document_id: str, source: DocSpan | None, speaker: Speaker, named: AbstractSet[str]
) -> Via | None:
    """A speaker as a hand: by name if he has one, else as the text has him."""
    if source is None:
        return None
    head = source.root
    if head.lower_ in RELATIVE and head.head.dep_.startswith("acl"):
        head = head.head.head
        source = head.doc[head.left_edge.i : head.i + 1]
    entity = speaker.entity
    name = entity.name if entity is not None and entity.id in named else source.text
    return Via(" ".join(name.split()), Span(document_id, source.start_char, source.end_char))


def _via(document_id: str, text: str, hand: Hand) -> Via:
    span = Span(document_id, hand.start, hand.end)
    return Via(" ".join(span.of(text).split()), span)
