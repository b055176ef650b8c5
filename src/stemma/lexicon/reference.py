"""What words alone tell of who or what is meant: nouns, given names, titles, nationalities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words

NO_COUNTRIES: Final = frozenset(
    {"Europe", "Africa", "Asia", "London", "Paris", "Berlin", "Rome", "Athens"}
)
"""Places with a people of their own name that are no countries."""


class Sort(StrEnum):
    """What sort of thing a noun means."""

    PERSON = "person"
    PEOPLE = "people"
    """Several persons by a singular word, or a word that has no singular: couple, police."""
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"


class Gender(StrEnum):
    """He or she, where a word tells."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class Noun:
    """What one noun means."""

    sort: Sort
    gender: Gender


@dataclass(frozen=True, slots=True)
class ReferenceLexicon:
    """The word lists that coreference reads.

    `nouns` by lemma in lower case; `families` from such a lemma to the families of nouns that can
    be said of one thing ("attack", "blast"). As written: `name_heads` from the word that heads a
    name to what is named so, `given_names` and `titles` with the gender they tell, `places` from a
    nationality to where it lives, `countries` by their usual names, `seats` from a capital or a
    seat of power to the country governed from there, `variants` from another name to the usual one.
    `government_verbs` are lemmas of what governments do and cities do not, `speech_verbs` of
    saying, `company_suffixes` words that end a company's name and are often left out.
    """

    nouns: Mapping[str, Noun]
    families: Mapping[str, frozenset[str]]
    name_heads: Mapping[str, Sort]
    given_names: Mapping[str, Gender]
    titles: Mapping[str, Gender]
    places: Mapping[str, str]
    countries: frozenset[str]
    seats: Mapping[str, str]
    variants: Mapping[str, str]
    government_verbs: frozenset[str]
    company_suffixes: frozenset[str]
    speech_verbs: frozenset[str]


@cache
def load_reference_lexicon() -> ReferenceLexicon:
    """The package's own lists.

    Raises:
        LexiconError: a line is damaged.
    """
    places, seats = _pairs("demonyms.tsv"), _pairs("seats.tsv")
    return ReferenceLexicon(
        nouns=parse_nouns(load_table("nouns.tsv"), name="nouns.tsv"),
        families=_families("noun_families.tsv"),
        name_heads={word: Sort(kind) for word, kind in _pairs("name_heads.tsv").items()},
        given_names=_genders("given_names.tsv"),
        titles=_genders("titles.tsv"),
        places=places,
        countries=frozenset(places.values()) - NO_COUNTRIES | frozenset(seats.values()),
        seats=seats,
        variants=_pairs("name_variants.tsv"),
        government_verbs=load_words("government_verbs.txt"),
        company_suffixes=load_words("company_suffixes.txt"),
        speech_verbs=load_words("speech_verbs.txt"),
    )


def parse_nouns(text: str, *, name: str) -> dict[str, Noun]:
    r"""Nouns from a table of three columns; the first line names them.

    >>> parse_nouns("noun\tkind\tgender\nwife\tperson\tfemale\n", name="n.tsv")["wife"].gender
    <Gender.FEMALE: 'female'>

    Raises:
        LexiconError: a line is not three columns, has an unknown value, or repeats a noun.
    """
    out: dict[str, Noun] = {}
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in list(Sort) or cells[2] not in list(Gender):
            raise LexiconError(f"{name}:{number}: want noun, sort and gender, got {line!r}")
        if cells[0] in out:
            raise LexiconError(f"{name}:{number}: {cells[0]!r} stands there twice")
        out[cells[0]] = Noun(Sort(cells[1]), Gender(cells[2]))
    return out


def _pairs(name: str) -> dict[str, str]:
    return {word: value for _, word, value in parse_pairs(load_table(name), name=name)}


def _families(name: str) -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for _, noun, family in parse_pairs(load_table(name), name=name):
        out.setdefault(noun, set()).add(family)
    return {noun: frozenset(families) for noun, families in out.items()}


def _genders(name: str) -> dict[str, Gender]:
    out: dict[str, Gender] = {}
    for number, word, value in parse_pairs(load_table(name), name=name):
        if value not in list(Gender):
            raise LexiconError(f"{name}:{number}: {value!r} is no gender")
        out[word] = Gender(value)
    return out
