"""Two values that may measure one thing: what is shown, and what is held back."""

from decimal import Decimal
from itertools import product

import pytest
from tests.unit.judge.made import EARLY, LATE, Pair, pair, stand
from tests.unit.match.reports import PERSON, Told, amount, day, lasting

from stemma.judge.claims import ANOTHER_PARTY, ONE_DENIES, PLANNED_AND_DONE
from stemma.judge.kinds import DIMENSIONS, LADDERS
from stemma.judge.ladder import Judged
from stemma.judge.thresholds import OTHER_VALUES, VALUES
from stemma.judge.values import (
    BOTH_GIVEN,
    CLASHES,
    HOLD,
    NOT_ONE,
    OTHER_ROW,
    SAME_WORDS,
    are_of_other_sizes,
    compare_values,
    said_value,
    show_values,
)
from stemma.match import family_of
from stemma.model import (
    JudgementKind,
    Modality,
    Polarity,
    Quantity,
    Relation,
    Span,
    Timex,
    TimexKind,
)
from stemma.values.moving import Movement

K, M, R = JudgementKind, Modality, Relation


def on(when: str, iso: str, modality: Modality = M.ASSERTED, verb: str = "closed on") -> Told:
    text = f"The mine {verb} {when}."
    return Told(text, "close", values={when: day(iso)}, modality=modality)


def held(number: int, *, polarity: Polarity = Polarity.ASSERTS, what: str = "pumps") -> Told:
    words = f"{number} {what}"
    return Told(
        f"The owners brought {words}.",
        "bring",
        values={words: amount(number, what[:-1])},
        polarity=polarity,
    )


def at_row(words: str) -> Told:
    """A place in a row, its noun first: "lap 20"."""
    noun, number = words.split()

    def make(span: Span) -> Quantity:
        of = Span(span.document_id, span.start, span.start + len(noun))
        return Quantity(span, Decimal(number), Decimal(number), dimension="rank", of=of)

    return Told(f"The driver fell out on {words}.", "fall", values={words: make})


THE_3RD, THE_5TH = on("3 February", "2031-02-03"), on("5 February", "2031-02-05")
PLANNED_5TH = on("5 February", "2031-02-05", M.PLANNED, "is expected to close on")


def shown(two: Pair, same: float, *, both_given: bool = False) -> Judged:
    """How two values stand, checked both ways round."""
    left, right = two.values
    context = two.context
    assert left.value is not None
    assert not isinstance(left.value, str)
    family = family_of(left.value)
    one, other = (
        show_values(
            compare_values(a, b, context),
            (a, b),
            context,
            family=family,
            same=same,
            both_given=both_given,
        )
        for a, b in ((left, right), (right, left))
    )
    assert stand(one) == stand(other)
    return one


@pytest.mark.parametrize(
    ("two", "same", "kind", "relation", "rung"),
    [
        (pair(THE_3RD, THE_3RD), 0.9, K.DATE, R.AGREES, "same date"),
        (pair(THE_3RD, THE_5TH), 0.95, K.DATE, R.CONTRADICTS, "apart"),
        (pair(THE_3RD, THE_5TH), 0.87, K.DATE, R.DIFFERS, "apart"),
        (pair(held(12), held(12)), 0.9, K.COUNT, R.AGREES, "same amount"),
        (pair(held(12), held(19)), 0.9, K.COUNT, R.CONTRADICTS, "apart"),
        (pair(held(12), held(19)), 0.85, K.COUNT, R.DIFFERS, "apart"),
        (pair(at_row("lap 20"), at_row("lap 13")), 0.98, K.MEASURE, R.CONTRADICTS, "apart"),
        (pair(held(100), held(97)), 0.85, K.COUNT, R.DIFFERS, "only if stretched"),
    ],
)
def test_what_is_shown_by_how_sure_it_is(
    two: Pair, same: float, kind: JudgementKind, relation: Relation, rung: str
) -> None:
    assert stand(shown(two, same)) == (kind, relation, rung, "")


