"""One report that says one thing in two ways, from matches made by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.judge.made import matches
from tests.unit.match.reports import PERSON, Told, amount, report

from stemma.consistency.own import find_own_conflicts
from stemma.judge.context import Context
from stemma.match import ValueMatch
from stemma.model import (
    Annotations,
    Entity,
    EntityKind,
    Inconsistency,
    InconsistencyKind,
    Mention,
    MentionForm,
    Quantity,
    Span,
)


def conflicts(found: Annotations, own: tuple[ValueMatch, ...] = ()) -> list[Inconsistency]:
    event = replace(matches([found], {}, {}), own=own)
    return [*find_own_conflicts(event, Context.of([found]))]


def words(found: Annotations, odd: Inconsistency) -> list[str]:
    return [span.of(found.document.text) for span in odd.spans]


def aged(text: str, *ages: tuple[str, int], whole: tuple[str, ...]) -> Annotations:
    """A report with ages, each within a mention of one boy."""
    found = report("a", text)
    name = found.document.id

    def place(part: str) -> Span:
        start = text.index(part)
        return Span(name, start, start + len(part))

    mentions = tuple(Mention(place(part), EntityKind.PERSON, MentionForm.NOMINAL) for part in whole)
    quantities = tuple(
        Quantity(place(part), Decimal(years), Decimal(years), unit="year of age", dimension="age")
        for part, years in ages
    )
    boy = Entity("boy", whole[0], EntityKind.PERSON, mentions)
    return replace(found, entities=(boy,), quantities=quantities)


FIVE, SIX = ("five-year-old", 5), ("six-year-old", 6)


def test_two_ages_of_one_boy_are_told() -> None:
    found = aged(
        "A five-year-old boy fell. The six-year-old boy wept.",
        FIVE, SIX, whole=("A five-year-old boy", "The six-year-old boy"),
    )  # fmt: skip
    (odd,) = conflicts(found)
    assert odd.kind is InconsistencyKind.SELF
    assert words(found, odd) == ["five-year-old", "six-year-old"]


def test_one_age_given_twice_is_no_conflict() -> None:
    found = aged(
        "A five-year-old boy fell. The boy, 5, wept.",
        FIVE, ("5", 5), whole=("A five-year-old boy", "The boy, 5"),
    )  # fmt: skip
    assert conflicts(found) == []


def test_ages_of_two_are_no_conflict() -> None:
    text = "A five-year-old boy fell. The six-year-old girl wept."
    found = aged(text, FIVE, SIX, whole=("A five-year-old boy",))
    start = text.index("The six")
    span = Span(found.document.id, start, start + len("The six-year-old girl"))
    girl = Entity(
        "girl", "girl", EntityKind.PERSON, (Mention(span, EntityKind.PERSON, MentionForm.NOMINAL),)
    )
    assert conflicts(replace(found, entities=(*found.entities, girl))) == []


def test_an_age_of_nobody_mentioned_is_no_conflict() -> None:
    text = "A five-year-old boy fell. The six-year-old girl wept."
    assert conflicts(aged(text, FIVE, SIX, whole=("A five-year-old boy",))) == []


def named(*names: str) -> Annotations:
    told = [Told(f"{name} resigned.", "resign", roles={"agent": name}) for name in names]
    return report("a", *told, names=dict.fromkeys(names, PERSON))


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (("Ilva Selmar", "Ilva Zelmar"), 1),
        (("Ilva Selmar", "Ilva Selmar"), 0),
        (("Ana Brey", "Luis Brey"), 0),
        (("Mr Selmar", "Ms Zelmar"), 0),
    ],
)
def test_a_name_spelled_in_two_ways_is_told(names: tuple[str, ...], count: int) -> None:
    found = conflicts(named(*names))
    assert [odd.kind for odd in found] == [InconsistencyKind.SELF] * count


def counted(*numbers: int) -> Annotations:
    told = [
        Told(f"The owners brought {n} pumps.", "bring", values={f"{n} pumps": amount(n, "pump")})
        for n in numbers
    ]
    return report("a", *told)


@pytest.mark.parametrize(
    ("numbers", "same", "count"),
    [
        ((12, 19), 0.95, 1),
        ((12, 19), 0.8, 0),
        ((12, 12), 0.95, 0),
        ((100, 97), 0.95, 0),
    ],
)
def test_two_counts_that_surely_measure_one_thing_are_told(
    numbers: tuple[int, int], same: float, count: int
) -> None:
    found = conflicts(counted(*numbers), (ValueMatch(0, 1, same),))
    assert len(found) == count


def test_two_counts_of_one_statement_are_no_conflict() -> None:
    text = "They brought 12 pumps, then 19 pumps."
    values = {"12 pumps": amount(12, "pump"), "19 pumps": amount(19, "pump")}
    found = report("a", Told(text, "bring", values=values))
    assert conflicts(found, (ValueMatch(0, 1, 0.99),)) == []


def test_a_report_that_nothing_is_said_of_has_no_conflict() -> None:
    assert conflicts(report("a", "It rained.")) == []
