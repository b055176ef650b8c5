"""Who a source is: a named person, nobody named, an outlet, an organization or a document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Span, Token

from stemma.lexicon.sources import SourceNoun
from stemma.model import Entity, EntityKind, MentionForm, SourceKind

PERSONAL: Final = frozenset({"he", "she", "i", "him", "her", "me"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
OTHER: Final = frozenset({"they", "it", "we", "those", "these", "them"})
DEFINITE: Final = frozenset({"the", "its", "their", "his", "her", "our"})
NUMBERS: Final[Mapping[str, int]] = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
LONGEST_QUOTE: Final = 120
"""Words that are looked back over for where a quotation opens."""

GOES_ON_SENTENCES: Final = 5
"""How many sentences a "he said" may stand behind the speaker it goes on with."""

MANY: Final = frozenset(
    {"number", "couple", "group", "handful", "dozen", "pair", "staff", "people"}
)
"""Singular in form, but not one."""


SPEAKING: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.OUTLET})


@dataclass(frozen=True, slots=True)
class Speaker:
    """What is known of a source: its kind, how many, and the entity where it is one by name."""

    kind: SourceKind
    count: int | None = None
    entity: Entity | None = None


NOBODY: Final = Speaker(SourceKind.ANONYMOUS)


class Speakers:
    """Reads the sources of one document; asked in text order, as a pronoun means who spoke last."""

    def __init__(
        self, doc: Doc, entities: Sequence[Entity], nouns: Mapping[str, SourceNoun]
    ) -> None:
        self._doc = doc
        self._nouns = nouns
        self._mentions = sorted(
            ((m.span.start, m.span.end, entity) for entity in entities for m in entity.mentions),
            key=lambda mention: mention[:2],
        )
        self._known = {entity.id: entity for entity in entities}
        self._named_ids = frozenset(entity.id for entity in entities if entity.names)
        self._pronouns: dict[str, frozenset[str]] = {}
        self._last = NOBODY
        self._last_end = 0
        self._last_word = 0

    def of(self, source: Span, known: str | None = None) -> Speaker:
        """What the words of one source say of who speaks; `known` is the entity's id if it is."""
        entity = self._known.get(known or "") or self._goes_on(source)
        speaker = self._speaker(source) if entity is None else _named_speaker(entity)
        self._last, self._last_end, self._last_word = speaker, source.end_char, source.end
        return speaker

    def _goes_on(self, source: Span) -> Entity | None:
        """Who spoke last, where "he said" stands near behind and no other man is a subject since.

        News names a speaker and then goes on with "he said"; the networks of coreference look at
        the quotation as well, and take whom it speaks of.
        """
        last = self._last.entity
        head = source.root
        if last is None or last.kind is not EntityKind.PERSON or last.id not in self._named_ids:
            return None
        if len(source) != 1 or head.lower_ not in {"he", "she"} or head.dep_ != "nsubj":
            return None
        between = (
            self._doc[self._last_word : source.start] if source.start > self._last_word else ()
        )
        if not between or sum(t.is_sent_start is True for t in between) > GOES_ON_SENTENCES:
            return None
        if _is_inside(self._doc, source.start) or self._acts_between(source, last):
            return None
        other = {"she", "her"} if head.lower_ == "he" else {"he", "him", "his"}
        return None if self._pronouns_of(last) & other else last

    def _pronouns_of(self, entity: Entity) -> frozenset[str]:
        """The pronouns that stand for an entity, in lower case; those of one gender tell it."""
        known = self._pronouns.get(entity.id)
        if known is None:
            text = self._doc.text
            known = frozenset(
                m.span.of(text).lower() for m in entity.mentions if m.form is MentionForm.PRONOUN
            )
            self._pronouns[entity.id] = known
        return known

    def _acts_between(self, source: Span, last: Entity) -> bool:
        """Whether another person named is the subject of a sentence since the last speaker."""
        at = bisect_left(self._mentions, self._last_end, key=lambda mention: mention[0])
        for start, _, entity in self._mentions[at:]:
            if start >= source.start_char:
                return False
            if (
                entity is last
                or entity.kind is not EntityKind.PERSON
                or entity.id not in self._named_ids
            ):
                continue
            span = self._doc.char_span(start, start + 1, alignment_mode="expand")
            if span is None or not span[0].dep_.startswith("nsubj"):
                continue
            governs = span[0].head.dep_ in {"ROOT", "conj", "parataxis"}
            if governs and not _is_inside(self._doc, span.start):
                return True
        return False

    def _speaker(self, source: Span) -> Speaker:
        head = source.root
        if head.lower_ in RELATIVE and head.head.dep_.startswith("acl"):
            head = head.head.head
            source = self._doc[head.left_edge.i : head.i + 1]
        named = self._named(source, head)
        if named is not None and named.id not in self._named_ids:
            # Described and never named: "a fisherman", and "he" further down.
            if head.pos_ == "PRON":
                return Speaker(SourceKind.ANONYMOUS, 1, named)
            return replace(self._noun_speaker(source, head), entity=named)
        if named is not None:
            return _named_speaker(named)
        if head.pos_ == "PRON" and head.lower_ in PERSONAL | OTHER:
            return self._pronoun(source, head)
        return self._noun_speaker(source, head)

    def _pronoun(self, source: Span, head: Token) -> Speaker:
        """A pronoun is of the kind of who spoke last; he and she are named if anybody was since."""
        last = replace(self._last, entity=None)
        if head.lower_ in OTHER:
            return last
        named_since = any(
            self._last_end <= start < source.start_char and entity.kind is EntityKind.PERSON
            for start, _, entity in self._mentions
        )
        if last.kind is SourceKind.ANONYMOUS and self._last_end and not named_since:
            return Speaker(SourceKind.ANONYMOUS, 1)
        return Speaker(SourceKind.NAMED)

    def _noun_speaker(self, source: Span, head: Token) -> Speaker:
        """A source without a name, by the noun that heads it or else by any noun in it."""
        noun = self._noun(head)
        if noun is SourceNoun.DOCUMENT:
            outlet = self._outlet_within(source)
            if outlet is not None:  # "a Reuters report"
                return Speaker(SourceKind.OUTLET, None, outlet)
        if noun is None:
            noun = next((n for t in source if (n := self._noun(t)) is not None), None)
        if noun is SourceNoun.ROLE and any(t.lower_ in DEFINITE for t in source):
            return Speaker(SourceKind.NAMED)
        if noun is SourceNoun.DOCUMENT:
            return Speaker(SourceKind.DOCUMENT)
        if noun is SourceNoun.ORGANIZATION:
            return Speaker(SourceKind.ORGANIZATION)
        return Speaker(SourceKind.ANONYMOUS, _count(source, head))

    def _noun(self, token: Token) -> SourceNoun | None:
        return self._nouns.get(token.lemma_.lower()) or self._nouns.get(token.lower_)

    def _named(self, source: Span, head: Token) -> Entity | None:
        """The entity a source is: the one over its head, or the one that its head introduces.

        "President Ana Ruiz" and "the minister, Ana Ruiz" are Ana Ruiz; "an aide to Ruiz" and
        "a Ruiz aide" are not.
        """
        plain = head.pos_ != "PROPN"
        relations = ("appos", "flat", "nmod:desc") if plain else ("appos", "flat", "compound")
        introduced = {
            token.idx
            for token in head.children
            if token.dep_.startswith(relations) and token.pos_ == "PROPN"
        }
        best: Entity | None = None
        for start, end, entity in self._mentions:
            if start <= head.idx < end:
                return entity
            if end <= source.start_char or start >= source.end_char:
                continue
            covered = any(start <= place < end for place in introduced)
            if covered and best is None and (not plain or entity.kind in SPEAKING):
                best = entity
        return best

    def _outlet_within(self, source: Span) -> Entity | None:
        for start, end, entity in self._mentions:
            inside = source.start_char <= start and end <= source.end_char
            if inside and entity.kind is EntityKind.OUTLET:
                return entity
        return None