def test_a_toll_of_a_later_report_is_an_update() -> None:
    toll = [
        Told(f"The flood killed {n} miners.", "kill", values={f"{n} miners": amount(n, "miner")})
        for n in (12, 19)
    ]
    two = pair(*toll, published=(EARLY, LATE))
    assert said_value(two.values[0], two.context).moves is Movement.RISES
    assert shown(two, 0.9).relation is R.UPDATES


def test_a_length_of_time_runs_while_somebody_is_trapped() -> None:
    told = Told(
        "He was trapped for two days.", "trap", values={"two days": lasting("P2D", 172_800)}
    )
    two = pair(told, told)
    assert said_value(two.values[0], two.context).moves is Movement.RUNS


HELD_BACK = [
    pytest.param(pair(THE_3RD, THE_3RD), 0.3, False, NOT_ONE, id="the same, of two things"),
    pytest.param(pair(THE_3RD, THE_5TH), 0.7, False, NOT_ONE, id="apart, of two things"),
    pytest.param(pair(held(12), held(19)), 0.55, False, NOT_ONE, id="counts of two things"),
    pytest.param(
        pair(at_row("lap 20"), at_row("stage 13")), 0.99, False, OTHER_ROW, id="of two rows"
    ),
    pytest.param(pair(held(12), held(19)), 0.99, True, BOTH_GIVEN, id="one report gives both"),
    pytest.param(
        pair(held(12), held(12, polarity=Polarity.DENIES)), 0.99, False, ONE_DENIES,
        id="one says that it was not so many",
    ),
    pytest.param(
        pair(THE_3RD, PLANNED_5TH), 0.99, False, PLANNED_AND_DONE, id="one planned, one done"
    ),
    pytest.param(
        pair(on("3 February", "2031-02-03", M.DEMANDED, "must close by"), THE_5TH), 0.99, False,
        PLANNED_AND_DONE, id="one day demanded, another kept",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("two", "same", "both_given", "exclusion"), HELD_BACK)
def test_what_is_held_back_and_why(
    two: Pair, same: float, *, both_given: bool, exclusion: str
) -> None:
    made = shown(two, same, both_given=both_given)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, exclusion)


def test_what_was_expected_of_a_day_and_what_befell_on_it_never_agree() -> None:
    expected = on("Friday", "2031-02-07", M.PLANNED, "is expected to close on")
    made = shown(pair(expected, on("Friday", "2031-02-07")), 0.99)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, PLANNED_AND_DONE)


def aged(who: str, years: int) -> Told:
    return Told(
        f"{who}, {years}, was hurt.", "hurt", roles={"patient": who},
        values={str(years): amount(years, "year of age", "age")},
    )  # fmt: skip


def ages(who: str, years: int, other: str, others: int) -> Pair:
    return pair(aged(who, years), aged(other, others), names={who: PERSON, other: PERSON})


@pytest.mark.parametrize("years", [29, 61])
@pytest.mark.parametrize("other", ["Luis Brey", "Bo Dahl"])
def test_ages_of_two_who_are_named_neither_hold_nor_clash(other: str, years: int) -> None:
    made = shown(ages("Ana Brey", 29, other, years), 0.99)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, ANOTHER_PARTY)


@pytest.mark.parametrize(("years", "relation"), [(29, R.AGREES), (61, R.CONTRADICTS)])
@pytest.mark.parametrize("other", ["Ana Brey", "A. Brey", "Brey"])
def test_ages_of_who_may_be_one_are_shown(other: str, years: int, relation: Relation) -> None:
    assert shown(ages("Ana Brey", 29, other, years), 0.99).relation is relation


@pytest.mark.parametrize(
    ("left", "right"), [("José Ruiz", "Jose Ruiz"), ("Ana Müller", "Ana Muller")]
)
def test_ages_of_one_name_with_and_without_accents_are_shown(left: str, right: str) -> None:
    assert shown(ages(left, 29, right, 61), 0.99).relation is R.CONTRADICTS


