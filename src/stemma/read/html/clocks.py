"""Times of day written before the entries of a live blog, of which the page tells the day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.entry_lines import CLOCK
from stemma.read.html.marks import SIGNS
from stemma.read.html.named import Layout
from stemma.read.stamp import parse_stamp

FEWEST: Final = 3
"""Fewer times of day than these make no entries."""
_LOOKED_AT: Final = 2_000
_TAGS: Final = (
    "time", "span", "div", "p", "strong", "b", "h2", "h3", "h4", "h5", "td", "th", "dt",
    "small", "em",
)  # fmt: skip
_LEAF: Final = re.compile(rf"(?:updated |posted |at )?({CLOCK})\W*", re.IGNORECASE)
_HEAD: Final = re.compile(rf"({CLOCK})\s*[|·•:–—-]", re.IGNORECASE)
"""A time of day set off from what follows it in its paragraph or heading."""


_APART: Final = re.compile(r"(\d)[.h](\d\d)", re.IGNORECASE)


def find_clocks(
    tree: HtmlElement, layout: Layout, days: tuple[str | None, str | None]
) -> list[tuple[HtmlElement, str]]:
    """The elements that begin with a time of day, in order, each with its day and time.

    `days` are when the page was published and changed. Going back from the last to the first, or on
    from the first to the last, a time that jumps is of the next day. None are told where that would
    lead out of these days, and none where fewer than three are found.
    """
    found: list[tuple[HtmlElement, str]] = []
    for element in tree.iter(*_TAGS):
        if element.getparent() in layout.asides or any(element in e.iter() for e, _ in found[-1:]):
            continue
        clock = _clock_of(element)
        if clock is not None:
            found.append((element, clock))
        if len(found) >= _LOOKED_AT:
            break
    first = _day(days[0])
    if len(found) < FEWEST or first is None:
        return []
    last = _day(days[1]) or first
    dated = _dated([clock for _, clock in found], first, last)
    return [(element, stamp) for (element, _), stamp in zip(found, dated, strict=False)]


def _clock_of(element: HtmlElement) -> str | None:
    """The time of day that an element is, or begins with."""
    words = " ".join((element.text or "").split()).lstrip(SIGNS)
    if not words:
        return None
    if not len(element) and (alone := _LEAF.fullmatch(words)):
        return alone[1]
    head = _HEAD.match(words) if element.tag in {"p", "strong", "b", "h2", "h3", "h4"} else None
    return None if head is None else head[1]


def _dated(clocks: Sequence[str], first: date, last: date) -> list[str]:
    """Each time of day with its day; empty where they do not fit into the days of the page."""
    written = (_APART.sub(r"\1:\2", clock) for clock in clocks)
    stamps = [parse_stamp(f"{first.isoformat()} {clock}") for clock in written]
    if any(stamp is None for stamp in stamps):
        return []
    times = [stamp[11:16] for stamp in stamps if stamp is not None]
    falling = sum(a > b for a, b in pairwise(times))
    rising = sum(a < b for a, b in pairwise(times))
    is_newest_first = falling >= rising
    day = last if is_newest_first else first
    out = []
    for number, stamp in enumerate(stamps):
        if number:
            before, now = times[number - 1], times[number]
            if is_newest_first and now > before:
                day -= timedelta(days=1)
            elif not is_newest_first and now < before:
                day += timedelta(days=1)
        if not first <= day <= last:
            return []
        out.append(f"{day.isoformat()}T{(stamp or '')[11:]}")
    return out


def _day(stamp: str | None) -> date | None:
    try:
        return None if stamp is None else date.fromisoformat(stamp[:10])
    except ValueError:
        return None
