"""Time zones by name, by place and by where they are said; clock times on their days."""

import pytest
from tests.unit.annotate.timexes.sketch import said, timexes

from stemma.errors import LexiconError
from stemma.lexicon.zones import load_zone_places, load_zones, parse_zones
from stemma.model import TimexKind

NIGHT = "2031-05-06"
"""A Tuesday."""


@pytest.mark.parametrize(
    ("zone", "value"),
    [
        ("GMT", "2031-05-05T18:40Z"),
        ("BST", "2031-05-05T18:40+01:00"),
        ("EDT", "2031-05-05T18:40-04:00"),
        ("ET", "2031-05-05T18:40-04:00"),
        ("Eastern", "2031-05-05T18:40-04:00"),
        ("Eastern time", "2031-05-05T18:40-04:00"),
        ("(Eastern time)", "2031-05-05T18:40-04:00"),
        ("Pacific Daylight Time", "2031-05-05T18:40-07:00"),
        ("China Standard Time", "2031-05-05T18:40+08:00"),
        ("Moscow time", "2031-05-05T18:40+03:00"),
        ("Irish time", "2031-05-05T18:40+01:00"),
        ("U.K. time", "2031-05-05T18:40+01:00"),
        ("Central European Summer Time", "2031-05-05T18:40+02:00"),
        ("Kathmandu time", "2031-05-05T18:40+05:45"),
        ("UTC+8", "2031-05-05T18:40+08:00"),
        ("GMT +2", "2031-05-05T18:40+02:00"),
        ("local time", "2031-05-05T18:40"),
        ("(local time)", "2031-05-05T18:40"),
        ("Selton time", "2031-05-05T18:40"),
        ("", "2031-05-05T18:40"),
    ],
)
def test_a_zone_is_read_with_its_clock_time(zone: str, value: str) -> None:
    found = said(f"It sank at 6:40 p.m. {zone} on Monday.", NIGHT)
    assert found[0] == (f"6:40 p.m. {zone}".strip(), value)


@pytest.mark.parametrize(
    ("place", "short", "offset"),
    [
        ("MUMBAI", "IST", "+05:30"),
        ("DUBLIN", "IST", "+01:00"),
        ("CORK, Ireland", "IST", "+01:00"),
        ("JERUSALEM", "IST", "+02:00"),
        ("BEIJING", "CST", "+08:00"),
        ("CHICAGO", "CST", "-06:00"),
        ("DENVER", "CST", "-06:00"),
        ("HAVANA", "CST", "-05:00"),
        ("DHAKA", "BST", "+06:00"),
        ("SYDNEY", "EST", "+10:00"),
        ("SELTON", "IST", "+05:30"),
    ],
)
def test_an_abbreviation_is_of_the_place_where_it_is_said(
    place: str, short: str, offset: str
) -> None:
    found = said(f"{place} — It sank at 6:40 p.m. {short} on Monday.", NIGHT)
    assert found[0] == (f"6:40 p.m. {short}", f"2031-05-05T18:40{offset}")


def test_without_a_head_the_places_of_the_text_tell() -> None:
    text = "It sank off Cork at 6:40 p.m. IST on Monday, the Irish guard said in Dublin."
    assert said(text, NIGHT)[0][1] == "2031-05-05T18:40+01:00"


@pytest.mark.parametrize(
    ("day", "offset"), [("January 6, 2031", "-05:00"), ("July 7, 2031", "-04:00")]
)
def test_summer_time_follows_the_day(day: str, offset: str) -> None:
    assert said(f"It sank at 6 p.m. ET on {day}.")[0][1].endswith(offset)


