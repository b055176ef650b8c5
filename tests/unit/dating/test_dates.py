"""Reports without a date, dated from their words and the others; places and people are invented."""

from datetime import date

import pytest
from tests.unit.brief.made import maker, reader

from stemma.dating import date_event
from stemma.dating.clues import in_quotes
from stemma.model import Annotations, Document, PublishedFrom
from stemma.read import read_text

NORWIRE = (
    "A dam burst above Tesvik on Tuesday and killed six people, the interior ministry said.\n\n"
    "Minister Anka Volen visited the broken dam at Tesvik on Wednesday, her office said."
)
"""Published on Thursday, 20 March 2031."""


def said(text: str, name: str, published: str | None = None) -> Annotations:
    document = read_text(text, name, published=published)
    assert isinstance(document, Document)
    (found,) = reader().annotate([document])
    return found


def dated(text: str, *, day: str = "2031-03-20", other: str = NORWIRE) -> Annotations:
    """A report without a date, as it is beside one of a known day."""
    event = [said(other, "norwire.txt", day), said(text, "undated.txt")]
    found = date_event(event, maker().matcher.match, reader())
    assert [one.document.id for one in found] == [one.document.id for one in event]
    assert found[0] == event[0]
    return found[1]


def values(found: Annotations) -> dict[str, str]:
    return {timex.span.of(found.document.text): timex.value for timex in found.timexes}


@pytest.mark.usefixtures("weights")
class TestTheText:
    @pytest.mark.parametrize(
        ("line", "day"),
        [
            ("December 2, 2031", "2031-12-02"),
            ("Published 2 December 2031", "2031-12-02"),
            ("01.12.2031 13:06", "2031-12-01"),
        ],
    )
    def test_a_line_with_a_date_dates_it(self, line: str, day: str) -> None:
        found = said(f"{line}\nThe dam above Tesvik held, officials said on Monday.", "a.txt")
        assert found.document.published == day
        assert found.document.published_from is PublishedFrom.TEXT
        (clue,) = found.document.dated_by
        assert clue.span.of(found.document.text) in line
        assert values(found)["Monday"] == "2031-12-01"

    @pytest.mark.parametrize("line", ["02/12/2031", "December 2", "Closed since 2 December 2031"])
    def test_others_do_not(self, line: str) -> None:
        document = said(f"{line}\nThe dam held, officials said on Monday.", "a.txt").document
        assert (document.published, document.dated_by) == (None, ())


@pytest.mark.usefixtures("weights")
class TestTheOthers:
    def test_yesterday_is_the_day_that_another_gives(self) -> None:
        found = dated(
            "A dam burst above Tesvik on Tuesday and killed six people, the interior ministry"
            " said.\n\nMinister Anka Volen visited the broken dam at Tesvik yesterday, her office"
            " said."
        )
        document = found.document
        assert document.published == "2031-03-20"
        assert document.published_from is PublishedFrom.INFERRED
        assert {clue.span.of(document.text) for clue in document.dated_by} == {
            "Tuesday",
            "yesterday",
        }
        assert any("2031-03-19" in clue.reason for clue in document.dated_by)
        assert values(found) == {"Tuesday": "2031-03-18", "yesterday": "2031-03-19"}
        claims = [timex.value for claim in found.claims for timex in claim.timexes]
        assert {"2031-03-18", "2031-03-19"} <= set(claims)

    def test_a_weekday_leaves_a_week(self) -> None:
        found = dated(
            "A dam burst above Tesvik on Tuesday and killed six people, the interior ministry said."
        )
        document = found.document
        assert document.published is None
        assert document.published_from is PublishedFrom.UNKNOWN
        assert document.possible == (date(2031, 3, 18), date(2031, 3, 24))
        assert document.dated_by
        assert values(found) == {"Tuesday": "2031-03-18"}, "whichever of these days it is"

    def test_one_chance_likeness_does_not_date(self) -> None:
        found = dated("Minister Anka Volen visited the broken dam at Tesvik yesterday.")
        assert found.document.published is None

    def test_what_stands_beside_it_does(self) -> None:
        found = dated("The broken gate at Tesvik was mended yesterday, 20 March 2031.")
        assert found.document.published == "2031-03-21"

    def test_another_weekday_says_nothing(self) -> None:
        found = dated(
            "A dam burst above Tesvik on Friday and killed six people, the interior ministry said."
        )
        assert (found.document.published, found.document.possible) == (None, None)
        assert values(found) == {"Friday": "XXXX-WXX-5"}

    def test_a_day_in_somebodys_words_is_his(self) -> None:
        found = dated("“A dam burst above Tesvik on Tuesday and killed six people,” he said.")
        assert (found.document.published, found.document.possible) == (None, None)

    def test_clues_that_clash_date_nothing(self) -> None:
        found = dated(
            "A dam burst above Tesvik yesterday and killed six people, the interior ministry"
            " said.\n\nMinister Anka Volen visited the broken dam at Tesvik yesterday, her office"
            " said."
        )
        assert (found.document.published, found.document.possible) == (None, None)

    def test_a_day_of_a_month_gets_the_year_of_the_others(self) -> None:
        found = dated(
            "The dam was closed on December 21 and will open on Friday, April 4. It has leaked"
            " since January."
        )
        assert found.document.published is None
        assert values(found) == {
            "December 21": "2030-12-21",
            "Friday, April 4": "2031-04-04",
            "January": "2031-01",
        }

    def test_a_weekday_that_does_not_fit_is_told_once_the_year_is_known(self) -> None:
        found = dated("The board let the deadline of Saturday, March 14 pass.")
        (timex,) = found.timexes
        assert timex.value == "2031-03-14"
        assert timex.mismatch == "2031-03-14 is a Friday, not a Saturday"

    def test_reports_far_apart_give_no_year(self) -> None:
        event = [
            said(NORWIRE, "a.txt", "2031-03-20"),
            said(NORWIRE.replace("six", "seven"), "b.txt", "2032-03-20"),
            said("The dam was closed on November 21.", "c.txt"),
        ]
        *_, found = date_event(event, maker().matcher.match, reader())
        assert found == event[2]

    def test_no_date_anywhere_leaves_all_as_it_was(self) -> None:
        event = [said(NORWIRE, "a.txt"), said("The dam broke yesterday, on Tuesday.", "b.txt")]
        assert date_event(event, maker().matcher.match, reader()) == tuple(event)

    def test_the_order_of_the_reports_changes_nothing(self) -> None:
        event = [
            said(NORWIRE, "a.txt", "2031-03-20"),
            said("A dam burst above Tesvik on Tuesday and killed six people.", "b.txt"),
            said("Anka Volen came to the broken dam at Tesvik on November 21.", "c.txt"),
        ]
        one = date_event(event, maker().matcher.match, reader())
        other = date_event(event[::-1], maker().matcher.match, reader())
        assert one == other[::-1]


def test_quotes_of_a_paragraph() -> None:
    text = "“I left,” she said today.\nHe said: “We leave tomorrow.”"
    assert not in_quotes(text, text.index("today"))
    assert in_quotes(text, text.index("tomorrow"))
