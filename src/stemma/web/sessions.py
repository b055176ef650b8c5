"""Who is at the other end: sessions, kept in memory and known by a secret in a cookie."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from stemma.web.settings import Settings

COOKIE: Final = "stemma_session"


@dataclass(frozen=True, slots=True)
class Session:
    """One browser: whose it is (`None`: nobody logged in), and the secret of its forms.

    `since` and `used` are seconds of the clock.
    """

    who: str | None
    csrf: str
    since: float
    used: float


class Sessions:
    """The sessions there are. The secrets themselves are not kept, only their hashes."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._known: OrderedDict[str, Session] = OrderedDict()
        self._lock = Lock()

    def find(self, request: Request) -> Session | None:
        """The session that a request belongs to; `None` where it has none, or an ended one."""
        secret = request.cookies.get(COOKIE, "")
        if not 20 <= len(secret) <= 100:
            return None
        key = _hash(secret)
        now = self._clock()
        with self._lock:
            session = self._known.get(key)
            if session is None:
                return None
            if now - session.used > self._settings.limits.session_seconds:
                del self._known[key]
                return None
            session = replace(session, used=now)
            self._known[key] = session
            self._known.move_to_end(key)
            return session

    def begin(self, who: str | None) -> tuple[str, Session]:
        """(secret, session): a new one. Logging in always begins one: a secret is never kept."""
        now = self._clock()
        secret = secrets.token_urlsafe(32)
        session = Session(who, secrets.token_urlsafe(32), now, now)
        with self._lock:
            self._known[_hash(secret)] = session
            while len(self._known) > self._settings.limits.session_count:
                # Those that nobody logged in to go first: a flood of them throws nobody out.
                nobody = (key for key, one in self._known.items() if one.who is None)
                del self._known[next(nobody, next(iter(self._known)))]
        return secret, session

    def end(self, request: Request) -> None:
        """End the session of a request."""
        with self._lock:
            self._known.pop(_hash(request.cookies.get(COOKIE, "")), None)

    def end_all(self, who: str) -> None:
        """End all sessions of one person."""
        with self._lock:
            for key in [key for key, session in self._known.items() if session.who == who]:
                del self._known[key]

    def give(self, response: Response, secret: str) -> None:
        """Let the browser keep the secret: for no script, and for no other site."""
        response.set_cookie(
            COOKIE,
            secret,
            httponly=True,
            samesite="lax",
            secure=self._settings.is_secure,
            path="/",
        )


def is_same(left: str, right: str) -> bool:
    """Whether two secrets are equal, told in a time that does not say where they part."""
    return secrets.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8", "replace"))


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
