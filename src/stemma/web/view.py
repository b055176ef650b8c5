"""Templates → pages. The sections of a brief are those of the report: one look, one place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from stemma.report.verdict_words import describe_verdict
from stemma.report.visible import show, show_words
from stemma.web.bodies import CSRF, PLACE, Body, respond
from stemma.web.people import Role

if TYPE_CHECKING:
    from stemma.web.visit import Visit

STATIC: Final[Mapping[str, tuple[str, str, str]]] = {
    "icon.svg": ("stemma.web", "static/icon.svg", "image/svg+xml"),
    "web.css": ("stemma.web", "static/web.css", "text/css"),
    "web.js": ("stemma.web", "static/web.js", "text/javascript"),
    "brief.css": ("stemma.report.brief_page", "templates/page.css", "text/css"),
    "brief.js": ("stemma.report.brief_page", "templates/page.js", "text/javascript"),
    "check.css": ("stemma.report.check_page", "templates/page.css", "text/css"),
    "check.js": ("stemma.report.check_page", "templates/page.js", "text/javascript"),
}
"""Name → (package, file in it, media type): these files are served, and no others."""


MARKS: Final = frozenset('"“”„«»')
"""Quotation marks."""


@cache
def load_static(name: str) -> tuple[str, str]:
    """(content, media type) of a file that is served.

    Raises:
        KeyError: no file of that name is.
    """
    package, path, kind = STATIC[name]
    return files(package).joinpath(path).read_text("utf-8"), kind


@cache
def environment() -> Environment:
    """The templates of the pages, and those of the brief and of a check for their sections."""
    made = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("stemma.web"),
                PackageLoader("stemma.report.brief_page"),
                PackageLoader("stemma.report.check_page"),
            ]
        ),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.filters["words"] = show_words
    made.filters["lines"] = lambda text: "\n".join(show(line) for line in text.split("\n"))
    made.globals["verdict_words"] = describe_verdict
    made.globals["own_marks"] = own_marks
    return made


def own_marks(text: str) -> Markup:
    """The class of words that are one quotation, marks and all: they need no others around them.

    >>> str(own_marks("“It held.” ")), str(own_marks("“It held,” she said of “it”"))
    (' class="own"', '')
    """
    words = text.strip()
    is_one = words[:1] in MARKS and words[-1:] in MARKS and MARKS.isdisjoint(words[1:-1])
    return Markup(' class="own"') if is_one else Markup()


def render(visit: Visit, template: str, status: int, values: Mapping[str, object]) -> HTMLResponse:
    """One page, with what every page needs."""
    html = environment().get_template(template).render({**_base(visit), **values})
    # A text may hold what UTF-8 cannot write.
    return HTMLResponse(
        html.encode("utf-8", "backslashreplace"), status, {"Vary": "Accept-Language, Cookie"}
    )


def render_body(visit: Visit, template: str, values: Mapping[str, object]) -> tuple[str, str]:
    """(title, HTML) of the middle of a page, with nothing in it that is of this visitor alone.

    It may hang on the language of the visitor and on whether they may edit.
    """
    base = {
        "t": visit.words_of,
        "csrf": Markup(CSRF),  # noqa: S704 - a mark of our own
        "may_edit": visit.role >= Role.EDITOR,
    }
    made = environment().get_template(template).make_module({**base, **values})
    return str(made.title), str(made)  # type: ignore[attr-defined] # it sets one


def render_framed(
    visit: Visit, template: str, body: Body, values: Mapping[str, object]
) -> Response:
    """A page around a body."""
    told = {"title": Markup(body.title), "body": Markup(PLACE)}  # noqa: S704 - made by a template
    frame = environment().get_template(template).render({**_base(visit), **told, **values})
    accepted = visit.request.headers.get("accept-encoding", "")
    return respond(frame, body, visit.session.csrf, accepted)


def _base(visit: Visit) -> dict[str, object]:
    """What every page needs."""
    return {
        "t": visit.words_of,
        "nonce": visit.nonce,
        "csrf": visit.session.csrf,
        "who": visit.who if visit.role is not Role.NOBODY else "",
        "role": visit.role,
        "may_edit": visit.role >= Role.EDITOR,
        "may_admin": visit.role >= Role.ADMIN,
        "has_login": visit.house.settings.needs_login,
        "said": visit.said,
        "here": visit.request.url.path,
    }
