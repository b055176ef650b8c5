"""Lines of all pages → the stories on them: headline, byline, day, and the lines of the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from stemma.read.head import read_head
from stemma.read.pdf.lines import Line
from stemma.read.pdf.margins import PAPER, Margins, read_dated, take_margins

LARGER: Final = 1.15
"""A line so much larger than most of the text is none of it."""

STORY_WORDS: Final = 20
"""Words of text behind which another story may begin."""

_FRONT: Final = 14
"""Lines before the text at most."""

_BY: Final = re.compile(r"(?:By|BY|by)\s+(?=[^\W\d_a-z])")
_NO_NAME: Final = re.compile(
    r"\b(?:staff|reporters?|correspondents?|writers?|editors?|special to|photo\w*)\b", re.IGNORECASE
)
_RUN_IN: Final = re.compile(
    r"(?P<head>[^\W\d_a-z][^\Wa-z_]*(?:[\s,'’&-]{1,3}[^\Wa-z_]+){1,9})[.:]\s+"
    r"(?=[“\"']?[^\W\d_a-z])"
)
"""A headline in capitals that the first sentence follows in the same line."""

_COUNTED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s")
"""The heading of a numbered section."""


@dataclass(slots=True)
class Story:
    """What was found of one story; `lines` are its text. `published` is an ISO 8601 day.

    `is_stated` is whether the day stands as that of publication, at the byline or in the margin of
    a newspaper, and not merely on the page.
    """

    lines: list[Line] = field(default_factory=list)
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    is_stated: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """How most of a file is written."""

    size: float
    is_bold: bool

    def is_head(self, line: Line) -> bool:
        """Whether a line is larger or heavier than text is."""
        if not any(letter.isalpha() for word in line.words for letter in word.text):
            return False
        if line.size >= LARGER * self.size:
            return True
        return line.is_bold and not self.is_bold and len(line.words) <= 14 and not line.ends


def find_stories(lines: Sequence[Line]) -> tuple[list[Story], Margins]:
    """(The stories of a file in their order, what the heads and feet of its pages say)."""
    lines, margins = take_margins(lines)
    if not lines:
        return [], margins
    style = _Style(
        median(line.size for line in lines for _ in line.words),
        2 * sum(line.is_bold for line in lines) > len(lines),
    )
    groups: list[list[Line]] = []
    count = 0
    for place, line in enumerate(lines):
        if not groups or (
            count >= STORY_WORDS and _begins(lines, place, groups[-1], style, margins)
        ):
            groups.append([])
            count = 0
        groups[-1].append(line)
        count += 0 if style.is_head(line) else len(line.words)
    return [_make(group, style, margins) for group in groups], margins


def _begins(
    lines: Sequence[Line], place: int, known: Sequence[Line], style: _Style, margins: Margins
) -> bool:
    """Whether another story begins with a line."""
    line, before = lines[place], lines[place - 1]
    is_apart = (line.page, line.block) != (before.page, before.block) or (
        before.base - line.base > 1.45 * line.leading
    )
    if is_apart and before.ends and _is_run_in(line.text):
        return True
    if not style.is_head(line) or style.is_head(before):
        return False
    after = place + 1
    while after < len(lines) and style.is_head(lines[after]):
        after += 1
    follow = lines[after : after + 2]
    if any(_is_byline(one) for one in follow) or _has_dateline(follow):
        return True
    is_new_place = line.is_first and line.size >= LARGER * style.size
    if not (is_new_place and before.ends) or _COUNTED.match(line.text):
        return False
    return margins.is_newspaper or any(_is_byline(one) for one in known[:_FRONT])


def _is_run_in(text: str) -> bool:
    found = _RUN_IN.match(text)
    return found is not None and len(found["head"].split()) >= 2 and read_head(text).place is None


def _is_byline(line: Line) -> bool:
    return _BY.match(line.text) is not None and len(line.words) <= 25 and not line.ends


def _has_dateline(lines: Sequence[Line]) -> bool:
    return bool(lines) and read_head(" ".join(line.text for line in lines)).place is not None


def _make(lines: Sequence[Line], style: _Style, margins: Margins) -> Story:
    """A story of lines: what stands before its text, and its text."""
    story = Story(outlet=margins.outlet)
    heads: list[list[Line]] = [[]]
    place = 0
    for place, line in enumerate((*lines, None)):
        if line is None or place >= _FRONT:
            break
        dated = read_dated(line.text)
        if _is_byline(line):
            _read_byline(line.text, story, margins)
        elif dated.published and sum(len(part.split()) for part in dated.parts) <= 4:
            story.published, story.is_stated = story.published or dated.published, True
            names = [part for part in dated.parts if PAPER.search(part)]
            story.outlet = story.outlet or (names[0] if names else None)
            heads.append([])
        elif style.is_head(line) or (not any(heads) and _is_shouted(line)):
            heads[-1].append(line)
        else:
            break
    _put_heads(story, [group for group in heads if group])
    story.lines += lines[place:]
    if not story.title and story.lines and _is_run_in(story.lines[0].text):
        _take_run_in(story)
    if story.published is None and margins.published is not None:
        story.published, story.is_stated = margins.published, margins.is_newspaper
    return story


def _is_shouted(line: Line) -> bool:
    """Whether a line is a headline in capitals of the size of the text."""
    text = line.text
    return (
        len(line.words) >= 3 and text == text.upper() and not line.ends and text.isupper()
        and read_head(text).place is None
    )  # fmt: skip


def _put_heads(story: Story, heads: list[list[Line]]) -> None:
    """The headline is the largest of what stands before the text; the rest leads the text.

    What stands before a line with the day is the name of the paper.
    """
    if not heads:
        return
    if len(heads) > 1:
        name = " ".join(line.text for line in heads[0])
        if len(name.split()) <= 6:
            story.outlet = story.outlet or name
            heads = heads[1:]
    every = [line for group in heads for line in group]
    largest = max(line.size for line in every)
    first = next(place for place, line in enumerate(every) if line.size > 0.88 * largest)
    last = first
    while last < len(every) and every[last].size > 0.88 * largest:
        last += 1
    story.title = " ".join(line.text for line in every[first:last])[:1_000]
    story.lines += every[last:]


def _read_byline(text: str, story: Story, margins: Margins) -> None:
    dated = read_dated(_BY.sub("", text, count=1))
    if dated.published:
        story.published, story.is_stated = dated.published, True
    names: list[str] = []
    for part in dated.parts:
        if margins.outlet == part or (names and PAPER.search(part) and not _NO_NAME.search(part)):
            story.outlet = part
        elif not names or not _NO_NAME.search(part):
            names.append(part)
    if names and story.byline is None:
        story.byline = ", ".join(names)


def _take_run_in(story: Story) -> None:
    """The headline off the first line of the text."""
    first = story.lines[0]
    found = _RUN_IN.match(first.text)
    if found is None:
        return
    story.title = found["head"]
    words = first.words[len(found["head"].split()) :]
    if words:
        story.lines[0] = replace(first, words=words)
    else:
        del story.lines[0]
