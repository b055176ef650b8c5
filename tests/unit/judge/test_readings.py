"""What a document says on a point, and the words of it that are judged."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.unit.match.reports import MakeValue, Told, amount, day, report

from stemma.judge.readings import claim_reading, judged_words, name_reading, value_reading
from stemma.model import Quantity, Span, Timex

FRIDAY = {"3 February": day("2031-02-03")}


@pytest.mark.parametrize(
    ("text", "words", "values", "judged"),
    [
        ("It closed on 3 February.", "", FRIDAY, ("It closed on 3 February",)),
        ("On 3 February it closed.", "it closed", FRIDAY, ("3 February", "it closed")),
        ("It closed on 3 February.", "It closed", FRIDAY, ("It closed", "3 February")),
        ("12 pumps came.", "", {"12 pumps": amount(12, "pump")}, ("12 pumps came",)),
    ],
)
def test_the_words_judged_are_the_clause_with_the_value_it_carries(
    text: str, words: str, values: Mapping[str, MakeValue], judged: tuple[str, ...]
) -> None:
    found = report("a", Told(text, "close", words, values=values))
    (claim,) = found.claims
    carried: list[Timex | Quantity] = [*claim.timexes, *claim.quantities]
    (value,) = carried
    made = value_reading(claim, value)
    assert tuple(span.of(text) for span in judged_words(made)) == judged
    assert made.value == value
    assert judged_words(claim_reading(claim)) == claim.spans


def test_a_value_stands_with_what_is_counted() -> None:
    text = "12 of the old pumps came."
    found = report("a", Told(text, values={"12": amount(12, "pump")}))
    (claim,) = found.claims
    (number,) = claim.quantities
    counted = replace(number, of=Span(number.span.document_id, 6, 19))
    assert [s.of(text) for s in value_reading(claim, counted).spans] == ["12", "the old pumps"]


def test_a_name_may_stand_outside_the_claim_that_tells_of_it() -> None:
    text = "Ilva Selmar said that the dam held."
    found = report("a", Told(text, words="the dam held"))
    (claim,) = found.claims
    name = Span(found.document.id, 0, 11)
    made = name_reading(claim, name, "Ilva Selmar")
    assert (made.value, made.spans) == ("Ilva Selmar", (name,))
    assert [span.of(text) for span in judged_words(made)] == ["Ilva Selmar", "the dam held"]


def test_readings_of_one_claim_have_ids_of_their_own() -> None:
    found = report("a", Told("It closed on 3 February.", values=FRIDAY))
    (claim,) = found.claims
    (value,) = claim.timexes
    made = [
        claim_reading(claim),
        value_reading(claim, value),
        name_reading(claim, value.span, "February"),
    ]
    assert len({reading.id for reading in made}) == 3
    assert {reading.document_id for reading in made} == {found.document.id}
    assert claim_reading(claim) == made[0]
