"""How a figure was told over time, and its drawing."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree
from tests.unit.follow.reports import brief, report

from stemma.model import Document, Span, Telling
from stemma.report.brief_page import render_brief_page
from stemma.report.figure_svg import COLORS, describe_bands, draw_figure
from stemma.report.figures import find_figures

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


SVG = "{http://www.w3.org/2000/svg}"


def test_a_drawing_says_in_words_what_it_shows() -> None:
    bands = [
        ("Tesvik <Post>", [telling("2031-03-04", 9, 9), telling("2031-03-05T08:00", 14, 20)]),
        ("Herald", [telling("2031-03-04T10:00:00Z", None, 12)]),
    ]
    tree = etree.fromstring(draw_figure(bands, title='Dead & "missing"').encode())
    labels = str(tree.get("aria-labelledby")).split()
    told = {str(one.get("id")): one.text or "" for one in tree if one.get("id")}
    assert sorted(told) == sorted(labels)
    assert told[labels[0]] == 'Dead & "missing"'
    assert "Tesvik <Post>: 2031-03-04 9, 2031-03-05 14–20" in told[labels[1]]
    assert "Herald: 2031-03-04 at most 12" in told[labels[1]]
    # Three bands, and a sample of each colour; each origin is named beside its own.
    assert len(tree.findall(f"{SVG}rect")) == 3 + 2
    words = [one.text for one in tree.findall(f"{SVG}text")]
    assert {"a Tesvik <Post>", "b Herald"} <= set(words)
    # Letters have the colour of the page, light or dark, and a phone shows them as large.
    assert {one.get("fill") for one in tree.findall(f"{SVG}text")} == {"currentColor"}
    assert int(str(tree.get("width"))) <= 390


def test_what_was_told_on_one_day_is_told_with_the_hour() -> None:
    bands = [("a", [telling("2031-03-04", 6, 6), telling("2031-03-04T16:30:00Z", 9, None)])]
    assert describe_bands(bands) == "a: 2031-03-04 6, 2031-03-04 16:30 at least 9"
    assert "2031-03-04 16:30</text>" in draw_figure(bands, title="x")


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("color", COLORS)
@pytest.mark.parametrize("paper", ["#ffffff", "#fdfcf9", "#1c1c1a", "#141412"])
def test_bands_stand_out_in_light_and_in_dark(color: str, paper: str) -> None:
    low, high = sorted((_luminance(color), _luminance(paper)))
    assert (high + 0.05) / (low + 0.05) >= 3


@pytest.mark.parametrize("count", [1, 8, 9, 30])
def test_many_origins_are_told_and_not_all_drawn(count: int) -> None:
    bands = [(f"Outlet {n}", [telling(f"2031-03-{n % 9 + 1:02}", n, n + 2)]) for n in range(count)]
    tree = etree.fromstring(draw_figure(bands, title="x").encode())
    assert all(f"Outlet {n}: " in str(tree[1].text) for n in range(count))
    assert len(tree.findall(f"{SVG}rect")) == 2 * min(count, 8)


@pytest.mark.usefixtures("weights")
def test_the_page_draws_what_moved_and_nothing_else() -> None:
    moved = brief(
        FIRST,
        later("The death toll from the sinking of the ferry Aldona off Cape Brennt rose to 14 on"
              " Wednesday, the coast guard said.", 5),
    )  # fmt: skip
    page = render_brief_page(moved)
    (drawn,) = page.split('<div class="history">')[1:]
    words = drawn[: drawn.index("</svg>")]
    assert "2031-03-04 9" in words
    assert "2031-03-05 14" in words
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert '<div class="history">' not in render_brief_page(brief(FIRST))


@pytest.mark.parametrize(
    "tellings",
    [[telling("2031-03-04", 0, 0)], [telling("2031-03-04", 5, None)],
     [telling("2031-03-04", 7, 7), telling("2031-03-04", 7, 7)]],
)  # fmt: skip
def test_a_figure_that_stands_still_can_be_drawn(tellings: list[Telling]) -> None:
    assert etree.fromstring(draw_figure([("a", tellings)], title="x").encode()) is not None


def test_nothing_is_no_drawing() -> None:
    assert draw_figure([], title="x") == ""


def test_a_figure_that_never_moved_takes_little_room() -> None:
    def height(*values: int) -> float:
        days = enumerate(values, start=4)
        tellings = [telling(f"2031-03-0{day}", value, value) for day, value in days]
        drawn = etree.fromstring(draw_figure([("a", tellings)], title="x").encode())
        return float(drawn.attrib["height"])

    assert height(9, 9, 9) < 0.6 * height(9, 10, 9)
