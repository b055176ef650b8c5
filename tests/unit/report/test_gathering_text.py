"""A gathering as a page."""

import re

import pytest
from tests.unit.gather.made import FIRE, STRIKE, made, table
from tests.unit.report.hostile import HOSTILE

from stemma.gather import gather
from stemma.report.gathering_text import FEW, OUTLETS, render_gathering_text


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_lines_fit(width: int) -> None:
    found = gather(
        [
            made("a", *FIRE, title=FIRE[0] + FIRE[1], outlet="The Vessling Echo and Advertiser"),
            made("b", *FIRE[2:], outlet="Star", published="2031-05-06"),
            made("c", *STRIKE),
        ],
        table=table(),
    )
    lines = render_gathering_text(found, width=width).splitlines()
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_report_can_move_the_cursor(hostile: str) -> None:
    found = gather(
        [made(f"h{n}", hostile, *FIRE[n:], title=hostile, outlet=hostile) for n in range(2)],
        table=table(),
    )
    page = render_gathering_text(found, everything=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]", page)


def test_many_outlets_and_reports_are_cut() -> None:
    lines = [*FIRE, *STRIKE]
    reports = [
        made(f"r{n:02}", *lines, " ".join(f"{word}{n}" for word in lines[n % 16].split() * 5),
             outlet=f"Outlet {n}")
        for n in range(FEW + 3)
    ]  # fmt: skip
    found = gather(reports, table=table())
    assert len(found.coverages) == 1
    page = render_gathering_text(found, width=200)
    assert f"{FEW + 3 - OUTLETS} more" in page
    assert "… and 3 more: --all" in page
    assert "--all" not in render_gathering_text(found, width=200, everything=True)


def test_nothing_is_a_page_too() -> None:
    assert (
        render_gathering_text(gather([], table=table())) == "0 reports · 0 coverages of several\n"
    )
