"""Headlines of other reports in the midst of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stemma.annotate.furniture.page import Page, Stretch
from stemma.annotate.furniture.promos import LABELS
from stemma.annotate.furniture.rule import either
from stemma.annotate.furniture.seams import find_seam

_LABEL: Final = "|".join(LABELS)
_PROMO: Final = re.compile(
    r"(?-i:(?<=[a-z0-9.!?”\"’')] )|^)(?=(?-i:[A-Z]))"
    r"(?:also read|read also|also see|see also|read more|you (?:may|might) also like|more on this"
    r"(?: story)?|related(?: (?:stories|story|articles?|news|links?|content|coverage))?)\s?:(?: "
    r"|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A label in the running text: with its colon and its capital, it is the page's."""
_BARE: Final = either(
    rf"(?:{_LABEL}|in this (?:article|story)|on this page|(?:table of )?contents|jump"
    rf" to)\s*[:.…»›>]*"
).compiled
_CONTENTS: Final = either(
    r"(?:in this (?:article|story)|on this page|(?:table of )?contents|jump to)\s*:?"
).compiled
_READ_MORE: Final = re.compile(r"(?<=[\w'\"”’?!)]) Read more\b(?= [\"'“‘A-Z]|\s*$)", re.MULTILINE)
_BRACKETS: Final = re.compile(
    r"\[ ?['\"“‘]?[A-Z][^\[\]\n]{15,160}\](?=\s*$|\s+[\"'“‘A-Z\[])", re.MULTILINE
)
_STORIES: Final = re.compile(
    r"\brelated (?:stories|articles)\b(?! ?:)(?= [A-Z'‘\"])", re.IGNORECASE
)
_KICKER: Final = re.compile(r"(?:['‘\"]?\b[A-Z]{2,}(?:['’][A-Z]+)?\b[,!?'’]*\s+){2,}")
MOST_IN_A_LIST: Final = 12
HEADLINE_CHARACTERS: Final = 140


def find_related(page: Page) -> Iterator[Stretch]:
    """The stretches, in no order."""
    text = page.text
    for found in _PROMO.finditer(text):
        if not _is_quoted(page, found.start()):
            yield found.start(), _headline_end(page, found.start(), found.end())
    for found in _READ_MORE.finditer(text):
        start = page.sentences[page.sentence(found.start())][0]
        if (
            found.start() - start <= HEADLINE_CHARACTERS + 60
            and "\n" not in text[start : found.end()]
        ):
            yield start, found.end()
    for found in _BRACKETS.finditer(text):
        if _opens(page, found.start()) and found.group().count(" ") >= 3:
            yield found.span()
    for found in _STORIES.finditer(text):
        yield found.start(), _run_end(page, found.start(), found.end())


def find_lists(page: Page, marked: frozenset[Stretch]) -> Iterator[Stretch]:
    """Headlines in the lines under a bare label, and the entries of a table of contents.

    `marked` are the lines that are furniture already.
    """
    text = page.text
    words = [text[start:end] for start, end in page.lines]
    places = {line: number for number, line in enumerate(words)}
    for number, stretch in enumerate(page.lines):
        if not _BARE.fullmatch(words[number]):
            continue
        contents = _CONTENTS.fullmatch(words[number]) is not None
        if contents or stretch in marked:
            taken = 0
            for other in range(number + 1, min(number + 1 + MOST_IN_A_LIST, len(words))):
                line = words[other].lstrip("-–—•*·0123456789.) ")
                if contents:
                    # An entry stands again further down, over its part of the text.
                    if places.get(line, places.get(words[other], other)) <= other:
                        break
                elif not _is_headline(line):
                    break
                yield page.lines[other]
                taken += 1
            if contents and taken:
                yield stretch


def _is_headline(line: str) -> bool:
    """Whether a line can be the headline of something else: some words, and no full stop."""
    return (
        len(line) <= HEADLINE_CHARACTERS
        and line.count(" ") >= 4
        and line[-1] not in '.:;,”"…'
        and line[0] not in '“"'
    )


def _headline_end(page: Page, start: int, label_end: int) -> int:
    """Where the headline after a label ends; the label's own end where that is not clear."""
    text = page.text
    number = page.sentence(label_end)
    end = page.sentences[number][1]
    if page.ends_line(end):
        return end
    rest = text[label_end:end]
    words = [word for word in rest.split() if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    if rest[-1:] in "?!" or (len(words) > 2 and capitals >= 0.8 * len(words)):
        return end
    return label_end - len(text[start:label_end]) + len(text[start:label_end].rstrip())


def _run_end(page: Page, start: int, label_end: int) -> int:
    """Where a run of headlines, each under its words in capitals, ends."""
    text = page.text
    end = label_end
    for number in range(page.sentence(start), len(page.sentences)):
        first, last = page.sentences[number]
        kickers = list(_KICKER.finditer(text, max(first, label_end), last))
        if not kickers:
            break
        if text[last - 1] not in "?!":
            seam = find_seam(page, kickers[-1].end(), last)
            return kickers[-1].end() if seam is None else seam
        end = last
    return end


def _opens(page: Page, at: int) -> bool:
    """Whether what stands before is the end of a sentence, or nothing."""
    before = page.text[:at].rstrip()[-2:]
    return not before or before[-1] in '.!?”"\n]' or page.text[at - 1 : at] == "\n"


def _is_quoted(page: Page, at: int) -> bool:
    number = page.sentence(at)
    return number >= 0 and page.in_quotes(page.sentences[number][0], at)
