"""Names: how two reports call one person or body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.said import Said
from stemma.values.spelling import (
    acronym,
    canonical,
    drop_titles,
    find_gender,
    is_near,
    is_title,
    transliterate,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name: as written, its folded words without titles, and the gender of the titles."""

    written: str
    words: tuple[str, ...]
    gender: str | None = None


def judge_names(left: Said[str] | None, right: Said[str] | None, *, person: bool = True) -> Judged:
    """How two names stand to each other that are said to belong to one thing.

    With `person`, titles count for nothing, and a surname alone goes with any first name.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.NAME)
    return climb(
        JudgementKind.NAME, NAMES, read_name(left, person=person), read_name(right, person=person)
    )


def read_name(said: Said[str], *, person: bool) -> Name:
    """A name as it is compared."""
    words = canonical(said.value)
    if not person:
        return Name(said.words, words)
    return Name(said.words, drop_titles(words), find_gender(words))


def _no_name(left: Name, right: Name) -> bool:  # noqa: ARG001 - tried both ways round
    return not left.words or is_title(left.words)


def _same_spelling(left: Name, right: Name) -> bool:
    return left.written.split() == right.written.split()


def _other_title(left: Name, right: Name) -> bool:
    genders = {left.gender, right.gender} - {None}
    return len(genders) == 2 and left.words[-1] == right.words[-1]


def _same(left: Name, right: Name) -> bool:
    return left.words == right.words


def _same_letters(left: Name, right: Name) -> bool:
    """The same but for where words are parted: "Al Assad", "Alassad"."""
    return "".join(left.words) == "".join(right.words)


def _acronym(left: Name, right: Name) -> bool:
    return (
        len(left.words) == 1
        and len(left.words[0]) > 1
        and len(right.words) > 1
        and acronym(right.words) == left.words[0]
    )


def _part(left: Name, right: Name) -> bool:
    """`left` is some of the words of `right`, in their order; an initial stands for its word."""
    return len(left.words) < len(right.words) and _fits(left.words, right.words)


def _initials(left: Name, right: Name) -> bool:
    return len(left.words) == len(right.words) and _fits(left.words, right.words, both=True)


def _fits(few: Sequence[str], many: Sequence[str], *, both: bool = False) -> bool:
    at = 0
    for word in few:
        while at < len(many) and not _alike(word, many[at], both=both):
            at += 1
        if at == len(many):
            return False
        at += 1
    return any(len(word) > 1 and word in many for word in few)


def _alike(word: str, full: str, *, both: bool) -> bool:
    if word == full:
        return True
    return (len(word) == 1 and full.startswith(word)) or (
        both and len(full) == 1 and word.startswith(full)
    )


def _other_order(left: Name, right: Name) -> bool:
    return sorted(left.words) == sorted(right.words)


def _transliterated(left: Name, right: Name) -> bool:
    """The same names in the usual spellings of another script; the shorter may be a part."""
    one = [transliterate(word) for word in left.words]
    other = [transliterate(word) for word in right.words]
    return len(one) <= len(other) and _fits(one, other)


def _misspelled(left: Name, right: Name) -> bool:
    """Each word of `left` is, or nearly is, one of `right`, in order; at least one only nearly."""
    if len(left.words) > len(right.words):
        return False
    at, near = 0, False
    for word in left.words:
        while (
            at < len(right.words) and word != right.words[at] and not is_near(word, right.words[at])
        ):
            at += 1
        if at == len(right.words):
            return False
        near = near or word != right.words[at]
        at += 1
    return near


def _one_word(left: Name, right: Name) -> bool:
    """One may be a first name and the other a surname."""
    return len(left.words) == 1 and not set(left.words) & set(right.words)


def _first_differs(left: Name, right: Name) -> bool:
    return left.words[-1] == right.words[-1]


def _last_differs(left: Name, right: Name) -> bool:
    return left.words[0] == right.words[0]


def _share(left: Name, right: Name) -> bool:
    return bool(set(left.words) & set(right.words))


def _pair(left: Name, right: Name) -> str:
    return f"{quote(left.written)} and {quote(right.written)}"


TRANSLITERATED: Final = "other transliteration"

NAMES: Final[tuple[Rung[Name], ...]] = (
    Rung(
        "same spelling",
        Relation.AGREES,
        _same_spelling,
        lambda a, b: f"{_pair(a, b)} are spelled alike.",
    ),
    Rung(
        "no name",
        Relation.UNRELATED,
        _no_name,
        lambda a, b: f"{quote(a.written)} is no name to compare with {quote(b.written)}.",
    ),
    Rung(
        "another title",
        Relation.DIFFERS,
        _other_title,
        lambda a, b: f"{_pair(a, b)} share a surname; one title is a man’s, one a woman’s.",
    ),
    Rung(
        "same name",
        Relation.AGREES,
        _same,
        lambda a, b: f"{_pair(a, b)} are one name but for accents, titles or a known variant.",
    ),
    Rung(
        "same letters",
        Relation.AGREES,
        _same_letters,
        lambda a, b: f"{_pair(a, b)} have the same letters.",
    ),
    Rung(
        "acronym",
        Relation.COMPATIBLE,
        _acronym,
        lambda a, b: f"{quote(a.written)} is made of the first letters of {quote(b.written)}.",
    ),
    Rung(
        "part of the name",
        Relation.COMPATIBLE,
        _part,
        lambda a, b: f"{quote(a.written)} is part of {quote(b.written)}.",
    ),
    Rung(
        "initials",
        Relation.COMPATIBLE,
        _initials,
        lambda a, b: f"{_pair(a, b)} are one name if the initials stand for its words.",
    ),
    Rung(
        "other order",
        Relation.COMPATIBLE,
        _other_order,
        lambda a, b: f"{_pair(a, b)} are the same words in another order.",
    ),
    Rung(
        TRANSLITERATED,
        Relation.COMPATIBLE,
        _transliterated,
        lambda a, b: f"{_pair(a, b)} are spellings that one foreign name can have.",
    ),
    Rung(
        "spelled otherwise",
        Relation.DIFFERS,
        _misspelled,
        lambda a, b: f"{_pair(a, b)} are apart by a letter or two.",
    ),
    Rung(
        "one word of each",
        Relation.UNRELATED,
        _one_word,
        lambda a, b: f"{_pair(a, b)} may be different parts of one name.",
    ),
    Rung(
        "another first name",
        Relation.DIFFERS,
        _first_differs,
        lambda a, b: f"{_pair(a, b)} share a surname and not the first name.",
    ),
    Rung(
        "another surname",
        Relation.DIFFERS,
        _last_differs,
        lambda a, b: f"{_pair(a, b)} share a first name and not the surname.",
    ),
    Rung(
        "some words shared",
        Relation.DIFFERS,
        _share,
        lambda a, b: f"{_pair(a, b)} share some words and not others.",
    ),
    Rung(
        "another name",
        Relation.CONTRADICTS,
        always,
        lambda a, b: f"{_pair(a, b)} have no word in common.",
    ),
)
"""From the same spelling to no word in common."""
