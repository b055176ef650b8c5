"""Captions in running text, where the page's lines were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Final

from stemma.annotate.furniture.page import Page, Stretch
from stemma.annotate.furniture.pictures import AGENCY
from stemma.annotate.furniture.seams import find_opener, find_seam

LONGEST: Final = 400
"""Characters that a caption may have."""
FEWEST_WORDS: Final = 4
FIRST_SENTENCES: Final = 2
"""A caption at the very start may have so many sentences."""

_LABELLED: Final = re.compile(
    rf"\b(?:Image copyright (?:{AGENCY}|(?:[A-Z][\w.]* ){{1,4}}?)(?= ?Image|\b) ?)?(?:Image|Media"
    rf"|Video) caption\b:? ?"
    rf"|\bImage copyright {AGENCY}\b(?= [A-Z\"])"
)
"""As BBC pages have them: "Image copyright AP Image caption The dam"."""
_NUMBERED: Final = re.compile(
    rf"\b(?P<who>{AGENCY}|USA TODAY Sports) (?P<number>\d{{1,2}}) "
    rf"(?=[\"'“‘(A-Z])",
    re.IGNORECASE,
)
"""A credit and how many pictures the page has: "Getty Images 9 The dam"."""
_SHOUTED: Final = re.compile(
    r"\b(?:GETTY(?: IMAGES)?|REUTERS|ALAMY|SPLASH|SWNS|GETTY\*\w+)(?: (?=[A-Z][a-z]|The |A ))"
)
_CLOSING: Final = re.compile(rf"\((?:{AGENCY}|REUTERS|GETTY)\)(?= [\"'“‘A-Z])")
"""A credit that closes a caption without a full stop: "The dam at dawn (Getty) Rescuers said"."""
_AFTER: Final = re.compile(
    rf"\((?:[A-Z][^()/\n]{{2,80}}/(?:{AGENCY}|The [A-Z][\w ]{{3,30}}|[A-Z][\w ]{{3,30}})"
    rf"|(?:Photo|Image|Picture): ?[A-Z][^(),\n]{{2,40}}, ?(?:{AGENCY})|(?:{AGENCY})"
    r"|(?:Photo|Image|Picture): ?[^()\n]{2,80}|The [A-Z]\w+ Post)\)"
)
"""A credit after a caption with a full stop, at the start of what the parser calls a sentence."""
_SURE: Final = re.compile(
    r"\((?:(?:Photo|Image|Picture): ?)?[A-Z][\w.'’-]+ [^()/]*(?:/|, ?)[^()]*\)|\(The .*\)"
)
"""A credit that names a person and an agency, or a newspaper."""
_DATELINE: Final = re.compile(r"\s*[-–—]")
_SLIDESHOW: Final = re.compile(rf"\bPlay slideshow\b(?: (?:{AGENCY}|[A-Z]{{3,8}}))? \d+ of \d+")


def find_captions(page: Page, marked: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """The stretches, in no order; `marked` are those known to be furniture."""
    yield from _find_labelled(page)
    yield from _find_closed(page)
    yield from _find_before_credits(page, marked)
    for found in _SLIDESHOW.finditer(page.text):
        start = page.sentences[page.sentence(found.start())][0]
        yield (start if found.end() - start <= LONGEST else found.start()), found.end()


def _find_labelled(page: Page) -> Iterator[Stretch]:
    """Captions after their label."""
    text = page.text
    found = list(_LABELLED.finditer(text))
    found += _find_shouted(page)
    numbered = list(_NUMBERED.finditer(text))
    counts = Counter(label["number"] for label in numbered)
    found += (label for label in numbered if counts[label["number"]] > 1)
    labels = sorted(label.span() for label in found)
    starts = [start for start, _ in labels]
    for start, end in labels:
        if text[start:end].startswith("Image copyright") and "caption" not in text[start:end]:
            yield start, end
            continue
        yield start, _caption_end(page, end, starts)


def _caption_end(page: Page, start: int, labels: list[int]) -> int:
    """Where the caption that starts at `start` ends; `start` itself where that is not clear."""
    number = page.sentence(start)
    last = page.sentences[number][1]
    place = bisect_left(labels, start)
    following = labels[place] if place < len(labels) else len(page.text)
    if place < len(labels) and following <= last:
        return following if following - start <= LONGEST else start
    # A full stop ends the caption where another label or the line's end follows it.
    ended = page.text[last - 1].isalnum()  # the sentence was cut without a full stop
    if ended or page.ends_line(last) or page.text[last:following].isspace():
        seam = find_opener(page, start, last)
        if seam is None and last - start <= LONGEST:
            return last
    else:
        seam = find_seam(page, start, last)
    if seam is None or seam - start > LONGEST or len(page.words(start, seam)) < FEWEST_WORDS:
        return start
    return seam


def _find_closed(page: Page) -> Iterator[Stretch]:
    """Captions that their credit ends, and credits alone."""
    for found in _CLOSING.finditer(page.text):
        number = page.sentence(found.start())
        start = page.sentences[number][0]
        words = page.words(start, found.start())
        if start == found.start():
            continue
        if (
            len(words) >= FEWEST_WORDS
            and found.end() - start <= LONGEST
            and (page.text[start].isupper() and not page.in_quotes(start, found.start()))
        ):
            yield start, found.end()


def _find_before_credits(page: Page, marked: tuple[Stretch, ...]) -> Iterator[Stretch]:
    """Sentences that are captions, since a credit follows them, with it.

    A credit that names a person and an agency stands behind a caption only. Any other may stand
    alone: then the sentence before it is a caption only where the text, or other furniture,
    starts or ends just before that sentence.
    """
    ends = {end for _, end in marked}
    captions: set[str] = set()
    for found in _AFTER.finditer(page.text):
        number = page.sentence(found.start())
        if page.sentences[number][0] != found.start() or _DATELINE.match(page.text, found.end()):
            continue
        yield found.span()
        ends.add(found.end())
        if number == 0:
            continue
        start, end = page.sentences[number - 1]
        if credit := _AFTER.match(page.text, start, end):
            start = end - len(page.text[credit.end() : end].lstrip())
        if "\n" in page.text[end : found.start()] or found.end() - start > LONGEST or start == end:
            continue
        sure = _SURE.fullmatch(found.group()) is not None
        if sure and number <= FIRST_SENTENCES:
            start = page.sentences[0][0]
        words, before = page.text[start:end], len(page.text[:start].rstrip())
        if not sure and not any(word.islower() for word in words.split()):
            continue
        if sure or not before or words in captions or (before in ends and credit is None):
            captions.add(words)
            yield start, found.end()


def _find_shouted(page: Page) -> Iterator[re.Match[str]]:
    """Credits in capitals at the start of a sentence, and those that follow one in it."""
    within = -1
    for found in _SHOUTED.finditer(page.text):
        start, end = page.sentences[page.sentence(found.start())]
        if found.start() == start or found.start() < within:
            within = end
            yield found
