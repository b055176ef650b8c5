"""List items under a lead-in: "They made four demands: – …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse

BULLETS: Final = frozenset("-–—•*·▪‣●○◦►")
NUMBERED: Final = re.compile(r"\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)]")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence that is an item: its number, its first word behind the bullet, its lead-in."""

    sentence: int
    first: int
    lead: int


def find_items(parse: Parse) -> tuple[Item, ...]:
    """The items of all lists whose lead-in ends with a colon, in text order."""
    out: list[Item] = []
    lead: int | None = None
    for number, (start, end) in enumerate(parse.sentences):
        first = _after_bullet(parse, start, end)
        if first is not None and lead is not None:
            out.append(Item(number, first, lead))
        elif parse.words[end - 1] == ":":
            lead = number
        elif first is None:
            lead = None
    return tuple(out)


def lead_subject(parse: Parse, item: Item) -> int | None:
    """Who a lead-in speaks of: the head word of its last subject."""
    start, end = parse.sentences[item.lead]
    subjects = (w for w in range(end - 1, start - 1, -1) if parse.relations[w].startswith("nsubj"))
    return next(subjects, None)


def _after_bullet(parse: Parse, start: int, end: int) -> int | None:
    """The first word behind a bullet or a number at the start of a line."""
    if start and "\n" not in parse.gap(start):
        return None
    if parse.words[start] in BULLETS and start + 1 < end:
        return start + 1
    if not (parse.words[start][0].isalnum() or parse.words[start][0] == "("):
        return None
    match = NUMBERED.match(parse.text(start, min(end, start + 4)))
    if match is None:
        return None
    behind = parse.starts[start] + match.end()
    return next((i for i in range(start, end) if parse.starts[i] >= behind), None)