def test_the_age_of_who_is_named_in_one_report_alone_is_shown() -> None:
    two = pair(aged("Ana Brey", 29), aged("The driver", 61), names={"Ana Brey": PERSON})
    assert shown(two, 0.99).relation is R.CONTRADICTS


def test_counts_of_two_who_are_named_are_shown() -> None:
    told = [
        Told(
            f"{who} brought {number} pumps.", "bring", roles={"agent": who},
            values={f"{number} pumps": amount(number, "pump")},
        )
        for who, number in (("Ana Brey", 12), ("Bo Dahl", 19))
    ]  # fmt: skip
    two = pair(*told, names={"Ana Brey": PERSON, "Bo Dahl": PERSON})
    assert shown(two, 0.99).relation is R.CONTRADICTS


@pytest.mark.parametrize(("left", "right"), [(THE_3RD, THE_5TH), (held(12), held(19))])
@pytest.mark.parametrize("same", [0.0, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("both_given", [False, True])
def test_values_apart_never_agree(
    left: Told, right: Told, same: float, *, both_given: bool
) -> None:
    assert shown(pair(left, right), same, both_given=both_given).relation not in HOLD


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("both_given", [False, True])
def test_nothing_is_shown_harder_than_its_ladder_has_it(
    relation: Relation, *, both_given: bool
) -> None:
    two = pair(THE_3RD, THE_3RD)
    judged = Judged(K.DATE, relation, "a rung", "so.")
    for family, same in product([*VALUES, "mass"], (0.0, 0.4, 0.6, 0.8, 1.0)):
        made = show_values(
            judged, two.values, two.context, family=family, same=same, both_given=both_given
        )
        softer = {R.UNJUDGED, relation} | ({R.DIFFERS} if relation is R.CONTRADICTS else set())
        assert made.relation in softer
        assert bool(made.exclusion) == (made.relation is R.UNJUDGED is not relation)


def test_what_is_asked_grows_with_what_is_shown() -> None:
    for asked in (*VALUES.values(), OTHER_VALUES):
        assert 0 < asked.agree <= asked.differ <= asked.contradict < 1


def test_what_holds_and_what_clashes_have_nothing_in_common() -> None:
    assert not HOLD & CLASHES
    assert R.UNJUDGED not in HOLD | CLASHES


def test_every_dimension_has_a_ladder() -> None:
    assert set(DIMENSIONS.values()) <= set(LADDERS)


def seconds_long(seconds: int) -> Timex:
    return Timex(
        Span("d", 0, 4), TimexKind.DURATION, f"PT{seconds}S",
        low_seconds=Decimal(seconds), high_seconds=Decimal(seconds),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"), [("Saturday", "Saturday"), ("just Saturday", "Saturday")]
)
def test_values_written_alike_never_clash(one: str, other: str) -> None:
    made = shown(pair(on(one, "2031-02-08"), on(other, "2031-02-15")), 0.99)
    assert (made.relation, made.exclusion) == (R.UNJUDGED, SAME_WORDS)
    made = shown(pair(on("Saturday", "2031-02-08"), on("Sunday", "2031-02-16")), 0.99)
    assert made.relation in CLASHES


def test_two_counts_of_one_say_little() -> None:
    one = pair(held(1, what="pumps"), held(1, what="pumps"))
    assert shown(one, 0.9).exclusion == NOT_ONE
    assert shown(one, 0.97).relation is R.AGREES
    assert shown(pair(held(2), held(2)), 0.9).relation is R.AGREES


@pytest.mark.parametrize(
    ("left", "right", "apart"), [(3000, 40, True), (259_200, 604_800, False), (40, 40, False)]
)
def test_lengths_of_very_unlike_size_are_of_two_things(
    left: int, right: int, *, apart: bool
) -> None:
    assert are_of_other_sizes(seconds_long(left), seconds_long(right)) is apart
    assert are_of_other_sizes(seconds_long(right), seconds_long(left)) is apart
