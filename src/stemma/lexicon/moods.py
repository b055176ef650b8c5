"""Words that say how firmly something is put: demanded, offered, planned, hedged, denied."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs

FILE: Final = "moods.tsv"


class MoodPlace(StrEnum):
    """Where a word stands to what it colours."""

    BY = "by"
    """A verb, to the clause or infinitive under it: "refused to go"."""
    TO = "to"
    """A verb, to its own infinitive, nobody else being told: "wants to go"."""
    NOT = "not"
    """A verb that is negated, to the clause under it: "did not say that they went"."""
    OF = "of"
    """A verb, a preposition with it or not, to its object: "demanded a pardon"."""
    WITH = "with"
    """An auxiliary or adverb, to its verb: "may go"."""
    IN = "in"
    """A noun, to what it holds: "a demand that they go"."""
    UNDER = "under"
    """A conjunction, to its clause: "if they go"."""
    AS = "as"
    """An adjective, to what hangs under it: "ready to go"."""


MOODS: Final = frozenset(
    {"asserted", "reported", "hedged", "demanded", "offered", "planned", "conditional", "denied"}
    | {"negated"}
)
"""The modalities of a claim, and `negated`: what is named did not happen."""


def load_moods() -> Mapping[MoodPlace, Mapping[str, str]]:
    """Place → word → mood. Words are lemmas; auxiliaries and conjunctions stand as written.

    Raises:
        LexiconError: a line is damaged, or names a mood or a place that does not exist.
    """
    return parse_moods(load_table(FILE), name=FILE)


def parse_moods(text: str, *, name: str) -> Mapping[MoodPlace, Mapping[str, str]]:
    """The table from its lines; every place is there, if only with no word."""
    out: dict[MoodPlace, dict[str, str]] = {place: {} for place in MoodPlace}
    for number, word, value in parse_pairs(text, name=name):
        mood, _, place = value.partition(" ")
        if mood not in MOODS or place not in list(MoodPlace):
            raise LexiconError(f"{name}:{number}: {value!r} is no mood and its place")
        if out[MoodPlace(place)].setdefault(word, mood) != mood:
            raise LexiconError(f"{name}:{number}: {word!r} has two moods in one place")
    return MappingProxyType({place: MappingProxyType(words) for place, words in out.items()})
