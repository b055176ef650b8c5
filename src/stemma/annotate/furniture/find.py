"""Parse → the furniture of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stemma.annotate.furniture.boilerplate import BOILERPLATE
from stemma.annotate.furniture.buttons import BUTTONS
from stemma.annotate.furniture.captions import find_captions
from stemma.annotate.furniture.notices import NOTICES
from stemma.annotate.furniture.page import Page, Stretch
from stemma.annotate.furniture.pictures import PICTURES
from stemma.annotate.furniture.promos import PROMOS
from stemma.annotate.furniture.related import find_lists, find_related
from stemma.annotate.furniture.rule import Rule, Scope
from stemma.annotate.furniture.writers import find_writers
from stemma.annotate.mails import find_mails, heads_of
from stemma.annotate.parse import Parse
from stemma.model import Span

RULES: Final[tuple[Rule, ...]] = PROMOS + NOTICES + BUTTONS + BOILERPLATE + PICTURES


def find_furniture(parse: Parse) -> tuple[Span, ...]:
    """What belongs to the page and not to the report, in text order, without overlap.

    A span is a line, a sentence or a piece of one, without white space at its ends. What might be
    the report's own words is left to the report: a promotion kept is worth less than a sentence
    lost.
    """
    page = Page.of(parse)
    found = list(_apply_rules(page))
    found += find_related(page)
    found += find_writers(page)
    found += find_lists(page, frozenset(found))
    found += find_captions(page, tuple(found))
    found += [(span.start, span.end) for span in heads_of(find_mails(parse), parse)]
    document_id = parse.document.id
    return tuple(Span(document_id, start, end) for start, end in _merge(found, page.text))


def _apply_rules(page: Page) -> Iterator[Stretch]:
    """What the tables say of the page."""
    active = [rule for rule in RULES if any(hint in page.lower for hint in rule.hints)]
    yield from _match_lines(page, [rule for rule in active if rule.scope is Scope.LINE])
    by_sentence = [rule for rule in active if rule.scope is Scope.SENTENCE]
    for start, end in page.sentences:
        for rule in by_sentence:
            if found := rule.pattern.match(page.text, start, end):
                yield found.span()
                break
    for rule in active:
        if rule.scope is Scope.ANYWHERE:
            for found in rule.pattern.finditer(page.text):
                yield found.span()


def _match_lines(page: Page, rules: list[Rule]) -> Iterator[Stretch]:
    """The lines that a rule takes whole."""
    longest = max((rule.longest for rule in rules), default=0)
    for number, (start, end) in enumerate(page.lines):
        length = end - start
        from_edge = min(number, len(page.lines) - 1 - number)
        if length <= longest and any(
            length <= rule.longest
            and (not rule.edge or from_edge < rule.edge)
            and rule.pattern.fullmatch(page.text, start, end)
            for rule in rules
        ):
            yield start, end


def _merge(found: list[Stretch], text: str) -> Iterator[Stretch]:
    """The stretches trimmed and in order; those that touch, but for spaces in a line, joined."""
    start = end = -1
    for left, right in sorted(found):
        if start >= 0 and (left <= end or not text[end:left].strip(" ")):
            end = max(end, right)
            continue
        if start >= 0:
            yield from _trim(start, end, text)
        start, end = left, right
    if start >= 0:
        yield from _trim(start, end, text)


def _trim(start: int, end: int, text: str) -> Iterator[Stretch]:
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    if start < end:
        yield start, end
