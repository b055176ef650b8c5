"""What a value measures, by the words around it."""

import pytest
from tests.unit.brief.made import said

from stemma.align.slots import Slot, SlotMaker
from stemma.align.statements import StatementMaker
from stemma.encoder.words import WordTable


@pytest.fixture(scope="module")
def maker() -> StatementMaker:
    return StatementMaker(WordTable.load())


def slots(maker: StatementMaker, text: str) -> tuple[Slot, ...]:
    found = said(text)
    (statements,) = maker.of_reports([found])
    return SlotMaker(maker).of_report(statements, found)


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("The shaft is 40 metres deep.", "depth"),
        ("The shaft is only 30 centimetres wide.", "width"),
        ("Two of the five miners were hurt.", "part"),
        ("Five miners were hurt.", ""),
    ],
)
def test_which_measure_it_is(maker: StatementMaker, text: str, aspect: str) -> None:
    assert aspect in {slot.aspect for slot in slots(maker, text)}


@pytest.mark.usefixtures("weights")
def test_a_restated_amount_is_one_slot(maker: StatementMaker) -> None:
    found = [
        s for s in slots(maker, "The shaft is 40 metres (131 feet) deep.") if s.kind == "length"
    ]
    assert len(found) == 1


@pytest.mark.usefixtures("weights")
def test_how_far_two_things_lie_apart_is_no_length_of_time(maker: StatementMaker) -> None:
    assert not slots(maker, "He resigned two days before the vote.") or all(
        slot.kind != "duration" for slot in slots(maker, "He resigned two days before the vote.")
    )


@pytest.mark.usefixtures("weights")
def test_a_date_keeps_its_weekday(maker: StatementMaker) -> None:
    days = {slot.weekday for slot in slots(maker, "The deadline expired on Friday, May 9.")}
    assert "Friday" in days


@pytest.mark.usefixtures("weights")
def test_an_age_is_of_who_is_named_behind_it(maker: StatementMaker) -> None:
    found = [s for s in slots(maker, "The 42-year-old Ana Brey was hurt.") if s.kind == "age"]
    assert any("ana brey" in slot.names for slot in found)


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The shooting took place on Monday.", "shoot"),
        ("Lasko lost Tuesday's bitterly fought election.", "election"),
        ("The May 3 raid failed.", "raid"),
        ("Lasko left the house on Monday.", ""),
        ("It happened on Monday.", ""),
    ],
)
def test_the_happening_that_a_day_is_of(maker: StatementMaker, text: str, event: str) -> None:
    assert {slot.event for slot in slots(maker, text) if slot.kind == "date"} == {event}


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The 42-year-old Obelian driver was hurt.", frozenset()),
        ("The driver Ana Brey, 42, was hurt.", frozenset({"ana brey"})),
    ],
)
def test_an_age_is_of_whom_the_words_name(
    maker: StatementMaker, text: str, names: frozenset[str]
) -> None:
    assert {slot.names for slot in slots(maker, text) if slot.kind == "age"} == {names}


@pytest.mark.usefixtures("weights")
def test_the_day_a_post_was_put_up_is_of_nothing_told(maker: StatementMaker) -> None:
    text = "Shut the gallery now! Ana Brey (@anabrey) May 1, 2031"
    assert not [slot for slot in slots(maker, text) if slot.kind == "date"]
