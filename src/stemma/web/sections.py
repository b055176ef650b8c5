"""The sections of a brief as HTML, rendered once for each brief, with slots for what is a person's.

What can be decided, and what was, differs from one reader to the next: there stands a slot, a
comment that no text of a report can hold, as every `<` of a text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

from markupsafe import Markup

from stemma import __version__
from stemma.model import DecisionKind, Verdict
from stemma.report.brief_page.render import make_sections
from stemma.report.view import PointView
from stemma.web.narrow import Choices, Narrow, NarrowView, make_choices
from stemma.web.pairs import shown_pairs
from stemma.web.view import environment

LOOKS: Final = ("stemma.report.brief_page", "stemma.report.view", "stemma.web")
"""The packages whose files the sections are made with."""
_SLOT: Final = re.compile(r"<!--slot (\d+) (\S+) ([a-z,]*)-->")
_AFTER: Final = "<!--slot after-->"

Tools = Callable[[int, str, tuple[str, ...]], str]
"""(number of a point, its id, what can be decided on it) → the HTML that stands below it."""


def render_sections(view: NarrowView, narrow: Narrow) -> str:
    """The sections of a brief, with slots."""
    told = make_sections(view)
    return (
        environment()
        .get_template("sections.html.j2")
        .render(
            **told,
            tools=_slot,
            # What was decided stands with the forms that take it back.
            marks=lambda _judged: (),
            notes=(),
            is_part=bool(narrow),
            after=Markup(_AFTER),  # noqa: S704 - our own words
        )
    )


def fill(html: str, tools: Tools, after: str) -> str:
    """The sections with what one person sees in the slots; `after` stands below the findings."""

    def below(found: re.Match[str]) -> str:
        can = tuple(found[3].split(",")) if found[3] else ()
        return tools(int(found[1]), found[2], can)

    first, _, last = html.partition(_AFTER)
    return _SLOT.sub(below, first) + after + _SLOT.sub(below, last)


def choices_of(view: NarrowView, narrow: Narrow) -> Choices:
    """What can be chosen in the whole of a brief of which a part is shown."""
    whole = NarrowView(view.brief, Narrow()) if narrow else view
    return make_choices(whole, len(view.points))


def possible(point: PointView) -> tuple[DecisionKind, ...]:
    """What can be decided on a point: about pairs only where a pair was judged."""
    if not shown_pairs(point.judged, DecisionKind.ACCEPT):
        return ()
    if point.verdict is Verdict.UNJUDGED:
        return (DecisionKind.SAME, DecisionKind.APART)
    return (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.SAME, DecisionKind.APART)


def _slot(point: PointView) -> Markup:
    can = ",".join(kind.value for kind in possible(point))
    # An id is hexadecimal digits; whatever else it were, it could not end the comment.
    name = re.sub(r"[^\w-]|--", "_", point.judged.point.id)
    return Markup(f"<!--slot {point.number} {name} {can}-->")  # noqa: S704 - no words of others


@cache
def look() -> str:
    """A name for how sections are rendered: another program or template, another name."""
    found = blake2b(__version__.encode(), digest_size=8)
    for package in LOOKS:
        folder = files(package)
        for part in (folder, folder.joinpath("templates")):
            if not part.is_dir():
                continue
            for file in sorted(part.iterdir(), key=lambda one: one.name):
                if file.name.endswith((".py", ".j2")):
                    found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()
