"""How a figure was told over time, and its drawing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree
from tests.unit.follow.reports import brief, report

from stemma.follow.figures import Telling, find_figures
from stemma.model import Document, Span
from stemma.report.figure_svg import draw_figure

FIRST = report(
    "The ferry Aldona sank off Cape Brennt early on Tuesday, killing nine people, the coast guard"
    " said. Rescuers pulled 180 people from the water."
)


def later(text: str, day: int) -> Document:
    found = report(text, "Brennt Herald")
    return replace(found, published=f"2031-03-{day:02}T08:00")


def telling(when: str, low: int | None, high: int | None, origin: str = "a") -> Telling:
    bounds = [None if one is None else Decimal(one) for one in (low, high)]
    return Telling(when, bounds[0], bounds[1], origin, "d", Span("d", 0, 1))


@pytest.mark.usefixtures("weights")
def test_a_toll_is_told_by_origin_in_the_order_of_time() -> None:
    found = find_figures(
        brief(
            FIRST,
            later("The death toll from the sinking of the ferry Aldona off Cape Brennt rose to 14"
                  " on Wednesday, the coast guard said.", 5),
        )
    )  # fmt: skip
    (toll,) = [one for one in found if one.has_moved]
    assert [(one.when[:10], one.low) for one in toll.tellings] == [
        ("2031-03-04", Decimal(9)),
        ("2031-03-05", Decimal(14)),
    ]
    assert [band.tellings for band in toll.bands] == [(one,) for one in toll.tellings]


@pytest.mark.usefixtures("weights")
def test_one_report_alone_has_no_history() -> None:
    assert find_figures(brief(FIRST)) == ()


def test_a_drawing_says_in_words_what_it_shows() -> None:
    bands = [
        ("Tesvik <Post>", [telling("2031-03-04", 9, 9), telling("2031-03-05T08:00", 14, 20)]),
        ("Herald", [telling("2031-03-04T10:00:00Z", None, 12)]),
    ]
    svg = draw_figure(bands, title='Dead & "missing"')
    tree = etree.fromstring(svg.encode())
    label = str(tree.get("aria-label"))
    assert "Tesvik <Post>: 2031-03-04 9, 2031-03-05 14–20" in label
    assert "Herald: 2031-03-04 12" in label
    assert len(tree.findall("{http://www.w3.org/2000/svg}rect")) == 3


@pytest.mark.parametrize(
    "tellings",
    [[telling("2031-03-04", 0, 0)], [telling("2031-03-04", 5, None)],
     [telling("2031-03-04", 7, 7), telling("2031-03-04", 7, 7)]],
)  # fmt: skip
def test_a_figure_that_stands_still_can_be_drawn(tellings: list[Telling]) -> None:
    assert etree.fromstring(draw_figure([("a", tellings)], title="x").encode()) is not None


def test_nothing_is_no_drawing() -> None:
    assert draw_figure([], title="x") == ""
