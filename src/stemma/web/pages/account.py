"""Logging in and out, who may come in, and the log of what was done."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from stemma.web.people import Role, is_password
from stemma.web.visit import Page, Visit
from stemma.web.words import mark
from stemma.web.written import KEPT, is_own_path, read_written, show_ended, show_written

WRONG: Final = mark("The name or the password is not right.")
OFTEN: Final = mark("Too many tries: wait a minute.")
MOST_ENTRIES: Final = 300


def show_login(visit: Visit) -> Response:
    """The page that asks for a name and a password."""
    if visit.role is not Role.NOBODY:
        return visit.go("/")
    return _login_page(visit)


def log_in(visit: Visit) -> Response:
    """Begin a session of a person, in place of the one that was there."""
    house = visit.house
    name = " ".join(visit.word("name", most=200).split())
    password = str(visit.form.get("password") or "")
    # A rate for the place, and one for the name: many places do not try one name either.
    is_often = not (house.logins.take(f"at {visit.place}") and house.logins.take(f"as {name}"))
    person = None if is_often else house.people.find(name)
    if is_often or not is_password(None if person is None else person.password, password):
        house.note(name, "login refused", "too often" if is_often else "", visit.request)
        problem = OFTEN if is_often else WRONG
        status = 429 if is_often else 403
        return _login_page(visit, problem, status)
    house.sessions.end(visit.request)
    secret, session = house.sessions.begin(name)
    house.note(name, "login", "", visit.request)
    written = read_written(str(visit.form.get(KEPT) or ""))
    if written is None:
        response: Response = RedirectResponse(_next(visit), 303)
    else:
        role = house.role_of(session)
        response = show_written(replace(visit, session=session, role=role), written, 200)
    house.sessions.give(response, secret)
    return response


def _login_page(visit: Visit, problem: str = "", status: int = 200) -> Response:
    written = read_written(str(visit.form.get(KEPT) or ""))
    return show_ended(visit, written, status, problem, to=_next(visit))


def _next(visit: Visit) -> str:
    """Where to go after logging in: a path of this server, whatever the address says."""
    path = visit.word("next", most=2_000)
    return path if is_own_path(path) else "/"


def log_out(visit: Visit) -> Response:
    """End the session."""
    visit.house.sessions.end(visit.request)
    return visit.go("/login" if visit.house.settings.needs_login else "/", "out")


def show_keys(visit: Visit) -> Response:
    """What the keys do."""
    return visit.page("keys.html.j2")


def show_people(visit: Visit) -> Response:
    """Who may come in, and the latest of what was done."""
    people = visit.house.people
    return visit.page(
        "people.html.j2",
        people=people.all(),
        entries=people.entries(MOST_ENTRIES),
    )


def revoke(visit: Visit) -> Response:
    """Take a person's access away, at once."""
    name = visit.word("name", most=200)
    if name == visit.session.who:
        raise HTTPException(400, "you cannot take your own access away")
    if not visit.house.people.drop(name):
        raise HTTPException(404)
    visit.house.sessions.end_all(name)
    visit.house.note(visit.who, "access taken away", name, visit.request)
    return visit.go("/people", "revoked")


ACCOUNT: Final = (
    Page("/login", show_login, Role.NOBODY),
    Page("/login", log_in, Role.NOBODY, "POST"),
    Page("/logout", log_out, Role.NOBODY, "POST"),
    Page("/keys", show_keys),
    Page("/people", show_people, Role.ADMIN),
    Page("/people/revoke", revoke, Role.ADMIN, "POST"),
)
