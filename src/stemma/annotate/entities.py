"""Names to entities: one for each thing named in one document, as far as the names alone tell."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from stemma.lexicon.outlets import OutletIndex
from stemma.model import Entity, EntityKind, Mention, Span, identify

KINDS: Final = {kind.value: kind for kind in EntityKind}
MIXED: Final = frozenset({EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.OUTLET})


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """One mention as it stands: characters [start, end) and their kind."""

    start: int
    end: int
    kind: EntityKind


def named_spans(doc: Doc, outlets: OutletIndex) -> list[NamedSpan]:
    """The names of a `Doc`; one that the lexicon knows for a news outlet is of that kind.

    A name that is also a word, or that several outlets share, is one only where the tagger took
    it for an outlet, or where the document names that outlet in full as well.
    """
    text = doc.text
    found = [NamedSpan(span.start_char, span.end_char, KINDS[span.label_]) for span in doc.ents]
    found = sorted([*found, *_missed(doc)], key=lambda span: span.start)
    names = [" ".join(text[span.start : span.end].split()) for span in found]
    in_full = {
        outlet.name
        for span, name in zip(found, names, strict=True)
        if span.kind in MIXED and (outlet := outlets.find(name)) is not None
    }
    return [
        replace(span, kind=EntityKind.OUTLET)
        if _is_outlet(name, span.kind, outlets, in_full)
        else span
        for span, name in zip(found, names, strict=True)
    ]


def _missed(doc: Doc) -> Iterator[NamedSpan]:
    """Proper nouns that the tagger left out, though it knows their name elsewhere in the text.

    A word is such a name if it is one by itself somewhere, or ends the name of a person; not where
    it is part of a longer proper noun ("Ruud Street").
    """
    known: dict[str, set[str]] = {}
    for span in doc.ents:
        last = span[-1]
        if len(span) == 1 or span.label_ == EntityKind.PERSON:
            known.setdefault(last.text, set()).add(span.label_)
    for token in doc:
        kinds = known.get(token.text, set())
        if (
            len(kinds) == 1
            and token.ent_iob_ == "O"
            and token.pos_ == "PROPN"
            and not token.dep_.startswith(("compound", "flat"))
            and not any(child.pos_ == "PROPN" for child in token.children)
        ):
            (kind,) = kinds
            yield NamedSpan(token.idx, token.idx + len(token), KINDS[kind])


def _is_outlet(name: str, kind: EntityKind, outlets: OutletIndex, in_full: set[str]) -> bool:
    if kind in MIXED and outlets.find(name) is not None:
        return True
    if kind not in MIXED and kind is not EntityKind.PLACE:
        return False
    return any(candidate.name in in_full for candidate in outlets.find_ambiguous(name))


def fold(text: str) -> str:
    """A name without case, accents and dots, to compare it with others.

    >>> fold("Rodríguez"), fold("U.S."), fold("the  Herald")
    ('rodriguez', 'us', 'herald')
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’\u00ad")
    words = kept.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def group_entities(document_id: str, text: str, spans: Sequence[NamedSpan]) -> tuple[Entity, ...]:
    """Mentions of the same name together, and a person's surname with the one full name it ends.

    A surname that ends the names of two persons stays by itself: unresolved beats wrong. The
    entity's kind is the one most of its mentions have, the first of them on a tie.
    """
    kinds: dict[str, Counter[EntityKind]] = {}
    for span in spans:
        kinds.setdefault(fold(text[span.start : span.end]), Counter())[span.kind] += 1
    canon = {key: key for key in kinds}
    persons = [
        key for key, count in kinds.items() if count.most_common(1)[0][0] is EntityKind.PERSON
    ]
    for key in persons:
        if " " in key:
            continue
        fuller = [other for other in persons if other.endswith(f" {key}")]
        if len(fuller) == 1:
            canon[key] = fuller[0]
    groups: dict[str, list[NamedSpan]] = {}
    for span in spans:
        key = fold(text[span.start : span.end])
        groups.setdefault(canon[key] or key, []).append(span)
    return tuple(
        sorted(
            (_entity(document_id, text, key, members) for key, members in groups.items()),
            key=lambda entity: entity.mentions[0],
        )
    )


def _entity(document_id: str, text: str, key: str, members: Iterable[NamedSpan]) -> Entity:
    ordered = sorted(members, key=lambda span: span.start)
    kind = Counter(span.kind for span in ordered).most_common(1)[0][0]
    forms = Counter(" ".join(text[span.start : span.end].split()) for span in ordered)
    name = max(forms, key=lambda form: (len(form), forms[form], form))
    return Entity(
        id=identify(document_id, "entity", kind.value, key),
        name=name,
        kind=kind,
        mentions=tuple(Mention(Span(document_id, s.start, s.end), s.kind) for s in ordered),
        aliases=tuple(sorted(form for form in forms if form != name)),
    )
