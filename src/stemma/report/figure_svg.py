"""The history of a figure as a drawing: a band from low to high for each origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final, Protocol
from xml.sax.saxutils import escape, quoteattr

from stemma.report.visible import show_words
from stemma.report.wording import format_number

WIDTH, HEIGHT, LEFT, TOP, FOOT = 640, 220, 56, 12, 44
LETTER: Final = 7
"""How wide a digit is."""
COLORS: Final = ("#1f5f99", "#b3541e", "#2f7d4f", "#7a3e8e", "#8a6d1a", "#a02c4a")


class Told(Protocol):
    """One telling of a figure; `stemma.follow.figures.Telling` is one."""

    @property
    def when(self) -> str:
        """ISO 8601."""

    @property
    def low(self) -> Decimal | None:
        """The least it can be."""

    @property
    def high(self) -> Decimal | None:
        """The most it can be."""


Bands = Sequence[tuple[str, Sequence[Told]]]
"""The name of each origin, and what it told in the order of time."""


def draw_figure(bands: Bands, *, title: str) -> str:
    """An SVG: time to the right, the figure upwards; what an origin told holds until it tells more.

    Everything is in the words and numbers of the drawing too, for those who do not see it. A bound
    that is open is drawn as the other one.
    """
    told = [(name, [(_moment(one.when), *_bounds(one)) for one in every]) for name, every in bands]
    points = [point for _, every in told for point in every]
    if not points:
        return ""
    first, last = min(p[0] for p in points), max(p[0] for p in points)
    low, high = min(p[1] for p in points), max(p[2] for p in points)
    across = max(1.0, last - first)
    left = max(LEFT, 10 + LETTER * max(len(format_number(bound)) for bound in (low, high)))
    up = float(high - low) or 1.0

    def x(moment: float) -> float:
        return round(left + (moment - first) / across * (WIDTH - left - 16), 1)

    def y(value: Decimal) -> float:
        return round(TOP + (1 - float(value - low) / up) * (HEIGHT - TOP - FOOT), 1)

    label = quoteattr(_describe(title, bands))
    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} aria-label={label}>',
        f"<title>{escape(show_words(title))}</title>",
        f'<path d="M{left} {TOP}V{HEIGHT - FOOT}H{WIDTH - 12}" fill="none" stroke="#777"/>',
    ]
    parts += [
        _text(left - 6, y(value) + 4, format_number(value), "end") for value in sorted({low, high})
    ]
    for when in dict.fromkeys((first, last)):
        day = datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%d")
        parts.append(_text(x(when), HEIGHT - FOOT + 16, day, "middle" if when == first else "end"))
    for number, (name, every) in enumerate(told):
        color = COLORS[number % len(COLORS)]
        for place, (moment, least, most) in enumerate(every):
            until = every[place + 1][0] if place + 1 < len(every) else last
            top, height = y(most), max(2.0, y(least) - y(most))
            width = max(3.0, x(until) - x(moment))
            parts.append(
                f'<rect x="{x(moment)}" y="{top}" width="{width:g}" height="{height:g}"'
                f' fill="{color}" fill-opacity="0.45" stroke="{color}"/>'
            )
        parts.append(_text(LEFT + 100 * (number % 6), HEIGHT - 8, name[:16], "start", color))
    return "".join([*parts, "</svg>"])


def _bounds(told: Told) -> tuple[Decimal, Decimal]:
    low, high = told.low, told.high
    if low is None:
        low = Decimal(0) if high is None else high
    return low, low if high is None else high


def _moment(when: str) -> float:
    found = datetime.fromisoformat(when)
    return (found.replace(tzinfo=UTC) if found.tzinfo is None else found).timestamp()


def _describe(title: str, bands: Bands) -> str:
    words = [
        f"{show_words(name)}: "
        + ", ".join(
            f"{one.when[:10]} {'–'.join(dict.fromkeys(map(format_number, _bounds(one))))}"
            for one in every
        )
        for name, every in bands
    ]
    return f"{show_words(title)}. {'; '.join(words)}"


def _text(x: float, y: float, words: str, anchor: str, color: str = "#555") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="12" text-anchor="{anchor}" fill="{color}">'
        f"{escape(show_words(words))}</text>"
    )
