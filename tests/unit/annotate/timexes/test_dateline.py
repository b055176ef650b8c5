"""The day that a report gives for itself, and what counts from it."""

from datetime import date

import pytest
from tests.unit.annotate.timexes.sketch import said, sketch

from stemma.annotate.timexes import find_dateline

DAY = date(2031, 5, 6)
"""A Tuesday."""


@pytest.mark.parametrize(
    "head",
    [
        "SELTON, May 6, 2031 - ",
        "SELTON, Vardia, May 6, 2031 — ",
        "SELTON, 6 May 2031 (Tidewire) -- ",
        "SELTON (Tidewire), May 6, 2031: ",
        "SELTON -- (May 6, 2031) -- ",
        "SELTON, May 6, 2031 /Tidewire/ -- ",
        "SELTON, May 6, 2031 (Tidewire). ",
        "Selton, Tuesday, 6 May 2031 – ",
        "Selton/Orth, Vardia, Tuesday, May 6, 2031: ",
        "(Tidewire, May 6, 2031) SELTON - ",
        "[Tidewire, 6 May 2031] ",
        "May 6, 2031 - ",
        "6 May 2031 ",
        "May 6, 2031 Tuesday. ",
        "2031-05-06: ",
        "2031-05-06T18:20:00+05:30 ",
        "2031-05-06T18:20:00-04:00 ",
        "2031-05-06 18:20:00 +0530 ",
        "By Mara Oss, May 6, 2031. ",
        "By Mara Oss and Per Lund | May 6, 2031 | ",
        "Published: 06 May 2031 18:20 IST | Updated: 07 May 2031 09:00 IST. ",
        "First published on 6 May 2031. ",
        "Last updated on May 6, 2031 at 9:00 am. ",
        "Updated 1820 GMT (0220 HKT) May 6, 2031\n",
        "9:00 AM ET, Tue May 6, 2031\n",
        "Posted on 2031-05-06 by Mara Oss. ",
        "Date: Tue, 6 May 2031\n",
        "Dam bursts in Vardia\n\nSELTON, May 6, 2031\n\n",
        "Dam bursts in Vardia\nBy Mara Oss\nTuesday 6 May 2031 18.20 BST\n",
    ],
)
def test_a_full_date_at_the_head_dates_the_report(head: str) -> None:
    parse = sketch(f"{head}The dam sank on Monday.", None)
    found = find_dateline(parse)
    assert found is not None
    assert found[0] == DAY
    assert said(f"{head}The dam sank on Monday.", None)[-1] == ("Monday", "2031-05-05")


@pytest.mark.parametrize(
    "text",
    [
        "On May 6, 2031, it sank.",
        "May 6, 2031 was a bad day.",
        "May 6, 2031, was a bad day.",
        "The flood of May 6, 2031 - the worst of all - is told here.",
        "Mara Oss was born in Selton, May 6, 1931, and died there.",
        "After the Selton Accord of May 6, 2031: what is left.",
        "May 6, 1931: Flood.\nMay 8, 1931: Inquiry.\nJune 3, 1931: Trial.",
        "SELTON, May 6 (Tidewire) - It sank.",
        "SELTON, 6/5/2031 - It sank.",
        "SELTON, Monday, May 6, 2031 - It sank.",
        "It sank. " * 60 + "\nSELTON, May 6, 2031 - It sank.",
    ],
)
def test_other_dates_do_not(text: str) -> None:
    assert find_dateline(sketch(text, None)) is None


def test_a_clock_time_does_not_take_the_datelines_day() -> None:
    text = "SELTON, May 6, 2031 - It sank on Monday, the guard said at 9 p.m. on Sunday."
    assert ("9 p.m.", "2031-05-04T21:00") in said(text, None)
    text = "SELTON, May 6, 2031 - It sank. The guard left at 9 p.m."
    assert said(text, None)[-1] == ("9 p.m.", "XXXX-XX-XXT21:00")


@pytest.mark.parametrize(
    ("head", "published", "value"),
    [
        ("SELTON, May 6 (Tidewire) - ", "2031-05-08", "2031-05-05"),
        ("SELTON, May 6, 2031 - ", "2031-05-08", "2031-05-05"),
        ("SELTON, Dec. 31 - ", "2032-01-01", "2031-12-30"),
        ("SELTON, May 6 - ", "2031-05-20", "2031-05-19"),
        ("Last updated on May 8, 2031. ", "2031-05-06", "2031-05-05"),
    ],
)
def test_words_count_from_the_dateline_if_it_is_a_little_older(
    head: str, published: str, value: str
) -> None:
    assert said(f"{head}It sank yesterday.", published)[-1] == ("yesterday", value)
