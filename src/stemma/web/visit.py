"""One request on its way to a page: who asks, what the form says, and what the page may use."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from stemma.web.guard.headers import NONCE
from stemma.web.guard.rates import visitor
from stemma.web.known import Known
from stemma.web.people import Role
from stemma.web.sessions import Session
from stemma.web.view import render, render_body, render_framed
from stemma.web.words import Words, choose, words_in

if TYPE_CHECKING:
    from stemma.web.house import House

SAID: Final[Mapping[str, str]] = {
    "rejected": "Rejected. It stays so when reports are added; undo it below the brief.",
    "accepted": "Accepted.",
    "apart": "Kept apart.",
    "same": "Taken as one.",
    "noted": "The note is kept.",
    "undone": "Undone.",
    "renamed": "The coverage has its new name.",
    "removed": "The report is no longer part of this coverage.",
    "pinned": "Pinned.",
    "unpinned": "No longer pinned.",
    "merged": "Joined. Undo it on the page of the coverage.",
    "one": "Choose two coverages or more to join.",
    "split": "Split: what was chosen has a coverage of its own.",
    "none": "Choose the reports that are of another event.",
    "all": "These are all reports of the coverage: one has to stay.",
    "out": "You are logged out.",
    "revoked": "Access taken away.",
    "nothing": "There was nothing to add.",
    "fed": "The source is kept.",
    "unfed": "The source is no longer followed.",
}
"""What a page may say first: an address can only name one of these, never bring words."""


_CONTROLS: Final = dict.fromkeys({*range(32), *range(127, 160)} - {9, 10, 13})


def clean(text: str) -> str:
    r"""A text as it was typed, less the signs that control a machine and are part of no text.

    >>> clean("a\x00\x1b[31mb\n")
    'a[31mb\n'
    """
    return text.translate(_CONTROLS)


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page is given. `form` is empty unless something was sent."""

    house: House
    request: Request
    session: Session
    role: Role
    form: FormData
    memo: dict[str, Known] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> Known:
        """What is known of the coverages: as it was when this visit first asked."""
        if "known" not in self.memo:
            self.memo["known"] = self.house.known()
        return self.memo["known"]

    @property
    def who(self) -> str:
        """The name that decisions are kept under; on loopback the one person there is."""
        return self.session.who or "editor"

    @property
    def now(self) -> str:
        """The time of this request, ISO 8601."""
        return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    @property
    def place(self) -> str:
        """Where the request comes from."""
        return visitor(self.request.scope)

    def word(self, name: str, *, most: int = 10_000) -> str:
        """One field of the form or of the address; empty where it is not there.

        Raises:
            HTTPException: it is longer than `most`.
        """
        value = self.form.get(name)
        if value is None:
            value = self.request.query_params.get(name, "")
        text = value if isinstance(value, str) else ""
        if len(text) > most:
            raise HTTPException(400, f"too long: at most {most} characters")
        return clean(text).strip()

    def words(self, name: str) -> list[str]:
        """All fields of the form with a name, as they are."""
        return [clean(v) for v in self.form.getlist(name) if isinstance(v, str)]

    def files(self, name: str) -> list[UploadFile]:
        """The files sent under a name, less the empty place of a form where none was chosen."""
        found = (v for v in self.form.getlist(name) if isinstance(v, UploadFile))
        return [file for file in found if file.filename or file.size]

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page made from a template."""
        return render(self, template, status, values)

    def page_of(
        self,
        template: str,
        name: tuple[Hashable, ...],
        make: Callable[[], Mapping[str, object]],
        frame: str = "framed.html.j2",
        **values: object,
    ) -> Response:
        """A page whose middle is kept: `make` gives what its template needs, where it is not.

        `name` is all that the middle hangs on, but for the language and for who may edit. What is
        this visitor's alone belongs to the frame and its `values`.
        """
        bodies, key = self.house.bodies, self._key(template, name)
        body = bodies.find(key)
        if body is None:
            body = bodies.get(key, lambda: render_body(self, template, make()))
        return render_framed(self, frame, body, values)

    def is_kept(self, template: str, name: tuple[Hashable, ...]) -> bool:
        """Whether the middle of a page is kept."""
        return self.house.bodies.find(self._key(template, name)) is not None

    def _key(self, template: str, name: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        return (template, self.words_of.language, self.role >= Role.EDITOR, *name)

    def go(self, path: str, said: str = "", anchor: str = "") -> Response:
        """Send the browser on, after something was done; the page there says what.

        `path` is one of this server, made by the program: never a part of an address.
        """
        if not path.startswith("/") or path.startswith("//"):
            raise ValueError(f"{path!r} leads away from this server")
        separator = "&" if "?" in path else "?"
        query = f"{separator}said={said}" if said else ""
        return RedirectResponse(f"{path}{query}{'#' if anchor else ''}{anchor}", 303)

    @property
    def said(self) -> str:
        """What was done before, in words."""
        return SAID.get(self.request.query_params.get("said", ""), "")

    @property
    def words_of(self) -> Words:
        """The words of the interface in the language of who asks."""
        return find_words(self.house, self.request)

    @property
    def nonce(self) -> str:
        """The number that this page's style and script carry."""
        return str(self.request.scope["state"][NONCE])


def find_words(house: House, request: Request) -> Words:
    """The words of the interface in the language of a request."""
    accepted = request.headers.get("accept-language", "")
    return words_in(choose(accepted, house.settings.language))


Handle = Callable[[Visit], Response]
"""What answers a visit; it may wait for the database, so it is called in a thread."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path, what it needs, and who answers. A `POST` always needs the form's token."""

    path: str
    handle: Handle
    needs: Role = Role.READER
    method: str = "GET"
