"""The page: the draft with its margin, and the findings by how grave they are."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from stemma.model import Check
from stemma.report.check_page.pieces import cut_draft
from stemma.report.check_view import (
    CheckView,
    Weight,
)
from stemma.report.check_words import count_quotations, count_words, quoted, title_of
from stemma.report.template import load_page
from stemma.report.visible import show

PACKAGE: Final = "stemma.report.check_page"


def render_check_page(check: Check) -> str:
    """The check as a whole HTML document that loads nothing; the same for the same check.

    Raises:
        ContractError: a span points out of its text.
    """
    files = load_page(PACKAGE)
    return files.environment.get_template("page.html.j2").render(
        check_values(check),
        style=Markup(files.style),  # noqa: S704 - our own file
        script=Markup(files.script),  # noqa: S704 - our own file
        policy=files.policy,
    )


def check_values(check: Check) -> dict[str, Any]:
    """What the template `found.html.j2` shows of a check.

    Raises:
        ContractError: a span points out of its text.
    """
    view = CheckView(check)
    groups = []
    number = 0
    for kind, entries in view.by_kind():
        numbered = [(number + n, entry) for n, entry in enumerate(entries, start=1)]
        number += len(entries)
        groups.append((kind, numbered))
    entries = [entry for _, numbered in groups for _, entry in numbered]
    return {
        "view": view,
        "check": check,
        "title": title_of(check),
        "counts": [line for line in (count_words(check), count_quotations(check)) if line],
        "groups": groups,
        "parts": list(cut_draft(view, entries)),
        "open_weights": (Weight.ERROR, Weight.WARNING),
        "nothing": Weight.NONE,
        "visible": _visible,
        "quoted": quoted,
    }


def _visible(text: str) -> str:
    """Text as it stands, line by line, with every control character made harmless."""
    return "\n".join(show(line) for line in text.split("\n"))
