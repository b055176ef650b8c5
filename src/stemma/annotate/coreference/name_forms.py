"""One way of writing a name, and what spellings of one name have in common."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from stemma.annotate.entities import fold
from stemma.lexicon.reference import Gender, ReferenceLexicon
from stemma.model import EntityKind

BODIES: Final = frozenset({EntityKind.ORGANIZATION, EntityKind.OUTLET, EntityKind.OTHER})
"""Kinds of names that can be shortened to their beginning or their letters."""
LINKS: Final = frozenset({"of", "for", "in", "at", "on"})
"""Words that tie the parts of a name: "Bank of Ilva"."""
SMALL: Final = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "de",
        "del",
        "for",
        "in",
        "la",
        "le",
        "of",
        "on",
        "the",
        "to",
        "y",
        "&",
    }
)
"""Words that initials may leave out."""


@dataclass(slots=True, eq=False)
class NameForm:
    """One way of writing a name, and the places of the candidates written so.

    `key` is the name as `fold` leaves it, without titles and company suffixes, `words` its words.
    `gender` is what a title or a given name tells.
    """

    key: str
    text: str
    gender: Gender
    members: list[int] = field(default_factory=list)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    kind: EntityKind = EntityKind.OTHER
    words: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    """What stands before it: "President"."""
    is_kin: bool = False
    """It is brought in as somebody's relative."""
    is_other: bool = False
    """It stands behind "the other"."""
    leader: NameForm | None = None

    @property
    def root(self) -> NameForm:
        """The form that stands for all that it is joined with."""
        return self if self.leader is None else self.leader.root


def name_key(text: str, lexicon: ReferenceLexicon) -> str:
    """A name as its other spellings have it too.

    Titles go, and so does what ends a company's name; a variant becomes the usual name.
    """
    words = text.split()
    while len(words) > 1 and words[0] in lexicon.titles:
        words = words[1:]
    while len(words) > 1 and words[-1].rstrip(",") in lexicon.company_suffixes:
        words = words[:-1]
    if len(words) > 1 and words[0] in ("the", "The"):
        words = words[1:]
    plain = " ".join(words).rstrip(",")
    known = lexicon.variants.get(plain)
    if (
        known is None
        and len(words) > 2
        and (words[0] in lexicon.places or words[0] in lexicon.variants)
    ):
        known = lexicon.variants.get(" ".join(words[1:]))  # "US Justice Department"
    return fold(known or plain) or fold(text) or text


def initials(name: str) -> set[str]:
    """What a name can be shortened to, upper case.

    >>> sorted(initials("Board of Rural Roads"))
    ['BORR', 'BRR']
    """
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if len(words) < 2:
        return set()
    big = [word for word in words if word.lower() not in SMALL]
    return {"".join(word[0] for word in some).upper() for some in (words, big) if len(some) > 1}
