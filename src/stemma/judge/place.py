"""Places: where something happened.

Nothing here knows the map: that a town lies in a country is known only where the words say so.
Two names that say nothing of each other are unrelated, not at odds.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.said import Said
from stemma.values.spelling import canonical, fold, is_near

COMPASS: Final = "compass.tsv"
GENERIC: Final = "place_words.txt"
SHORT: Final = {"ft": "fort", "mt": "mount", "mtn": "mountain", "st": "saint"}
BESIDE: Final = frozenset({"near", "outside", "off", "around"})
"""Words before a place that put something beside it and not in it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its names from the inmost out, each with its side of the compass apart."""

    written: str
    parts: tuple[tuple[str, ...], ...]
    side: str | None
    beside: bool


def judge_places(left: Said[str] | None, right: Said[str] | None) -> Judged:
    """How two places stand to each other, by their words alone."""
    if left is None or right is None:
        return judge_missing(JudgementKind.PLACE)
    return climb(JudgementKind.PLACE, PLACES, read_place(left), read_place(right))


def read_place(said: Said[str]) -> Place:
    """A place as it is compared; what stands between commas is read from the inmost out.

    >>> read_place(Said("near Alton, northern Brixia province", "x")).parts
    (('alton',), ('brixia',))
    """
    parts: list[tuple[str, ...]] = []
    sides: list[str] = []
    beside = False
    for text in said.value.split(","):
        words = tuple(SHORT.get(word, word) for word in canonical(text))
        if not parts and words and words[0] in BESIDE:
            words, beside = words[1:], True
        kept = tuple(word for word in words if word not in _generic() and word not in _opposites())
        whole = tuple(word for word in words if word not in _generic())
        if kept:
            sides += [word for word in words if word in _opposites()]
            parts.append(canonical(" ".join(kept)))
        elif whole:
            parts.append(whole)
    return Place(said.words, tuple(parts), sides[0] if len(sides) == 1 else None, beside)


def place_words(name: str) -> frozenset[str]:
    """The words of a place, those written short in full."""
    return frozenset(SHORT.get(word, word) for word in fold(name))


def _no_place(left: Place, right: Place) -> bool:  # noqa: ARG001 - tried both ways round
    return not left.parts


def _same(left: Place, right: Place) -> bool:
    return (left.parts, left.side, left.beside) == (right.parts, right.side, right.beside)


def _beside(left: Place, right: Place) -> bool:
    return left.beside and not right.beside and left.parts[0] == right.parts[0]


def _opposite(left: Place, right: Place) -> bool:
    if left.side is None or right.side is None or not _shared(left, right):
        return False
    return _opposites()[left.side] == right.side


def _other_side(left: Place, right: Place) -> bool:
    return (
        left.side is not None
        and right.side is not None
        and left.side != right.side
        and left.parts == right.parts
    )


def _inside(left: Place, right: Place) -> bool:
    """All that `left` names, `right` names too."""
    return set(left.parts) <= set(right.parts)


def _shared(left: Place, right: Place) -> bool:
    return bool(set(left.parts) & set(right.parts))


def _other_inner(left: Place, right: Place) -> bool:
    """Both name one outer place, and different ones within it."""
    return _shared(left, right) and left.parts[0] != right.parts[0]


def _misspelled(left: Place, right: Place) -> bool:
    one, other = left.parts[0], right.parts[0]
    if len(one) != len(other) or one == other or are_people_of(one[-1], other[-1]):
        return False
    return all(a == b or is_near(a, b) for a, b in zip(one, other, strict=True))


def are_people_of(one: str, other: str) -> bool:
    """Whether one is the word for whoever lives in the other: "Zealander", "Zealand"."""
    short, long = sorted((one, other), key=len)
    return any(long in {short + ending, short[:-1] + ending} for ending in PEOPLE)


PEOPLE: Final = ("er", "ers", "ese", "ian", "ians", "ish", "an", "ans")


def _other_outer(left: Place, right: Place) -> bool:
    """One name, in different larger places."""
    return left.parts[0] == right.parts[0]


def _pair(left: Place, right: Place) -> str:
    return f"{quote(left.written)} and {quote(right.written)}"


PLACES: Final[tuple[Rung[Place], ...]] = (
    Rung(
        "same words",
        Relation.AGREES,
        lambda a, b: a.written.split() == b.written.split(),
        lambda a, b: f"{_pair(a, b)} are the same words.",
    ),
    Rung(
        "no place",
        Relation.UNRELATED,
        _no_place,
        lambda a, b: f"{quote(a.written)} names no place to compare with {quote(b.written)}.",
    ),
    Rung(
        "same place",
        Relation.AGREES,
        _same,
        lambda a, b: f"{_pair(a, b)} are one name.",
    ),
    Rung(
        "opposite side",
        Relation.CONTRADICTS,
        _opposite,
        lambda a, b: f"{_pair(a, b)} lie on opposite sides.",
    ),
    Rung(
        "another side",
        Relation.DIFFERS,
        _other_side,
        lambda a, b: f"{_pair(a, b)} lie on different sides.",
    ),
    Rung(
        "in it or beside it",
        Relation.COMPATIBLE,
        _beside,
        lambda a, b: f"{quote(a.written)} is beside what {quote(b.written)} names.",
    ),
    Rung(
        "one names more",
        Relation.COMPATIBLE,
        _inside,
        lambda a, b: f"All that {quote(a.written)} names, {quote(b.written)} names too.",
    ),
    Rung(
        "elsewhere in it",
        Relation.DIFFERS,
        _other_inner,
        lambda a, b: f"{_pair(a, b)} name different places in a larger one that both name.",
    ),
    Rung(
        "spelled otherwise",
        Relation.DIFFERS,
        _misspelled,
        lambda a, b: f"{_pair(a, b)} are apart by a letter or two.",
    ),
    Rung(
        "one name, elsewhere",
        Relation.DIFFERS,
        _other_outer,
        lambda a, b: f"{_pair(a, b)} share the name and not the larger place.",
    ),
    Rung(
        "not known",
        Relation.UNRELATED,
        always,
        lambda a, b: f"Whether {_pair(a, b)} lie in each other is not in the words.",
    ),
)
"""From one place to no relation that the words show."""


@cache
def _generic() -> frozenset[str]:
    return load_words(GENERIC)


@cache
def _opposites() -> dict[str, str]:
    return {word: other for _, word, other in parse_pairs(load_table(COMPASS), name=COMPASS)}
