"""Times in sentences of news, read with the shipped model; persons, places, events are invented."""

from dataclasses import replace
from datetime import date

import pytest

from stemma.annotate import Annotator
from stemma.model import Document, PublishedFrom
from stemma.read import read_text

DAY = "2031-05-10"
"""A Saturday."""


def times(annotator: Annotator, text: str, published: str | None = DAY) -> list[tuple[str, ...]]:
    """The words, the value and the other values of each time."""
    document = read_text(text, "a.txt")
    assert isinstance(document, Document)
    if published is not None:
        document = replace(document, published=published, published_from=PublishedFrom.GIVEN)
    _, found = annotator.read(document)
    return [
        (t.span.of(text), t.value, *(other.value for other in t.alternatives))
        for t in found.timexes
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council is expected to vote on Friday.", "2031-05-16"),
        ("A hearing has been set for Monday.", "2031-05-12"),
        ("The hearing has been scheduled for Tuesday.", "2031-05-13"),
        ("A vote is planned for Wednesday.", "2031-05-14"),
        ("The trial was postponed until Thursday.", "2031-05-15"),
        ("The vote was pushed back to Wednesday.", "2031-05-14"),
        ("Classes have been cancelled through Tuesday.", "2031-05-13"),
        ("The bridge stays closed until Monday.", "2031-05-12"),
        ("The two are to meet on Monday.", "2031-05-12"),
        ("The talks will resume on Monday.", "2031-05-12"),
        ("Oss announced a concert to be held on Monday.", "2031-05-12"),
        ("The mayor resigned Friday.", "2031-05-09"),
        ("Ferry fire kills nine Friday", "2031-05-09"),
        ("She was the second climber to die on Friday.", "2031-05-09"),
        ("NINE PEOPLE DIED IN A FIRE ON TUESDAY, THE COAST GUARD SAID.", "2031-05-06"),
        ("THE MAYOR WILL SPEAK ON MONDAY.", "2031-05-12"),
    ],
)
def test_a_weekday_lies_behind_unless_the_words_look_ahead(
    annotator: Annotator, text: str, value: str
) -> None:
    assert [found[1:] for found in times(annotator, text)] == [(value,)]


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("The deadline is Friday.", "2031-05-16", "2031-05-09"),
        ("He faces a court hearing on Monday.", "2031-05-12", "2031-05-05"),
        ("A filing was expected on Monday.", "2031-05-12", "2031-05-05"),
        ("The trial was due to begin on Friday.", "2031-05-09", "2031-05-16"),
        ("The siege lasted until Friday.", "2031-05-09", "2031-05-16"),
        ("The visit comes before a summit on Tuesday.", "2031-05-06", "2031-05-13"),
    ],
)
def test_where_both_can_be_the_likelier_stands_first(
    annotator: Annotator, text: str, value: str, other: str
) -> None:
    assert [found[1:] for found in times(annotator, text)] == [(value, other)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '"Today we mourn," Oss said on May 3. He left on Friday.',
            ["2031-05-03", "2031-05-03", "2031-05-09"],
        ),
        (
            'In a 2029 interview Oss said: "I leave today and return next week."',
            ["2029", "PRESENT_REF", "XXXX-WXX"],
        ),
        (
            'On April 3 she wrote to the board: "Today I resign. Tomorrow I fly."',
            ["2031-04-03", "2031-04-03", "2031-04-04"],
        ),
        (
            "“I sail tomorrow,” Oss said Thursday. “Today I rest.”",
            ["2031-05-09", "2031-05-08", "2031-05-08"],
        ),
        (
            'Speaking in March, Oss said, "We decide next week."',
            ["2031-03", "XXXX-WXX"],
        ),
        (
            '"The vote on Friday is today\'s news," said Oss, who was elected on May 3.',
            ["2031-05-09", "2031-05-10", "2031-05-03"],
        ),
        (
            'Oss resigned on May 3. "Today we mourn," Lund said.',
            ["2031-05-03", "2031-05-10"],
        ),
        ("Oss left on May 3 and sails today.", ["2031-05-03", "2031-05-10"]),
    ],
)
def test_a_quotation_counts_from_the_day_it_was_said(
    annotator: Annotator, text: str, found: list[str]
) -> None:
    assert [value for _, value, *_ in times(annotator, text)] == found


