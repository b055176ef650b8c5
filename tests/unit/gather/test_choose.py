"""Which reports are compared: those that gather, those in other words, and what the caller says."""

from dataclasses import replace

import pytest
from tests.unit.gather.made import FIRE, STRIKE, made, table

from stemma.gather.choose import Choice, choose
from stemma.gather.names import rare_names
from stemma.gather.terms import TermMaker
from stemma.model import Document
from stemma.read.versions import capture_order, find_repeats, find_versions

WIRE = made("wire", *FIRE, published="2031-03-03T10:00:00Z")
OTHER_WORDS = {
    "survivors": (
        "Neighbours of the Vessling blaze told on Tuesday of a night without sleep.",
        "Ada Quist, who lives across the water, heard hammering on metal and then nothing.",
        "Four bodies have been found by now, the coroner told this newspaper.",
    ),
    "owner": (
        "Shares of the group that owns the burned plant in Vessling fell by a tenth on Monday.",
        "Its chief executive spoke of a dark day and would not take questions about the fire.",
        "Three of the staff on shift did not come home.",
    ),
}
ELSEWHERE = {
    "another fire": (
        "A warehouse fire in Port Dunmore hurt two people on Monday, the fire brigade said.",
        "Chief Olin Marsh said the blaze began in a store of paint.",
        "Smoke hung over the harbour until noon, and families left their homes.",
    ),
    "same place, months later": (
        "A school choir from Vessling won the national prize on Saturday in the capital.",
        "Teacher Hanne Rook said that the children had rehearsed since August.",
        "The town gave them a parade and a new piano.",
    ),
}


def ids(*documents: Document, choice: Choice | None = None) -> list[list[str]]:
    chosen = choose(documents, choice or Choice(), table=table())
    return [[document.id for document in one.documents] for one in chosen]


@pytest.mark.parametrize("name", OTHER_WORDS)
@pytest.mark.parametrize("published", ["2031-03-04T16:00:00Z", "2031-03-03", None])
def test_a_report_in_other_words_is_taken_in(name: str, published: str | None) -> None:
    other = made(name, *OTHER_WORDS[name], published=published)
    assert ids(WIRE, other) == ids(other, WIRE)
    assert len(ids(WIRE, other)) == 1


def test_several_in_other_words_are_all_taken_in() -> None:
    others = [made(n, *text, published="2031-03-04") for n, text in OTHER_WORDS.items()]
    assert len(ids(WIRE, *others)) == 1


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_report_of_something_else_is_set_aside_with_a_reason(name: str) -> None:
    published = "2031-08-20" if "later" in name else "2031-03-03"
    other = made(name, *ELSEWHERE[name], published=published)
    main, aside = choose([WIRE, other, made("too", *FIRE[1:])], table=table())
    assert [document.id for document in aside.documents] == [name]
    assert main.reason == ""
    assert "in common" in aside.reason
    assert "--together" in aside.reason
    assert ("170 days from them" in aside.reason) is ("later" in name)


def test_a_strike_is_no_fire() -> None:
    strike = made("strike", *STRIKE, published="2031-03-03")
    assert sorted(map(len, ids(WIRE, strike))) == [1, 1]


def test_together_makes_one_of_all() -> None:
    strike = made("strike", *STRIKE, published="2031-03-05")
    choice = Choice(together=True)
    assert ids(strike, WIRE, choice=choice) == [["wire", "strike"]]


def test_apart_takes_reports_out() -> None:
    twin = made("twin", *FIRE[:6], published="2031-03-03T12:00:00Z")
    third = made("third", *FIRE[2:], published="2031-03-03T14:00:00Z")
    for together in (True, False):
        choice = Choice(together, frozenset({"wire", "twin"}))
        chosen = choose([WIRE, twin, third], choice, table=table())
        assert [[d.id for d in one.documents] for one in chosen] == [["third"], ["wire"], ["twin"]]
        assert [one.reason for one in chosen] == ["", "--apart names it", "--apart names it"]


def test_names_that_begin_sentences_and_usual_ones_are_not_rare() -> None:
    maker = TermMaker(table())
    found = rare_names(made("d", "Vessling burned. Monday in London, by Halden Fisk."), maker)
    assert {maker.word(term) for term in found} >= {"halden"}
    assert "vessling" not in {maker.word(term) for term in found}
    assert "london" not in {maker.word(term) for term in found}


def capture(name: str, day: str, *sentences: str, url: str = "https://a.example/fire") -> Document:
    return replace(made(name, *sentences, published="2031-03-03"), url=url, captured=day)


FIRST = capture("first", "2031-03-03T20:00:00Z", *FIRE)
SECOND = capture("second", "2031-03-04T20:00:00+00:00", *FIRE[:3], url="http://www.a.example/fire/")


class TestVersions:
    def test_captures_of_one_address_are_ordered_by_their_time(self) -> None:
        assert find_versions([SECOND, FIRST]) == [[FIRST, SECOND]]
        assert capture_order(FIRST, SECOND) == -1
        assert capture_order(SECOND, FIRST) == 1

    @pytest.mark.parametrize(
        "other",
        [
            capture("x", "2031-03-04T20:00:00Z", *FIRE, url="https://a.example/other"),
            capture("x", "2031-03-03T20:00:00Z", *FIRE),
            replace(SECOND, captured=None),
            replace(SECOND, captured="yesterday"),
            replace(SECOND, url=None),
        ],
    )
    def test_others_are_no_versions(self, other: Document) -> None:
        assert capture_order(FIRST, other) == 0
        assert find_versions([FIRST, other]) == []

    def test_the_same_words_captured_again_are_no_version(self) -> None:
        again = capture("again", "2031-03-05T20:00:00Z", *FIRE)
        assert find_repeats([again, SECOND, FIRST]) == {"again"}

    def test_versions_are_of_one_event_whatever_their_words(self) -> None:
        rewritten = capture("third", "2031-03-06T00:00:00Z", *STRIKE)
        assert ids(rewritten, FIRST) == [["first", "third"]]

    def test_of_one_day_the_first_captured_comes_first(self) -> None:
        longer = capture("longer", "2031-03-05T20:00:00Z", *FIRE, "More was to come.")
        assert ids(longer, FIRST) == [["first", "longer"]]
