"""Lines about the writers of a report, under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stemma.annotate.furniture.page import Page, Stretch

LAST_LINES: Final = 6
"""A biography stands among so many last lines."""

_BIOGRAPHY: Final = re.compile(
    r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}),? (?:is|was|covers|writes|reports"
    r"|joined)\b.{0,160}?"
    r"\b(?:reporter|correspondent|journalist|writer|editor|columnist|contributor|producer|fellow"
    r"|author|bureau chief|covers|writes|reports|covering|reporting|newsroom|freelance)\b.{0,300}"
)
_BYLINE: Final = re.compile(r"(?:by|words by|story by)[: ].{2,140}", re.IGNORECASE)
_REACH: Final = re.compile(
    r"(?:(?:he|she|they|[A-Z]\w+)(?: [A-Z]\w+)? (?:can|may) be (?:reached|contacted|followed) "
    r"(?:at|on|via)"
    r"|(?:you can )?(?:reach|contact|e-?mail|follow) (?:him|her|them|[A-Z]\w+(?: [A-Z]\w+)?) "
    r"(?:at|on|via))"
    r" .{3,120}",
    re.IGNORECASE,
)


def find_writers(page: Page) -> Iterator[Stretch]:
    """Biographies of writers and how to reach them, in no order."""
    text = page.text
    for start, end in page.lines[-LAST_LINES:]:
        if end - start > 420:
            continue
        line = text[start:end]
        if _REACH.fullmatch(line):
            yield start, end
        elif len(page.lines) > 2 and (found := _BIOGRAPHY.match(line)):
            # Whom the report is about is no writer of it.
            surname = found["name"].split()[-1]
            told = (
                text[first:last]
                for first, last in page.lines
                if first != start and not _BYLINE.fullmatch(text, first, last)
            )
            if not any(surname in words for words in told):
                yield start, end
