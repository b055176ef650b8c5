"""One party, one name everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model import Entity, EntityKind, Mention, Span

FUNCTION_WORDS: Final = load_words("function_words.txt")
LONE: Final = load_words("lone_parties.txt")
"""Nouns that name a party alone: "the government"; which "mother" or "office" nobody knows."""
OWN: Final = frozenset({"his", "her", "their", "its"})


class Called:
    """What parties are called, asked by where the text has them.

    `names` are the names that their bearers have everywhere.
    """

    def __init__(
        self, entities: Mapping[str, Entity], names: Mapping[str, str], texts: Mapping[str, str]
    ) -> None:
        self._entities = entities
        self._names = names
        self._texts = texts
        self._at: dict[tuple[str, int], tuple[Entity, Mention]] = {
            (m.span.document_id, m.span.start): (entity, m)
            for entity in entities.values()
            for m in entity.mentions
        }

    def party(self, span: Span, identity: str | None) -> str | None:
        """The name of a party, a full description of one without, `None` where neither is known.

        A capital that stands for its government is called as the country is. "His mother" is the
        mother of whom "his" is; "drivers" of "some drivers" are many, and need no name.
        """
        known = self._at.get((span.document_id, span.start))
        if known is not None and known[0].kind is EntityKind.PLACE and known[1].acts_for:
            return known[1].acts_for
        entity = self._entities.get(identity or "")
        if entity is not None and entity.names:
            if entity.kind is EntityKind.PLACE and entity.name.isupper() and len(entity.name) > 4:
                return None  # a dateline
            return self._names.get(entity.name, entity.name)
        return self._described(span)

    def _described(self, span: Span) -> str | None:
        words = " ".join(span.of(self._texts[span.document_id]).split()).split(" ")
        if words[0].casefold() in OWN:
            owner = self._at.get((span.document_id, span.start))
            if owner is not None and owner[0].names:
                name = self._names.get(owner[0].name, owner[0].name)
                return " ".join((f"{name}’s", *words[1:]))
        while words and words[0].lower() in FUNCTION_WORDS:
            words = words[1:]
        if len(words) == 1 and not _is_many(words[0]) and words[0].casefold() not in LONE:
            return None
        return " ".join(words) or None


def _is_many(word: str) -> bool:
    """Whether a noun is of many: "drivers", "police"."""
    low = word.casefold()
    return (low.endswith("s") and not low.endswith("ss")) or low in {"people", "women", "men"}


def one_name(counted: Mapping[str, int]) -> dict[str, str]:
    """Each name → the name that its bearer has everywhere; `counted` says how often each stands.

    A middle name or initial makes no other person; a last name alone is the most named person of
    that name. Relatives stay two.

    >>> one_name({"Ada Brey": 3, "Ada M. Brey": 1, "Brey": 5, "Ben Brey": 1})["Ada M. Brey"]
    'Ada Brey'
    >>> one_name({"Ada Brey": 3, "Brey": 5, "Ben Brey": 1})["Brey"]
    'Ada Brey'
    """
    whole: dict[tuple[str, str], Counter[str]] = {}
    for name, count in counted.items():
        words = name.split()
        if len(words) > 1:
            ends = words[0].casefold(), words[-1].casefold()
            whole.setdefault(ends, Counter())[name] += count
    out = {}
    by_last: dict[str, Counter[str]] = {}
    for (_, last), forms in sorted(whole.items()):
        shown = min(forms, key=lambda name: (-forms[name], len(name), name))
        for name in forms:
            out[name] = shown
        by_last.setdefault(last, Counter())[shown] += forms.total()
    for name in counted:
        if len(name.split()) == 1:
            bearers = by_last.get(name.casefold(), Counter())
            out[name] = min(bearers, key=lambda b: (-bearers[b], b)) if bearers else name
    return out
