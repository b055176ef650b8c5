"""Whose words a passage holds: block quotes, posts, lists and headings that name a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from stemma.annotate.headings import find_headings
from stemma.annotate.leads import find_lead, last_speaker
from stemma.annotate.parse import Parse
from stemma.annotate.speakers import NOBODY, Speaker, Speakers
from stemma.lexicon.sources import SourceNoun
from stemma.model import Attribution, Entity, Passage, PassageKind, SourceKind, Span

_VOICED: Final = frozenset({PassageKind.QUOTE, PassageKind.POST})
_OPENING: Final = ('"', "“", "„", "«", "‘", "``", "'")
_BULLET: Final = re.compile(
    r"[ \t]*(?:[-–—•*·▪‣●○◦►]|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)])[ \t]+(?=\S)"
)
_LINE: Final = re.compile(r"[^\n\r]+")


@dataclass(slots=True)
class _Voice:
    """One attribution in the making: who, by which word, and the lines that are said."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


def voice_passages(
    parse: Parse,
    doc: Doc,
    found: Sequence[Attribution],
    entities: Sequence[Entity],
    nouns: Mapping[str, SourceNoun],
) -> tuple[Attribution, ...]:
    """The attributions of a document, with those that its layout says.

    What stands in a post is said by its author; a block quote by whom its foot names, else by whom
    the line before it names, over all its paragraphs. The items of a list are said by the speaker
    of the line that introduces them, and a heading "Six dead, says minister" by the minister.
    Attributions that reach into a passage from outside end at its edge. What a report "has been
    corrected to say" it says itself, and who "was misquoted as saying" something did not say it.
    """
    speakers = Speakers(doc, entities, nouns)
    kept = [one for one in found if not _is_correction(one, parse)]
    made: list[Attribution] = []
    for passage in parse.document.passages:
        if passage.kind not in _VOICED:
            continue
        content = _content(parse.document.text, parse.document.id, passage)
        voice = _of_passage(parse, passage, content, kept)
        if voice is None:
            continue
        kept = [cut for one in kept if (cut := _outside(one, passage)) is not None]
        kept = [one for one in kept if not _is_told_by(one, voice)]
        made.append(_attribution(voice, _speaker(voice.source, doc, speakers)))
    for voice in _lists(parse, kept):
        kept = [cut for one in kept if (cut := _without(one, voice.content)) is not None]
        made.append(_attribution(voice, _speaker(voice.source, doc, speakers)))
    for heading in find_headings(parse):
        line = range(heading.line[0], heading.line[1])
        kept = [one for one in kept if not _touches(one, line)]
        voice = _Voice(heading.source, heading.cue, (heading.content,))
        made.append(_attribution(voice, _speaker(heading.source, doc, speakers)))
    if not made:
        return tuple(kept)
    return tuple(sorted((*kept, *made), key=lambda a: min(span.start for span in a.spans())))


def _is_told_by(attribution: Attribution, voice: _Voice) -> bool:
    """Whether a voice says it all: the same speaker, over the same lines, as by a signature."""
    source = voice.source
    return (
        source is not None
        and any(source.overlaps(span) for span in attribution.source)
        and all(any(line.contains(span) for line in voice.content) for span in attribution.content)
    )


def _speaker(source: Span | None, doc: Doc, speakers: Speakers) -> Speaker:
    """Who a source is; a name at the foot of a post is one, however little is known of it."""
    words = (
        None if source is None else doc.char_span(source.start, source.end, alignment_mode="expand")
    )
    if words is None or source is None:
        return NOBODY
    speaker = speakers.of(words)
    if speaker.kind is SourceKind.ANONYMOUS and speaker.entity is None:
        first = source.of(doc.text).lstrip("@")
        if first[:1].isupper() and words.root.pos_ == "PROPN":
            return replace(speaker, kind=SourceKind.NAMED, count=None)
    return speaker


def _attribution(voice: _Voice, speaker: Speaker) -> Attribution:
    return Attribution(
        source=() if voice.source is None else (voice.source,),
        cue=() if voice.cue is None else (voice.cue,),
        content=voice.content,
        source_kind=speaker.kind,
        source_count=speaker.count,
        speaker=None if speaker.entity is None else speaker.entity.id,
    )


