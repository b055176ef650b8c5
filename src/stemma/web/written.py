"""What was written into a session that has ended: shown again, through a login too, never lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import FormData
from starlette.responses import Response

from stemma.web.visit import Visit

FIELD: Final = "csrf"
"""The field of a form that carries the secret of its session."""
KEPT: Final = "written"
"""The field of the page to log in that carries what was written before."""
SECRET: Final = frozenset({FIELD, "password", KEPT})
"""Fields that are never shown again."""


@dataclass(frozen=True, slots=True)
class Written:
    """A form that was sent and not taken: its path and its fields, files left out."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def json(self) -> str:
        """The same as the page to log in carries it."""
        return json.dumps([self.path, self.fields])


def find_fields(form: FormData) -> tuple[tuple[str, str], ...]:
    """The words of a form, as they are."""
    return tuple(
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in SECRET
    )


def read_written(text: str) -> Written | None:
    r"""What `Written.json` gave; `None` for anything else, and for a path that leads elsewhere.

    >>> read_written('["/coverage/x/decide", [["note", "Ask Mia."]]]').fields
    (('note', 'Ask Mia.'),)
    >>> read_written('["//evil.example/", []]'), read_written("[1]"), read_written("{")
    (None, None, None)
    """
    try:
        path, fields = json.loads(text)
        found = Written(path, tuple((name, value) for name, value in fields))
    except (ValueError, TypeError, RecursionError):
        return None
    words = [path, *(word for field in found.fields for word in field)]
    if not all(isinstance(word, str) for word in words) or not is_own_path(path):
        return None
    return Written(path, tuple(field for field in found.fields if field[0] not in SECRET))


def is_own_path(path: str) -> bool:
    """Whether a browser that is sent there stays on this server."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\"))
    return is_own and path.isprintable() and "\\" not in path


def show_written(visit: Visit, written: Written, status: int, problem: str = "") -> Response:
    """The form once more, to be looked at and sent again; `problem` says why it was not taken."""
    return visit.page(
        "again.html.j2", status, kept=written.fields, path=written.path, problem=problem
    )


def show_ended(
    visit: Visit, written: Written | None, status: int, problem: str = "", *, to: str = "/"
) -> Response:
    """The page to log in, which carries what was written and shows it after the login.

    Where nothing was written, the browser goes on to `to`.
    """
    if written is not None and not written.fields:
        written = None
    kept = () if written is None else [f for f in written.fields if f[1].strip()]
    return visit.page("login.html.j2", status, problem=problem, next=to, written=written, kept=kept)
