"""The names of one document: where they stand, of what kind, and how two are compared."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Span, Token

from stemma.annotate.names import HONORIFICS
from stemma.lexicon.outlets import OutletIndex
from stemma.lexicon.reference import Gender, load_reference_lexicon
from stemma.model import EntityKind

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
    titles = load_reference_lexicon().titles
    found = [
        NamedSpan(span.start_char, _whole_end(doc, span), KINDS[span.label_])
        for span in doc.ents
        if span.text not in HONORIFICS and titles.get(span.text) is not Gender.UNKNOWN
    ]
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


def _whole_end(doc: Doc, span: Span) -> int:
    """Where a person's name ends that the tagger cut at a hyphen: "Nadia el[-Sayed]"."""
    end = span.end
    if span.label_ != EntityKind.PERSON:
        return span.end_char
    while end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].text[:1].isupper():
        if doc[end - 1].whitespace_ or doc[end].whitespace_:
            break
        end += 2
    return doc[end - 1].idx + len(doc[end - 1])


def _missed(doc: Doc) -> Iterator[NamedSpan]:
    """Names that the tagger left out, though it knows them elsewhere in the text.

    A word is such a name if it is one by itself somewhere, or ends the name of a person; not where
    it is part of a longer proper noun ("Ruud Street"). Several words are one if they are one
    elsewhere.
    """
    known: dict[str, Counter[str]] = {}
    longer: dict[str, dict[tuple[str, ...], Counter[str]]] = {}
    for span in doc.ents:
        last = span[-1].text
        if len(span) == 1 or span.label_ == EntityKind.PERSON:
            known.setdefault(last, Counter())[span.label_] += 1
        if len(span) > 1:
            words = tuple(token.text for token in span)
            longer.setdefault(words[0], {}).setdefault(words, Counter())[span.label_] += 1
    upto = 0
    for token in doc:
        if token.i < upto or token.ent_iob_ != "O":
            continue
        for words, count in longer.get(token.text, {}).items():
            span = doc[token.i : token.i + len(words)]
            if tuple(t.text for t in span) == words and all(t.ent_iob_ == "O" for t in span):
                upto = span.end
                yield NamedSpan(span.start_char, span.end_char, KINDS[_most(count)])
                break
        else:
            kinds = known.get(token.text)
            if kinds is not None and _stands_alone(token) and _agree(kinds):
                yield NamedSpan(token.idx, token.idx + len(token), KINDS[_most(kinds)])


def _stands_alone(token: Token) -> bool:
    """A proper noun that is not part of a longer one."""
    return (
        token.pos_ == "PROPN"
        and not token.dep_.startswith(("compound", "flat"))
        and not any(child.pos_ == "PROPN" for child in token.children)
    )


def _agree(kinds: Counter[str]) -> bool:
    """At least two in three say one kind."""
    return 3 * kinds[_most(kinds)] >= 2 * kinds.total()


def _most(kinds: Counter[str]) -> str:
    return kinds.most_common(1)[0][0]


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
