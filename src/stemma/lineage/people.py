"""Which speakers of different reports are one person or one body, as far as names tell."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Final

from stemma.lexicon.words import load_words

ALIKE: Final = 0.75
"""Share of letters from which two names may be two spellings of one: "Zelmar", "Selmar"."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """The speakers of a coverage: `keys` from a name as one report gives it to who it is.

    `names` has the fullest form of each.
    """

    keys: Mapping[str, str]
    names: Mapping[str, str]


def name_words(name: str) -> tuple[str, ...]:
    """A name as its words, without case, accents, dots, titles and a form that comes twice.

    >>> name_words("Dr. Ana María Ruiz"), name_words("Ana Ruiz Ana Ruiz")
    (('ana', 'maria', 'ruiz'), ('ana', 'ruiz'))
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’\u00ad")
    words = kept.replace("-", " ").split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    half = len(words) // 2
    if half and words[:half] == words[half:]:
        words = words[:half]
    return tuple(words)


@cache
def _titles() -> frozenset[str]:
    return frozenset(word.casefold().replace(".", "") for word in load_words("honorifics.txt")) | {
        "the"
    }


@cache
def _company_words() -> frozenset[str]:
    return load_words("company_words.txt")


def group_people(names: Iterable[str]) -> Speakers:
    """Persons: those whose first and last names agree are one.

    A surname alone goes to the one full name that ends with it; where two do, or none, it stays
    by itself.

    >>> group_people(["Ana Ruiz", "Ruiz", "Ana M. Ruiz"]).keys["Ruiz"]
    'ana ruiz'
    """
    given = sorted(set(names))
    keys: dict[str, str] = {}
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for name in given:
        words = name_words(name)
        if len(words) > 1:
            keys[name] = f"{words[0]} {words[-1]}"
            surnames[words[-1]].add(keys[name])
    for name in given:
        words = name_words(name)
        if len(words) <= 1:
            fuller = surnames.get(words[0], set()) if words else set()
            keys[name] = next(iter(fuller)) if len(fuller) == 1 else " ".join(words) or name
    return _speakers(keys)


def group_bodies(names: Iterable[str]) -> Speakers:
    """Organizations: those of one name, and a name that another only adds "Group" or the like to.

    >>> group_bodies(["Halvard", "Halvard Group plc", "Halvard Street"]).keys["Halvard Group plc"]
    'halvard'
    """
    keys: dict[str, str] = {}
    for name in sorted(set(names)):
        words = list(name_words(name))
        while len(words) > 1 and words[-1] in _company_words():
            words.pop()
        keys[name] = " ".join(words) or name
    return _speakers(keys)


def _speakers(keys: Mapping[str, str]) -> Speakers:
    names: dict[str, str] = {}
    for name, key in keys.items():
        shown = " ".join(name.split())
        best = names.get(key)
        tidy = len(name_words(name)), -len(shown), shown
        if best is None or tidy > (len(name_words(best)), -len(best), best):
            names[key] = shown
    return Speakers(keys, names)


def may_be_one(left: str, right: str) -> bool:
    """Whether two keys of persons may be one person: a word in common, or nearly.

    >>> may_be_one("ana ruiz", "bo lind"), may_be_one("ana selmar", "zelmar")
    (False, True)
    """
    return any(
        a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE
        for a in left.split()
        for b in right.split()
    )