def _is_inside(doc: Doc, place: int) -> bool:
    """Whether a word stands within a quotation: marks opened before it in its paragraph."""
    curly, straight = 0, 0
    for token in reversed(doc[max(0, place - LONGEST_QUOTE) : place]):
        if token.is_space and "\n" in token.text:
            break
        curly += (token.text in {"“", "``"}) - (token.text in {"”", "''"})
        straight += token.text == '"'
    return curly > 0 or straight % 2 == 1


def _named_speaker(entity: Entity) -> Speaker:
    """What an entity with a name is as a source."""
    kind = {
        EntityKind.PERSON: SourceKind.NAMED,
        EntityKind.OUTLET: SourceKind.OUTLET,
    }.get(entity.kind, SourceKind.ORGANIZATION)
    return Speaker(kind, None, entity)


def _count(source: Span, head: Token) -> int | None:
    """How many speak, where the words say so: "four sources", "two of the officials"."""
    for token in [head, *head.children]:
        if not source.start <= token.i < source.end:
            continue
        if token is not head and not token.dep_.startswith("nummod"):
            continue
        value = NUMBERS.get(token.lower_)
        if value is None and token.text.isdecimal() and len(token.text) < 4:
            value = int(token.text)
        if value:
            return value
    return 1 if head.tag_ == "NN" and head.lemma_ not in MANY else None