FIRE = "The fire broke out on May 6 and killed nine. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (FIRE + "On the day of the fire he was away.", "the day", "2031-05-06"),
        (FIRE + "The night of the fire he slept.", "The night", "2031-05-06TNI"),
        (FIRE + "The week of the fire was long.", "The week", "2031-W19"),
        (FIRE + "On the eve of the fire he slept.", "the eve", "2031-05-05"),
        (FIRE + "He came the day after the fire.", "the day after", "2031-05-07"),
        (FIRE + "He left the day before the fire.", "the day before", "2031-05-05"),
        (FIRE + "He came two days after the fire.", "two days after", "2031-05-08"),
        ("A fire on Tuesday killed nine. He left on the day of the fire.", "the day", "2031-05-06"),
        ("On the day of the fire he was away.", "the day", "XXXX-XX-XX"),
        (FIRE + "On the day of the wedding he was away.", "the day", "XXXX-XX-XX"),
        (
            FIRE + "A second fire broke out on May 8. On the day of the fire he left.",
            "the day",
            "XXXX-XX-XX",
        ),
    ],
)
def test_the_day_of_something_is_the_day_it_was_told_for(
    annotator: Annotator, text: str, words: str, value: str
) -> None:
    assert times(annotator, text)[-1] == (words, value)


@pytest.mark.parametrize(
    "text",
    [
        'Oss spoke on "This Week".',
        'He told the "Today" show that it sank.',
        "He told Vardia One's Today that it sank.",
        "Oss writes for The Week and Selton Weekly.",
        'He appeared on "Saturday Night Live".',
        "She met the actor Joe Friday in Selton.",
        "They patched Harbour Server 2008 and Word 2007.",
        "The company sells Dockview 2007 and the Tide 2000 in shops.",
        "He drove a 2004 Honda Civic.",
        "They met at a Christmas party.",
        "They bought Easter eggs.",
        "They scored twice in the second quarter of the game.",
        "The former mayor met a formerly rich man.",
        "The now-cancelled deal was bad.",
    ],
)
def test_names_and_programmes_are_no_times(annotator: Annotator, text: str) -> None:
    assert times(annotator, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He noted that Tuesday is the deadline.", [("Tuesday", "2031-05-13", "2031-05-06")]),
        ("He told the court that Tuesday he saw her.", [("Tuesday", "2031-05-06")]),
        ("It is held at Christmas.", [("Christmas", "XXXX-12-25")]),
        ("He won the World Cup 2014.", [("2014", "2014")]),
        ("It follows the March ruling.", [("March", "2031-03", "2032-03")]),
        ("Nine Dead in Ferry Fire Last Night", [("Last Night", "2031-05-09TNI")]),
        ("It ran Friday to Sunday.", [("Friday", "2031-05-02"), ("Sunday", "2031-05-04")]),
        ("It will run Friday to Sunday.", [("Friday", "2031-05-16"), ("Sunday", "2031-05-18")]),
        ("Second-quarter sales fell.", [("Second-quarter", "2031-Q2")]),
        ("The next day he left.", [("The next day", "XXXX-XX-XX")]),
        ("They will spend the next day there.", [("the next day", "2031-05-11")]),
        ("The Sept. 11 attacks changed it.", [("Sept. 11", "2001-09-11")]),
        ("A weekend fire killed two.", [("weekend", "2031-W19-WE")]),
        ("Sales fell from the year-ago quarter.", [("year-ago", "2030")]),
    ],
)
def test_and_what_only_looks_like_one_is(
    annotator: Annotator, text: str, found: list[tuple[str, ...]]
) -> None:
    assert times(annotator, text) == found


def test_a_dateline_without_a_year_helps_where_the_other_reports_speak(
    annotator: Annotator,
) -> None:
    document = read_text("SELTON, May 6 (Tidewire) - It sank on Monday.", "a.txt")
    assert isinstance(document, Document)
    near = replace(document, near=(date(2031, 4, 29), date(2031, 6, 20)))
    found = annotator.read(near)[1].timexes
    assert [timex.value for timex in found] == ["2031-05-06", "2031-05-05"]
    alone = annotator.read(document)[1].timexes
    assert [timex.value for timex in alone] == ["XXXX-05-06", "XXXX-WXX-1"]
