"""Secrets that programs come in with: made once, shown once, kept as a hash."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Final

from stemma.errors import UsageError
from stemma.store.people import Token
from stemma.web.house import House
from stemma.web.people import ROLES, Role

SCOPES: Final = ("read", "add", "decide")
NEEDS: Final = {"read": Role.READER, "add": Role.EDITOR, "decide": Role.EDITOR}
PREFIX: Final = "stemma_"
"""So that a secret that got into a public place is known for what it is."""


def make_token(person: str, scopes: tuple[str, ...], label: str = "") -> tuple[str, Token]:
    """(secret, what is kept of it).

    Raises:
        UsageError: no scope is given, or one that there is not.
    """
    if not scopes or not set(scopes) <= set(SCOPES):
        raise UsageError(f"a scope is one of {', '.join(SCOPES)}")
    secret = PREFIX + secrets.token_urlsafe(32)
    return secret, Token(_hash(secret), person, scopes, label)


def find_bearer(house: House, secret: str, scope: str) -> str | None:
    """Whose token this is, if it is one that may do this; else `None`."""
    if not secret.startswith(PREFIX) or len(secret) > 200:
        return None
    token = house.people.find_token(_hash(secret))
    if token is None or scope not in token.scopes:
        return None
    if not house.settings.needs_login:
        return token.person
    person = house.people.find(token.person)
    role = Role.NOBODY if person is None else ROLES.get(person.role, Role.NOBODY)
    return token.person if role >= NEEDS[scope] else None


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
