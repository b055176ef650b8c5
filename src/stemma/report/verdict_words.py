"""Verdicts, relations and exclusions as a reader is told them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from stemma.model import Judgement, Relation, Verdict

UNJUDGED: Final = "Same subject, not judged"
"""What the points are called that several reports share and nobody could judge."""

_VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.DIFFERS: "may differ",
    Verdict.UNJUDGED: "not judged",
}
_EXCLUSIONS: Final[Mapping[str, str]] = {
    "another value": "they give other values, which are judged by themselves",
    "another party": "they name other parties",
    "another occasion": "they may speak of two occasions",
    "both values in one report": "one of the reports gives both values",
    "planned against done": "one has it as done, the other as still to come",
    "asked against done": "one has it as done, the other as asked for",
    "part of the whole": "one counts a part of what the other counts",
    "updated later": "a later report has a newer figure",
    "one denies": "one says so, the other denies it",
    "the same words": "both say it in the same words, of two weeks or two things",
    "another size": "one is too many times the other to measure the same",
    "another value beside is nearer": "another value of the same words is nearer to it",
    "numbers of two rows": "they are places in rows of other things",
    "not surely one fact": "it is not sure that they speak of one fact",
    "in statements of other things": "the values are equal in statements of other things",
    "not surely one thing": "it is not sure that both values measure one thing",
    "too few words": "one of the two has too few words to state a fact",
    "rejected by a person": "a person rejected it",
    "not one fact, by a person": "a person decided that they are not of one fact",
    "words tell neither": "their words tell neither that they agree nor that they clash",
}
"""The name of an exclusion → why nothing is shown. A name that is not here speaks for itself."""


def describe_verdict(verdict: Verdict) -> str:
    """What the readings of a point come to, in small letters."""
    return _VERDICTS.get(verdict, verdict.value)


def describe_relation(relation: Relation) -> str:
    """How two readings stand to each other, in small letters."""
    return "not judged" if relation is Relation.UNJUDGED else relation.value


def describe_exclusion(name: str) -> str:
    """Why a clash or an agreement is not shown; empty where nothing was held back.

    >>> describe_exclusion("one denies"), describe_exclusion("something new")
    ('one says so, the other denies it', 'something new')
    """
    return _EXCLUSIONS.get(name, name)


def find_exclusions(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Why nothing is shown of these, in plain words, each reason once."""
    names = (judgement.exclusion for judgement in judgements)
    return tuple(dict.fromkeys(describe_exclusion(name) for name in names if name))
