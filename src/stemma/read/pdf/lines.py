"""Blocks of words → lines, and lines → paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from stemma.read.pdf.columns import Block
from stemma.read.pdf.words import Word

DROP: Final = 1.8
"""A single letter that is so much higher than what follows is the first of a paragraph."""

_ENDS: Final = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_CUT: Final = re.compile(r"[^\W\d_]-\Z")
_LOWER: Final = re.compile(r"[^\W\d_A-Z]")
_STEM: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-\Z")
_HEAD: Final = re.compile(r"[^\W\d_]+")
_COMPOUND: Final = re.compile(
    r"(?<![^\W\d_])(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|half|self|ex|non|vice|mid|well|ill|cross|all|so|then|long|short|high|low"
    r"|anti|pro|post|pre|co|re|semi|part|full|last|first|second|third|state|year|month|day|week"
    r"|mother|father|brother|sister|son|daughter|commander|attorney|north|south)-\Z",
    re.IGNORECASE,
)
"""First parts of words that are written with a hyphen in any line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its words, and where it stands in the block and on the page."""

    words: tuple[Word, ...]
    base: float
    """Where its letters stand."""
    size: float
    """The height of its font."""
    is_bold: bool
    """Whether all of it is bold."""
    page: int = 0
    block: int = 0
    """Its number on the page."""
    band: int = 0
    is_first: bool = False
    """Whether its block begins with it."""
    edge: tuple[float, float] = (0.0, 0.0)
    """The left and right end of the block."""
    leading: float = 0.0
    """From most lines of the block to the next."""

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def ends(self) -> bool:
        """Whether a sentence ends with it."""
        return _ENDS.search(self.words[-1].text) is not None


def find_lines(block: Block, *, page: int, number: int) -> list[Line]:
    """The lines of a block from the top; each from the left."""
    rows: list[list[Word]] = []
    drops: list[Word] = []
    sizes = median(word.size for word in block.words for _ in word.text)
    for word in sorted(block.words, key=lambda one: (-one.base, one.left)):
        if len(word.text) == 1 and word.text.isalpha() and word.size > DROP * sizes:
            drops.append(word)
        elif rows and abs(rows[-1][0].base - word.base) < 0.45 * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    rows = [sorted(row, key=lambda one: (one.left, one.right)) for row in rows]
    for drop in drops:
        _put_drop(rows, drop)
    edge = (min(word.left for word in block.words), max(word.right for word in block.words))
    bases = [median(word.base for word in row) for row in rows]
    gaps = [high - low for high, low in pairwise(bases) if high > low]
    leading = median(gaps) if len(gaps) >= 3 else 1.25 * sizes
    return [
        Line(
            tuple(row),
            base,
            median(word.size for word in row for _ in word.text),
            all(word.is_bold for word in row),
            page,
            number,
            block.band,
            place == 0,
            edge,
            leading,
        )
        for place, (row, base) in enumerate(zip(rows, bases, strict=True))
    ]


def _put_drop(rows: list[list[Word]], drop: Word) -> None:
    """A big first letter goes to the line whose top is nearest to its own."""
    beside = [row for row in rows if row[0].left >= drop.right - 1 and row[0].base >= drop.base - 1]
    if not beside:
        rows.append([drop])
        rows.sort(key=lambda row: -row[0].base)
        return
    row = min(beside, key=lambda one: (abs(one[0].top - drop.top), -one[0].base))
    first = row[0]
    row[0] = Word(
        drop.text + first.text, drop.left, first.right, first.bottom, first.top, first.is_bold
    )


def is_spread(line: Line) -> bool:
    """Whether there is a wide gap between words of a line that is no row of a table."""
    gaps = [
        (right.left - left.right, place)
        for place, (left, right) in enumerate(pairwise(line.words), 1)
    ]
    wide = [place for gap, place in gaps if gap > 1.5 * line.size]
    return len(wide) == 1 and min(wide[0], len(line.words) - wide[0]) >= 3


def join_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The paragraphs of lines in reading order, words that are cut at their ends put together.

    A paragraph ends before a line that is indented, lies lower or is of another font; and behind
    one that ends a sentence and had room for the next word. A sentence goes on over the end of a
    column and of a page.
    """
    every = {word for line in lines for piece in line.words for word in _HEAD.findall(piece.text)}
    hyphened = {piece.text.lower() for line in lines for piece in line.words if "-" in piece.text}
    out: list[list[str]] = []
    for line, before in _with_before(lines):
        text = line.text
        if before is None or _is_new(line, before):
            out.append([text])
        elif _CUT.search(out[-1][-1]) and _LOWER.match(text):
            out[-1][-1] = _join_word(out[-1][-1], text, every, hyphened)
        else:
            out[-1].append(text)
    return [" ".join(pieces) for pieces in out]


def _with_before(lines: Sequence[Line]) -> Iterator[tuple[Line, Line | None]]:
    before = None
    for line in lines:
        yield line, before
        before = line


def _is_new(line: Line, before: Line) -> bool:
    if abs(line.size - before.size) > 0.12 * before.size or line.is_bold is not before.is_bold:
        return True
    if (line.page, line.block) != (before.page, before.block):
        return before.ends
    gap = before.base - line.base
    if gap > 1.45 * line.leading:
        return before.ends or gap > 2.5 * line.size
    indent = 0.7 * line.size
    if line.left > line.edge[0] + indent and before.left < before.edge[0] + indent / 2:
        return before.ends
    room = line.edge[1] - before.right
    return before.ends and room > line.words[0].right - line.words[0].left + 0.5 * line.size


def _join_word(left: str, right: str, every: set[str], hyphened: set[str]) -> str:
    """A word that is cut, put together; its hyphen stays where the word is written with one."""
    stem, head = _STEM.search(left), _HEAD.match(right)
    if stem is None or head is None:
        return left[:-1] + right
    if (stem[0] + head[0]).lower() in hyphened:
        return left + right
    whole = stem[0][:-1] + head[0]
    if whole in every or whole.lower() in every:
        return left[:-1] + right
    return left + right if _COMPOUND.search(stem[0]) else left[:-1] + right
