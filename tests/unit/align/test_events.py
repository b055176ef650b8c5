"""Which reports are of one event."""

from tests.unit.align.reports import report, table

from stemma.align.events import split_events
from stemma.align.statements import StatementMaker
from stemma.model import Annotations

FLOOD = ("dam burst village rain", "storm flood harbour tunnel", "mayor evacuate village bridge")
TRIAL = ("judge sentence thief", "court trial jewel", "guard arrest thief museum")
BOTH = ("council vote budget",)


def parts(reports: list[Annotations]) -> list[list[str]]:
    return [
        sorted(found.document.source for found in event)
        for event in split_events(reports, StatementMaker(table()))
    ]


def pile(name: str, sentences: tuple[str, ...], extra: str) -> list[Annotations]:
    """Four reports of one event, each with something of its own and something all share."""
    own = ("worker strike wage", "minister resign council", "ferry sail", "announce reject")
    return [
        report(f"{name}{number}", sentences[number % 3], sentences[0], *BOTH, f"{mine} {extra}")
        for number, mine in enumerate(own)
    ]


def test_two_events_with_some_words_in_common_are_cut() -> None:
    found = parts(pile("flood", FLOOD, "rain") + pile("trial", TRIAL, "jewel"))
    assert sorted(found) == [[f"{n}{i}" for i in range(4)] for n in ("flood", "trial")]


def test_one_event_is_not() -> None:
    assert len(parts(pile("flood", FLOOD, "rain"))) == 1


def test_copies_of_two_texts_are_no_two_events() -> None:
    one = [report(f"a{n}", *FLOOD, *BOTH) for n in range(3)]
    two = [report(f"b{n}", *FLOOD[:1], *BOTH, *TRIAL[:1]) for n in range(3)]
    assert len(parts(one + two)) == 1


def test_a_report_of_something_else_stands_alone() -> None:
    found = parts([*pile("flood", FLOOD, "rain"), report("trial", *TRIAL)])
    assert found[1:] == [["trial"]]


def test_their_order_does_not_matter() -> None:
    reports = pile("flood", FLOOD, "rain") + pile("trial", TRIAL, "jewel")
    assert parts(reports) == parts(reports[::-1])


def test_none() -> None:
    assert parts([]) == []
