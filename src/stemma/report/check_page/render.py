"""The page: the draft with its margin, and the findings by how grave they are."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from stemma.model import Check
from stemma.report.check_page.pieces import cut_draft
from stemma.report.check_view import (
    CheckView,
    Weight,
    count_quotations,
    count_words,
    quoted,
    title_of,
)
from stemma.report.visible import show, show_words


def render_check_page(check: Check) -> str:
    """The check as a whole HTML document that loads nothing; the same for the same check.

    Raises:
        ContractError: a span points out of its text.
    """
    environment, style, script = _load()
    view = CheckView(check)
    groups = []
    number = 0
    for kind, entries in view.by_kind():
        numbered = [(number + n, entry) for n, entry in enumerate(entries, start=1)]
        number += len(entries)
        groups.append((kind, numbered))
    entries = [entry for _, numbered in groups for _, entry in numbered]
    return environment.get_template("page.html.j2").render(
        view=view,
        check=check,
        title=title_of(check),
        counts=[line for line in (count_words(view), count_quotations(view)) if line],
        groups=groups,
        parts=list(cut_draft(view, entries)),
        open_weights=(Weight.ERROR, Weight.WARNING),
        nothing=Weight.NONE,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=_policy(style, script),
    )


@cache
def _load() -> tuple[Environment, str, str]:
    """Template, style and script, read once: they never change while the program runs."""
    environment = Environment(
        loader=PackageLoader("stemma.report.check_page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["quoted"] = quoted
    environment.filters["words"] = show_words
    environment.filters["visible"] = _visible
    folder = files("stemma.report.check_page") / "templates"
    style, script = ((folder / name).read_text("utf-8").strip() for name in ("page.css", "page.js"))
    return environment, style, script


def _visible(text: str) -> str:
    """Text as it stands, line by line, with every control character made harmless."""
    return "\n".join(show(line) for line in text.split("\n"))


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but the one style and the one script of the page.

    Source: Content Security Policy Level 3.
    """
    hashes = (
        "sha256-" + b64encode(sha256(part.encode()).digest()).decode() for part in (style, script)
    )
    style_hash, script_hash = hashes
    return (
        f"default-src 'none'; style-src '{style_hash}'; script-src '{script_hash}';"
        " base-uri 'none'; form-action 'none'"
    )
