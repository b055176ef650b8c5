"""The numbered rows in which a text is shown and by which places in it are named."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from stemma.model import Annotations, Span
from stemma.report.visible import LINE_BREAK


@dataclass(frozen=True, slots=True)
class Units:
    """The lines of a text; its sentences where all of it stands in one line.

    `ranges` are half-open and in text order; a line's break belongs to none. `name` is "line" or
    "sentence": the number of a unit is its place, from 1.
    """

    name: str
    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, annotations: Annotations) -> "Units":
        """The units of one document."""
        text = annotations.document.text
        lines = tuple(_lines(text))
        filled = sum(1 for start, end in lines if text[start:end].strip())
        if filled != 1 or len(annotations.sentences) < 2:
            return cls("line", lines)
        starts = [0, *(span.start for span in annotations.sentences[1:])]
        ends = [*starts[1:], len(text)]
        return cls("sentence", tuple(zip(starts, ends, strict=True)))

    def number(self, at: int) -> int:
        """The number of the unit that holds the character at offset `at`."""
        return bisect_right(self.ranges, at, key=lambda unit: unit[0])

    def place(self, *spans: Span) -> str:
        """Where the spans start: "line 3", or "lines 3, 7"."""
        numbers = sorted({self.number(span.start) for span in spans})
        plural = "s" if len(numbers) > 1 else ""
        return f"{self.name}{plural} {', '.join(map(str, numbers))}"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line of the text, without its line break."""
    start = 0
    for found in LINE_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)
