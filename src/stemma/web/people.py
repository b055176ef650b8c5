"""Who may come in, and what each may do."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from stemma.errors import UsageError

LEAST_LENGTH: Final = 12
"""Characters of a password. Source: NIST SP 800-63B asks for 8, for 15 where there is no second."""
MOST_LENGTH: Final = 1_000
_NAME: Final = re.compile(r"[\w][\w .@'-]{0,63}")


class Role(IntEnum):
    """What a person may do; a higher one may do what the lower may."""

    NOBODY = 0
    """See the page that asks for a name and a password."""
    READER = 1
    """See everything, export and share."""
    EDITOR = 2
    """Add reports, decide, write notes."""
    ADMIN = 3
    """See who may come in and what was done, and take access away."""

    @property
    def word(self) -> str:
        """As it is written on the command line and shown."""
        return self.name.lower()


_CHECKING: Final = BoundedSemaphore(2)
"""Each check takes 64 MiB: a crowd that logs in at once waits in a row."""
ROLES: Final = {role.word: role for role in Role if role is not Role.NOBODY}


@cache
def _hasher() -> PasswordHasher:
    """Argon2id with the parameters of RFC 9106, the second recommended: 64 MiB, three passes."""
    return PasswordHasher(time_cost=3, memory_cost=65_536, parallelism=4)


@cache
def _nobody() -> str:
    """A hash that no password has: checking a name that is not there takes as long."""
    return _hasher().hash("nobody has this password, it is checked to take the same time")


def hash_password(password: str) -> str:
    """What is kept of a password.

    Raises:
        UsageError: it is too short or too long.
    """
    if not LEAST_LENGTH <= len(password) <= MOST_LENGTH:
        raise UsageError(f"a password has {LEAST_LENGTH} to {MOST_LENGTH} characters")
    return _hasher().hash(password)


def is_password(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; `None` for a name that nobody has."""
    if len(password) > MOST_LENGTH:
        return False
    try:
        with _CHECKING:
            _hasher().verify(_nobody() if kept is None else kept, password)
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def require_name(name: str) -> str:
    """The name, its spaces put in order.

    Raises:
        UsageError: it is empty, too long, or has characters that a name does not have.
    """
    name = " ".join(name.split())
    if not _NAME.fullmatch(name):
        raise UsageError("a name has 1 to 64 letters, digits, spaces and any of . @ ' -")
    return name


def require_role(word: str) -> Role:
    """The role with this name.

    Raises:
        UsageError: there is none.
    """
    role = ROLES.get(word.strip().casefold())
    if role is None:
        raise UsageError(f"{word!r} is no role: it is one of {', '.join(ROLES)}")
    return role
