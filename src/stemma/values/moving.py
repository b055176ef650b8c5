"""Figures that move while an event goes on: tolls, arrests, votes counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.words import load_words

TABLE: Final = "moving.tsv"
RUNNING: Final = "running.txt"


class Movement(StrEnum):
    """Which way a figure goes from one report to the next."""

    RISES = "rises"
    """Those dead, hurt, arrested, evacuated; votes counted."""
    FALLS = "falls"
    """Those still trapped."""
    EITHER = "either"
    """Those missing, in hospital, without power."""
    RUNS = "runs"
    """Time that passes while the event goes on."""

    def allows(self, change: int) -> bool:
        """Whether the figure can change so; above 0 is up."""
        if self is Movement.EITHER:
            return change != 0
        return change < 0 if self is Movement.FALLS else change > 0


FIGURES: Final = frozenset({Movement.RISES, Movement.FALLS, Movement.EITHER})
"""How figures move; time does otherwise."""


def find_movement(lemmas: Iterable[str]) -> Movement | None:
    """How the figure moves that is spoken of in these lemmas; `None` where it stays what it is.

    Give the lemmas of what is counted, of its attributes and of the predicate. Where
    they say different things, the figure may go either way.

    >>> find_movement(["people", "kill"])
    <Movement.RISES: 'rises'>
    >>> find_movement(["senator"]) is None
    True
    """
    ways = {way for lemma in lemmas if (way := _table().get(lemma.lower())) is not None}
    if not ways:
        return None
    return ways.pop() if len(ways) == 1 else Movement.EITHER


def find_running(lemmas: Iterable[str]) -> Movement | None:
    """How a length of time moves that is spoken of in these lemmas: it runs, while the event does.

    `None` where what lasts is over, or may be: "the call lasted an hour".

    >>> find_running(["boy", "trap"])
    <Movement.RUNS: 'runs'>
    """
    return Movement.RUNS if any(lemma.lower() in _running() for lemma in lemmas) else None


def join_movements(left: Movement | None, right: Movement | None) -> Movement | None:
    """How a figure moves of which two reports speak: either way where one of them says so.

    >>> join_movements(Movement.RISES, Movement.EITHER)
    <Movement.EITHER: 'either'>
    """
    if Movement.EITHER in (left, right) and Movement.RUNS not in (left, right):
        return Movement.EITHER
    return left or right


def order(left: date | None, right: date | None) -> int:
    """Which of two was published first: -1 the left, 1 the right, 0 where that is not known.

    Two of one day have no order, unless both give the hour in the same way.

    >>> order(date(2031, 3, 4), date(2031, 3, 5))
    -1
    >>> order(date(2031, 3, 4), date(2031, 3, 4))
    0
    """
    if left is None or right is None:
        return 0
    instants = isinstance(left, datetime) and isinstance(right, datetime)
    if instants and _zoned(left) == _zoned(right):
        return (left > right) - (left < right)
    one, other = day_of(left), day_of(right)
    return (one > other) - (one < other)


def apart(left: date, right: date) -> timedelta:
    """The time between two publications; of days, if one gives no hour.

    >>> apart(date(2031, 3, 4), date(2031, 3, 7)).days
    3
    """
    instants = isinstance(left, datetime) and isinstance(right, datetime)
    if instants and _zoned(left) == _zoned(right):
        return abs(right - left)
    return abs(day_of(right) - day_of(left))


def _zoned(value: date) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def day_of(value: date) -> date:
    """The day of a day or an instant."""
    return value.date() if isinstance(value, datetime) else value


@cache
def _running() -> frozenset[str]:
    return load_words(RUNNING)


@cache
def _table() -> dict[str, Movement]:
    """Word to way.

    Raises:
        LexiconError: a way is none of those above, or a word stands there twice.
    """
    out: dict[str, Movement] = {}
    for number, word, way in parse_pairs(load_table(TABLE), name=TABLE):
        if way not in FIGURES:
            raise LexiconError(f"{TABLE}:{number}: {way!r} is no way for a figure to move")
        if word in out:
            raise LexiconError(f"{TABLE}:{number}: {word!r} stands there twice")
        out[word] = Movement(way)
    return out
