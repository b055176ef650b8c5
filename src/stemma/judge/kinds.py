"""Two values of any kind: which ladder they climb, and where they stand on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from stemma.judge.actor import judge_actors
from stemma.judge.age import judge_ages
from stemma.judge.clock import judge_times
from stemma.judge.count import judge_counts
from stemma.judge.date import judge_dates
from stemma.judge.duration import judge_durations
from stemma.judge.ladder import Judged, quote
from stemma.judge.length import judge_lengths
from stemma.judge.measure import judge_measures
from stemma.judge.modality import judge_modalities
from stemma.judge.money import judge_money
from stemma.judge.name import judge_names
from stemma.judge.outcome import judge_outcomes
from stemma.judge.percentage import judge_percentages
from stemma.judge.place import judge_places
from stemma.judge.polarity import judge_polarities
from stemma.lexicon.units import MONEY
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Quantity
from stemma.model.timex import Timex, TimexKind
from stemma.values.said import Said

K = JudgementKind

LADDERS: Final[Mapping[JudgementKind, Callable[[Any, Any], Judged]]] = {
    K.DATE: judge_dates,
    K.TIME: judge_times,
    K.DURATION: judge_durations,
    K.COUNT: judge_counts,
    K.MONEY: judge_money,
    K.PERCENTAGE: judge_percentages,
    K.LENGTH: judge_lengths,
    K.MEASURE: judge_measures,
    K.AGE: judge_ages,
    K.NAME: judge_names,
    K.ACTOR: judge_actors,
    K.PLACE: judge_places,
    K.OUTCOME: judge_outcomes,
    K.POLARITY: judge_polarities,
    K.MODALITY: judge_modalities,
}
"""Every kind's ladder."""

DIMENSIONS: Final[Mapping[str | None, JudgementKind]] = {
    None: K.COUNT,
    "count": K.COUNT,
    MONEY: K.MONEY,
    "share": K.PERCENTAGE,
    "length": K.LENGTH,
    "age": K.AGE,
    "time": K.DURATION,
}
"""What a quantity measures → its ladder; any other dimension is a measure."""

TIMES: Final[Mapping[TimexKind, JudgementKind]] = {
    TimexKind.DATE: K.DATE,
    TimexKind.SET: K.DATE,
    TimexKind.TIME: K.TIME,
    TimexKind.DURATION: K.DURATION,
}
"""What a time expression is → its ladder."""


def find_kind(value: Timex | Quantity) -> JudgementKind:
    """The ladder that a time or an amount climbs with its like."""
    if isinstance(value, Timex):
        return TIMES[value.kind]
    return DIMENSIONS.get(value.dimension, K.MEASURE)


def judge_values(left: Said[Timex | Quantity], right: Said[Timex | Quantity]) -> Judged:
    """How two times or amounts stand to each other; those of different kinds are unrelated.

    A time of day is compared with a date as a date.
    """
    kinds = {find_kind(left.value), find_kind(right.value)}
    if len(kinds) == 1:
        return LADDERS[kinds.pop()](left, right)
    if kinds == {K.DATE, K.TIME}:
        return judge_dates(_time(left), _time(right))
    one, other = find_kind(left.value), find_kind(right.value)
    reason = f"{quote(left.words)} is a {one}, {quote(right.words)} a {other}."
    first = min(kinds, key=list(K).index)
    return Judged(first, Relation.UNRELATED, "other kind", reason)


def _time(said: Said[Timex | Quantity]) -> Said[Timex] | None:
    if not isinstance(said.value, Timex):
        return None
    return Said(said.value, said.words, said.published, said.moves)
