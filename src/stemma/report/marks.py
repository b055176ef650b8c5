"""Where the marks of a marked text go: which open and which close at every place."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from stemma.model import Annotations, Span


class Role(IntEnum):
    """What a marked stretch is; a lower one lies outside a higher one of the same extent."""

    FURNITURE = 0
    CONTENT = 1
    SOURCE = 2
    CUE = 3
    TIME = 4
    AMOUNT = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, half-open, without white space at its ends.

    `number` is its place among the attributions, times or amounts, from 1; 0 for furniture.
    """

    start: int
    end: int
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text from `start` to `end` under the same marks.

    `opened` begin at its start, outermost first; `closed` end at its end, innermost first;
    `active` are all that lie over it, outermost first.
    """

    start: int
    end: int
    opened: tuple[Mark, ...]
    closed: tuple[Mark, ...]
    active: tuple[Mark, ...]


def find_marks(annotations: Annotations) -> tuple[Mark, ...]:
    """The marks of a report, outermost first where they start together."""
    text = annotations.document.text
    found = [_trim(text, span, Role.FURNITURE, 0) for span in annotations.furniture]
    for number, attribution in enumerate(annotations.attributions, start=1):
        for role, spans in (
            (Role.CONTENT, attribution.content),
            (Role.SOURCE, attribution.source),
            (Role.CUE, attribution.cue),
        ):
            found += [_trim(text, span, role, number) for span in spans]
    for number, timex in enumerate(annotations.timexes, start=1):
        found.append(_trim(text, timex.span, Role.TIME, number))
    for number, quantity in enumerate(annotations.quantities, start=1):
        found.append(_trim(text, quantity.span, Role.AMOUNT, number))
    marks = (mark for mark in found if mark is not None)
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.role, mark.number)))


def _trim(text: str, span: Span, role: Role, number: int) -> Mark | None:
    """The span without white space at its ends; `None` if nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Mark(start, end, role, number) if start < end else None


class Marking:
    """The marks of one text, ready to be asked line by line, from the first line to the last."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        self._next = 0
        self._active: list[Mark] = []

    def stretches(self, start: int, end: int) -> Iterator[Stretch]:
        """The text from `start` to `end`, a line, in stretches under the same marks."""
        while self._next < len(self._marks) and self._marks[self._next].start < end:
            self._active.append(self._marks[self._next])
            self._next += 1
        self._active = [mark for mark in self._active if mark.end > start]
        opening: dict[int, list[Mark]] = defaultdict(list)
        closing: dict[int, list[Mark]] = defaultdict(list)
        for mark in self._active:
            if mark.start >= start:
                opening[mark.start].append(mark)
            if mark.end <= end:
                closing[mark.end].append(mark)
        cuts = sorted({start, end, *opening, *closing})
        over = [mark for mark in self._active if mark.start < start]
        for left, right in pairwise(cuts):
            over = [mark for mark in over if mark.end > left] + opening[left]
            yield Stretch(
                left, right, tuple(opening[left]), tuple(reversed(closing[right])), tuple(over)
            )
