"""Points → judgements: how what two reports say stands to each other, and why.

A ladder a kind of value, in a file of its name. Each gives a `Judged`: the relation, the rung of
the ladder and a reason that is made of the words and values of both.
"""

from stemma.compare.actor import Actor, judge_actors
from stemma.compare.age import judge_ages
from stemma.compare.clock import judge_times
from stemma.compare.count import judge_counts
from stemma.compare.date import judge_dates
from stemma.compare.duration import judge_durations
from stemma.compare.itself import check_birth, find_own_conflict
from stemma.compare.judge import LADDERS, find_kind, judge_values
from stemma.compare.ladder import Judged, worst
from stemma.compare.length import judge_lengths
from stemma.compare.measure import judge_measures
from stemma.compare.modality import judge_modalities
from stemma.compare.money import judge_money
from stemma.compare.moving import Movement, find_movement, find_running
from stemma.compare.name import judge_names
from stemma.compare.outcome import Outcome, judge_outcomes
from stemma.compare.percentage import judge_percentages
from stemma.compare.place import judge_places
from stemma.compare.polarity import Stance, judge_polarities
from stemma.compare.said import Said, read_published
from stemma.compare.sums import find_bad_sums
from stemma.compare.weekdays import find_odd_dates

__all__ = [
    "LADDERS",
    "Actor",
    "Judged",
    "Movement",
    "Outcome",
    "Said",
    "Stance",
    "check_birth",
    "find_bad_sums",
    "find_kind",
    "find_movement",
    "find_odd_dates",
    "find_own_conflict",
    "find_running",
    "judge_actors",
    "judge_ages",
    "judge_counts",
    "judge_dates",
    "judge_durations",
    "judge_lengths",
    "judge_measures",
    "judge_modalities",
    "judge_money",
    "judge_names",
    "judge_outcomes",
    "judge_percentages",
    "judge_places",
    "judge_polarities",
    "judge_times",
    "judge_values",
    "read_published",
    "worst",
]