def _content(text: str, document_id: str, passage: Passage) -> tuple[Span, ...]:
    """The lines of a passage, without the one that names its author."""
    return tuple(
        Span(document_id, start, end)
        for start, end in _lines(text, passage.start, passage.end)
        if passage.author is None or not start <= passage.author[0] < end
    )


def _of_passage(
    parse: Parse, passage: Passage, content: tuple[Span, ...], found: Sequence[Attribution]
) -> _Voice | None:
    """Who speaks in a passage, `None` where it may be the outlet itself."""
    if not content:
        return None
    if passage.author is not None:
        return _Voice(Span(parse.document.id, *passage.author), None, content)
    lead = find_lead(parse, passage.start, found)
    if lead is not None:
        return _Voice(lead.source, lead.cue, content)
    is_said = passage.kind is PassageKind.POST or parse.document.text.startswith(
        _OPENING, content[0].start
    )
    if not is_said or any(_is_inside(one, passage) for one in found):
        return None
    last = last_speaker(parse, passage.start, found)
    return _Voice(None, None, content) if last is None else _Voice(last.source, last.cue, content)


def _is_inside(attribution: Attribution, passage: Passage) -> bool:
    """Whether an attribution names its speaker within a passage: "…," said a lawyer."""
    return bool(attribution.source) and all(
        passage.start <= span.start and span.end <= passage.end
        for span in (*attribution.source, *attribution.cue)
    )


def _is_correction(attribution: Attribution, parse: Parse) -> bool:
    """Whether a cue is no telling: "has been corrected to say", "was misquoted as saying"."""
    words = {
        word.lower() for span in attribution.cue for word in span.of(parse.document.text).split()
    }
    if "misquoted" in words:
        return True
    places = [
        range(p.start, p.end) for p in parse.document.passages if p.kind is PassageKind.CORRECTION
    ]
    return not words.isdisjoint(_CORRECTED) and any(
        span.start in place for span in attribution.cue for place in places
    )


_CORRECTED: Final = frozenset({"corrected", "amended", "clarified", "updated", "changed"})


def _outside(attribution: Attribution, passage: Passage) -> Attribution | None:
    """An attribution as far as a passage leaves it.

    One within the passage stays if it names somebody: he is quoted there. Of one that reaches into
    it, only what stands outside stays.
    """
    inside = range(passage.start, passage.end)
    cues = (*attribution.cue, *attribution.source)
    if all(span.start in inside for span in cues):
        return attribution if attribution.source else None
    content = tuple(span for span in attribution.content if span.start not in inside)
    if len(content) == len(attribution.content):
        return attribution
    return replace(attribution, content=content) if content else None


def _without(attribution: Attribution, items: Sequence[Span]) -> Attribution | None:
    """An attribution without the items of a list that its line introduces.

    One that stands in an item stays: somebody is quoted there.
    """
    if any(item.contains(span) for item in items for span in attribution.cue):
        return attribution
    content = tuple(s for s in attribution.content if not any(s.overlaps(i) for i in items))
    if len(content) == len(attribution.content):
        return attribution
    return replace(attribution, content=content) if content else None


def _touches(attribution: Attribution, place: range) -> bool:
    return any(span.start in place for span in attribution.spans())


def _lists(parse: Parse, found: Sequence[Attribution]) -> Iterator[_Voice]:
    """Lists whose items are said by the speaker of the line before them.

    A line ends with a colon, and at least one line with a bullet or a number follows.
    """
    text, document_id = parse.document.text, parse.document.id
    lines = list(_lines(text, 0, len(text)))
    for number, (_, end) in enumerate(lines):
        if text[end - 1] != ":":
            continue
        items = list(_items(text, document_id, lines[number + 1 :]))
        lead = find_lead(parse, end, found, only_telling=True) if items else None
        if lead is not None:
            yield _Voice(lead.source, lead.cue, tuple(items))


def _items(text: str, document_id: str, lines: Iterable[tuple[int, int]]) -> Iterator[Span]:
    for start, end in lines:
        bullet = _BULLET.match(text, start, end)
        if bullet is None:
            return
        yield Span(document_id, bullet.end(), end)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines, white space at their ends apart; empty ones left out."""
    for found in _LINE.finditer(text, start, end):
        words = found[0]
        first = found.start() + len(words) - len(words.lstrip())
        last = found.end() - len(words) + len(words.rstrip())
        if first < last:
            yield first, last
