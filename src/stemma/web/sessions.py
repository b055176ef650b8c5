"""Who is at the other end: sessions, known by a secret in a cookie.

Those of people are in the store and outlive the server. Elsewhere than on loopback, where everybody
may come by, those that nobody logged in to are in memory only: a flood of them fills no database.
"""

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

from stemma.errors import StoreError
from stemma.store.sessions import KeptSession, KeptSessions
from stemma.web.settings import Settings

COOKIE: Final = "stemma_session"
TOUCH: Final = 0.02
"""Part of its life after which the use of a session is written down again."""


@dataclass(frozen=True, slots=True)
class Session:
    """One browser: whose it is (`None`: nobody logged in), and the secret of its forms.

    `since` and `used` are seconds of the clock. `role` is what the person may do, as the store said
    when the session was found; empty where the person is no more, `None` where nobody asked.
    """

    who: str | None
    csrf: str
    since: float
    used: float
    role: str | None = None


class Sessions:
    """The sessions there are. The secrets themselves are not kept, only their hashes."""

    def __init__(
        self,
        settings: Settings,
        kept: KeptSessions | None = None,
        clock: Callable[[], float] = time.time,
        later: Callable[[Callable[[], object]], object] = lambda work: work(),
    ) -> None:
        """Without `kept` all of them are in memory only; `later` does what nobody waits for."""
        self._later = later
        self._limits = settings.limits
        self._needs_login = settings.needs_login
        self._is_secure = settings.is_secure
        self._kept = kept
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
            if session is not None and self._is_alive(session, now):
                session = replace(session, used=now)
                self._known[key] = session
                self._known.move_to_end(key)
                return session
            self._known.pop(key, None)
        return self._find_kept(key, now)

    def _find_kept(self, key: str, now: float) -> Session | None:
        found = None if self._kept is None else self._kept.find(key)
        if found is None or self._kept is None:
            return None
        kept = self._kept
        session = Session(found.who, found.csrf, found.since, found.used, found.role or "")
        if not self._is_alive(session, now):
            self._later(lambda: kept.drop(key))
            return None
        if now - session.used > TOUCH * self._limits.session_seconds:
            self._later(lambda: kept.touch(key, now))
        return session

    def _is_alive(self, session: Session, now: float) -> bool:
        """Whether it was used lately, and did not begin too long ago."""
        return (
            now - session.since <= self._limits.session_longest_seconds
            and now - session.used <= self._limits.session_seconds
        )

    def begin(self, who: str | None) -> tuple[str, Session]:
        """(secret, session): a new one. Logging in always begins one: a secret is never kept.

        Raises:
            StoreError: that of a person cannot be kept.
        """
        now = self._clock()
        secret = secrets.token_urlsafe(32)
        session = Session(who, secrets.token_urlsafe(32), now, now)
        if who is not None:
            self._keep(secret, session)
        elif not self._needs_login:
            try:
                self._keep(secret, session)
            except StoreError:
                # A page can be read where nothing can be written.
                self._remember(secret, session)
        if self._kept is None or (who is None and self._needs_login):
            self._remember(secret, session)
        return secret, session

    def _keep(self, secret: str, session: Session) -> None:
        if self._kept is None:
            return
        kept = KeptSession(_hash(secret), session.who, session.csrf, session.since, session.used)
        unused_since = session.used - max(self._limits.session_seconds, 0)
        self._kept.put(kept, unused_since=unused_since, most=self._limits.session_count)

    def _remember(self, secret: str, session: Session) -> None:
        with self._lock:
            self._known[_hash(secret)] = session
            while len(self._known) > self._limits.session_count:
                # Those that nobody logged in to go first: a flood of them throws nobody out.
                nobody = (key for key, one in self._known.items() if one.who is None)
                del self._known[next(nobody, next(iter(self._known)))]

    def end(self, request: Request) -> None:
        """End the session of a request."""
        key = _hash(request.cookies.get(COOKIE, ""))
        with self._lock:
            in_memory = self._known.pop(key, None)
        if in_memory is None and self._kept is not None:
            self._kept.drop(key)

    def end_all(self, who: str) -> None:
        """End all sessions of one person."""
        with self._lock:
            for key in [key for key, session in self._known.items() if session.who == who]:
                del self._known[key]
        if self._kept is not None:
            self._kept.drop_all(who)

    def give(self, response: Response, secret: str) -> None:
        """Let the browser keep the secret: for no script, and for no other site."""
        response.set_cookie(
            COOKIE,
            secret,
            httponly=True,
            samesite="lax",
            secure=self._is_secure,
            path="/",
        )


def is_same(left: str, right: str) -> bool:
    """Whether two secrets are equal, told in a time that does not say where they part."""
    return secrets.compare_digest(left.encode("utf-8", "replace"), right.encode("utf-8", "replace"))


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