def test_an_offset_that_hangs_on_an_unknown_day_is_not_known() -> None:
    assert said("It sank at 6 p.m. Irish time.", None) == [
        ("6 p.m. Irish time", "XXXX-XX-XXT18:00")
    ]
    assert said("It sank at 6 p.m. Moscow time.", NIGHT)[0][1] == "XXXX-XX-XXT18:00+03:00"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "It sank at 1:40 a.m. Moscow time (2240 GMT Monday) on Tuesday.",
            ["2031-05-06T01:40+03:00", "2031-05-05T22:40Z"],
        ),
        (
            "It sank at 1:40 a.m. (2240 GMT) on Tuesday.",
            ["2031-05-06T01:40+03:00", "2031-05-05T22:40Z"],
        ),
        (
            "It sank at 01:40 (22:40 GMT on Monday).",
            ["2031-05-06T01:40+03:00", "2031-05-05T22:40Z"],
        ),
        (
            "It sank at 6:40 p.m. local time on Monday (0940 GMT).",
            ["2031-05-05T18:40+09:00", "2031-05-05T09:40Z"],
        ),
        (
            "It sank at 6 p.m. EDT on Monday (2300 BST).",
            ["2031-05-05T18:00-04:00", "2031-05-05T23:00+01:00"],
        ),
        (
            "It sank at 5pm UK time (noon ET) on Monday.",
            ["2031-05-05T17:00+01:00", "2031-05-05T12:00-04:00"],
        ),
    ],
)
def test_two_clocks_of_one_moment_tell_each_others_day(text: str, values: list[str]) -> None:
    found = [t for t in timexes(text, NIGHT) if "T" in t.value]
    assert [t.value for t in found] == values
    assert found[0].earliest == found[1].earliest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank at 18.20 BST on Monday.", "2031-05-05T18:20+01:00"),
        ("It sank at 6.40 pm IST on Monday.", "2031-05-05T18:40+05:30"),
        ("It sank at 1840 hours on Monday.", "2031-05-05T18:40"),
        ("It sank at 1640 GMT on Monday.", "2031-05-05T16:40Z"),
        ("It sank at 0000 UTC on Monday.", "2031-05-05T00:00Z"),
    ],
)
def test_figures_are_a_clock_beside_a_zone(text: str, value: str) -> None:
    assert said(text, NIGHT)[0][1] == value


@pytest.mark.parametrize(
    "text",
    ["It took 2000 hours of work.", "It made 1840 in May.", "It rose 18.20 points.",
     "It sank in 1640.", "It rose to 2670 GMT."],
)  # fmt: skip
def test_and_none_elsewhere(text: str) -> None:
    assert TimexKind.TIME not in {timex.kind for timex in timexes(text, NIGHT)}


def test_small_hours_after_an_evening_are_of_the_next_day() -> None:
    found = timexes("It sank at 11:40 p.m. on Monday. The crew left by 3:15 a.m.", NIGHT)
    assert found[-1].value == "2031-05-06T03:15"
    assert [other.value for other in found[-1].alternatives] == ["2031-05-05T03:15"]
    found = timexes("It sank at 1:40 p.m. on Monday. The crew left by 3:15 a.m.", NIGHT)
    assert (found[-1].value, found[-1].alternatives) == ("2031-05-05T03:15", ())
    found = timexes("It sank at 11:40 p.m. on Monday. The crew left at 3:15 a.m. Monday.", NIGHT)
    assert found[-2].value == "2031-05-05T03:15"


def test_every_place_lies_in_a_zone_that_is_there() -> None:
    from stemma.annotate.timexes.zones import zone_info  # noqa: PLC0415

    for name in {*load_zone_places().values(), *(z.name for t in load_zones().values() for z in t)}:
        assert zone_info(name).key == name


@pytest.mark.parametrize(
    "line", ["est\t-0500\tX/Y", "est\t-05:00", "est\tdate\tX/Y\nest\tdate\tX/Y"]
)
def test_a_damaged_table_of_zones_is_refused(line: str) -> None:
    with pytest.raises(LexiconError, match=r"zones\.tsv:"):
        parse_zones(f"name\toffset\tzone\n{line}\n", name="zones.tsv")
