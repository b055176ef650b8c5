"""The history of a figure as a drawing: a band from low to high for each origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final
from xml.sax.saxutils import escape

from stemma.model import Telling, identify
from stemma.report.figures import Figure
from stemma.report.visible import show_words
from stemma.report.wording import format_number

WIDTH: Final = 360
"""Units across, a pixel each on a phone: letters keep their size there."""
LEFT, RIGHT, TOP, HEIGHT, FOOT, ROW = 52, 12, 14, 132, 20, 18
FLAT: Final = 24
"""The height where all tell the same figure: there is no way up."""
LETTER: Final = 7
"""How wide a digit is."""
COLORS: Final = ("#2f7fc1", "#c96a1f", "#3d9159", "#a05cc0", "#94791b", "#d0476d")
"""Of bands. Each stands out by 3 to 1 at least from white and from near black (WCAG 2.2, 1.4.11),
and each band bears a letter, for those who do not tell them apart."""
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
MOST: Final = 8
"""Origins that have a band of their own; the others are told in words."""
DAY, MINUTE = 10, 16
"""Letters of a time in ISO 8601 up to its day, and up to its minute."""
LONGEST: Final = 44
"""Letters of a name beside its band."""

Bands = Sequence[tuple[str, Sequence[Telling]]]
"""The name of each origin, and what it told in the order of time."""


def draw_history(figure: Figure) -> str:
    """A figure of a brief as a drawing; empty where nothing of it has a date."""
    bands = [(band.origin, band.tellings) for band in figure.bands]
    title = f"How the figure of {figure.unit} was told" if figure.unit else "How it was told"
    return draw_figure(bands, title=title)


def draw_figure(bands: Bands, *, title: str) -> str:
    """An SVG: time to the right, the figure upwards; what an origin told holds until it tells more.

    Everything is in the words of its title and description, too, for those who do not see it. Text
    and axes have the colour of the page they stand in. A bound that is open is drawn as the other.
    """
    told = [(name, [(_moment(one.when), *_bounds(one)) for one in every]) for name, every in bands]
    points = [point for _, every in told for point in every]
    if not points:
        return ""
    scale, length = _Scale(points), _length(bands)
    written = {_moment(one.when): one.when for _, every in bands for one in every}
    height = scale.bottom + FOOT + ROW * (min(len(told), MOST) + (len(told) > MOST))
    words = describe_bands(bands)
    first = next(one for _, every in bands for one in every)
    place = first.document, str(first.span.start)
    name = f"f{identify('figure', title, words, *place)[:10]}"
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="figure" viewBox="0 0 {WIDTH} {height}"'
            f' width="{WIDTH}" height="{height}" role="img" aria-labelledby="{name}t {name}d">'
        ),
        f'<title id="{name}t">{escape(show_words(title))}</title>',
        f'<desc id="{name}d">{escape(words)}</desc>',
        (
            f'<path d="M{scale.left} {TOP}V{scale.bottom}H{WIDTH - RIGHT}" fill="none"'
            ' stroke="currentColor" stroke-opacity="0.55"/>'
        ),
    ]
    parts += [
        _text(scale.left - 6, scale.y(value) + 4, format_number(value), "end")
        for value in sorted({scale.low, scale.high})
    ]
    for when, anchor in dict.fromkeys(((scale.first, "start"), (scale.last, "end"))):
        if anchor == "start" or when != scale.first:
            shown = written[when][:length].replace("T", " ")
            parts.append(_text(scale.x(when), scale.bottom + 15, shown, anchor))
    for number, (_, every) in enumerate(told[:MOST]):
        parts += _band(number, every, scale)
    parts += _legend([one for one, _ in told], scale.bottom + FOOT)
    return "".join([*parts, "</svg>"])


def describe_bands(bands: Bands) -> str:
    """What each origin told and when, in words: "Tarn Post: 2031-03-04 9, 2031-03-05 14–20".

    With the hour where all was told on one day.
    """
    length = _length(bands)
    return "; ".join(
        f"{show_words(name)}: " + ", ".join(describe_telling(one, length) for one in every)
        for name, every in bands
    )


def _length(bands: Bands) -> int:
    """Letters of a time that are shown: up to the day, or the minute where all are of one day."""
    times = [one.when for _, every in bands for one in every]
    return MINUTE if len({when[:DAY] for when in times}) == 1 and len({*times}) > 1 else DAY


def describe_telling(one: Telling, length: int = DAY) -> str:
    """When, and the figure: "2031-03-05 at least 9"."""
    low, high = one.low, one.high
    if low is not None and high is not None:
        value = "–".join(dict.fromkeys(map(format_number, (low, high))))
    elif low is not None:
        value = f"at least {format_number(low)}"
    else:
        value = "" if high is None else f"at most {format_number(high)}"
    when = one.when[:length].replace("T", " ")
    return f"{when} {'about ' if one.is_approximate else ''}{value}".strip()


class _Scale:
    """Where a moment and a value stand."""

    def __init__(self, points: Sequence[tuple[float, Decimal, Decimal]]) -> None:
        self.first, self.last = min(p[0] for p in points), max(p[0] for p in points)
        self.low, self.high = min(p[1] for p in points), max(p[2] for p in points)
        self.left = max(
            LEFT, 10 + LETTER * max(len(format_number(b)) for b in (self.low, self.high))
        )
        self.bottom = TOP + (HEIGHT if self.low < self.high else FLAT)
        self._across = max(1.0, self.last - self.first)
        self._up = float(self.high - self.low) or 1.0

    def x(self, moment: float) -> float:
        """From the left."""
        room = WIDTH - self.left - RIGHT - 6
        return round(self.left + (moment - self.first) / self._across * room, 1)

    def y(self, value: Decimal) -> float:
        """From the top."""
        share = float(value - self.low) / self._up
        return round(self.bottom - share * (self.bottom - TOP), 1)


def _band(number: int, every: Sequence[tuple[float, Decimal, Decimal]], scale: _Scale) -> list[str]:
    color = COLORS[number % len(COLORS)]
    parts = []
    for place, (moment, least, most) in enumerate(every):
        until = every[place + 1][0] if place + 1 < len(every) else scale.last
        top, height = scale.y(most), max(3.0, scale.y(least) - scale.y(most))
        width = max(5.0, scale.x(until) - scale.x(moment))
        parts.append(
            f'<rect x="{scale.x(moment):g}" y="{top:g}" width="{width:g}" height="{height:g}"'
            f' fill="{color}" fill-opacity="0.4" stroke="{color}"/>'
        )
        if not place:
            parts.append(
                _text(scale.x(moment) + 2, max(TOP - 3, top - 3), LETTERS[number], "start")
            )
    return parts


def _legend(names: Sequence[str], top: int) -> list[str]:
    """A row for each origin, from `top` on: its colour, its letter, its name."""
    parts = []
    for number, name in enumerate(names[:MOST]):
        y = top + ROW * number
        color = COLORS[number % len(COLORS)]
        parts.append(
            f'<rect x="{LEFT}" y="{y + 4}" width="12" height="10" fill="{color}"'
            f' fill-opacity="0.4" stroke="{color}"/>'
        )
        parts.append(_text(LEFT + 18, y + 13, f"{LETTERS[number]} {_cut(name)}", "start"))
    if len(names) > MOST:
        parts.append(_text(LEFT + 18, top + ROW * MOST + 13, f"{len(names) - MOST} more", "start"))
    return parts


def _cut(name: str) -> str:
    shown = show_words(name)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"


def _bounds(told: Telling) -> tuple[Decimal, Decimal]:
    low, high = told.low, told.high
    if low is None:
        low = Decimal(0) if high is None else high
    return low, low if high is None else high


def _moment(when: str) -> float:
    found = datetime.fromisoformat(when)
    return (found.replace(tzinfo=UTC) if found.tzinfo is None else found).timestamp()


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="12" text-anchor="{anchor}" fill="currentColor">'
        f"{escape(show_words(words))}</text>"
    )
