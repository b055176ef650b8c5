"""Outcomes: how something ended, where a word for it has an opposite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from stemma.errors import LexiconError
from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table
from stemma.model.claim import Polarity
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.moving import order
from stemma.values.said import Said

TABLE: Final = "outcomes.tsv"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lemma of what happened or of what something is, and whether it is asserted."""

    lemma: str
    polarity: Polarity = Polarity.ASSERTS


@dataclass(frozen=True, slots=True)
class End:
    """One end of a scale: "dead" of life. `passes` if one end turns into the other in time."""

    scale: str
    end: str
    passes: bool


@dataclass(frozen=True, slots=True)
class _Side:
    words: str
    lemma: str
    asserted: bool
    end: End | None
    published: date | None


def judge_outcomes(left: Said[Outcome] | None, right: Said[Outcome] | None) -> Judged:
    """How two outcomes stand to each other.

    Words that the table does not set against each other are unrelated.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.OUTCOME)
    return climb(JudgementKind.OUTCOME, OUTCOMES, _read(left), _read(right))


def find_end(lemma: str) -> End | None:
    """The end of a scale that a lemma names; `None` where the table has none.

    >>> find_end("acquit")
    End(scale='verdict', end='acquitted', passes=False)
    """
    return _table().get(lemma.lower())


def _read(said: Said[Outcome]) -> _Side:
    lemma = said.value.lemma.lower()
    asserted = said.value.polarity is Polarity.ASSERTS
    return _Side(said.words, lemma, asserted, find_end(lemma), said.published)


def _same(left: _Side, right: _Side) -> bool:
    return left.asserted == right.asserted and left.lemma == right.lemma


def _denied(left: _Side, right: _Side) -> bool:
    return left.lemma == right.lemma


def _unknown(left: _Side, right: _Side) -> bool:
    if left.end is None or right.end is None:
        return True
    return left.end.scale != right.end.scale or not (left.asserted or right.asserted)


def _alike(left: _Side, right: _Side) -> bool:
    return _at_one_end(left, right) == (left.asserted == right.asserted)


def _at_one_end(left: _Side, right: _Side) -> bool:
    return left.end is not None and right.end is not None and left.end.end == right.end.end


def _passed(left: _Side, right: _Side) -> bool:
    return _passes(left) and order(left.published, right.published) < 0


def _may_have_passed(left: _Side, right: _Side) -> bool:
    return _passes(left) and order(left.published, right.published) == 0


def _passes(side: _Side) -> bool:
    return side.end is not None and side.end.passes


def _put(side: _Side) -> str:
    end = side.end.end if side.end is not None else side.lemma
    return f"{quote(side.words)} ({'' if side.asserted else 'not '}{end})"


OUTCOMES: Final[tuple[Rung[_Side], ...]] = (
    Rung(
        "same outcome",
        Relation.AGREES,
        _same,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} say the same with one word.",
    ),
    Rung(
        "said and denied",
        Relation.CONTRADICTS,
        _denied,
        lambda a, b: f"{_put(a)} and {_put(b)} say one thing and its denial.",
    ),
    Rung(
        "no scale in common",
        Relation.UNRELATED,
        _unknown,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} are no outcomes of one kind.",
    ),
    Rung(
        "same end",
        Relation.COMPATIBLE,
        _alike,
        lambda a, b: f"{_put(a)} and {_put(b)} come to the same.",
    ),
    Rung(
        "later outcome",
        Relation.UPDATES,
        _passed,
        lambda a, b: (
            f"{_put(b)}, published {b.published}, comes after {_put(a)}, published {a.published}."
        ),
    ),
    Rung(
        "order unknown",
        Relation.DIFFERS,
        _may_have_passed,
        lambda a, b: f"{_put(a)} and {_put(b)} are opposites, unless one came after the other.",
    ),
    Rung(
        "opposite",
        Relation.CONTRADICTS,
        always,
        lambda a, b: f"{_put(a)} and {_put(b)} are opposites.",
    ),
)
"""From the same outcome to its opposite."""


@cache
def _table() -> dict[str, End]:
    """Lemma to end.

    Raises:
        LexiconError: a line is damaged.
    """
    out: dict[str, End] = {}
    for number, (word, scale, end, passes) in parse_rows(load_table(TABLE), name=TABLE, width=4):
        if passes not in ("yes", "no"):
            raise LexiconError(f"{TABLE}:{number}: want yes or no, got {passes!r}")
        out[word] = End(scale, end, passes == "yes")
    return out
