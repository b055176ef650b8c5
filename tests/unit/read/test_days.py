"""Days that pages state: which is the publication, and whether they go together."""

from typing import Any

import pytest
from tests.unit.read.made import NEWS, PARAGRAPHS, page

from stemma.model import DayKind, Document, Flag, PublishedFrom
from stemma.read.html.page import read_page
from stemma.read.payload import Payload
from stemma.read.stamp import parse_stamp

BARE = {"linked": None, "paragraphs": ()}


def read(written: str, **known: Any) -> Document:
    found = read_page(Payload(written.encode(), "a.html", **known))
    assert isinstance(found, Document), found
    return found


def with_line(line: str, *, head: str = "", linked: object = None) -> Document:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return read(page(linked=linked, paragraphs=(), head=head, body=line + body))


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("<p>Published March 18, 2031 9:42 a.m. | Updated March 21, 2031 8:00 a.m.</p>",
         "2031-03-18T09:42:00", "2031-03-21T08:00:00"),
        ("<p>Published 18 March 2031 at 09:42 (updated 21 March 2031 at 08:00)</p>",
         "2031-03-18T09:42:00", "2031-03-21T08:00:00"),
        ("<div>Posted on 18 March 2031</div>", "2031-03-18", None),
        ("<div class='meta'><span>First published: 2031-03-18 09:42</span></div>",
         "2031-03-18 09:42", None),
        ("<p>Last updated: Tue, 18/03/2031 - 20:18</p>", None, "2031-03-18T20:18:00"),
        ("<p>Originally published by Norwire on Tuesday, March 18th, 2031</p>", "2031-03-18", None),
        ("<p>PUBLISHED: March 18, 2031 at 9:42 AM | UPDATED: March 21, 2031 at 8:00 AM</p>",
         "2031-03-18T09:42:00", "2031-03-21T08:00:00"),
    ],
)  # fmt: skip
def test_lines_that_the_reader_sees(line: str, published: str | None, updated: str | None) -> None:
    found = with_line(line)
    assert (found.published, found.updated) == (published, updated)
    if published is not None:
        assert found.published_from is PublishedFrom.METADATA
    assert "2031" not in found.text


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("<div class='submitted'>Tue, 03/18/2031 - 20:18</div>", "2031-03-18T20:18:00"),
        ("<div class='submitted'>Tue, 05/06/2031 - 20:18</div>", "2031-05-06T20:18:00"),
        ("<div>Thursday, 05/06/2031</div>", "2031-06-05"),
        ("<p class='byline'>By Maro Dentz | March 18, 2031</p>", "2031-03-18"),
        ("<div>05/06/2031</div>", None),
        ("<div>Monday, 05/06/2031</div>", None),
    ],
)
def test_a_day_by_itself_is_inferred(line: str, published: str | None) -> None:
    found = with_line(line)
    assert found.published == published
    assert found.published_from is (
        PublishedFrom.UNKNOWN if published is None else PublishedFrom.INFERRED
    )


def test_the_day_above_the_headline_is_that_of_the_reader() -> None:
    top = '<header class="masthead"><p class="date">Friday, March 21, 2031</p></header>'
    found = read(page(linked=None).replace("<nav>", top + "<nav>"))
    assert found.published is None


def test_related_reports_lend_no_day() -> None:
    found = with_line("<div class='related'><p>Published March 1, 2031</p></div>")
    assert found.published is None


PUBLISHED = '<meta property="article:published_time" content="2031-03-21T08:00:00+02:00">'


def test_a_line_with_an_earlier_day_goes_before_the_field() -> None:
    found = with_line("<p>Published 18 March 2031</p>", head=PUBLISHED)
    assert found.published == "2031-03-18"
    assert Flag.DATES_DIFFER in found.flags
    days = [day.date for day in found.stated if day.kind is DayKind.PUBLISHED]
    assert days == ["2031-03-21T08:00:00+02:00", "2031-03-18"]


def test_a_line_with_a_later_day_does_not() -> None:
    found = with_line("<p>Published 25 March 2031</p>", head=PUBLISHED)
    assert found.published == "2031-03-21T08:00:00+02:00"
    assert Flag.DATES_DIFFER in found.flags


@pytest.mark.parametrize(
    ("line", "head", "flagged"),
    [
        ("", PUBLISHED + '<meta name="date" content="2031-03-18">', True),
        ("", PUBLISHED + '<meta name="pubdate" content="2031-03-12">', True),
        ("<p>Published March 20, 2031 11:30 p.m.</p>", PUBLISHED, False),
        ("<p>Published March 21, 2031</p>", PUBLISHED, False),
        ("<p>March 1, 2031</p>", PUBLISHED, False),
        ("", PUBLISHED, False),
        ("<p>Updated March 28, 2031</p>", PUBLISHED, False),
    ],
)
def test_days_that_do_not_go_together_are_said(line: str, head: str, *, flagged: bool) -> None:
    found = with_line(line, head=head)
    assert (Flag.DATES_DIFFER in found.flags) is flagged
    assert found.is_counted


def test_the_day_in_the_address_is_held_against_the_others() -> None:
    found = read(page(linked=None, head=PUBLISHED), url="https://n.example/2031/03/11/dam")
    assert Flag.DATES_DIFFER in found.flags
    near = read(page(linked=NEWS), url="https://n.example/2031/03/18/dam")
    assert Flag.DATES_DIFFER not in near.flags


@pytest.mark.parametrize(
    "mark",
    [
        '<time itemprop="dateModified" datetime="2031-03-21T08:00">changed</time>',
        '<span itemprop="datePublished dateModified" content="2031-03-21T08:00"></span>',
        '<time class="entry-date updated" datetime="2031-03-21T08:00">21 March</time>',
        '<meta itemprop="dateModified" content="2031-03-21T08:00">',
    ],
)
def test_marks_of_a_change(mark: str) -> None:
    assert with_line(mark).updated == "2031-03-21T08:00"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Tue, 05/06/2031 - 20:18", "2031-05-06T20:18:00"),
        ("Thu 05/06/2031", "2031-06-05"),
        ("Tuesday 06.05.2031 20:18", "2031-05-06T20:18:00"),
        ("06.05.2031", "2031-05-06"),
        ("18.03.2031", "2031-03-18"),
        ("Fri, 05/06/2031", None),
        ("May 6, 2031 | 8:18 p.m.", "2031-05-06T20:18:00"),
    ],
)
def test_a_weekday_decides_which_of_two_days(written: str, day: str | None) -> None:
    assert parse_stamp(written) == day


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2031-05-06 10:00:00 AEST", "2031-05-06T10:00:00+10:00"),
        ("Tue, 06 May 2031 10:00:00 NZDT", "2031-05-06T10:00:00+13:00"),
        ("6 May 2031, 10:00 am AEDT", "2031-05-06T10:00:00+11:00"),
        ("May 6, 2031 10:00 AM SGT", "2031-05-06T10:00:00+08:00"),
        ("6 May 2031 10:00 IST", "2031-05-06T10:00:00"),
    ],
)
def test_zones_far_away_have_their_offset_where_they_are_one(written: str, stamp: str) -> None:
    assert parse_stamp(written) == stamp
