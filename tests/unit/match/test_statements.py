"""Claims as they are compared: their words, names and values."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
import pytest
from tests.unit.match.reports import (
    PERSON,
    PLACE,
    MakeValue,
    Told,
    amount,
    day,
    lasting,
    report,
    table,
)

from stemma.match.statements import Statement, StatementMaker, Value, family_of
from stemma.model import Annotations, Entity, Mention, Quantity, Span, Timex, TimexKind

S = Span("d", 0, 4)


def quantity(unit: str | None, dimension: str | None) -> Quantity:
    return Quantity(S, Decimal(1), Decimal(1), unit=unit, dimension=dimension)


@pytest.mark.parametrize(
    ("value", "family"),
    [
        (Timex(S, TimexKind.DATE, "2031-02-03", date(2031, 2, 3), date(2031, 2, 3)), "date"),
        (Timex(S, TimexKind.TIME, "2031-02-03T11:00"), "date"),
        (Timex(S, TimexKind.SET, "P1W"), "date"),
        (Timex(S, TimexKind.DURATION, "P1W"), "length"),
        (quantity("hour", "time"), "length"),
        (quantity("metre", "length"), "distance"),
        (quantity("miner", "count"), "count"),
        (quantity(None, None), "count"),
        (quantity("percentage", "share"), "percentage"),
        (quantity("percentage point", "share"), "percentage"),
        (quantity("dollar", "money"), "money"),
        (quantity("year of age", "age"), "age"),
        (quantity(None, "rank"), "rank"),
        (quantity("kilogram", "mass"), "mass"),
    ],
)
def test_the_kind_under_which_a_value_is_compared(value: Value, family: str) -> None:
    assert family_of(value) == family


def test_a_length_of_time_and_a_length_are_of_two_kinds() -> None:
    assert family_of(quantity("metre", "length")) != family_of(quantity("day", "time"))
    assert family_of(Timex(S, TimexKind.DURATION, "P2D")) == family_of(quantity("day", "time"))


def statements(found: Annotations, document: int = 0) -> tuple[Statement, ...]:
    return StatementMaker(table()).of_report(document, found)


def test_values_stand_in_text_order() -> None:
    text = "On 3 February 12 miners were held for two days, 40 metres down."
    found = report(
        "a",
        Told(
            text,
            values={
                "40 metres": amount(40, "metre", "length"),
                "12 miners": amount(12, "miner"),
                "two days": lasting("P2D", 172_800),
                "3 February": day("2031-02-03"),
            },
        ),
    )
    (statement,) = statements(found)
    words = [value.span.of(text) for value in statement.values]
    assert words == ["3 February", "12 miners", "two days", "40 metres"]


def test_an_amount_given_again_in_another_measure_is_left_out() -> None:
    text = "The shaft is 40 metres (131 feet) deep."
    start = text.index("40 metres")

    def restated(span: Span) -> Quantity:
        first = Span(span.document_id, start, start + len("40 metres"))
        number = Decimal(131)
        return Quantity(span, number, number, unit="foot", dimension="length", restates=first)

    metres = amount(40, "metre", "length")
    found = report("a", Told(text, values={"40 metres": metres, "131 feet": restated}))
    (statement,) = statements(found)
    assert [value.span.of(text) for value in statement.values] == ["40 metres"]


def both_layers(text: str, words: str, *values: MakeValue) -> list[Value]:
    """The values compared of a claim where several stand at one place."""
    found = report("a", text)
    start = text.index(words)
    span = Span(found.document.id, start, start + len(words))
    made = [make(span) for make in values]
    claim = replace(
        found.claims[0],
        timexes=tuple(v for v in made if isinstance(v, Timex)),
        quantities=tuple(v for v in made if isinstance(v, Quantity)),
    )
    (statement,) = statements(replace(found, claims=(claim,)))
    return list(statement.values)


YEARS = lasting("P6Y", 189_216_000)


@pytest.mark.parametrize(
    ("text", "words", "values", "family"),
    [
        pytest.param(
            "The boy is six years old.", "six years old", (YEARS, amount(6, "year of age", "age")),
            "age", id="an age is an amount",
        ),
        pytest.param(
            "It took six years.", "six years", (YEARS, amount(6, "year", "time")), "length",
            id="a length of time is a time",
        ),
    ],
)  # fmt: skip
def test_what_two_layers_have_counts_once(
    text: str, words: str, values: tuple[MakeValue, ...], family: str
) -> None:
    found = both_layers(text, words, *values)
    assert [family_of(value) for value in found] == [family]


def test_a_length_of_time_that_is_an_amount_alone_counts() -> None:
    (value,) = both_layers("It took six years.", "six years", amount(6, "year", "time"))
    assert isinstance(value, Quantity)


def test_words_for_no_time_are_no_value() -> None:
    vague = both_layers(
        "It burst recently.", "recently", lambda span: Timex(span, TimexKind.DATE, "PAST_REF")
    )
    assert vague == []


def test_every_claim_is_a_statement_in_text_order() -> None:
    found = report("a", "The dam burst.", "The ferry sank.", "The mayor resigned.")
    made = statements(found, 7)
    assert [(s.document, s.number, s.claim) for s in made] == [
        (7, number, claim) for number, claim in enumerate(found.claims)
    ]
    assert all(s.spans == s.claim.spans for s in made)


def test_words_are_lemmas_without_function_words() -> None:
    (statement,) = statements(report("a", "The ferries sank in the harbour's 2 storms."))
    assert statement.words == {"ferry", "sink", "harbour", "storm", "2"}


def test_words_of_arguments_outside_the_claim_count() -> None:
    told = Told(
        "The mayor said that the dam burst.", "burst", "the dam burst", roles={"party": "The mayor"}
    )
    (statement,) = statements(report("a", told))
    assert statement.words == {"dam", "burst", "mayor"}


def test_names_are_those_that_the_report_knows() -> None:
    found = report(
        "a",
        Told("She left Port Luce.", "leave", roles={"agent": "She", "patient": "Port Luce"}),
        "Ana Brey wept.",
        "Nobody came.",
        names={"Ana Brey": PERSON, "Port Luce": PLACE},
        pronouns={"She": "Ana Brey"},
    )
    assert [s.names for s in statements(found)] == [{"brey", "port luce"}, {"brey"}, set()]


def test_a_capital_is_known_by_its_country_as_well() -> None:
    found = report("a", "Obelia refused.", names={"Obelia": PLACE})
    (entity,) = found.entities
    acting = Mention(entity.mentions[0].span, PLACE, acts_for="Varosia")
    named = Entity(entity.id, entity.name, PLACE, (acting,))
    (statement,) = statements(Annotations(found.document, found.sentences, entities=(named,),
                                          claims=found.claims))  # fmt: skip
    assert statement.names == {"obelia", "varosia"}


def test_vectors_have_unit_length_or_none() -> None:
    made = statements(report("a", "The dam burst.", "It was so.", "The dam burst."))
    lengths = [float(np.linalg.norm(s.vector)) for s in made]
    assert lengths == pytest.approx([1, 0, 1])
    assert np.array_equal(made[0].vector, made[2].vector)


def test_like_words_have_near_vectors() -> None:
    one, near, far = statements(
        report("a", "The dam burst in rain.", "Rain burst the dam.", "The thief left the museum.")
    )
    assert one.vector @ near.vector == pytest.approx(1)
    assert one.vector @ far.vector < 0.5
